"""A folder to practise in: this evidence base without one source, so that somebody can add it again.

`python -m tests.practice MAP` makes it; docs/over/een-bron-toevoegen.md says what to do there. Only the
source, its reference and its place in an explanation are taken away; judgements stay as they are.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEY = "aasdahl2017effect"
SOURCE = Path("evidence/sources") / f"{KEY}.yml"
REFERENCES = Path("evidence/references/references.bib")
CMOC = Path("evidence/cmocs/plaatsing-blijft-liggen.yml")
SNAPSHOTS = Path("evidence/snapshots")
_COPIED = ("evidence", "docs", "overrides", "scripts")
_REFERENCE = re.compile(rf"^@\w+\{{{KEY},\n(?:[ }}].*\n|\}}\n)+\n?", re.MULTILINE)
_EVIDENCE = re.compile(rf"^  - source: {KEY}\n(?:    .*\n)+", re.MULTILINE)
_LISTED = re.compile(rf'^\{{"key": "source/{KEY}", .*\}},\n', re.MULTILINE)
_CITED = re.compile(rf'\{{\{{ cite\("{KEY}"\) \}}\}}')
_IDENTITY = ("-c", "user.name=Oefening", "-c", "user.email=oefening@example.org")


def make(folder: Path) -> None:
    """The folder to practise in, as a repository of git with one commit on `main`."""
    for name in _COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", ".gitignore"):
        shutil.copy(ROOT / name, folder)
    (folder / SOURCE).unlink()
    _without(_REFERENCE, folder / REFERENCES)
    _without(_EVIDENCE, folder / CMOC)
    for listed in (folder / SNAPSHOTS).glob("*.json"):
        if KEY in listed.read_text(encoding="utf-8"):
            _without(_LISTED, listed)
    for page in (folder / "docs").rglob("*.md"):
        if _CITED.search(page.read_text(encoding="utf-8")):
            _without(_CITED, page, KEY)
    for words in (["init", "--initial-branch=main"], ["add", "--all"]):
        _git(folder, *words)
    _git(folder, *_IDENTITY, "commit", "--no-gpg-sign", "--message", "Om te oefenen")


def _without(what: re.Pattern[str], file: Path, instead: str = "") -> None:
    text, found = what.subn(instead, file.read_text(encoding="utf-8"))
    assert found, f"{file.name}: niets gevonden om weg te halen"
    file.write_text(text, encoding="utf-8", newline="\n")


def _git(folder: Path, *words: str) -> None:
    # A hook of git that runs this points git at another repository.
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_DIR")}
    command = ["git", "-C", str(folder), *words, "--quiet"]
    if words[0] == "add":
        command.pop()
    subprocess.run(command, env=environment, check=True)


def main() -> int:
    """Makes the folder that is named, and says what to do next."""
    folder = Path(sys.argv[1])
    if folder.exists():
        print(f"'{folder}' bestaat al. Haal haar weg, of kies een andere map.", file=sys.stderr)
        return 2
    make(folder)
    print(f"Klaar. Ga verder met: cd {shlex.quote(str(folder))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
