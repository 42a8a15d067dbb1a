"""The bill of materials says what the lock holds, under which licence, and every licence goes with its use."""

import json
import re
from email.message import Message

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.spdx import is_expression, is_supported_id
from cyclonedx.validation.json import JsonStrictValidator
from selectolax.lexbor import LexborHTMLParser

from bench import sbom
from bench.locked import LOCK, Locked, locked, needed_to_build
from bench.package_licence import READ_BY_US, licence_of, named
from bench.parts_inside import parts_inside
from spoorboek.adapters.command_line.loading import site_of
from spoorboek.bill_of_materials import (
    FILE,
    ON_SITE,
    Part,
    Unreadable,
    offer_bill,
    read_parts,
)
from spoorboek.evidence_base import EvidenceBase
from spoorboek.licences import GOES, Use, goes
from spoorboek.pages.overviews.parts_of_others import parts_of_others
from tests.checks.worlds import sound_world
from tests.real import ROOT

TEXT = (ROOT / FILE).read_text(encoding="utf-8")
PARTS = read_parts(ROOT) or ()
SMALL_LOCK = """een==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via spoorboek (pyproject.toml)
twee==2.0 ; python_version < '3.12' \\
    --hash=sha256:cc
    # via
    #   spoorboek (pyproject.toml)
    #   een
drie-3.x==3.0
    # via twee
"""


def test_the_bill_is_what_the_lock_and_the_packages_say_now():
    """Made again, without a network, it has the same bytes: `make sbom` was run after `make lock`."""
    known = sbom.recorded(ROOT)
    found = sbom.packages(ROOT, lambda one: licence_of(one, known, fetch=False))

    assert sbom.bill(ROOT, found, parts_inside(ROOT)) == TEXT, "→ Voer uit: make sbom"


def test_the_bill_follows_the_public_schema():
    broken = json.loads(TEXT)
    broken["components"][0]["type"] = "gereedschap"
    judge = JsonStrictValidator(SchemaVersion.V1_6)

    assert judge.validate_str(TEXT) is None
    assert judge.validate_str(json.dumps(broken)) is not None


def test_every_package_of_the_lock_is_in_the_bill_once():
    lines = re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / LOCK).read_text("utf-8"), re.MULTILINE)

    assert [(one.name, one.version) for one in PARTS if not one.inside] == lines


def test_every_licence_is_known_and_goes_with_its_use():
    assert sbom.complaints(PARTS) == []


@pytest.mark.parametrize("name", sorted(GOES))
def test_every_licence_of_the_list_has_an_spdx_name(name: str):
    assert is_supported_id(name)


def test_every_licence_of_the_bill_is_an_spdx_expression():
    assert [one.name for one in PARTS if not is_expression(one.licence)] == []


def test_what_we_read_ourselves_is_of_packages_that_do_not_say_it():
    kept = {one.name: one for one in locked((ROOT / LOCK).read_text("utf-8"))}

    assert set(READ_BY_US) <= set(kept)
    for name, licence in READ_BY_US.items():
        found = next(part for part in PARTS if part.name == name)
        assert found.licence == licence, f"{name} says it itself now: {found.licence}"


@pytest.mark.parametrize(
    ("expression", "use", "verdict"),
    [
        ("MIT", Use.SITE, True),
        ("MPL-2.0", Use.SITE, False),
        ("MPL-2.0", Use.BUILD, True),
        ("GPL-2.0-or-later", Use.BUILD, False),
        ("GPL-2.0-or-later", Use.PROGRAM, True),
        ("GPL-2.0-or-later OR MPL-1.1", Use.BUILD, True),
        ("GPL-2.0-or-later AND MIT", Use.BUILD, False),
        ("GPL-2.0-or-later OR MIT AND MPL-2.0", Use.SITE, False),
        ("AGPL-3.0-only", Use.PROGRAM, False),
        ("MIT OR (MIT AND MIT)", Use.TEST, False),
        ("", Use.TEST, False),
    ],
)
def test_a_licence_goes_with_a_use_or_not(expression: str, use: Use, verdict: bool):
    assert goes(expression, use) is verdict


def described(*lines: tuple[str, str]) -> Message:
    said = Message()
    for name, value in lines:
        said[name] = value
    return said


OSI = "License :: OSI Approved :: "


@pytest.mark.parametrize(
    ("lines", "licence"),
    [
        ([("License-Expression", "MIT AND PSF-2.0"), ("License", "BSD")], "MIT AND PSF-2.0"),
        ([("License", "MIT License\n\nCopyright")], "MIT"),
        ([("License", "BSD-3-Clause")], "BSD-3-Clause"),
        ([("License", "UNKNOWN"), ("Classifier", f"{OSI}MIT License")], "MIT"),
        (
            [("Classifier", f"{OSI}MIT License"), ("Classifier", f"{OSI}Apache Software License")],
            "",
        ),
        ([("Classifier", f"{OSI}BSD License")], ""),
        ([("License", "see LICENSE")], ""),
        ([], ""),
    ],
)
def test_a_licence_is_what_a_package_says_and_never_a_guess(lines, licence):
    assert named(described(*lines)) == licence


def test_a_package_that_is_not_here_keeps_what_was_written_down():
    elsewhere = Locked("bestaat-hier-niet", "1.0", ())

    assert licence_of(elsewhere, {("bestaat-hier-niet", "1.0"): "ISC"}, fetch=False) == "ISC"
    assert licence_of(elsewhere, {("bestaat-hier-niet", "0.9"): "ISC"}, fetch=False) == ""


def test_the_lock_says_who_asked_for_what():
    assert locked(SMALL_LOCK) == [
        Locked("een", "1.0", ()),
        Locked("twee", "2.0", ("een",)),
        Locked("drie-3.x", "3.0", ("twee",)),
    ]


def test_what_a_build_needs_is_followed_from_what_we_ask(tmp_path):
    (tmp_path / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\n[project]\ndependencies = ["Een[x]>=1"]\n', "utf-8"
    )
    packages = locked(SMALL_LOCK + "los==1\n    # via spoorboek (pyproject.toml)\n")

    assert needed_to_build(tmp_path, packages) == {"een", "twee", "drie-3.x"}


def test_what_does_not_go_is_said_with_the_way_out(monkeypatch, tmp_path, capsys):
    wrong = Part("raar", "1.0", "AGPL-3.0-only", Use.BUILD)
    unknown = Part("stil", "2.0", "", Use.TEST)
    monkeypatch.setattr(sbom, "REPOSITORY", tmp_path)
    (tmp_path / LOCK).write_text("", "utf-8")
    monkeypatch.setattr(sbom, "packages", lambda *_: [])
    monkeypatch.setattr(sbom, "parts_inside", lambda _: [wrong, unknown])

    assert sbom.main() == 1
    said = capsys.readouterr().err
    assert "raar 1.0 (om de site te maken): de licentie 'AGPL-3.0-only' staat daarvoor niet" in said
    assert "stil 2.0 (om te testen en te meten): het pakket noemt geen licentie" in said
    assert "READ_BY_US van bench/package_licence.py" in said


@pytest.fixture
def world(tmp_path):
    return site_of(EvidenceBase.load(sound_world(tmp_path)))


def test_the_page_shows_every_part_by_its_use(world):
    parts = [
        Part("<b>een", "1", "MIT OR ISC", Use.SITE, what="zoeken"),
        Part("twee", "2", "", Use.TEST),
    ]
    found = [(Locked(one.name, one.version, ()), one) for one in parts]
    (world.base.root / LOCK).write_text("", "utf-8")
    (world.base.root / FILE).write_text(sbom.bill(world.base.root, found, ()), "utf-8")
    html = LexborHTMLParser(parts_of_others(world))

    assert [[c.text() for c in row.css("th, td")] for row in html.css("tbody tr")] == [
        ["<b>een", "1", "MIT of ISC", "zoeken"],
        ["twee", "2", "niet bekend past niet", ""],
    ]
    assert "waarvan 1 met een licentie die niet bekend is" in html.css("p")[0].text()
    assert read_parts(world.base.root) == tuple(parts)


def test_without_a_bill_the_page_says_so(world, tmp_path):
    assert "nog geen lijst" in parts_of_others(world)
    offer_bill(world.base.root, tmp_path / "site")
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("content", ["{", "[]", '{"components": [{}]}', '{"components": [1]}'])
def test_what_is_no_bill_is_refused(world, tmp_path, content: str):
    (world.base.root / FILE).write_text(content, "utf-8")

    with pytest.raises(Unreadable):
        read_parts(world.base.root)
    assert "niet te lezen" in parts_of_others(world)
    offer_bill(world.base.root, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_readers_get_the_bill_as_it_is(tmp_path):
    offer_bill(ROOT, tmp_path)

    assert (tmp_path / ON_SITE).read_text(encoding="utf-8") == TEXT
