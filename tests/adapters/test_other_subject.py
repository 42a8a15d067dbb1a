"""Another subject needs no change in code: started, filled, checked, built and taken along."""

import csv
import json
import re
import shlex

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.given_pages import given_pages
from spoorboek.records import BY_NAME
from spoorboek.records.markers import OneOf
from spoorboek.records.structure import fields_of
from tests.commands import in_process, spoorboek
from tests.other_subject import OUR_SUBJECT, built, filled, started, words_of_ours
from tests.real import ROOT, real_base


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    return started(tmp_path_factory.mktemp("leeg") / "kennisbank")


@pytest.fixture(scope="module")
def empty_site(empty):
    return built(empty, "--zonder-papier")


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return filled(tmp_path_factory.mktemp("vol") / "kennisbank")


@pytest.fixture(scope="module")
def site(base):
    return built(base)


def pages(folder):
    return {f.relative_to(folder).as_posix() for f in folder.rglob("*.html")}


def test_an_empty_base_is_sound_and_builds_at_once(empty, empty_site):
    checked = in_process("check", "--root", empty)

    assert checked.returncode == 0
    assert checked.stdout.startswith("0 fouten, 0 waarschuwingen")
    assert {"index.html", "bewijs/index.html", "over/a-z/index.html"} <= pages(empty_site)
    assert words_of_ours(empty_site) == []


def test_an_empty_base_has_no_page_for_what_it_does_not_have(empty_site):
    built_pages = pages(empty_site)

    assert not [
        p for p in built_pages if p.startswith(("handreiking/", "tijdlijn/", "werknemers/"))
    ]
    assert "bewijs/verklaringen/index.html" not in built_pages


def test_the_starter_has_the_vocabularies_that_its_records_ask_for_and_no_other(empty):
    found = EvidenceBase.load(empty)
    asked = set()

    def ask(model):
        for field in fields_of(model):
            if field.part:
                ask(field.part)
            elif (marker := field.marker(OneOf)) and isinstance(marker, OneOf):
                asked.add(marker.vocabulary)

    for record_type in found.types:
        ask(record_type)
    required = asked - {"employer-sizes", "prospects", "themes"}
    assert set(found.vocabularies) == required
    assert set(found.subject.record_types) < set(BY_NAME)


def test_the_made_up_base_is_sound(base):
    checked = in_process("check", "--root", base)

    assert checked.returncode == 0
    assert checked.stdout.startswith("0 fouten, 0 waarschuwingen")


def test_no_page_or_table_of_the_other_site_speaks_of_our_subject(site):
    assert words_of_ours(site) == []


def test_the_search_for_our_words_would_find_them():
    """Else the test above could not fail."""
    for words in ("Re-integratie tweede spoor", "de werkgever", "Deze halte bestaat niet"):
        assert OUR_SUBJECT.search(words)


def test_every_page_says_that_the_example_is_made_up(site):
    silent = [p for p in pages(site) if "bedacht" not in (site / p).read_text("utf-8")]

    assert silent == []


def test_a_kind_with_records_gets_its_list_and_its_place_in_the_menu(site):
    home = (site / "bewijs/index.html").read_text("utf-8")

    for page in ("verklaringen", "programmatheorieen", "kennisgaten", "bronnen"):
        assert (site / f"bewijs/{page}/index.html").is_file()
        assert re.search(rf'href="[^"]*{page}/"', home)
    assert not (site / "bewijs/tegenspraak").exists()


def test_roles_and_phases_come_from_the_vocabularies(site):
    for place in ("gespreksleider", "gespreksleider/beginnen", "buurtlezer/blijven"):
        assert (site / f"handreiking/rollen/{place}/index.html").is_file()
    assert (site / "handreiking/beginnen/index.html").is_file()
    assert not (site / "handreiking/rollen/_rol").exists()


def test_no_link_of_the_other_site_is_broken(site):
    broken = []
    for page in pages(site) - {"404.html"}:
        for address in re.findall(
            r'(?:href|src)="([^"#:?]+)[^":]*"', (site / page).read_text("utf-8")
        ):
            target = (site / page).parent / address
            if not (target.is_file() or (target / "index.html").is_file()):
                broken.append(f"{page}: {address}")

    assert sorted(set(broken)) == []


def test_the_data_of_the_other_base_can_be_taken_along(base, site, tmp_path):
    done = in_process("export", tmp_path / "data", "--root", base)
    data = json.loads((site / "data/spoorboek.json").read_text("utf-8"))
    table = next((site / "data").glob("*.csv"))

    assert done.returncode == 0
    assert {r["type"] for r in data["records"]} == {
        *EvidenceBase.load(base).subject.record_types,
    }
    assert list(csv.reader(table.read_text("utf-8").splitlines()))
    assert "Leesgroepen (bedacht voorbeeld)" in (site / "feed.xml").read_text("utf-8")


@pytest.mark.parametrize(
    "words", [("status",), ("impact", "bedacht2024samenlezen"), ("render", "uit")]
)
def test_other_commands_work_on_the_other_base(base, tmp_path, words):
    done = in_process(*words, "--root", base, cwd=tmp_path)

    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr
    assert done.stdout


def test_the_steps_of_the_help_page_work_as_they_are_written(tmp_path):
    """All but the preview, which goes on until it is stopped."""
    page = (ROOT / "docs/over/ander-onderwerp.md").read_text("utf-8")
    steps = [shlex.split(line)[1:] for line in re.findall(r"^spoorboek .*$", page, re.MULTILINE)]
    done = {tuple(s): spoorboek(*s, cwd=tmp_path) for s in steps if s[0] != "serve"}

    assert [words[0] for words in done] == ["new", "check", "build", "new"]
    assert [d.stderr for d in done.values() if d.returncode] == []
    assert (tmp_path / "mijn-kennisbank/site/index.html").is_file()
    assert (tmp_path / "mijn-kennisbank/evidence/terms/leesgroep.yml").is_file()


def test_a_folder_with_anything_in_it_is_refused_in_one_line_and_left_alone(tmp_path):
    (tmp_path / "mijn.txt").write_text("van mij")
    done = spoorboek("new", "--site", tmp_path)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert [f.name for f in tmp_path.iterdir()] == ["mijn.txt"]


@pytest.mark.parametrize("title", ["<script>", "{{ 7*7 }}", "a\u202eb", "`x`", "x" * 101, '"'])
def test_a_name_that_means_something_else_somewhere_is_refused(tmp_path, title):
    done = in_process("new", "--site", tmp_path / "nieuw", "--title", title)

    assert done.returncode == 2
    assert not (tmp_path / "nieuw").exists()


def test_new_says_what_is_missing_or_does_not_go_together(tmp_path):
    for words in (("new",), ("new", "source"), ("new", "source", "x", "--title", "y")):
        done = in_process(*words, cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1


def test_new_knows_which_kinds_a_base_uses(base):
    refused = in_process("new", "milestone", "nieuw", "--root", base)

    assert refused.returncode == 2
    assert "record_types" in refused.stderr


@pytest.mark.parametrize("name", ["roles", "phases", "sectors", "outcomes", "tool-kinds"])
def test_a_vocabulary_that_is_not_there_is_named_with_a_way_out(tmp_path, name):
    root = filled(tmp_path / "kennisbank")
    (root / f"evidence/vocabularies/{name}.yml").unlink()
    for command in ("check", "status"):
        done = in_process(command, "--root", root)
        assert "Traceback" not in done.stdout + done.stderr
    checked = in_process("check", "--root", root)

    assert checked.returncode == 1
    assert f"Voeg toe: evidence/vocabularies/{name}.yml" in checked.stdout


def test_a_label_of_a_stranger_stays_text_in_the_pages_it_is_given(tmp_path):
    root = filled(tmp_path / "kennisbank")
    roles = root / "evidence/vocabularies/roles.yml"
    roles.write_text(
        roles.read_text("utf-8").replace("label: Bibliotheek", "label: '</title>{{ 7*7 }}<script>'")
    )
    given = given_pages(EvidenceBase.load(root))["handreiking/rollen/bibliotheek.md"]

    assert "<" not in given.partition("\n\n")[0]
    assert "7*7" not in given


def test_our_own_site_is_given_no_page():
    """It wrote every page itself, so nothing about it changes."""
    assert given_pages(real_base()) == {}
