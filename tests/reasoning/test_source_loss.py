"""What falls when sources fall: the index says what counting everything again says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.loss import AdviceState, Change, CmocState, Loss
from spoorboek.reasoning.source_loss import SourceLosses
from spoorboek.reasoning.support import Ground, counting_sources, support
from spoorboek.records import Cmoc, LegalRule, Lesson, Recommendation, Source
from spoorboek.records.advice_words import Basis
from spoorboek.records.cmoc import Evidence
from spoorboek.records.explanation_words import Arm, Degree, Stance
from spoorboek.records.markers import Cites
from spoorboek.records.record import Record
from spoorboek.records.source_words import SourceStatus
from tests.checks.worlds import DATA
from tests.real import real_base

SOUND = EvidenceBase.load(DATA / "sound")
Citing = dict[str, set[str]]
"""Citation keys by record."""
KEYS = ["s0", "s1", "s2", "s3"]


# Counting everything again, without an index


def counted_again(base: EvidenceBase, fallen: frozenset[str]) -> dict[str, object]:
    """The answer by the longest way: two bases, one with these sources and one without their uses."""
    whole, bare = with_status(base, fallen), without_uses(base, fallen)
    counting = counting_sources(whole), counting_sources(bare) - fallen
    cites = cited(base)
    cmocs = {}
    for cmoc in base.of(Cmoc).values():
        if any(use.source in fallen for use in cmoc.evidence):
            states = [
                state(b.of(Cmoc)[cmoc.id], c) for b, c in zip((whole, bare), counting, strict=True)
            ]
            cmocs[cmoc.id] = tuple(states)
    advice = {}
    for record in base.of(Recommendation).values():
        before, after = (
            advice_state(record, b, cites, c) for b, c in zip((whole, bare), counting, strict=True)
        )
        if before != after or cmocs.keys() & set(record.based_on):
            advice[record.id] = (before, after)
    return {"cmocs": cmocs, "advice": advice, "claims": dict(claims_again(base, fallen, *counting))}


def with_status(base: EvidenceBase, fallen: frozenset[str]) -> EvidenceBase:
    sources: dict[str, Record] = {
        key: source.model_copy(update={"status": SourceStatus.INCLUDED})
        if key in fallen
        else source
        for key, source in base.of(Source).items()
    }
    return EvidenceBase(base.root, base.records | {"source": sources})


def without_uses(base: EvidenceBase, fallen: frozenset[str]) -> EvidenceBase:
    cmocs: dict[str, Record] = {
        cmoc.id: cmoc.model_copy(
            update={"evidence": tuple(e for e in cmoc.evidence if e.source not in fallen)}
        )
        for cmoc in base.of(Cmoc).values()
    }
    return EvidenceBase(base.root, base.records | {"cmoc": cmocs})


def state(cmoc: Cmoc, counting: frozenset[str]) -> CmocState:
    found = support(cmoc, counting)
    return CmocState(
        {stance: len(found.sources[stance]) for stance in Stance},
        {arm: len(found.by_arm[arm]) for arm in Arm},
    )


def advice_state(
    record: Recommendation, base: EvidenceBase, cites: Citing, counting: frozenset[str]
) -> AdviceState:
    cmocs = [base.of(Cmoc)[i] for i in record.based_on]
    rules = {
        key
        for name in ("legal-rule", "milestone", "privacy-rule")
        for i in (*record.legal, *record.privacy)
        if (key := f"{name}/{i}") in cites and cites[key] & counting
    }
    return AdviceState(
        grounds=sum(support(c, counting).ground is not Ground.UNSUPPORTED for c in cmocs),
        rules=len(rules),
        measured=len(counting & set(record.measured_by)),
        sources=len(counting & cites[record.key]),
    )


def cited(base: EvidenceBase) -> Citing:
    return {
        record.key: {
            text for _, marker, text in base.marks[record.key] if isinstance(marker, Cites)
        }
        for record in base.all()
    }


def claims_again(
    base: EvidenceBase, fallen: frozenset[str], before: frozenset[str], after: frozenset[str]
) -> Iterator[tuple[tuple[object, ...], tuple[int, int]]]:
    for record in base.all():
        parts: dict[tuple[object, ...], set[str]] = {}
        for where, marker, text in base.marks[record.key]:
            if isinstance(marker, Cites) and not isinstance(record, Cmoc | Recommendation):
                field = where[:-1] if isinstance(where[-1], int) else where
                parts.setdefault(field[:-1], set()).add(text)
        for part, keys in parts.items():
            if keys & fallen:
                yield (record.key, part), (len(keys & before), len(keys & after))


def said(loss: Loss) -> dict[str, object]:
    return {
        "cmocs": {one.cmoc.id: (one.before, one.after) for one in loss.cmocs},
        "advice": {one.advice.id: (one.before, one.after) for one in loss.advice},
        "claims": {(one.record.key, one.place): (one.before, one.after) for one in loss.claims},
    }


# Small random bases

a_use = st.builds(
    Evidence,
    source=st.sampled_from(KEYS),
    stance=st.sampled_from(Stance),
    arms=st.lists(st.sampled_from(Arm), min_size=1, unique=True).map(tuple),
    locator=st.just("p. 1"),
    what=st.just("Iets."),
    relevance=st.just(Degree.HIGH),
    rigour=st.just(Degree.HIGH),
    justification=st.just("Omdat."),
)
some_keys = st.lists(st.sampled_from(KEYS), unique=True, min_size=1).map(tuple)
any_keys = st.lists(st.sampled_from(KEYS), unique=True).map(tuple)


@st.composite
def bases(draw: st.DrawFn) -> EvidenceBase:
    (cmoc,), (rule,), (lesson,) = (SOUND.of(t).values() for t in (Cmoc, LegalRule, Lesson))
    advice, source = SOUND.of(Recommendation)["leg-uit"], SOUND.of(Source)["jansen2024"]
    records: dict[str, dict[str, Record]] = {name: {} for name in SOUND.records}

    def add(record: Record, name: str, **update: object) -> None:
        records[record.name][name] = record.model_copy(update={"id": name, **update})

    for key in KEYS:
        add(source, key, status=draw(st.sampled_from(SourceStatus)))
    for name in ("c0", "c1"):
        add(cmoc, name, evidence=tuple(draw(st.lists(a_use, max_size=5))))
    for name in ("l0", "l1"):
        add(rule, name, source=draw(st.sampled_from(KEYS)), other_sources=draw(any_keys))
    for name in ("a0", "a1"):
        add(
            advice,
            name,
            basis=draw(st.sampled_from(Basis)),
            based_on=draw(st.lists(st.sampled_from(["c0", "c1"]), unique=True).map(tuple)),
            legal=draw(st.lists(st.sampled_from(["l0", "l1"]), unique=True).map(tuple)),
            measured_by=draw(any_keys),
            sources=draw(some_keys),
        )
    add(lesson, "les", sources=draw(some_keys))
    return EvidenceBase(Path(), records)


@given(base=bases(), fallen=st.frozensets(st.sampled_from(KEYS), min_size=1))
def test_the_index_says_what_counting_again_says(base, fallen):
    assert said(SourceLosses(base).of(fallen)) == counted_again(base, fallen)


@given(base=bases(), fallen=st.frozensets(st.sampled_from(KEYS), min_size=1))
def test_a_loss_never_adds_support(base, fallen):
    loss = SourceLosses(base).of(fallen)
    for one in loss.cmocs:
        assert all(one.after.by_arm[arm] <= one.before.by_arm[arm] for arm in Arm)
        assert (one.change is Change.STANDS) is (
            one.before.by_stance[Stance.SUPPORTS] == one.after.by_stance[Stance.SUPPORTS]
        )
    for advice in loss.advice:
        assert advice.before.grounds >= advice.after.grounds
        if advice.rests_on_rules and advice.after.rules:
            assert advice.change in (Change.STANDS, Change.WEAKER)


def test_for_every_real_source_the_index_says_what_counting_again_says():
    base = real_base()
    losses = SourceLosses(base)
    felt = 0
    for key in base.of(Source):
        loss = losses.of([key])
        felt += loss.is_felt
        assert said(loss) == counted_again(base, frozenset([key])), key
    assert felt


def test_all_sources_together_carry_everything():
    """Without any source nothing stands, except what never did."""
    base = real_base()
    loss = SourceLosses(base).of(base.of(Source))

    assert {one.cmoc.id for one in loss.cmocs} == set(base.of(Cmoc))
    assert {one.change for one in loss.cmocs} == {Change.UNSUPPORTED}
    assert {one.advice.id for one in loss.advice} == set(base.of(Recommendation))
    assert {one.change for one in loss.advice} == {Change.UNSUPPORTED}
    assert all(one.is_bare for one in loss.claims)


def test_an_unused_source_takes_nothing_with_it():
    assert not SourceLosses(SOUND).of(["niemand2000"]).is_felt


@pytest.mark.parametrize(
    ("fallen", "change", "lost"),
    [
        (["jansen2024"], "unsupported", ("mechanism", "outcome")),
        (["bakker2023"], "stands", ()),
        (["jansen2024", "bakker2023"], "unsupported", ("mechanism", "outcome")),
    ],
)
def test_the_small_world_loses_what_a_reader_would_say(fallen, change, lost):
    (one,) = SourceLosses(SOUND).of(fallen).cmocs

    assert one.change is Change[change.upper()]
    assert one.lost_arms == tuple(Arm[arm.upper()] for arm in lost)


def test_what_falls_is_told_in_the_order_of_names_and_every_place_once():
    """Other claims come source by source, whichever source was named first."""
    base, losses = real_base(), SourceLosses(real_base())
    keys = sorted(key for key in base.citations if key in base.of(Source))
    loss = losses.of(reversed(keys))
    one_by_one = [(c.record.key, c.place) for key in keys for c in losses.of([key]).claims]

    assert [one.cmoc.id for one in loss.cmocs] == sorted(base.of(Cmoc))
    assert [one.advice.id for one in loss.advice] == sorted(base.of(Recommendation))
    assert [(c.record.key, c.place) for c in loss.claims] == list(dict.fromkeys(one_by_one))


def with_explanations(**evidence: tuple[Evidence, ...]) -> EvidenceBase:
    """The sound world with these explanations under its advice."""
    (cmoc,), advice = SOUND.of(Cmoc).values(), SOUND.of(Recommendation)["leg-uit"]
    cmocs: dict[str, Record] = {
        name: cmoc.model_copy(update={"id": name, "evidence": uses})
        for name, uses in evidence.items()
    }
    resting: dict[str, Record] = {
        advice.id: advice.model_copy(update={"based_on": tuple(evidence), "legal": ()})
    }
    return EvidenceBase(SOUND.root, SOUND.records | {"cmoc": cmocs, "recommendation": resting})


def test_an_advice_is_told_the_most_that_happens_to_an_explanation_under_it():
    """What does not use the fallen source stays a ground, if it has support at all."""
    first, second = next(iter(SOUND.of(Cmoc).values())).evidence
    own = first.model_copy(update={"arms": tuple(Arm)})
    other = own.model_copy(update={"source": second.source})
    base = with_explanations(a=(own, other), b=(own,), c=(other,), d=(other,), e=())
    (loss,) = SourceLosses(base).of([first.source]).advice

    assert loss.weakest is Change.UNSUPPORTED
    assert (loss.before.grounds, loss.after.grounds) == (4, 3)


def test_an_advice_that_does_not_cite_the_source_feels_it_through_what_it_rests_on():
    first, _ = next(iter(SOUND.of(Cmoc).values())).evidence
    base = with_explanations(a=(first,))
    base.records["recommendation"]["leg-uit"] = base.of(Recommendation)["leg-uit"].model_copy(
        update={"sources": ("bakker2023",), "measured_by": (), "elements": (), "tools": ()}
    )
    (loss,) = SourceLosses(EvidenceBase(base.root, base.records)).of([first.source]).advice

    assert (loss.before.grounds, loss.after.grounds, loss.weakest) == (1, 0, Change.UNSUPPORTED)
