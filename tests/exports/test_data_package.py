"""The data package says of every table what is true, as an independent reader of the standard judges."""

import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from spoorboek.edition import Edition
from spoorboek.exports import write_exports
from spoorboek.exports.data_package import LICENSE
from spoorboek.pages.site import Site
from tests.exports.worlds import WORLDS

EDITION = Edition("1.2", "abc", "2026-11-22", "https://example.invalid/")


def _written(folder: Path, site: Site) -> Path:
    write_exports(folder, site.base, site.citations, EDITION)
    return folder / "datapackage.json"


@pytest.fixture(scope="module", params=WORLDS)
def descriptor(request, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("pakket")
    return _written(folder / "data", WORLDS[request.param](folder))


def _problems(descriptor: Path) -> list[list[Any]]:
    report = Package(str(descriptor)).validate()
    return report.flatten(["name", "type", "rowNumber", "fieldName", "note"])


def test_it_is_valid(descriptor):
    """Names, types, fixed words, primary keys, foreign keys, sizes and fingerprints: all hold."""
    assert _problems(descriptor) == []


def test_every_csv_file_is_in_it(descriptor):
    package = json.loads(descriptor.read_text("utf-8"))

    named = [resource["path"] for resource in package["resources"]]

    assert sorted(named) == sorted(p.name for p in descriptor.parent.glob("*.csv"))
    assert package["version"] == "1.2"
    assert package["created"] == "2026-11-22T00:00:00Z"
    assert package["licenses"] == [LICENSE]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("cmoc-evidence.csv", ",supports,", ",misschien,", "constraint-error"),
        ("cmoc.csv", ",false,", ",nooit,", "type-error"),
        ("cmoc-evidence.csv", "thee-na-afloop,", "weg,", "foreign-key"),
        ("cmoc.csv", "thee-na-afloop,", "eigen-stoel,", "primary-key"),
    ],
)
def test_it_can_be_broken(tmp_path, file, old, new, told):
    """What is not true of a table is seen: the judge above really judges."""
    descriptor = _written(tmp_path / "data", WORLDS["other subject"](tmp_path))
    table = descriptor.with_name(file)
    text = table.read_bytes().decode()
    assert old in text
    table.write_bytes(text.replace(old, new).encode())

    assert told in {str(problem[1]) for problem in _problems(descriptor)}
