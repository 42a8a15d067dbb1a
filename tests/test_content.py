"""The real evidence is complete: everything that was gathered has its place, and its labels.

`COUNTED` is what was counted in the gathered content; the base must hold exactly that.
"""

import re
from collections import Counter
from functools import cache
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.pages.finished import record_html
from spoorboek.pages.shell import BARE
from spoorboek.records import (
    BY_NAME,
    RECORD_TYPES,
    Cmoc,
    Conflict,
    Counting,
    Element,
    Pilot,
    PolicySummary,
    ProgrammeTheory,
    Project,
    Recommendation,
    Source,
    Term,
    Tool,
    TrainingModule,
    TrajectoryModule,
)
from spoorboek.records.record import Record
from tests.real import real_base, real_site

# Section of the gathered content, entries there, record type here.
COUNTED = [
    ("elements", 12, "element"),
    ("theories", 10, "theory"),
    ("cmocs", 34, "cmoc"),
    ("recommendations", 44, "recommendation"),
    ("conflicts", 13, "conflict"),
    ("gaps", 22, "gap"),
    ("figures", 20, "figure"),
    ("synthesis, account", 1, "review"),
    ("tools", 77, "tool"),
    ("lessons", 42, "lesson"),
    ("projects", 13, "project"),
    ("pilots", 2, "pilot"),
    ("trajectory modules", 10, "trajectory-module"),
    ("training modules", 8, "training-module"),
    ("terms", 70, "term"),
    ("policy", 3, "policy"),
    ("policy in English, made here", 3, "policy-translation"),
    ("questions", 42, "question"),
    ("milestones", 23, "milestone"),
    ("advised moments", 6, "advised-moment"),
    ("rules", 45, "legal-rule"),
    ("privacy", 14, "privacy-rule"),
    ("changes", 11, "law-change"),
    ("counting and algorithm, one account together", 1, "counting"),
    ("worked examples", 7, "worked-example"),
    ("comparators", 7, "comparator"),
    ("searches: five streams, the merge, and one for standards made here", 7, "search"),
    ("standards, made here from lists of items", 8, "standard"),
    ("sources: 199 of evidence and practice, 119 of law and guidance", 318, "source"),
    (
        "lists of words: 7 of the synthesis, 3 of practice, 8 that were in the fields, 2 of contexts, 1 of reasons",
        21,
        "vocabulary",
    ),
]

NEVER_GATHERED = ("release", "departure")
"""Types that say something of this base itself, and grow with it."""

# Merged: the 32 legal instruments are the same things as tools, and became their `register_entry`.
# One of them, of HAN, describes three tools together; so 34 tools carry one.
INSTRUMENTS = 32
TOOLS_OF_ONE_INSTRUMENT = {"han-begeleidingstraject", "han-handreiking", "han-training"}


def of(record_type: type[Record]) -> list[Any]:
    """The records that were gathered; a source that came later names the search that found it."""
    records = real_base().of(record_type).values()
    return [record for record in records if not getattr(record, "found_by", None)]


def total(record_type: type[Record], field: str) -> int:
    return sum(len(getattr(record, field)) for record in of(record_type))


@pytest.mark.parametrize(("section", "number", "type_name"), COUNTED, ids=str)
def test_every_gathered_entry_is_a_record(section, number, type_name):
    assert len(of(BY_NAME[type_name])) == number


def test_every_type_was_counted():
    counted = [name for _, _, name in COUNTED]

    assert sorted([*counted, *NEVER_GATHERED]) == sorted(t.name for t in RECORD_TYPES)


def test_every_reference_has_its_source():
    references = real_base().references
    gathered = {source.id for source in of(Source)}

    assert set(references) == set(real_base().of(Source))
    assert len(gathered) == 318
    assert Counter(references[key].type for key in gathered) == {
        "online": 175,
        "article": 128,
        "techreport": 9,
        "misc": 4,
        "phdthesis": 1,
        "mastersthesis": 1,
    }


# What lies within the records: counted in the gathered content, and equal here.
@pytest.mark.parametrize(
    ("what", "found", "number"),
    [
        ("sources with findings", lambda: sum(bool(s.findings) for s in of(Source)), 199),
        ("sources of law and guidance", lambda: sum(not s.findings for s in of(Source)), 119),
        ("findings", lambda: total(Source, "findings"), 506),
        (
            "findings with figures",
            lambda: sum(bool(f.figures) for s in of(Source) for f in s.findings),
            114,
        ),
        (
            "figures in findings",
            lambda: sum(len(f.figures) for s in of(Source) for f in s.findings),
            236,
        ),
        ("configurations read in a source", lambda: total(Source, "configurations"), 150),
        ("earlier citation keys", lambda: total(Source, "aliases"), 110),
        ("evidence in explanations", lambda: total(Cmoc, "evidence"), 194),
        (
            "sources of that evidence",
            lambda: len({e.source for c in of(Cmoc) for e in c.evidence}),
            131,
        ),
        ("explanations that go wrong", lambda: sum(c.goes_wrong for c in of(Cmoc)), 12),
        (
            "searches for counter-evidence",
            lambda: sum(bool(c.counter_evidence) for c in of(Cmoc)),
            34,
        ),
        ("rivals of theories", lambda: total(ProgrammeTheory, "rivals"), 21),
        ("versions of theories", lambda: total(ProgrammeTheory, "versions"), 10),
        ("sides of conflicts", lambda: total(Conflict, "sides"), 34),
        ("steps of recommendations", lambda: total(Recommendation, "do"), 205),
        ("own sheets", lambda: sum(t.sheet is not None for t in of(Tool)), 17),
        ("exercises of the trajectory", lambda: total(TrajectoryModule, "exercises"), 21),
        ("questions to ask", lambda: total(TrajectoryModule, "questions_to_ask"), 29),
        ("quiz questions", lambda: total(TrainingModule, "quiz"), 28),
        ("paragraphs of theory", lambda: total(TrainingModule, "theory"), 24),
        ("key messages", lambda: total(PolicySummary, "key_messages"), 14),
        ("products of projects", lambda: total(Project, "products"), 18),
        ("stages of projects", lambda: total(Project, "stages"), 34),
        ("events of projects", lambda: total(Project, "timeline"), 25),
        ("what was not seen of law and practice", lambda: total(Counting, "not_seen"), 9),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_nothing_within_a_record_was_dropped(what, found, number):
    assert found() == number


def test_no_synonym_was_dropped():
    """194 were gathered; search may have asked for more since."""
    assert total(Term, "synonyms") + total(Term, "search_words") >= 194


# Judgements and labels, as people gave them.
@pytest.mark.parametrize(
    ("record_type", "label", "expected"),
    [
        (
            Recommendation,
            lambda r: r.strength.value,
            {"voorwaardelijk": 30, "wettelijk": 8, "uwv-praktijk": 2, "praktijkadvies": 4},
        ),
        (Recommendation, lambda r: r.basis.value, {"advies": 34, "wet": 8, "uwv-praktijk": 2}),
        (Cmoc, lambda r: r.confidence.overall.value, {"moderate": 3, "low": 25, "very-low": 6}),
        (
            Source,
            lambda r: r.seen.value,
            {"full-text": 43, "abstract": 124, "excerpt": 146, "seed": 5},
        ),
        (ProgrammeTheory, lambda r: r.status.value, {"candidate": 10}),
        (Tool, lambda r: r.origin, {"eigen": 17, "bestaand": 60}),
    ],
    ids=["strength", "basis", "confidence", "reading depth", "theories", "origin of tools"],
)
def test_every_label_of_uncertainty_was_kept(record_type, label, expected):
    assert Counter(map(label, of(record_type))) == expected


def test_law_and_guidance_are_the_sources_without_findings():
    """119 sources say what the law asks or how it is explained; they carry no findings of effect."""
    kinds = Counter(s.source_class.value for s in of(Source) if not s.findings)

    assert kinds == {"legal": 17, "guidance": 102}


def test_legal_instruments_became_part_of_their_tools():
    with_entry = [tool for tool in of(Tool) if tool.register_entry]
    entries = Counter(tool.register_entry.model_dump_json() for tool in with_entry)

    assert len(with_entry) == 34
    assert len(entries) == INSTRUMENTS
    ((shared, number),) = [item for item in entries.items() if item[1] > 1]
    assert number == 3
    assert {
        t.id for t in with_entry if t.register_entry.model_dump_json() == shared
    } == TOOLS_OF_ONE_INSTRUMENT


def test_own_sheets_are_the_tools_of_our_own():
    assert all((tool.sheet is not None) == (tool.origin == "eigen") for tool in of(Tool))


def test_no_result_of_a_pilot_was_filled_in():
    """Nothing was published: every result is open."""
    assert [r.value for pilot in of(Pilot) for r in pilot.results if r.value is not None] == []


def test_a_pilot_is_asked_one_number_at_a_time_and_no_judgement_of_ours():
    """The template in the sources asked for employees and employers in one number, and for our own
    certainty, which has no source. It had no field for who was not reached."""
    for pilot in of(Pilot):
        asked = {result.id: result for result in pilot.results}
        numbers = {name for name, result in asked.items() if result.type == "getal"}
        assert numbers >= {"werknemers-gestart", "werkgevers-gestart"}
        assert "niet-bereikt" in asked
        assert "oordeel" not in asked


def test_every_element_has_something_known_and_something_unknown():
    assert all(element.known and element.unknown for element in of(Element))


# From advice to finding, in pages as a reader sees them.


@cache
def page(key: str) -> LexborHTMLParser:
    record = real_base().get(key)
    assert record is not None
    return LexborHTMLParser(record_html(record, real_site(), BARE))


ADDRESSES = {record.page: record.key for record in real_base().all()}


def links_on(key: str) -> dict[str, set[str]]:
    """The records a page links to, with the anchors it names on each."""
    found: dict[str, set[str]] = {}
    for node in page(key).css("a[href]"):
        address, _, anchor = (node.attributes["href"] or "").replace("../", "").partition("#")
        if address in ADDRESSES:
            found.setdefault(ADDRESSES[address], set()).add(anchor)
    return found


WITH_GROUND = [r.id for r in of(Recommendation) if r.based_on]


@pytest.mark.parametrize("recommendation", WITH_GROUND)
def test_three_clicks_lead_from_advice_to_a_finding_with_its_place(recommendation):
    """Advice → explanation → source: there stands a finding, with where it was read."""
    record = real_base().of(Recommendation)[recommendation]
    for cmoc_id in record.based_on:
        assert f"cmoc/{cmoc_id}" in links_on(record.key)
        for evidence in real_base().of(Cmoc)[cmoc_id].evidence:
            source = real_base().of(Source)[evidence.source]
            assert source.key in links_on(f"cmoc/{cmoc_id}")
            html = page(source.key)
            text = " ".join((html.body.text() if html.body else "").split())
            for finding in source.findings:
                if finding.locator:
                    assert " ".join(finding.locator.split()) in text
                    assert html.css_first(f'[id="{finding.id}"]') is not None


@pytest.mark.parametrize("recommendation", WITH_GROUND)
def test_the_way_back_leads_from_source_to_advice(recommendation):
    record = real_base().of(Recommendation)[recommendation]
    for cmoc_id in record.based_on:
        assert record.key in links_on(f"cmoc/{cmoc_id}")
        for evidence in real_base().of(Cmoc)[cmoc_id].evidence:
            assert f"cmoc/{cmoc_id}" in links_on(f"source/{evidence.source}")


def test_every_named_anchor_is_there():
    """A link to a place on a record page leads to something with that name."""
    for key in ADDRESSES.values():
        for target, anchors in links_on(key).items():
            for anchor in anchors - {""}:
                assert page(target).css_first(f'[id="{anchor}"]') is not None, (
                    f"{key} → {target}#{anchor}"
                )


def test_no_page_shows_markup_as_text():
    """What a template writes is markup, what a record says is text; neither is taken for the other."""
    for key in ADDRESSES.values():
        body = page(key).body
        text = body.text() if body else ""
        assert not re.search(r"</?[a-z]+[ >]|&(?:amp|lt|#\d+);|\{\{|\{%|@@", text), key


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.name)
def test_every_page_has_a_heading_a_way_to_cite_and_a_way_to_improve(record_type):
    for record in real_base().of(record_type).values():
        html = page(record.key)
        assert len(html.css("h1")) == 1, record.key
        assert html.css_first("#citeren") is not None, record.key
        improve = {"nl": "Verbeter deze pagina", "en": "Improve this translation"}
        text = html.body.text() if html.body else ""
        assert improve[record_type.written_in] in text, record.key
