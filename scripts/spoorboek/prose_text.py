"""Prose text: which part of a page of prose is written to be read, and which is shown as it is.

Every step looks at a page once, however it is made: a page of the largest size takes no time.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator

from spoorboek.yaml_source import YamlSource, parse

_SETTINGS = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_NOT_RUN = re.compile(r"\{#|\{%-? *raw *-?%\}")
_END_OF_RAW = re.compile(r"\{%-? *endraw *-?%\}")
_FENCE = re.compile(r"^(~{3,}|`{3,})[^`\n]*$", re.MULTILINE)
_TICKS = re.compile(r"(?<!\\)`+")

Span = tuple[int, int]


def settings_of(text: str) -> str:
    """What a page says about itself: the lines between three dashes at its top."""
    match = _SETTINGS.match(text)
    return match[1] if match else ""


def runs_macros(text: str) -> bool:
    """Whether a page asks for its macros to be run; what is not plainly `false` is taken for a yes."""
    settings, _ = parse(YamlSource("", settings_of(text)))
    asked = settings.get("render_macros", False) if isinstance(settings, dict) else False
    return asked is not False


def without_settings(text: str) -> str:
    """The page with blanks for its settings."""
    match = _SETTINGS.match(text)
    return _blanked(text, [match.span()]) if match else text


def without_what_is_not_run(text: str) -> str:
    """The page with blanks for what macros skip: comments of theirs, and text that is called raw."""
    return _blanked(text, _not_run(text))


def without_comments(text: str) -> str:
    """The page with blanks for comments of its macros."""
    return _blanked(text, (span for span in _not_run(text) if text.startswith("{#", span[0])))


def without_code(text: str) -> str:
    """The page with blanks for code, be it in blocks or in a line."""
    text = _blanked(text, _fenced(text))
    return _blanked(text, _in_lines(text))


def place_of(text: str, start: int) -> tuple[int, int]:
    """Line and column of a position, both from 1."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def blank(match: re.Match[str]) -> str:
    """Spaces instead of a text, so that what follows keeps its line and column."""
    return _spaces(match[0])


def _spaces(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _blanked(text: str, spans: Iterable[Span]) -> str:
    pieces, position = [], 0
    for start, end in spans:
        pieces += [text[position:start], _spaces(text[start:end])]
        position = end
    return "".join([*pieces, text[position:]])


def _not_run(text: str) -> Iterator[Span]:
    """What is opened and never closed is left: that is a mistake, and run as it stands."""
    position, unclosed = 0, set[str]()
    while match := _NOT_RUN.search(text, position):
        position, kind = match.end(), match[0][:2]
        if kind in unclosed:
            continue
        if kind == "{#":
            found = text.find("#}", position)
            end = found + 2 if found >= 0 else -1
        else:
            closing = _END_OF_RAW.search(text, position)
            end = closing.end() if closing else -1
        if end < 0:
            unclosed.add(kind)
        else:
            yield match.start(), end
            position = end


def _fenced(text: str) -> Iterator[Span]:
    position, unclosed = 0, set[str]()
    while match := _FENCE.search(text, position):
        position, fence = match.end(), match[1]
        end = -1 if fence in unclosed else _end_of_fence(text, fence, position)
        if end < 0:
            unclosed.add(fence)
        else:
            yield match.start(), end
            position = end


def _end_of_fence(text: str, fence: str, position: int) -> int:
    """Where the line ends that holds the same fence and nothing else; -1 when there is none."""
    while (position := text.find(f"\n{fence}", position)) >= 0:
        end = text.find("\n", position + 1)
        end = len(text) if end < 0 else end
        if not text[position + 1 + len(fence) : end].strip(" "):
            return end
        position += 1
    return -1


def _in_lines(text: str) -> Iterator[Span]:
    """Code between ticks; it opens and closes on one line, with as many ticks."""
    start = 0
    for line in text.splitlines(keepends=True):
        if "`" in line:
            yield from ((start + first, start + last) for first, last in _ticked(line))
        start += len(line)


def _ticked(line: str) -> Iterator[Span]:
    runs = [match.span() for match in _TICKS.finditer(line)]
    places: dict[int, deque[int]] = {}
    for number, (first, last) in enumerate(runs):
        places.setdefault(last - first, deque()).append(number)
    number = 0
    while number < len(runs):
        first, last = runs[number]
        same = places[last - first]
        while same and same[0] <= number:
            same.popleft()
        if same:
            yield first, runs[same[0]][1]
            number = same[0]
        number += 1
