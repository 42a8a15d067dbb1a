"""A round asks what the base names, keeps what it heard, and a stopped one goes on where it was."""

import json
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.adapters.command_line import outside_round
from spoorboek.outside_links.history import kept_as
from spoorboek.outside_links.kept import FILE, read_kept
from spoorboek.outside_links.rounds import Ask
from spoorboek.reasoning.outside_addresses import addresses_in, outside_addresses
from tests.checks.worlds import sound_world
from tests.commands import in_process
from tests.outside_links.hosts import Hosts, serving
from tests.real import ROOT, real_base


@pytest.fixture
def world(tmp_path: Path) -> Path:
    root = sound_world(tmp_path)
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs" / "links.md").write_text(
        "Zie [a](https://weg.test/a_(b)), <https://goed.test/#kop>. `https://code.test/`\n", "utf-8"
    )
    return root


@pytest.fixture
def hosts():
    with serving(Hosts({"goed.test/": (200, {}), "weg.test/a_(b)": (404, {})})) as one:
        yield one


def asked(world: Path, hosts: Hosts, monkeypatch: pytest.MonkeyPatch, day: str, *words: str):
    monkeypatch.setattr(outside_round, "today", lambda: day)
    via = f"127.0.0.1:{hosts.port}"
    return in_process("links", "--external", "--no-inside", "--root", world, "--via", via, *words)


def test_what_was_heard_on_two_days_is_kept_and_told(world, hosts, monkeypatch):
    first = asked(world, hosts, monkeypatch, "2026-03-01")
    second = asked(world, hosts, monkeypatch, "2026-03-08")

    assert first.returncode == second.returncode == 0
    assert "herhaald niet gevonden" not in first.stdout
    assert "weg\\.test" in second.stdout or "weg.test" in second.stdout
    assert "2026-03-01 en 2026-03-08" in second.stdout.replace("\\", "")
    (run,) = read_kept(world)["https://weg.test/a_(b)"]
    assert (run.answer, run.first, run.last) == ("404", "2026-03-01", "2026-03-08")
    assert "https://goed.test/" in read_kept(world)
    assert "https://code.test/" not in read_kept(world)


def test_nothing_is_asked_twice_on_a_day(world, hosts, monkeypatch):
    asked(world, hosts, monkeypatch, "2026-03-01")
    before = len(hosts.asked)
    asked(world, hosts, monkeypatch, "2026-03-01")

    assert len(hosts.asked) == before > 0


def test_what_nobody_names_any_more_is_forgotten(world, hosts, monkeypatch):
    asked(world, hosts, monkeypatch, "2026-03-01")
    (world / "docs" / "links.md").unlink()
    (world / "docs" / "nieuw.md").write_text("<https://nieuw.test/>", "utf-8")
    asked(world, hosts, monkeypatch, "2026-03-02")

    assert "https://goed.test/" not in read_kept(world)
    assert "https://nieuw.test/" in read_kept(world)


def test_who_stops_a_round_keeps_what_it_heard(world, hosts, monkeypatch):
    def stopping(addresses: list[str], ask: Ask, _: float):
        yield addresses[0], ask(addresses[0])
        raise KeyboardInterrupt

    monkeypatch.setattr(outside_round, "answers", stopping)
    done = asked(world, hosts, monkeypatch, "2026-03-01")

    assert done.returncode == 130
    assert len(read_kept(world)) == 1


def test_a_file_that_cannot_be_read_is_not_overwritten(world, hosts, monkeypatch):
    (world / FILE).write_text("<<<<<<< HEAD", encoding="utf-8")
    done = asked(world, hosts, monkeypatch, "2026-03-01")

    assert done.returncode == 2
    assert "Herstel het uit git" in done.stderr
    assert (world / FILE).read_text(encoding="utf-8") == "<<<<<<< HEAD"


@pytest.mark.parametrize("via", ["elders.test:80", "10.0.0.1:80", "127.0.0.1"])
def test_a_test_leads_to_this_machine_only(world, via):
    done = in_process("links", "--external", "--no-inside", "--root", world, "--via", via)

    assert done.returncode == 2
    assert "geen adres op deze machine" in done.stderr
    assert not (world / FILE).exists()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zie https://a.test/b.", ["https://a.test/b"]),
        ("[x](https://a.test/b_(c)) en", ["https://a.test/b_(c)"]),
        ("(https://a.test/b), https://a.test/b#c", ["https://a.test/b", "https://a.test/b"]),
        ('{"url": "https://a.test/b?c=d&e"}', ["https://a.test/b?c=d&e"]),
        ("ftp://a.test mailto:a@b.test www.a.test", []),
    ],
)
def test_addresses_are_found_in_text(text, found):
    assert list(addresses_in(text)) == found


def test_every_address_that_a_reader_can_follow_is_asked(built_pages):
    """The list of what is asked comes from records and prose; here it is held against finished pages."""
    shown = {
        kept_as(href)
        for html in built_pages
        for node in LexborHTMLParser(html).css("a[href]")
        if (href := node.attributes["href"] or "").startswith("http")
    }

    assert len(shown) > 300
    assert shown - set(outside_addresses(real_base())) == set()


@pytest.fixture(scope="module")
def built_pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Every record of the real base as a bare page."""
    folder = tmp_path_factory.mktemp("kaal") / "site"
    assert in_process("render", folder, "--root", ROOT).returncode == 0
    return [file.read_text(encoding="utf-8") for file in folder.rglob("*.html")]


def test_the_answers_of_this_base_can_be_read():
    assert read_kept(ROOT).keys() <= outside_addresses(real_base()).keys()
    assert json.loads((ROOT / FILE).read_text(encoding="utf-8")) is not None


def test_a_world_keeps_its_answers_beside_its_records(world, tmp_path):
    (world / FILE).write_text("{}\n", encoding="utf-8")
    copy = shutil.copytree(world, tmp_path / "kopie")

    assert in_process("check", "--root", copy).returncode == 0
