"""Prose page: the title and headings of a page below docs/, as the site shows and links them."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from spoorboek.text_file import read_text

_HEADING = re.compile(r"^#{2,6} +(.+?)(?: *\{[^}\n]*?(?:#([\w-]+))?[^}\n]*\})? *$", re.MULTILINE)
_TITLE = re.compile(r"\A---\n(?:.*\n)*?title: *(.+?) *\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page of prose: its title, and its headings by the name under which they can be linked to."""

    title: str
    headings: dict[str, str]


def read_prose_page(docs: Path, page: str) -> ProsePage | None:
    """The page with this name below `docs`; nothing when there is none."""
    file = docs / f"{page}.md"
    if not _is_there(file, docs):
        return None
    text, _ = read_text(file, page)
    title = _TITLE.match(text)
    headings = {name or slug(words): words for words, name in _HEADING.findall(text)}
    return ProsePage(title[1].strip("'\"") if title else page, headings)


def _is_there(file: Path, docs: Path) -> bool:
    """Whether it is a page of these docs; a name that no file can have is none."""
    try:
        return file.resolve().is_relative_to(docs.resolve()) and file.is_file()
    except (OSError, ValueError):
        return False


def slug(heading: str) -> str:
    """The name under which a heading can be linked to, as the site generator makes it."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^\w\s-]", "", plain).strip().lower()
    return re.sub(r"[-\s]+", "-", plain)
