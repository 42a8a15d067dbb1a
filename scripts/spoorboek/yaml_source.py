"""YAML to plain data, and back to the line of any field.

A file comes from a stranger: no tags that build objects, no anchors (so no alias bombs), no duplicate
keys, a size bound, a depth bound. Reading never raises for what is in the file: it returns findings.
Only the YAML 1.2 core words are special, so `no`, `12:30`, `010` and dates stay the text they look like.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from yaml.error import MarkedYAMLError

from spoorboek.finding import Finding
from spoorboek.system_error import refusal

MAX_BYTES = 500_000
MAX_DEPTH = 60
MOST_HIDDEN = 100
"""So many hidden characters of one file are told; who sees these knows enough."""

FieldPath = tuple[str | int, ...]

# Control characters, direction marks, zero-width characters and other text that shows as nothing or has
# no meaning of its own: fillers, blank letters, private and tag characters, marks that choose a variant.
# Spaces of another width are no part of it: they show, and Dutch typography uses some.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ue000-\uf8ff\U000e0000-\U000e007f"
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_ENCODING_HINT = "Bewaar het bestand als UTF-8."


class _Refused(yaml.YAMLError):
    """Something that YAML allows and we do not: what it is, the way out, and where it stands."""

    def __init__(self, mark: Any, problem: str, hint: str, rule: str = "unsafe-yaml") -> None:
        super().__init__(problem)
        self.problem_mark, self.problem, self.hint, self.rule = mark, problem, hint, rule


_CORE: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (re.compile(r"(?:~|null|)"), lambda _: None),
    (re.compile(r"true|false"), lambda text: text == "true"),
    (re.compile(r"0|-?[1-9][0-9]{0,4000}"), int),
    (re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+"), float),
)
_MAY_BE_CORE = frozenset(("", *"~ntf-0123456789"))
"""How a text without quotes begins that may be something else than text."""


def _meant(text: str) -> Any:
    """What a value without quotes means, in the words of the YAML 1.2 core alone."""
    return next((value(text) for pattern, value in _CORE if pattern.fullmatch(text)), text)


class _Reader:
    """From the events of the C parser to plain data, in one pass that stops at what is refused.

    No nodes are made, and nothing is built of a tag or an anchor. The parser itself does not recurse,
    and reading goes no deeper than `MAX_DEPTH`.
    """

    def __init__(self, text: str) -> None:
        self._next: Callable[[], Any] = yaml.CSafeLoader(text).get_event

    def document(self) -> Any:
        """The data of the one document there is; nothing when there is none."""
        self._next()  # the stream begins
        first = self._next()
        if isinstance(first, yaml.StreamEndEvent):
            return None
        data = self._value(self._next(), 1)
        self._next()  # the document ends
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise MarkedYAMLError(
                problem="but found another document", problem_mark=after.start_mark
            )
        return data

    def _value(self, event: Any, depth: int) -> Any:
        kind = event.__class__
        if kind is yaml.AliasEvent or event.tag is not None or event.anchor is not None:
            raise _named(event)
        if kind is yaml.ScalarEvent:
            text = event.value
            return _meant(text) if text[:1] in _MAY_BE_CORE and event.implicit[0] else text
        if depth > MAX_DEPTH:
            raise _Refused(event.start_mark, "te diep genest", "Gebruik minder niveaus.")
        return self._items(depth) if kind is yaml.SequenceStartEvent else self._pairs(depth)

    def _items(self, depth: int) -> list[Any]:
        found: list[Any] = []
        while (event := self._next()).__class__ is not yaml.SequenceEndEvent:
            found.append(self._value(event, depth + 1))
        return found

    def _pairs(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while (key := self._next()).__class__ is not yaml.MappingEndEvent:
            word = self._key(key)
            if word in found:
                hint = "Elke sleutel mag één keer voorkomen; haal er één weg."
                raise _Refused(key.start_mark, f"dubbele sleutel '{word}'", hint, "duplicate-key")
            found[word] = self._value(self._next(), depth + 1)
        return found

    def _key(self, event: Any) -> str:
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            raise _named(event)
        if event.__class__ is not yaml.ScalarEvent:
            hint = "Sleutels zijn gewone woorden, zoals 'title'."
            raise _Refused(event.start_mark, "een sleutel moet een woord zijn", hint)
        word: str = event.value
        return word


class _Key(str):
    """A key that knows where it stands."""

    __slots__ = ("mark",)
    mark: yaml.Mark


class _Place(NamedTuple):
    """Where a value stands, and what is inside it: places by key, a list of places, or plain data."""

    mark: yaml.Mark
    inside: Any


class _Places(_Reader):
    """The same reading, that keeps of everything where it stands."""

    def _value(self, event: Any, depth: int) -> _Place:
        return _Place(event.start_mark, super()._value(event, depth))

    def _key(self, event: Any) -> _Key:
        key = _Key(super()._key(event))
        key.mark = event.start_mark
        return key


def _named(event: Any) -> _Refused:
    """Why an anchor, an alias or a tag is refused."""
    if event.anchor is not None:
        problem = "anker of verwijzing (& of *)"
        hint = (
            "Schrijf de waarde voluit, of zet tekst die met & of * begint tussen aanhalingstekens."
        )
        return _Refused(event.start_mark, problem, hint)
    hint = "Schrijf de waarde zonder tag, of zet tekst die met ! begint tussen aanhalingstekens."
    return _Refused(event.start_mark, f"tag '{event.tag}'", hint)


@dataclass(frozen=True)
class YamlSource:
    """The text of one YAML file, the path under which it is shown, and where each field stands."""

    path: str
    text: str

    @cached_property
    def _root(self) -> _Place | None:
        try:
            place: _Place | None = _Places(self.text).document()
        except yaml.YAMLError:
            return None
        return place

    def place(self, field: FieldPath, *, key: bool = False) -> tuple[int, int]:
        """Line and column of a field, or of the nearest parent that is there. `key` points at its key."""
        place = self._root
        if place is None:
            return 1, 1
        mark = place.mark
        for part in field:
            parent = place.inside
            place = _child(parent, part)
            if place is None:
                break
            at_key = key and part == field[-1] and isinstance(parent, dict)
            mark = next(k.mark for k in parent if k == str(part)) if at_key else place.mark
        return mark.line + 1, mark.column + 1


def _child(parent: Any, part: str | int) -> _Place | None:
    if isinstance(parent, dict):
        return parent.get(str(part))
    if isinstance(parent, list) and isinstance(part, int) and part < len(parent):
        return parent[part]
    return None


def read_text(
    file: Path | str, shown: str, *, max_bytes: int = MAX_BYTES
) -> tuple[str, list[Finding]]:
    """The text of a file as UTF-8 (a byte order mark and Windows line ends are fine), or why not."""

    def refused(rule: str, message: str, hint: str) -> tuple[str, list[Finding]]:
        return "", [Finding(shown, 1, 1, rule, message, hint)]

    try:
        with open(file, "rb") as stream:  # noqa: PTH123  # ten thousand files: Path costs time
            raw = stream.read(max_bytes + 1)
            size = os.fstat(stream.fileno()).st_size if len(raw) > max_bytes else len(raw)
    except OSError as error:
        why = refusal(error)
        return refused("unreadable-file", f"kan niet worden gelezen: {why.cause}", why.way_out)
    if size > max_bytes:
        message = f"bestand van {size // 1000} kB; hoogstens {max_bytes // 1000} kB is toegestaan"
        return refused("file-too-large", message, "Splits het record, of kort de tekst in.")
    if b"\x00" in raw:
        return refused(
            "wrong-encoding", "nulteken in het bestand; dit is geen UTF-8-tekst", _ENCODING_HINT
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        message = f"geen UTF-8: byte 0x{raw[error.start]:02x}"
        return "", [Finding(shown, line, column, "wrong-encoding", message, _ENCODING_HINT)]
    return text.replace("\r\n", "\n"), hidden_characters(text, shown)


def hidden_characters(text: str, shown: str) -> list[Finding]:
    """The first characters that a reader of the file cannot see but that change what it says."""
    if not HIDDEN.search(_without_plain(text)):  # much faster than in all of the text
        return []
    findings = []
    for match in islice(HIDDEN.finditer(text), MOST_HIDDEN):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        message = f"onzichtbaar of richting-veranderend teken U+{ord(match[0]):04X}"
        hint = "Haal het teken weg; typ de regel zo nodig opnieuw."
        findings.append(Finding(shown, line, column, "hidden-character", message, hint))
    return findings


def _without_plain(text: str) -> str:
    """What is left of a text without the visible signs of ASCII: a few letters, and all that can hide."""
    raw = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return raw.decode("utf-8", "surrogatepass")


_HINT = "Zet tekst met een dubbele punt of een bijzonder teken tussen aanhalingstekens en kijk de inspringing na."
_HINTS = {
    "een aanhalingsteken of haakje wordt niet gesloten": "Sluit het aanhalingsteken of haakje dat hier begint.",
    "een tweede document (---) in hetzelfde bestand": "Eén bestand is één record: haal de streepjes weg, of splits het bestand.",
}
_PROBLEMS = {
    "mapping values are not allowed": "een dubbele punt op een plaats waar dat niet kan",
    "could not find expected ':'": "hier ontbreekt een dubbele punt na de sleutel",
    "found character '\\t'": "een tab; YAML springt in met spaties",
    "found unexpected end of stream": "een aanhalingsteken of haakje wordt niet gesloten",
    "did not find expected": "de inspringing of de opbouw klopt hier niet",
    "found character that cannot start": "een teken dat hier niet mag beginnen",
    "but found another document": "een tweede document (---) in hetzelfde bestand",
    "block sequence entries are not allowed": "een streepje op een plaats waar dat niet kan",
}


def _syntax_finding(source: YamlSource, error: yaml.YAMLError) -> Finding:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if "unexpected end of stream" in str(error) and getattr(error, "context_mark", None):
        mark = error.context_mark  # type: ignore[attr-defined]  # where the quote or bracket opened
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = str(getattr(error, "problem", None) or error)
    if isinstance(error, _Refused):
        return Finding(source.path, line, column, error.rule, error.problem, error.hint)
    meaning = next(
        (text for start, text in _PROBLEMS.items() if start in problem), "geen geldige YAML"
    )
    lines = source.text.splitlines()
    there = lines[line - 1] if 0 < line <= len(lines) else ""
    hint = _HINTS.get(meaning, _HINT)
    if there[: len(there) - len(there.lstrip())].count("\t"):
        meaning, hint = "een tab aan het begin van de regel", "Spring in met spaties."
    shown = there.strip()[:60]
    message = f"{meaning}: '{shown}'" if shown else meaning
    return Finding(source.path, line, column, "invalid-yaml", message, hint)


def parse(source: YamlSource) -> tuple[Any, list[Finding]]:
    """The plain data of a YAML text (dicts, lists, str, int, float, bool, None), or findings."""
    try:
        return _Reader(source.text).document(), []
    except yaml.YAMLError as error:
        return None, [_syntax_finding(source, error)]
