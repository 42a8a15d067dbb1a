"""Where each found reference stands follows from what people decided, and so do the counts of a search."""

from dataclasses import replace

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.flow import SUMS, flow_of
from spoorboek.reasoning.screening import (
    NOT_RETRIEVED,
    REASONS,
    Judgement,
    Progress,
    Standing,
    counted,
    in_screening,
    judgement,
    last_reason,
    progress,
    reason_label,
    standing_of,
    taking_part,
)
from spoorboek.records import Search, Source
from spoorboek.records.record import Record
from spoorboek.records.screening import ScreeningStage
from spoorboek.records.search import Import
from spoorboek.records.vocabulary import Vocabulary
from tests.real import real_base

READ = Import(
    file="export.ris", date="2026-05-01", checksum="ab", read=9, added=6, known=2, repeated=1, refused=1
)  # fmt: skip
TITLE, FULL = "title-abstract", "full-text"


def decided(stage: str, by: str, decision: str, reason: str | None = None, *, agreed=False):
    told = {"reason": reason} if reason else {}
    return (
        {"stage": stage, "by": by, "date": "2026-05-02", "decision": decision}
        | told
        | {"agreed": agreed}
    )


def source(key: str, *screening: dict[str, object], status: str = "candidate") -> Source:
    return Source.model_validate(
        {"id": key, "status": status, "found_by": "databank", "screening": screening}
    )


def base_of(search: Search, *sources: Source) -> EvidenceBase:
    real = real_base()
    words: dict[str, Record] = {REASONS: real.of(Vocabulary)[REASONS]}
    base = EvidenceBase(root=real.root, records={name: {} for name in real.records})
    base.records["search"], base.records["source"] = {search.id: search}, {s.id: s for s in sources}
    base.records["vocabulary"] = words
    return base


def database(**values: object) -> Search:
    given = {"id": "databank", "title": "D", "where": "w", "purpose": "p", "kind": "database"}
    return Search.model_validate(given | {"imports": [READ]} | values)


SIX = (
    source("wacht"),
    source("valt-af", decided(TITLE, "A", "exclude", "taal"), status="excluded"),
    source(
        "verschil-opgelost",
        decided(TITLE, "A", "exclude", "taal"),
        decided(TITLE, "B", "include"),
        decided(TITLE, "A en B", "include", agreed=True),
    ),
    source(
        "niet-gekregen",
        decided(TITLE, "A", "include"),
        decided(FULL, "A", "exclude", NOT_RETRIEVED),
        status="excluded",
    ),
    source(
        "past-niet",
        decided(TITLE, "A", "include"),
        decided(FULL, "A", "exclude", "andere-groep"),
        status="excluded",
    ),
    source(
        "doet-mee", decided(TITLE, "A", "include"), decided(FULL, "A", "include"), status="included"
    ),
)


def test_the_counts_of_a_search_follow_from_its_files_and_the_decisions():
    base = base_of(database(), *SIX)
    found = counted(base, database())
    chosen = found.selection

    assert chosen is not None
    assert (found.records_kept, found.duplicates_within, found.duplicates_of_earlier) == (9, 1, 2)
    assert found.references_found == 8
    assert (chosen.screened, chosen.excluded) == (5, 1)
    assert (chosen.sought, chosen.not_retrieved, chosen.assessed) == (4, 1, 2)
    assert [(r.reason, r.number) for r in chosen.excluded_reports] == [("Andere groep", 1)]
    assert found.references_added is None, "counted one by one, by the sources that name the search"


def test_the_flow_adds_them_to_what_others_counted_by_hand():
    hand = database(id="hand", imports=[], records_kept=4, selection={"screened": 3})
    base = base_of(database(), *SIX)
    base.records["search"]["hand"] = hand

    flow = flow_of(base)

    assert flow.databases.count("records_kept").number == 13
    assert flow.databases.count("selection.screened").number == 8
    assert (flow.included, flow.waiting, flow.fallen) == (1, 2, ())
    assert flow.databases.reasons == {"Andere groep": 1}


def test_a_search_without_files_keeps_what_was_typed():
    hand = database(imports=[], records_kept=4)

    assert counted(base_of(hand, *SIX), hand) is hand


def test_what_was_read_in_is_new_known_or_repeated():
    whole, short = database(), database(imports=[READ.model_copy(update={"read": 8})])

    assert [p for s in SUMS if (p := s(whole))] == []
    assert [p.field for s in SUMS if (p := s(short))] == [("imports", 0, "read")]


@pytest.mark.parametrize(
    ("decisions", "is_split", "standing"),
    [
        ((), False, None),
        ((decided(TITLE, "A", "unsure"),), False, "unsure"),
        ((decided(TITLE, "A", "include"), decided(TITLE, "B", "unsure")), True, None),
        (
            (
                decided(TITLE, "A", "include"),
                decided(TITLE, "B", "unsure"),
                decided(TITLE, "A en B", "exclude", "taal", agreed=True),
                decided(TITLE, "A en B", "include", agreed=True),
            ),
            False,
            "include",
        ),
    ],
)
def test_a_difference_stands_until_people_decide_together(decisions, is_split, standing):
    one = source("een", *decisions)
    done = Progress((one,))

    assert bool(done.split) is is_split
    assert (len(done.sought) == 1) is (standing == "include")


def test_nobody_is_counted_at_two_ends():
    """Each screened source went on, fell, or waits; each one sought was assessed, missed, or waits."""
    done = Progress(SIX)

    assert not set(done.fell_at_screening) & set(done.sought)
    assert set(done.sought) | set(done.fell_at_screening) <= set(done.screened)
    assert set(done.not_retrieved) | set(done.assessed) <= set(done.sought)
    assert not set(done.not_retrieved) & set(done.assessed)


def test_a_candidate_counts_nowhere_in_the_real_base():
    """With a candidate among the real sources the flow includes what it included before."""
    real = real_base()
    base = replace(real, records=real.records | {"source": {**real.of(Source), "x": source("x")}})

    assert flow_of(base).included == flow_of(real).included


def test_a_column_knows_whether_a_missing_reason_was_kept():
    hand = database(id="hand", imports=[])

    assert flow_of(base_of(database())).databases.keeps_reasons
    assert not flow_of(base_of(hand)).databases.keeps_reasons


@pytest.mark.parametrize(
    ("decisions", "standing"),
    [
        ((), Standing.TITLE),
        ((decided(TITLE, "A", "include"),), Standing.FULL_TEXT),
        ((decided(TITLE, "A", "exclude", "taal"),), Standing.DECIDED),
        ((decided(TITLE, "A", "unsure"),), Standing.UNSURE),
        ((decided(TITLE, "A", "include"), decided(TITLE, "B", "exclude", "taal")), Standing.SPLIT),
        ((decided(TITLE, "A", "include"), decided(FULL, "A", "include")), Standing.DECIDED),
        ((decided(TITLE, "A", "include"), decided(FULL, "A", "unsure")), Standing.UNSURE),
        (
            (
                decided(TITLE, "A", "include"),
                decided(FULL, "A", "include"),
                decided(FULL, "B", "exclude", "taal"),
            ),
            Standing.SPLIT,
        ),
    ],
)
def test_where_a_candidate_stands_is_what_was_last_decided(decisions, standing):
    """What went on to full text is no longer judged by its title."""
    assert standing_of(source("een", *decisions)) is standing
    assert standing_of(source("een", *decisions, status="excluded")) is Standing.OUT


def test_who_takes_part_was_chosen_and_all_others_are_in_screening():
    base = base_of(database(), *SIX, source("ingetrokken", status="retracted"))

    assert [s.id for s in taking_part(base)] == ["doet-mee", "ingetrokken"]
    assert {s.id for s in in_screening(base)} == {s.id for s in SIX} - {"doet-mee"}


def test_progress_tells_who_is_in_and_who_waits():
    done = progress(iter(SIX))

    assert [s.id for s in done.included] == ["doet-mee"]
    assert [s.id for s in done.waiting] == ["wacht", "verschil-opgelost"]


def test_no_reason_is_a_reason_of_its_own():
    """Left out at full text without a word why; still it was left out, and counted so."""
    mute = source("stil", decided(TITLE, "A", "include"), status="excluded")
    full = judgement(source("x", decided(FULL, "A", "exclude", "taal")), ScreeningStage.FULL_TEXT)
    bare = full.decisions[0].model_copy(update={"reason": None})
    mute = mute.model_copy(update={"screening": (*mute.screening, bare)})

    assert Progress((mute,)).reasons == {"": 1}
    assert reason_label(base_of(database()), "") == "geen reden opgegeven"
    assert reason_label(base_of(database()), "een-oude-reden") == "een-oude-reden"
    assert last_reason(mute) == ""


def test_the_last_reason_is_that_of_the_last_stage_that_has_one():
    early, late = (
        decided(TITLE, "A", "exclude", "taal"),
        decided(FULL, "A", "exclude", "andere-groep"),
    )

    assert last_reason(source("een", early)) == "taal"
    assert last_reason(source("een", early, late)) == "andere-groep"


def test_what_was_decided_together_is_nobodys_own_decision():
    held = judgement(
        source(
            "een",
            decided(TITLE, "A", "include"),
            decided(TITLE, "A en B", "exclude", "taal", agreed=True),
        ),
        ScreeningStage.TITLE_ABSTRACT,
    )

    assert [one.by for one in held.own] == ["A"]
    assert not held.is_split
    assert Judgement(held.decisions[1:]).own == ()


def test_what_was_read_in_full_was_sought_whatever_was_said_of_its_title():
    one = source("een", decided(TITLE, "A", "exclude", "taal"), decided(FULL, "B", "include"))
    done = Progress((one,))

    assert (done.fell_at_screening, done.sought, done.assessed) == ((), (one,), (one,))
