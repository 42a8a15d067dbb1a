"""CSL-JSON: what Zotero ("CSL JSON"), citeproc and pandoc exchange."""

import json
import re
from collections.abc import Iterator
from typing import Any

from spoorboek.reference_files.degrees import BY_AN_INSTITUTE, DEGREES, with_degree
from spoorboek.reference_files.entry import Loose, Name, Unreadable, shown
from spoorboek.reference_files.markup import without_markup
from spoorboek.reference_files.names import name_of, person, whole

_LOOKS = re.compile(r"\s*(?:\[\s*(?:\{|\]\s*$)|\{\s*\")")
_ITEM = re.compile(r"\{\s*\"(?:id|type|title|DOI|author|abstract|container-title|issued|URL)\"")
_BETWEEN = re.compile(r"[\s,]*")
_MOST_ATTEMPTS = 60_000
_TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "article": "article", "review": "article", "book": "book", "chapter": "incollection",
    "entry-encyclopedia": "incollection", "entry-dictionary": "incollection",
    "paper-conference": "inproceedings", "thesis": "thesis", "report": "report",
    "webpage": "online", "post": "online", "post-weblog": "online", "manuscript": "unpublished",
    "dataset": "dataset", "software": "software", "legislation": "legislation", "bill": "legislation",
}  # fmt: skip


def looks_like(text: str) -> bool:
    """Whether the text opens as a list of items, or as one."""
    return bool(_LOOKS.match(text)) and ('"' in text or text.strip() == "[]")


def entries(path: str, text: str) -> Iterator[Loose | Unreadable]:
    """Every item of the list; behind one that cannot be read, the next that can."""
    decoder = json.JSONDecoder()
    place, line, counted = _opening(text), 1, 0
    for _ in range(_MOST_ATTEMPTS):
        start = _next(text, place)
        line, counted = line + text.count("\n", counted, place), place
        if lost := _no_item(path, line, text, place, start):
            yield lost
        if start < 0:
            return
        line, counted = line + text.count("\n", counted, start), start
        try:
            item, place = decoder.raw_decode(text, start)
            yield _loose(path, line, item)
        except (ValueError, RecursionError) as error:
            yield _broken(path, line, text, start, error)
            place = start + 1


def _opening(text: str) -> int:
    """Where the first item may stand: behind the bracket of a list, or at the start."""
    bracket, brace = text.find("["), text.find("{")
    return bracket + 1 if 0 <= bracket < brace else max(brace, 0)


def _next(text: str, place: int) -> int:
    """Where the next item opens, or -1; what stands between is skipped."""
    between = _BETWEEN.match(text, place)
    place = between.end() if between else place
    if text.startswith("{", place):
        return place
    found = _ITEM.search(text, place)
    return found.start() if found else -1


def _no_item(path: str, line: int, text: str, place: int, start: int) -> Unreadable | None:
    """What stands between two items and is none, such as a number: nothing goes by in silence.

    `line` is that of `place`. Behind an item that is broken all of this was told already.
    """
    last = text.rfind("]", place)
    end = start if start >= 0 else last if last >= 0 else len(text)
    between = text[place:end].strip(" \t\r\n,")
    if not between or text[place - 1 : place] not in ("[", "}"):
        return None
    line += text.count("\n", place, text.index(between, place))
    hint = "Een item staat tussen accolades en heeft een titel. Haal weg wat er geen is."
    return Unreadable(path, line, 1, f"dit is geen item: '{shown(between, 60)}'", hint)


def _broken(
    path: str, line: int, text: str, start: int, error: ValueError | RecursionError
) -> Unreadable:
    column = 1
    if isinstance(error, json.JSONDecodeError):
        line, column = line + text.count("\n", start, error.pos), error.colno
        start = max(start, error.pos - 40)
    message = f"item is hier geen JSON meer: '{shown(text[start : start + 200], 60)}'"
    hint = (
        "Voer het opnieuw uit, of herstel de komma, het haakje of het aanhalingsteken op die regel."
    )
    return Unreadable(path, line, column, message, hint)


def _loose(path: str, line: int, item: dict[str, Any]) -> Loose:
    kind = with_degree(_TYPES.get(_text(item.get("type")), "misc"), _text(item.get("genre")))
    container = without_markup(_text(item.get("container-title")))
    publisher = _text(item.get("publisher"))
    values = {
        "title": without_markup(_text(item.get("title"))),
        "journal": container if kind == "article" else "",
        "booktitle": container if kind.startswith("in") else "",
        "year": _year(item.get("issued")),
        "month": _month(item.get("issued")),
        "volume": _text(item.get("volume")),
        "number": _text(item.get("issue") or item.get("number")),
        "pages": _text(item.get("page")),
        "edition": _text(item.get("edition")),
        "series": _text(item.get("collection-title")),
        "publisher": publisher if kind not in BY_AN_INSTITUTE else "",
        "institution": publisher if kind in ("thesis", "report") else "",
        "school": publisher if kind in DEGREES else "",
        "address": _text(item.get("publisher-place")),
        "isbn": _text(item.get("ISBN")),
        "issn": _text(item.get("ISSN")),
        "doi": _text(item.get("DOI")),
        "url": _text(item.get("URL")),
        "urldate": _day(item.get("accessed")),
        "pmid": _text(item.get("PMID")),
        "langid": _text(item.get("language")),
        "note": without_markup(_text(item.get("note"))),
        "abstract": without_markup(_text(item.get("abstract"))),
        "keywords": _text(item.get("keyword")),
    }
    authors, editors = _names(item.get("author")), _names(item.get("editor"))
    return Loose(path, line, kind, authors, editors, values, _text(item.get("id")))


def _text(value: object) -> str:
    """A value as text; of a list the first, as some programs write titles and numbers."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)


def _parts(date: object) -> list[str]:
    if not isinstance(date, dict):
        return []
    parts = date.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    return [_text(part) for part in first] if isinstance(first, list) else []


def _year(date: object) -> str:
    if parts := _parts(date):
        return parts[0]
    return _text(date.get("literal") or date.get("raw")) if isinstance(date, dict) else ""


def _month(date: object) -> str:
    parts = _parts(date)[1:2]
    return parts[0] if parts and parts[0].isdecimal() else ""


def _day(date: object) -> str:
    parts = _parts(date)
    return "-".join(part.zfill(2) for part in parts) if len(parts) == 3 else ""


def _names(names: object) -> tuple[Name, ...]:
    if isinstance(names, str):
        return (found,) if (found := name_of(names)) else ()
    if not isinstance(names, list):
        return ()
    return tuple(found for name in names if isinstance(name, dict) and (found := _name(name)))


def _name(name: dict[str, Any]) -> Name | None:
    literal, family = _text(name.get("literal")), _text(name.get("family"))
    if literal:
        return name_of(literal) if "," in literal and not family else whole(literal)
    if not family:
        return whole(given) if (given := _text(name.get("given"))) else None
    particles = f"{_text(name.get('dropping-particle'))} {_text(name.get('non-dropping-particle'))}"
    return person(family, _text(name.get("given")), _text(name.get("suffix")), particles)
