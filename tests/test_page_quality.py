"""What the tools that judge pages say is counted as they said it, and what is missing has a name."""

from pathlib import Path

import pytest

from bench import npm, valid_html
from bench.child import MeasurementError
from bench.lighthouse import CATEGORIES, MEASURES, as_measurement, joined, row, until_it_works

ERROR = {"type": "error", "message": "Fout", "url": "file:/x/./a/index.html", "lastLine": 3}
REMARK = {"type": "info", "subType": "warning", "message": "Let op", "url": "b"}


def test_messages_are_counted_by_kind_and_text():
    found = valid_html.counted({"version": "1", "messages": [ERROR, ERROR, REMARK]}, 7)

    assert [(row["what"], row["times"]) for row in found.rows] == [
        ("Bladzijden nagegaan", "7"),
        ("Fouten", "2"),
        ("Opmerkingen", "1"),
        ("Fout: Fout", "2"),
        ("Opmerking: Let op", "1"),
    ]


def test_without_a_site_the_way_out_is_named(tmp_path, capsys):
    assert valid_html.main(tmp_path) == 1
    assert "make site" in capsys.readouterr().err


def test_a_program_that_is_missing_is_named_with_its_package(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MeasurementError, match="sudo apt-get install npm"):
        npm.program("vnu-jar", "build/dist/er-niet.jar")


def test_a_program_that_is_there_is_not_fetched_again(monkeypatch, tmp_path):
    monkeypatch.setattr(npm, "FOLDER", tmp_path)
    monkeypatch.setenv("PATH", "")
    folder: Path = tmp_path / f"vnu-jar-{npm.VERSIONS['vnu-jar']}" / "node_modules" / "vnu-jar"
    folder.mkdir(parents=True)
    (folder / "a.jar").touch()

    assert npm.program("vnu-jar", "a.jar") == folder / "a.jar"


@pytest.mark.parametrize(("fails", "answer"), [(0, "goed"), (2, "goed"), (3, None)])
def test_a_browser_that_stops_halfway_is_asked_again(capsys, fails, answer):
    """Each failure is told; after the last try it is an error."""
    left = iter([MeasurementError("halverwege")] * fails)

    def ask() -> str:
        for error in left:
            raise error
        return "goed"

    if answer is None:
        with pytest.raises(MeasurementError, match="halverwege"):
            until_it_works(ask, tries=3)
    else:
        assert until_it_works(ask, tries=3) == answer
        assert capsys.readouterr().err.count("halverwege") == fails


def test_times_come_from_the_quiet_load_and_judgements_from_the_other():
    """Where both say the same thing, what was measured alone counts."""
    timed = {"environment": {"benchmarkIndex": 1500}, "audits": {"a": 1}, "categories": {"s": 1}}
    judged = {
        "environment": {"benchmarkIndex": 300},
        "audits": {"a": 2, "b": 2},
        "categories": {"t": 2},
    }
    assert joined(timed, judged) == {
        "environment": {"benchmarkIndex": 1500},
        "audits": {"a": 1, "b": 2},
        "categories": {"s": 1, "t": 2},
    }


def test_a_report_becomes_one_row_with_what_was_not_perfect():
    report = {
        "environment": {"benchmarkIndex": 1500},
        "categories": {name: {"score": 0.995} for name in CATEGORIES},
        "audits": {
            **{audit: {"numericValue": 1.23456, "score": 1} for audit in MEASURES.values()},
            "total-byte-weight": {"numericValue": 9, "score": 1},
            "is-crawlable": {"score": 0},
            "unused-css-rules": {"score": 0.5, "details": {"overallSavingsBytes": 12}},
            "unasked": {"score": None},
        },
    }

    found = row("a/", report)

    goals, shown = as_measurement([found], "1").rows
    within = {"lcp_ms": "1", "tbt_ms": "1", "cls": "0"}
    assert goals == {"page": "Doel gehaald, van 1", **dict.fromkeys(CATEGORIES, "1"), **within}
    assert (shown["lcp_ms"], shown["seo"]) == ("1", "100, met opzet")
    assert found == {
        "page": "a/",
        "index": 1500,
        **dict.fromkeys(CATEGORIES, 100),
        **dict.fromkeys(MEASURES, 1.235),
        "bytes": 9,
        "unused_css_bytes": 12,
        "noindex": True,
        "remarks": ["is-crawlable", "unused-css-rules"],
    }
