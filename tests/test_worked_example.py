"""The example in docs/over/een-bron-toevoegen.md, done as it is written, gives the record that is there."""

import os
import re
import shlex
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from spoorboek.bibliography import read_bibliography
from tests import practice
from tests.adapters.repositories import IDENTITY
from tests.commands import in_process

PAGE = practice.ROOT / "docs" / "over" / "een-bron-toevoegen.md"
_BLOCK = re.compile(
    r"(?:^(?P<told>Zet dit [^\n]*:)\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_TOLD = re.compile(
    r"Zet dit (?P<last>onderaan )?in `(?P<file>[^`]+)`"
    r"(?:, (?P<where>boven de regel|onder de regel|in plaats van wat er staat)(?: `(?P<line>[^`]+)`)?)?:"
)
ELSEWHERE = ("make ", "source ", "cd ", "spoorboek serve", "git push")
"""What prepares the folder, goes on for ever or leaves this machine."""


@dataclass
class Done:
    """What was carried out, and what came out of it."""

    commands: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    shown: list[tuple[str, str]] = field(default_factory=list)
    """What the page shows, with what the commands before it really said."""


def write(folder: Path, told: re.Match[str], text: str) -> None:
    """What the reader is told to put in a file."""
    file = folder / told["file"]
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    match told["where"]:
        case None:
            assert told["last"], told[0]
            lines.append(text)
        case "in plaats van wat er staat":
            lines = [text]
        case where:
            (at,) = (n for n, line in enumerate(lines) if line.rstrip("\n") == told["line"])
            lines.insert(at + (where == "onder de regel"), text)
    file.write_text("".join(lines), encoding="utf-8", newline="\n")


def run(folder: Path, command: str) -> str:
    """What a command says; `spoorboek` in this process, others as a shell would start them."""
    words = shlex.split(command)
    if words[0] == "spoorboek":
        done = in_process(*words[1:], cwd=folder)
    else:
        environment = {**os.environ, **IDENTITY}
        done = subprocess.run(
            words, cwd=folder, env=environment, capture_output=True, encoding="utf-8"
        )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout + done.stderr


def references(folder: Path) -> dict[str, tuple[str, dict[str, str]]]:
    """The type and the fields of every reference, wherever it stands in the file."""
    text = (folder / practice.REFERENCES).read_text(encoding="utf-8")
    found, _ = read_bibliography([("references.bib", text)])
    return {key: (one.type, dict(one.fields)) for key, one in found.items()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("oefening") / "oefenmap"
    practice.make(folder)
    return folder


@pytest.fixture(scope="module")
def done(folder) -> Done:
    """The page, carried out from top to bottom."""
    done, said = Done(), ""
    for block in _BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        if block["told"]:
            told = _TOLD.fullmatch(block["told"])
            assert told, f"deze zin volgt niemand letterlijk: {block['told']}"
            write(folder, told, block["text"])
            done.files.append(told["file"])
        elif block["kind"] == "text":
            done.shown.append((block["text"], said))
        else:
            commands = [c for c in block["text"].splitlines() if not c.startswith(ELSEWHERE)]
            said = "".join(run(folder, command) for command in commands)
            done.commands += commands
    return done


def test_the_folder_to_practise_in_is_sound_and_lacks_only_the_source(tmp_path):
    folder = tmp_path / "oefenmap"
    practice.make(folder)
    before, after = (set(references(root)) for root in (practice.ROOT, folder))

    assert "0 fouten" in run(folder, "spoorboek check")
    assert practice.KEY not in run(folder, "git ls-files")
    assert before - after == {practice.KEY}


def test_the_page_leads_to_what_is_in_the_evidence_base(folder, done):
    for name in (practice.SOURCE, practice.CMOC):
        now = (practice.ROOT / name).read_text(encoding="utf-8")
        assert (folder / name).read_text(encoding="utf-8") == now, f"pas {PAGE.name} aan: {name}"
    assert references(folder) == references(practice.ROOT)


def test_what_the_page_shows_is_what_the_commands_say(done):
    assert len(done.shown) >= 4
    for shown, said in done.shown:
        at = 0
        for piece in filter(None, map(str.strip, re.split("…|\n", shown))):
            at = said.find(piece, at)
            assert at >= 0, f"{piece}\n--- staat niet (meer) in:\n{said}"
            at += len(piece)


def test_the_result_is_without_errors_and_committed(folder, done):
    assert "0 fouten" in run(folder, "spoorboek check")
    assert run(folder, "git status --porcelain") == ""
    assert run(folder, "git log --format=%s main..").startswith("Bron: Aasdahl")


def test_nothing_of_the_page_is_passed_over(done):
    """Every command is run but for the ones that cannot be, and every file is one of evidence."""
    assert {"new", "check", "status", "diff", "impact"} <= {
        c.split()[1] for c in done.commands if c.startswith("spoorboek")
    }
    assert set(done.files) == {str(practice.SOURCE), str(practice.CMOC), str(practice.REFERENCES)}
