"""A finding reads well, sorts well, and cannot be used to say something else."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.finding import (
    FORMATS,
    Finding,
    Severity,
    as_github,
    as_text,
    did_you_mean,
    in_json,
    in_order,
    visible_lines,
)

ERROR = Finding("evidence/cmocs/x.yml", 9, 5, "missing-key", "sleutel ontbreekt", "Voeg toe.")
WARNING = Finding("evidence/a.yml", 1, 1, "orphan", "staat alleen", "", Severity.WARNING)
NOTE = Finding("evidence/b.yml", 2, 3, "style", "kan korter", "", Severity.NOTE)

EXCEPTED = Finding(
    "evidence/c.yml", 4, 5, "old", "is oud", "Kijk na.", Severity.NOTE, "Uitzondering: want."
)


def many(rule: str, path: str, number: int, hint: str = "Verbeter dit.") -> list[Finding]:
    return [Finding(path, line, 1, rule, "fout", hint) for line in range(1, number + 1)]


@pytest.mark.parametrize(
    ("findings", "text"),
    [
        ([], "0 fouten, 0 waarschuwingen"),
        (
            [ERROR],
            "evidence/cmocs/x.yml:9:5: sleutel ontbreekt\n    → Voeg toe. Uitleg: over/controles/#missing-key\n1 fout, 0 waarschuwingen",
        ),
        (
            [WARNING],
            "evidence/a.yml:1:1: waarschuwing: staat alleen\n    → Uitleg: over/controles/#orphan\n0 fouten, 1 waarschuwing",
        ),
        (
            [NOTE, NOTE],
            "evidence/b.yml:2:3: opmerking: kan korter\n    → Uitleg: over/controles/#style\nevidence/b.yml:2:3: opmerking: kan korter\n0 fouten, 0 waarschuwingen, 2 opmerkingen",
        ),
        ([EXCEPTED], "0 fouten, 0 waarschuwingen, 1 uitzondering"),
    ],
)
def test_text_names_place_message_way_out_and_counts(findings, text):
    assert FORMATS["text"](findings) == text


def test_json_has_exactly_the_promised_keys():
    assert json.loads(FORMATS["json"]([ERROR])) == [
        {
            "path": "evidence/cmocs/x.yml",
            "line": 9,
            "column": 5,
            "rule": "missing-key",
            "severity": "error",
            "message": "sleutel ontbreekt",
            "hint": "Voeg toe.",
            "help": "over/controles/#missing-key",
        }
    ]


def test_json_of_nothing_is_an_empty_list():
    assert json.loads(FORMATS["json"]([])) == []


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (
            ERROR,
            "::error file=evidence/cmocs/x.yml,line=9,col=5,title=missing-key::sleutel ontbreekt%0A→ Voeg toe.%0AUitleg: over/controles/#missing-key",
        ),
        (
            WARNING,
            "::warning file=evidence/a.yml,line=1,col=1,title=orphan::staat alleen%0AUitleg: over/controles/#orphan",
        ),
        (
            NOTE,
            "::notice file=evidence/b.yml,line=2,col=3,title=style::kan korter%0AUitleg: over/controles/#style",
        ),
        (
            Finding("a,b:c%.yml", 1, 1, "x", "eerste\n::error::tweede\r"),
            "::error file=a%2Cb%3Ac%25.yml,line=1,col=1,title=x::eerste%0A::error::tweede%0D%0AUitleg: over/controles/#x",
        ),
    ],
)
def test_github_reads_each_finding_as_one_annotation(finding, line):
    assert FORMATS["github"]([finding]) == line


def test_github_is_told_where_the_explanation_stands():
    line = as_github([ERROR], site="https://voorbeeld.nl/spoor/")

    assert line.endswith("Uitleg: https://voorbeeld.nl/spoor/over/controles/#missing-key")


def test_what_is_excepted_is_told_to_who_asks_for_everything_and_to_programs():
    assert as_text([EXCEPTED], everything=True) == (
        "evidence/c.yml:4:5: uitzondering: is oud\n"
        "    → Uitzondering: want. Uitleg: over/controles/#old\n"
        "0 fouten, 0 waarschuwingen, 1 uitzondering"
    )
    assert FORMATS["github"]([EXCEPTED]) == ""
    (read,) = json.loads(FORMATS["json"]([EXCEPTED]))
    assert (read["severity"], read["exception"]) == ("note", "Uitzondering: want.")


def test_repeated_findings_are_grouped():
    """The first few in full with one way out; the rest per file, with its lines; all are counted."""
    findings = [*many("r", "a.yml", 8), *many("r", "b.yml", 4), ERROR]

    assert as_text(findings).split("\n") == [
        "a.yml:1:1: fout",
        "    → Verbeter dit. Uitleg: over/controles/#r",
        *(f"a.yml:{line}:1: fout" for line in range(2, 6)),
        "evidence/cmocs/x.yml:9:5: sleutel ontbreekt",
        "    → Voeg toe. Uitleg: over/controles/#missing-key",
        "a.yml: nog 3 keer r, op regel 6, 7, 8",
        "b.yml: nog 4 keer r, op regel 1, 2, 3, 4",
        "    → Alles zien: spoorboek check --all",
        "13 fouten, 0 waarschuwingen",
    ]


def test_another_way_out_is_told_each_time():
    findings = [*many("r", "a.yml", 1), *many("r", "b.yml", 1, "Of zo.")]

    assert "b.yml:1:1: fout\n    → Of zo.\n" in as_text(findings)


def test_thousands_of_findings_stay_readable():
    findings = [finding for n in range(500) for finding in many("r", f"{n}.yml", 30)]
    lines = as_text(findings).split("\n")

    assert len(lines) < 30
    assert "    → Ook in 490 andere bestanden. Alles zien: spoorboek check --all" in lines
    assert lines[-1] == "15000 fouten, 0 waarschuwingen"


@given(st.lists(st.sampled_from([ERROR, WARNING, NOTE, *many("r", "a.yml", 12)]), max_size=40))
def test_everything_can_be_seen(findings):
    text = as_text(findings, everything=True)

    assert text.count("\n    → ") == len(findings)


@given(path=st.text(), message=st.text(), hint=st.text(), rule=st.text())
def test_no_text_starts_a_github_command_of_its_own(path, message, hint, rule):
    """Whatever a file is called or holds, one finding is one line with one command."""
    line = FORMATS["github"]([Finding(path, 1, 1, rule, message, hint)])

    assert "\n" not in line
    assert "\r" not in line
    properties = re.fullmatch(r"::error (.*?)::.*", line, re.DOTALL)
    assert properties
    assert properties[1].count(",") == 3


@given(message=st.text(), hint=st.text())
def test_json_keeps_every_text(message, hint):
    (read,) = json.loads(FORMATS["json"]([Finding("p", 1, 1, "r", message, hint)]))

    assert (read["message"], read["hint"]) == (message, hint)


def test_findings_are_sorted_by_place_and_the_serious_first():
    late = Finding("b.yml", 10, 1, "r", "m")
    early = Finding("b.yml", 9, 1, "r", "m")
    mild = Finding("b.yml", 9, 1, "a", "m", severity=Severity.NOTE)
    other = Finding("a.yml", 99, 1, "r", "m")

    assert in_order([late, mild, early, other, early]) == [other, early, mild, late]


@given(st.permutations([ERROR, WARNING, NOTE, ERROR]))
def test_the_order_of_discovery_does_not_matter(findings):
    assert in_order(findings) == [WARNING, NOTE, ERROR]


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("recomendation", "Bedoelde je 'recommendation'?"),
        ("recommendation", "Bedoelde je 'recommendation'?"),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_a_misspelt_word_is_answered_with_the_nearest_known_one(word, hint):
    assert did_you_mean(word, ["tool", "recommendation"]) == hint


def test_only_errors_stop_a_build():
    assert [f.is_error for f in (ERROR, WARNING, NOTE)] == [True, False, False]


@given(st.text())
def test_json_shows_a_terminal_nothing_that_steers_it(text):
    shown = in_json({"a": text})

    assert json.loads(shown) == {"a": text}
    assert shown.replace("\n", "").isprintable()


def test_lines_stay_lines_and_hide_nothing():
    assert visible_lines("a\x1b[2J\nb\u202ec\x9b") == "a�[2J\nb�c�"
