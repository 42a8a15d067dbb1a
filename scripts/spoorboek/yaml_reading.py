"""YAML of a stranger, event by event: plain data, and nothing that YAML could do besides.

No tags that build objects, no anchors (so no alias bombs), no duplicate keys, a depth bound. Only the
YAML 1.2 core words are special, so `no`, `12:30`, `010` and dates stay the text they look like.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml
from yaml.error import MarkedYAMLError

MAX_DEPTH = 60


class Refused(yaml.YAMLError):
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


class Reader:
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
            raise Refused(event.start_mark, "te diep genest", "Gebruik minder niveaus.")
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
                raise _twice(key, found)
            found[word] = self._value(self._next(), depth + 1)
        return found

    def _key(self, event: Any) -> str:
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            raise _named(event)
        if event.__class__ is not yaml.ScalarEvent:
            hint = "Sleutels zijn gewone woorden, zoals 'title'."
            raise Refused(event.start_mark, "een sleutel moet een woord zijn", hint)
        word: str = event.value
        return word


class Key(str):
    """A key that knows where it stands."""

    __slots__ = ("mark",)
    mark: yaml.Mark


class Place(NamedTuple):
    """Where a value stands, and what is inside it: places by key, a list of places, or plain data."""

    mark: yaml.Mark
    inside: Any


class Places(Reader):
    """The same reading, that keeps of everything where it stands."""

    def _value(self, event: Any, depth: int) -> Place:
        return Place(event.start_mark, super()._value(event, depth))

    def _key(self, event: Any) -> Key:
        key = Key(super()._key(event))
        key.mark = event.start_mark
        return key


def _named(event: Any) -> Refused:
    """Why an anchor, an alias or a tag is refused."""
    if event.anchor is not None:
        problem = "anker of verwijzing (& of *)"
        hint = (
            "Schrijf de waarde voluit, of zet tekst die met & of * begint tussen aanhalingstekens."
        )
        return Refused(event.start_mark, problem, hint)
    hint = "Schrijf de waarde zonder tag, of zet tekst die met ! begint tussen aanhalingstekens."
    return Refused(event.start_mark, f"tag '{event.tag}'", hint)


def _twice(event: Any, found: dict[str, Any]) -> Refused:
    """Why a second key is refused, with the line of the first where the reader kept that."""
    first = next(key for key in found if key == event.value)
    where = f", eerst op regel {first.mark.line + 1}" if isinstance(first, Key) else ""
    hint = "Elke sleutel mag één keer voorkomen; haal er één weg."
    problem = f"dubbele sleutel '{event.value}'{where}"
    return Refused(event.start_mark, problem, hint, "duplicate-key")
