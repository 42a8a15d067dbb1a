"""On the very edge of a rule nothing is wrong yet, and one record does not hide the next."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from spoorboek.checks.dates import _is_before
from spoorboek.checks.freshness import FEW
from spoorboek.checks.plain_language import _explained
from spoorboek.checks.prose import _word_of
from spoorboek.checks.searches import MAX_QUERY
from spoorboek.evidence_base import EvidenceBase
from tests.checks.worlds import DATA, cases, findings_in, sound_world, spoil

TOOL, RULE = "evidence/tools/blad-uitleg.yml", "evidence/law/rules/eerste-dag.yml"
ADVICE, PROJECT = "evidence/recommendations/leg-uit.yml", "evidence/projects/op-weg.yml"
LATE = "review_by: '2026-06-14'\n"


def exception(until: str) -> str:
    told = f"reason: De nieuwe uitgave komt eraan.\n    until: '{until}'\n"
    return f"exceptions:\n  - rule: review-is-not-overdue\n    {told}"


def figure(rest: float) -> dict[str, str]:
    parts = f"  - value: 5\n    what: dit deel\n  - value: {rest}\n    what: de rest\n"
    return {
        "write": "id: deel\nstatement: Vijf van de 100.\nvalue: 5\nunit: van 100\nof: deelnemers\n"
        f"parts:\n{parts}period: '2024'\nsource: regeling2022\nlabel: study\ncaution: Kleine groep.\n"
    }


def other(path: str, name: str, *changes: tuple[str, str]) -> dict[str, str]:
    """A record of the sound world under another name, with changes."""
    text = (DATA / "sound" / path).read_text(encoding="utf-8")
    text = text.replace(f"id: {Path(path).stem}", f"id: {name}")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return {"write": text}


def chained(name: str, link: str) -> dict[str, str]:
    return {
        "write": f"id: {name}\nstatement: Een zin.\nvalue: 50\nunit: '%'\nof: mensen in de zorg\n{link}\n"
        "period: '2024'\nsource: jansen2024\nlabel: study\ncaution: Klein.\n"
    }


CMOC = "evidence/cmocs/vroege-uitleg.yml"
PIECE = (
    "  - source: bakker2023\n    stance: refines\n    arms:\n      - context\n    locator: {place}\n"
    "    what: Veel uitleg hielp niet.\n    relevance: moderate\n    rigour: moderate\n    justification: Interviews.\n"
)
SAVED = (
    "id: eerste\ntitle: Eerste\ndate: '2026-01-05'\nwhere: PubMed\npurpose: Bijhouden.\n"
    f"watch:\n  - index: pubmed\n    since: '2026-01-05'\n    query: {'w' * MAX_QUERY}\n"
)
UNREAD = {"evidence/references/references.bib": {"write": "@misc{één,\n}\n", "encoding": "latin-1"}}

RIGHT: dict[str, tuple[str, dict[str, Any]]] = {
    "reviewed today": (
        "review-is-not-overdue",
        {ADVICE: {"append": "review_by: '2026-06-15'\n"}},
    ),
    "one day long": (
        "period-ends-after-it-begins",
        {RULE: {"append": "valid_to: '2022-01-01'\n"}},
    ),
    "the same year, less exactly": (
        "period-ends-after-it-begins",
        {PROJECT: {"replace": "from: '2024'\n  to: '2027-06'", "by": "from: '2024-03'\n  to: '2024'"}},
    ),
    "an exception as long as it may be": (
        "exception-ends-in-time",
        {TOOL: {"append": LATE + exception("2028-06-15")}},
    ),
    "an exception until today": (
        "exception-ends-in-time",
        {TOOL: {"append": LATE + exception("2026-06-15")}},
    ),
    "parts that were rounded down": ("figure-parts-are-the-whole", {"evidence/figures/deel.yml": figure(94.5)}),
    "parts that were rounded up": ("figure-parts-are-the-whole", {"evidence/figures/deel.yml": figure(95.5)}),
    "a whole number that ends in a nought behind the comma": (
        "number-in-use-is-in-its-findings",
        {
            "evidence/sources/jansen2024.yml": {"replace": "had meer vertrouwen", "by": "had 2 keer zo veel vertrouwen"},
            "evidence/cmocs/vroege-uitleg.yml": {"replace": "what: Wie vroeg uitleg kreeg, had", "by": "what: Wie vroeg uitleg kreeg, had 2,0 keer zo veel"},
        },
    ),
    "a word from a list that could not be read": (
        "vocabulary-exists",
        {"evidence/vocabularies/roles.yml": {"append": "title: Nog een keer\n"}},
    ),
    "parts that differ in the third place": ("figure-parts-are-the-whole", {"evidence/figures/deel.yml": figure(95.504)}),
    "a term that is called as an overview elsewhere": (
        "record-has-its-own-address",
        {
            "evidence/terms/uitleg.yml": {"move": "evidence/terms/projecten.yml"},
            "evidence/terms/projecten.yml": {"replace": "id: uitleg", "by": "id: projecten"},
        },
    ),
    "a mechanism that people thought of, moderately certain": (
        "high-confidence-has-a-reported-mechanism",
        {CMOC: {"replace": "mechanism_basis: reported", "by": "mechanism_basis: inferred"}},
    ),
    "two pieces of one source": (
        "evidence-stands-once",
        {CMOC: {"replace": "counter_evidence:\n", "by": PIECE.format(place="p. 4") + "counter_evidence:\n"}},
    ),
    "a tool with an element that nobody names": ("no-record-stands-alone", {"evidence/tools/los.yml": other(TOOL, "los")}),
    "a key in a file of references that could not be read": ("cited-source-exists", UNREAD),
    "a source whose reference is in a file that could not be read": ("source-has-a-reference", UNREAD),
    "a saved search that just fits": ("saved-search-stands-once", {"evidence/searches/eerste.yml": {"write": SAVED}}),
    "a reference whose source could not be read": (
        "reference-has-a-source",
        {"evidence/sources/bakker2023.yml": {"append": "language: nl\n"}},
    ),
    "an example whose rule could not be read": (
        "worked-example-agrees-with-the-rules",
        {
            **cases()["worked-example-agrees-with-the-rules/another-date"]["change"],
            "evidence/law/milestones/week-zes.yml": {"write": "- kapot\n"},
        },
    ),
    "two versions on one day": (
        "theory-versions-follow-each-other",
        {"evidence/theories/vroeg-weten.yml": {"replace": "'2025-06-01'", "by": "'2025-03-01'"}},
    ),
    "an address for mail that begins as another site would": (
        "page-links-are-safe",
        {"docs/index.md": {"append": "Schrijf aan <//iemand@voorbeeld.nl>.\n"}},
    ),
    "a sum of a chain that has a lost link": (
        "recorded-sum-is-the-computed-one",
        {
            "evidence/figures/tweede.yml": chained("tweede", "share_of: er-niet"),
            "evidence/figures/som.yml": chained("som", "sum_of: tweede"),
        },
    ),
    "what a page with macros does not run": (
        "page-html-is-harmless",
        {"docs/index.md": {"append": "{# <script>alert(1)</script> #}\n"}},
    ),
    "advice that rests on options only": (
        "policy-advice-says-what-it-rests-on",
        {
            "evidence/policy/vroeg-of-laat.yml": {
                "replace": "    messages: [1]\n    options: [1]\n    based_on:\n      - leg-uit\n",
                "by": "    options: [1]\n",
            }
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT, ids=lambda name: f"{RIGHT[name][0]}/{name}")
def test_what_lies_on_the_edge_of_a_rule_is_right(tmp_path: Path, name: str):
    rule, change = RIGHT[name]
    world = sound_world(tmp_path)
    spoil(world, change)

    assert [finding for finding in findings_in(world) if finding.rule == rule] == []


@pytest.mark.parametrize(
    ("end", "start", "before"),
    [
        ("2024", "2024-03", False),
        ("2024-02", "2024-03-01", True),
        ("2024-03", "2024-03-31", False),
        ("2023", "2024-03", True),
        ("2024-03", "2024", False),
        (None, "2024", False),
        ("2024", None, False),
    ],
)
def test_of_two_dates_only_what_both_say_is_compared(
    end: str | None, start: str | None, before: bool
):
    assert _is_before(end, start) is before


def test_an_exception_of_today_that_nobody_needs_is_told(tmp_path: Path):
    world = sound_world(tmp_path)
    spoil(world, {TOOL: {"append": exception("2026-06-15")}})

    assert [finding.rule for finding in findings_in(world)] == ["exception-is-needed"]


@pytest.mark.parametrize("number", [FEW, FEW + 1])
def test_a_few_old_records_are_each_told_and_more_are_told_at_once(tmp_path: Path, number: int):
    world = sound_world(tmp_path)
    text = (world / RULE).read_text(encoding="utf-8").replace("2026-01-15", "2025-12-14")
    spoil(world, {RULE: {"write": text}})
    for one in range(1, number):
        name = f"dag-{one}"
        spoil(
            world, {f"evidence/law/rules/{name}.yml": {"write": text.replace("eerste-dag", name)}}
        )
    told = [f for f in findings_in(world) if f.rule == "what-was-seen-is-still-fresh"]

    assert len(told) == (number if number <= FEW else 1)


PROSPECTS = (
    "id: prospects\ntitle: Uitzicht\nused_for: Hoe het was.\nvalues:\n"
    "  - id: geen-werkgever\n    label: Geen werkgever\n    meaning: Er is geen werkgever meer.\n"
)


DUTY, LAST = "evidence/recommendations/meld-op-tijd.yml", "evidence/recommendations/zo-ook.yml"
ENGLISH = "evidence/policy/en/vroeg-of-laat.yml"
FIRST, NEXT = "evidence/cmocs/a-eerst.yml", "evidence/cmocs/b-dan.yml"
# Of two records: what lets the first pass; what is wrong with the next.
HIDDEN: dict[str, tuple[str, dict[str, dict[str, str]]]] = {
    "coded without a quotation": (
        "coded-context-is-quoted",
        {
            "evidence/vocabularies/prospects.yml": {"write": PROSPECTS},
            FIRST: other(CMOC, "a-eerst"),
            NEXT: other(CMOC, "b-dan", ("evidence:", "prospects_tested:\n  - geen-werkgever\nevidence:")),
        },
    ),
    "too low, behind one that can never be as high": (
        "level-is-within-its-band-or-says-why",
        {
            FIRST: other(CMOC, "a-eerst", ("overall: moderate", "overall: high"), ("basis: reported", "basis: inferred")),
            NEXT: other(CMOC, "b-dan", ("overall: moderate", "overall: low")),
        },
    ),
    "contradicted yet not found, behind one where nobody sought": (
        "counter-evidence-agrees-with-evidence",
        {
            FIRST: other(CMOC, "a-eerst", ("counter_evidence:\n  searched: '2026-01-20'\n  found: true\n  note: Bakker begrenst.\n", "")),
            NEXT: other(CMOC, "b-dan", ("found: true", "found: false"), ("stance: refines", "stance: contradicts")),
        },
    ),
    "a translation with a sentence less, behind one of what is not there": (
        "translation-is-complete",
        {
            "evidence/policy/en/a-eerst.yml": other(ENGLISH, "a-eerst", ("of: vroeg-of-laat", "of: er-niet")),
            ENGLISH: other(ENGLISH, "vroeg-of-laat", ("  - Explain early.\n", "  - Explain early.\n  - Explain again.\n")),
        },
    ),
    "a translation of an older text, behind one of what is not there": (
        "translation-is-up-to-date",
        {
            "evidence/policy/en/a-eerst.yml": other(ENGLISH, "a-eerst", ("of: vroeg-of-laat", "of: er-niet")),
            ENGLISH: other(ENGLISH, "vroeg-of-laat", ("nl-74390629", "nl-74390620")),
        },
    ),
    "an explanation that its theory does not name, behind one that it does": (
        "explanation-stands-in-its-theory",
        {"evidence/cmocs/zo-ook.yml": other(CMOC, "zo-ook")},
    ),
    "a duty that is called strong, behind one that is called a duty": (
        "strength-fits-its-basis",
        {LAST: other(DUTY, "zo-ook", ("strength: wettelijk", "strength: sterk"))},
    ),
    "strong and never measured, behind a duty": (
        "strong-advice-is-certain-enough",
        {LAST: other(ADVICE, "zo-ook", ("measured_by: [jansen2024]", "measured_by: []"))},
    ),
    "parts of a group, behind a number without parts": (
        "figure-parts-are-the-whole",
        {
            "evidence/figures/a-eerst.yml": chained("a-eerst", ""),
            "evidence/figures/deel.yml": figure(90),
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HIDDEN, ids=lambda name: f"{HIDDEN[name][0]}/{name}")
def test_a_record_that_may_pass_does_not_hide_the_next(tmp_path: Path, name: str):
    rule, changes = HIDDEN[name]
    world = sound_world(tmp_path)
    spoil(world, changes)

    assert [f.path for f in findings_in(world) if f.rule == rule] == [[*changes][-1]]


def test_an_empty_list_of_evidence_is_told_where_it_stands(tmp_path: Path):
    world = sound_world(tmp_path)
    text = (world / CMOC).read_text(encoding="utf-8")
    start, end = text.index("evidence:"), text.index("counter_evidence:")
    spoil(world, {CMOC: {"write": f"{text[:start]}evidence: []\n{text[end:]}"}})
    (line,) = [f.line for f in findings_in(world) if f.rule == "explanation-has-evidence"]

    assert line == text[:start].count("\n") + 1


def test_strong_advice_may_name_what_is_not_there_without_stopping_the_check(tmp_path: Path):
    world = sound_world(tmp_path)
    spoil(world, {ADVICE: {"replace": "  - vroege-uitleg", "by": "  - vroege-uitleg\n  - er-niet"}})

    assert [f.rule for f in findings_in(world)] == ["link-leads-to-a-record"]


def test_of_an_address_that_is_gone_for_long_the_last_two_days_are_told(tmp_path: Path):
    world = sound_world(tmp_path)
    days = ("2026-03-01", "2026-03-08", "2026-03-15")
    gone = [{"answer": "404", "first": day, "last": day} for day in days]
    spoil(world, {"evidence/links.json": {"write": json.dumps({"https://voorbeeld.nl/": gone})}})
    told = [f.message for f in findings_in(world) if f.rule == "outside-address-still-answers"]

    assert [re.findall(r"\d{4}-\d\d-\d\d", message) for message in told] == [list(days[1:])]


def test_what_is_old_is_told_at_the_field_that_says_so(tmp_path: Path):
    """Also where that field stands within another."""
    world = sound_world(tmp_path)
    spoil(world, {CMOC: {"replace": "searched: '2026-01-20'", "by": "searched: '2024-01-20'"}})
    (told,) = [f for f in findings_in(world) if f.rule == "what-was-seen-is-still-fresh"]
    line = (world / CMOC).read_text(encoding="utf-8").splitlines()[told.line - 1]

    assert line == "  searched: '2024-01-20'"


def test_a_search_for_the_contrary_that_is_left_empty_is_told_where_it_stands(tmp_path: Path):
    world = sound_world(tmp_path)
    text = (world / CMOC).read_text(encoding="utf-8")
    start, end = text.index("counter_evidence:"), text.index("confidence:")
    spoil(world, {CMOC: {"write": f"{text[:start]}counter_evidence: ~\n{text[end:]}"}})
    (told,) = [f for f in findings_in(world) if f.rule == "counter-evidence-was-sought"]

    assert (told.line, told.column) == (text[:start].count("\n") + 1, len("counter_evidence: ~"))


def test_a_word_that_the_glossary_explains_is_known_in_its_parts_too(tmp_path: Path):
    world = sound_world(tmp_path)
    spoil(world, {"evidence/terms/uitleg.yml": {"append": "synonyms: [WIA-uitkering na ziekte]\n"}})
    known = _explained(EvidenceBase.load(world))

    assert {"wia-uitkering na ziekte", "wia", "uitkering", "ziekte"} <= known


def test_a_page_may_name_a_word_of_a_list_and_no_other(tmp_path: Path):
    verdict, base = _word_of("roles"), EvidenceBase.load(sound_world(tmp_path))
    (message, hint) = verdict(base, "leidingevende") or ("", "")

    assert verdict(base, "leidinggevende") is None
    assert "'leidingevende' staat niet in woordenlijst 'roles'" in message
    assert hint == "Bedoelde je 'leidinggevende'?"
