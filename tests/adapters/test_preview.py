"""A preview shows what was saved before all else, and ends as a site that was built at once."""

import multiprocessing
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from spoorboek.adapters.command_line import preview as preview_module
from spoorboek.adapters.command_line.preview import Preview, touched
from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.sharing import CAN_SHARE
from tests.checks.worlds import sound_world

TERM = "evidence/terms/uitleg.yml"
CMOC = "evidence/cmocs/vroege-uitleg.yml"
PAGE = "over/begrippen/uitleg/index.html"
DATA = "over/begrippen/uitleg/index.json"
PATIENCE = 60
copies = pytest.mark.skipif(not CAN_SHARE, reason="this system makes no copies of a process")


def replace_in(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def started(root: Path, folder: Path) -> Preview:
    """A preview of a world, with bare pages and the prose left out."""
    preview = Preview(root, folder)
    for place in (preview.theme, preview.out):
        place.mkdir(parents=True)
    preview._make_prose = lambda base: []  # type: ignore[method-assign]
    preview.follow()
    assert preview.site is not None
    return preview


@pytest.fixture
def preview(tmp_path) -> Iterator[Preview]:
    """A preview of the sound world that has been shown once."""
    found = started(sound_world(tmp_path), tmp_path / "preview")
    yield found
    found.end()


def everything(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file() and "data" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_what_was_saved_is_shown_before_the_rest_is_looked_at(preview, monkeypatch):
    monkeypatch.setattr(preview_module, "QUIET", 60)
    before = everything(preview.out)
    replace_in(preview.root / TERM, "definition: ", "definition: Zichtbaar. ")

    preview.follow()

    assert preview.rest.is_under_way, "the rest waits until nothing is saved any more"
    shown = everything(preview.out)
    changed = {name for name in shown if shown[name] != before[name]}
    assert {PAGE, DATA} <= changed
    assert b"Zichtbaar." in shown[PAGE]


def test_the_rest_follows_and_tells(preview, monkeypatch, tmp_path):
    """After a change of a term, also pages that only explain it are as in a site built at once."""
    told: list[bool] = []
    monkeypatch.setattr(preview_module, "QUIET", 0)
    preview.tell = lambda: told.append(True)
    replace_in(preview.root / TERM, "definition: ", "definition: Zichtbaar. ")
    replace_in(preview.root / CMOC, "title: ", "title: Anders, ")

    preview.follow()
    preview.rest.wait()

    fresh = started(preview.root, tmp_path / "fresh")
    assert everything(preview.out) == everything(fresh.out)
    assert told, "browsers are told that more has changed"


def test_saving_again_comes_before_the_rest(preview, monkeypatch):
    """Who waits for the rest of an earlier save would wait for pages that are made again anyway."""
    monkeypatch.setattr(preview_module, "QUIET", 60)
    replace_in(preview.root / TERM, "definition: ", "definition: Eerst. ")
    preview.follow()
    earlier = preview.rest

    replace_in(preview.root / TERM, "Eerst. ", "Daarna anders. ")
    preview.follow()

    assert not earlier.is_under_way
    assert b"Daarna anders." in (preview.out / PAGE).read_bytes()


def test_at_the_end_nothing_is_under_way(preview, monkeypatch):
    monkeypatch.setattr(preview_module, "QUIET", 60)
    replace_in(preview.root / TERM, "definition: ", "definition: Zichtbaar. ")
    preview.follow()

    preview.end()

    assert not preview.rest.is_under_way


def hang(monkeypatch: pytest.MonkeyPatch, sign: Path) -> None:
    """From here on the rest gets as far as the pages that belong to no record, and no further."""

    def never_ending(*_: object, **__: object) -> int:
        sign.touch()
        while True:
            time.sleep(1)

    monkeypatch.setattr(preview_module, "pour_gathered", never_ending)


def until_there(sign: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not sign.exists():
        assert time.monotonic() < end
        time.sleep(0.01)


@copies
def test_saving_again_ends_the_rest_wherever_it_is(preview, monkeypatch, tmp_path):
    """Also where it would never end by itself; in the end both changes are everywhere."""
    monkeypatch.setattr(preview_module, "QUIET", 0)
    with monkeypatch.context() as meanwhile:
        hang(meanwhile, tmp_path / "sign")
        replace_in(preview.root / TERM, "definition: ", "definition: Zichtbaar. ")
        preview.follow()
        until_there(tmp_path / "sign")

    replace_in(preview.root / CMOC, "title: ", "title: Anders, ")
    preview.follow()
    preview.rest.wait()

    fresh = started(preview.root, tmp_path / "fresh")
    assert everything(preview.out) == everything(fresh.out)


@copies
def test_at_the_end_no_process_is_left(preview, monkeypatch, tmp_path):
    monkeypatch.setattr(preview_module, "QUIET", 0)
    hang(monkeypatch, tmp_path / "sign")
    replace_in(preview.root / TERM, "definition: ", "definition: Zichtbaar. ")
    preview.follow()
    until_there(tmp_path / "sign")
    assert multiprocessing.active_children()

    preview.end()

    assert not multiprocessing.active_children()


def test_a_fault_in_the_rest_is_told_and_following_goes_on(preview, monkeypatch, capsys):
    monkeypatch.setattr(preview_module, "QUIET", 0)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(preview_module, "pour_gathered", None)
        replace_in(preview.root / TERM, "definition: ", "definition: Zichtbaar. ")
        preview.follow()
        preview.rest.wait()
    said = capsys.readouterr().err
    assert "De rest van de site is niet bijgewerkt (TypeError" in said
    assert "Traceback" not in said

    replace_in(preview.root / TERM, "Zichtbaar. ", "Weer anders. ")
    preview.follow()
    preview.rest.wait()

    assert b"Weer anders." in (preview.out / PAGE).read_bytes()
    assert "niet bijgewerkt" not in capsys.readouterr().err


def test_an_error_does_not_keep_the_rest_of_an_earlier_save_away(preview, monkeypatch, tmp_path):
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(preview_module, "QUIET", 60)
        replace_in(preview.root / TERM, "definition: ", "definition: Zichtbaar. ")
        preview.follow()
    fresh = started(preview.root, tmp_path / "fresh")
    monkeypatch.setattr(preview_module, "QUIET", 0)
    replace_in(preview.root / CMOC, "title: ", "titel: ")

    preview.follow()
    preview.rest.wait()

    assert everything(preview.out) == everything(fresh.out)


def test_with_an_error_the_last_good_pages_stay(preview, capsys):
    before = everything(preview.out)
    replace_in(preview.root / TERM, "definition: ", "definitie: ")

    preview.follow()

    assert everything(preview.out) == before
    assert f"{TERM}:" in capsys.readouterr().err


def test_without_a_change_nothing_is_done(preview, monkeypatch):
    monkeypatch.setattr(EvidenceBase, "load", None)

    assert not preview.is_behind()
    preview.follow()


def test_a_change_of_any_file_is_seen(preview):
    """Also one that makes a file older, as going back in git may do, and one that takes it away."""
    (preview.root / TERM).unlink()

    assert preview.is_behind()


def test_touched_is_what_changed_and_what_a_link_joins_to_it(tmp_path):
    root = sound_world(tmp_path)
    before = EvidenceBase.load(root)
    replace_in(root / CMOC, "title: ", "title: Anders, ")
    now = EvidenceBase.load(root, previous=before)

    joined = {link.origin.key for link in now.incoming["cmoc/vroege-uitleg"]}
    joined |= {link.target for link in now.links if link.origin.key == "cmoc/vroege-uitleg"}
    assert len(joined) > 2
    assert {record.key for record in touched(before, now)} == joined | {"cmoc/vroege-uitleg"}


def test_what_went_touches_those_that_linked_to_it(tmp_path):
    root = sound_world(tmp_path)
    before = EvidenceBase.load(root)
    (root / CMOC).unlink()
    now = EvidenceBase.load(root, previous=before)

    keys = {record.key for record in touched(before, now)}
    assert "cmoc/vroege-uitleg" not in keys
    assert keys >= {link.origin.key for link in before.incoming["cmoc/vroege-uitleg"]}


def retitle(root: Path) -> None:
    replace_in(root / CMOC, "title: ", "title: Anders, ")


def break_a_link(root: Path) -> None:
    replace_in(root / CMOC, "elements:\n", "elements:\n- bestaat-niet\n")


def remove(root: Path) -> None:
    (root / CMOC).unlink()


@pytest.mark.parametrize("change", [retitle, break_a_link, remove])
def test_what_is_kept_is_what_would_be_worked_out_anew(tmp_path, change):
    """Who points at what, and where it leads nowhere, in the same order; there and back."""
    root = sound_world(tmp_path)
    there, was = EvidenceBase.load(root), (root / CMOC).read_bytes()
    change(root)
    away = EvidenceBase.load(root, previous=there)
    assert worked_out(away) == worked_out(EvidenceBase.load(root))

    (root / CMOC).write_bytes(was)
    assert worked_out(EvidenceBase.load(root, previous=away)) == worked_out(EvidenceBase.load(root))


def worked_out(base: EvidenceBase) -> tuple[object, ...]:
    uses = {key: [(c.origin.key, c.field) for c in found] for key, found in base.citations.items()}
    links = [(link.origin.key, link.field, link.target) for link in base.links]
    dangling = [(record.key, where, text) for record, where, _, text in base.judged_dangling()]
    return base.marks, links, list(uses.items()), dangling
