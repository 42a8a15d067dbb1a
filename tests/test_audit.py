"""An audit passes only where every package got an answer; silence is told apart from a good outcome."""

import pytest

from bench import audit
from bench.audit import CLEAN, FOUND, NOT_JUDGED, Answers, answers, each_once
from bench.child import MeasurementError
from bench.locked import LOCK, Locked
from spoorboek.measurements import read_measurement

ONE, TWO, OTHER_TWO = (Locked("een", "1", ()), Locked("twee", "1", ()), Locked("twee", "2", ()))
WRONG = {"name": "een", "version": "1", "vulns": [{"id": "CVE-1"}, {"id": "CVE-2"}]}
FINE = {"name": "twee", "version": "1", "vulns": []}
SKIPPED = {"name": "twee", "version": "2", "skip_reason": "not found"}
ALL = Answers({("een", "1"): [], ("twee", "1"): [], ("twee", "2"): []})
ONE_LEAK = Answers({**ALL.known, ("een", "1"): ["CVE-1"]})
NO_ANSWER = Answers({})


def test_a_package_that_was_skipped_has_no_answer():
    found = answers([{"dependencies": [WRONG, SKIPPED]}, {"dependencies": [FINE]}])

    assert found.wrong == {("een", "1"): ["CVE-1", "CVE-2"]}
    assert found.silent([ONE, TWO, OTHER_TWO]) == [OTHER_TWO]


def test_no_list_holds_a_name_twice():
    assert each_once([ONE, TWO, OTHER_TWO]) == [[ONE, TWO], [OTHER_TWO]]


@pytest.fixture
def small(monkeypatch, tmp_path):
    monkeypatch.setattr(audit, "REPOSITORY", tmp_path)
    monkeypatch.setattr(audit, "_program", lambda: tmp_path / "pip-audit")
    (tmp_path / LOCK).write_text("een==1\ntwee==1\ntwee==2 ; python_version < '3'\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("said", "status", "kept"),
    [
        ({"pypi": ALL}, CLEAN, "0"),
        ({"pypi": ONE_LEAK}, FOUND, "1"),
        ({"pypi": NO_ANSWER, "osv": ALL}, CLEAN, "0"),
        ({"pypi": NO_ANSWER, "osv": NO_ANSWER}, NOT_JUDGED, None),
        ({"pypi": Answers({("een", "1"): []}), "osv": NO_ANSWER}, NOT_JUDGED, None),
        ({"pypi": Answers({("een", "1"): ["CVE-1"]})}, FOUND, None),
    ],
)
def test_the_status_says_what_was_judged(monkeypatch, small, capsys, said, status, kept):
    monkeypatch.setattr(audit, "asked", lambda program, packages, service: said[service])

    assert audit.main() == status
    found = read_measurement(small, "audit")
    assert (found.rows[1]["found"] if found else None) == kept
    assert ("Dit is geen goedkeuring" in capsys.readouterr().err) == (status == NOT_JUDGED)


def test_what_cannot_be_fetched_is_not_a_pass(monkeypatch, small, capsys):
    def missing():
        raise MeasurementError("pip kon het niet ophalen")

    monkeypatch.setattr(audit, "_program", missing)

    assert audit.main() == NOT_JUDGED
    assert "Niet nagegaan: pip kon het niet ophalen." in capsys.readouterr().err


def test_an_answer_that_is_no_report_is_no_answer(tmp_path):
    program = tmp_path / "pip-audit"
    program.write_text("#!/bin/sh\necho kapot\nexit 1\n", "utf-8")
    program.chmod(0o755)

    assert audit.asked(program, [ONE], "pypi") == NO_ANSWER


def test_a_report_of_the_program_is_read(tmp_path):
    program = tmp_path / "pip-audit"
    report = '{"dependencies": [{"name": "een", "version": "1", "vulns": []}]}'
    program.write_text(f"#!/bin/sh\necho '{report}'\n", "utf-8")
    program.chmod(0o755)

    assert audit.asked(program, [ONE], "pypi").silent([ONE]) == []
