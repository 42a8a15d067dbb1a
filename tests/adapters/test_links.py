"""The command tells where a link of the site is broken; a build with one leaves the previous site."""

import shutil
from pathlib import Path

import pytest

from tests.adapters.worlds import buildable_world
from tests.commands import in_process, spoorboek


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small world with its site in site/."""
    root = buildable_world(tmp_path_factory.mktemp("bouw"))
    done = spoorboek("build", "--root", root, "--zonder-papier")
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def world(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "wereld")


def append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_sound_site_is_told_to_be_sound(built):
    done = in_process("links", "--root", built)

    assert done.returncode == 0
    assert "Elke link leidt ergens heen" in done.stdout


@pytest.mark.parametrize(
    ("page", "html", "told"),
    [
        (
            "over/begrippen/uitleg/index.html",
            '<a href="../uitlegg/">x</a>',
            "evidence/terms/uitleg.yml:1:1: link '../uitlegg/'",
        ),
        ("over/begrippen/uitleg/index.html", '<a href="../uitlegg/">x</a>', "Bedoelde je"),
        ("hulpmiddelen/index.html", '<a href="#weg">x</a>', "docs/hulpmiddelen/index.md:1:1"),
        ("404.html", '<a href="weg/">x</a>', "404.html:1:1: link 'weg/'"),
    ],
)
def test_a_broken_link_is_told_at_the_file_that_can_be_mended(world, page, html, told):
    append(world / "site" / page, html)

    done = in_process("links", "--root", world)

    assert done.returncode == 1
    assert told in done.stderr
    assert "over/controles/#site-link-leads-somewhere" in done.stderr


def test_the_line_is_the_one_that_names_the_target(world):
    file = world / "docs" / "hulpmiddelen" / "index.md"
    append(file, "\nLees [verder](#verderop).\n")
    append(world / "site/hulpmiddelen/index.html", '<a href="#verderop">x</a>')
    line = len(file.read_text(encoding="utf-8").splitlines())

    done = in_process("links", "--root", world)

    assert f"docs/hulpmiddelen/index.md:{line}:15: " in done.stderr


def test_a_link_that_is_wrong_on_every_page_is_told_once(world):
    pages = sorted((world / "site").rglob("index.html"))
    for page in pages:
        up = "../" * (len(page.relative_to(world / "site").parts) - 1)
        append(page, f'<a href="{up}weg/">x</a>')

    done = in_process("links", "--root", world)

    assert f"(en op {len(pages) - 1} andere)" in done.stderr
    assert done.stderr.count("leidt nergens heen") == 1


def test_a_page_to_which_nothing_leads_is_told(world):
    (world / "site" / "eiland").mkdir()
    (world / "site" / "eiland" / "index.html").write_text("<p>alleen</p>", encoding="utf-8")

    done = in_process("links", "--root", world)

    assert done.returncode == 1
    assert "geen link leidt vanaf de startpagina naar eiland/index.html" in done.stderr


def test_without_a_site_the_command_says_what_comes_first(world):
    done = in_process("links", "--root", world, "--site", world / "docs")

    assert done.returncode == 2
    assert "Eerst: spoorboek build" in done.stderr


def test_a_build_with_a_broken_link_leaves_the_previous_site(world):
    before = (world / "site" / "index.html").read_bytes()
    footer = world / "overrides" / "partials" / "footer.html"
    append(footer, '<a href="{{ "weg/" | url }}">weg</a>')

    done = spoorboek("build", "--root", world, "--zonder-papier")

    assert done.returncode == 1
    assert "leidt nergens heen: daar staat niets" in done.stderr
    assert "Traceback" not in done.stderr
    assert (world / "site" / "index.html").read_bytes() == before
    assert not list(world.glob(".site-*"))
