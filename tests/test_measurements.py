"""A measurement is read back as it was written; what is no measurement is said to be none."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bench.world import REPOSITORY
from spoorboek.measurements import (
    FOLDER,
    Bar,
    Measurement,
    Unreadable,
    measurement_address,
    measurement_file,
    offer_measurements,
    read_measurement,
    write_measurement,
)
from tests.real import ROOT

FOUND = Measurement(
    date="2026-11-22",
    machine="2 kernen <b>",
    command="make bench",
    versions={"python": "3.11.7"},
    columns={"what": "Wat", "ours": "Wij"},
    rows=[{"what": "één", "ours": "0,1 s"}, {"what": "twee"}],
    notes=["een noot"],
    bars=[Bar("Nakijken", "100 records", "wij", 0.25)],
    figures={"één": {"seconds": 0.1}},
)


def test_what_is_written_is_read_back(tmp_path: Path):
    write_measurement(tmp_path, "proef", FOUND)
    file = write_measurement(tmp_path, "proef", FOUND)

    assert read_measurement(tmp_path, "proef") == FOUND
    assert file == tmp_path / measurement_file("proef")
    assert [one.name for one in file.parent.iterdir()] == ["proef.json"]


def test_what_was_not_measured_is_nothing(tmp_path: Path):
    assert read_measurement(tmp_path, "proef") is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"date": "2026-11-22"}', b"\xff", b'{"rows": "veel"}']
)
def test_what_is_no_measurement_is_refused(tmp_path: Path, content: bytes):
    file = tmp_path / measurement_file("proef")
    file.parent.mkdir(parents=True)
    file.write_bytes(content)

    with pytest.raises(Unreadable):
        read_measurement(tmp_path, "proef")


def test_readers_are_offered_what_can_be_read_as_it_is(tmp_path: Path):
    file = write_measurement(tmp_path, "proef", FOUND)
    file.with_name("stuk.json").write_text("{", "utf-8")
    offer_measurements(tmp_path, tmp_path / "site")
    offered = [one for one in (tmp_path / "site").rglob("*") if one.is_file()]

    assert offered == [tmp_path / "site" / measurement_address("proef")]
    assert offered[0].read_bytes() == file.read_bytes()


@pytest.mark.parametrize("name", sorted(f.stem for f in (ROOT / FOLDER).glob("*.json")))
def test_every_measurement_of_this_project_can_be_read(name: str):
    """And each of its rows has only columns with a heading."""
    found = read_measurement(ROOT, name)

    assert found is not None
    assert found.rows
    assert {key for row in found.rows for key in row} <= set(found.columns)


def test_what_was_counted_is_kept_as_it_is(tmp_path):
    """Also where it was counted with a Counter."""
    counted = replace(FOUND, figures={"x": {"over": Counter(cmoc=2, term=1)}})
    write_measurement(tmp_path, "proef", counted)
    kept = read_measurement(tmp_path, "proef")
    assert kept is not None
    assert kept.figures == {"x": {"over": {"cmoc": 2, "term": 1}}}


def test_what_pages_show_and_what_programs_measure_are_the_same():
    """A slip in a name would say 'not yet measured' for ever; and what nobody shows need not be measured."""
    asked = {
        name
        for page in (REPOSITORY / "docs").rglob("*.md")
        for name in re.findall(r'\{\{ measured\("(\w+)"\) \}\}', page.read_text(encoding="utf-8"))
    }
    written = re.compile(
        r"""write_measurement\(REPOSITORY, ["'](\w+)|^NAME = "(\w+)|run\("bench\.\w+", "(\w+)""",
        re.MULTILINE,
    )
    kept = {
        next(filter(None, match.groups()))
        for folder in ("bench", "tests")
        for file in (REPOSITORY / folder).rglob("*.py")
        for match in written.finditer(file.read_text(encoding="utf-8"))
    }
    assert asked == kept
