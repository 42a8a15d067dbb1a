"""Shells of a theme: what the site generator made to put pages in, and the prose that it made beside."""

from pathlib import Path

from spoorboek.pages.addresses import SHELL, shell_address
from spoorboek.pages.shell import BARE, Shell
from spoorboek.records import RECORD_TYPES
from spoorboek.records.departure import Departure


def shells(theme: Path) -> dict[str, Shell]:
    """The shell of each record type, by type name; a bare page where the theme has none."""
    found = {t.name: shell_in(theme / shell_address(t)) for t in RECORD_TYPES}
    return found | {Departure.name: shell_of_gone(theme)}


def shell_of_gone(theme: Path) -> Shell:
    """The shell of pages that went: they lie where they always lay, at any depth."""
    address = shell_address(Departure)
    return shell_in(theme / address).anywhere(address)


def shell_in(folder: Path) -> Shell:
    """The shell in a folder of the theme; a bare page where there is none."""
    file = folder / "index.html"
    return Shell.of(file.read_text(encoding="utf-8")) if file.is_file() else BARE


def prose_files(theme: Path) -> list[str]:
    """The HTML files of the prose below `theme`, by name; shells are not prose."""
    files = (file for file in theme.rglob("*.html") if file.parent.name != SHELL)
    return sorted(file.relative_to(theme).as_posix() for file in files)
