"""YAML to plain data, and back to the line of any field.

Reading never raises for what is in a file: what YAML or `yaml_reading` refuses becomes a finding, in Dutch.
"""

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from spoorboek.finding import Finding
from spoorboek.yaml_reading import Place, Places, Reader, Refused

FieldPath = tuple[str | int, ...]


@dataclass(frozen=True)
class YamlSource:
    """The text of one YAML file, the path under which it is shown, and where each field stands."""

    path: str
    text: str

    @cached_property
    def _root(self) -> Place | None:
        try:
            place: Place | None = Places(self.text).document()
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


def _child(parent: Any, part: str | int) -> Place | None:
    if isinstance(parent, dict):
        return parent.get(str(part))
    if isinstance(parent, list) and isinstance(part, int) and part < len(parent):
        return parent[part]
    return None


_HINT = "Zet tekst met een dubbele punt of een bijzonder teken tussen aanhalingstekens en kijk de inspringing na."
_HINTS = {
    "een aanhalingsteken of haakje wordt niet gesloten": "Sluit het aanhalingsteken of haakje dat hier begint.",
    "een haakje wordt niet gesloten, of er ontbreekt een komma": "Sluit het haakje dat hier begint, of zet een komma tussen wat erin staat.",
    "een tweede document (---) in hetzelfde bestand": "Haal de streepjes weg; een ander record komt in een eigen bestand.",
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


def _open_bracket(text: str) -> yaml.Mark | None:
    """Where the innermost bracket stands that is still open where the parser stops."""
    opened: list[Any] = []
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                opened.append(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                opened.pop()
    brackets = [event.start_mark for event in opened if event.flow_style]
    return brackets[-1] if brackets else None


def _syntax_finding(source: YamlSource, error: yaml.YAMLError) -> Finding:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    in_brackets = "while parsing a flow" in str(error)
    if "unexpected end of stream" in str(error):  # where the quote opened
        mark = getattr(error, "context_mark", None) or mark
    if in_brackets:
        mark = _open_bracket(source.text) or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = str(getattr(error, "problem", None) or error)
    if isinstance(error, Refused):
        return Finding(source.path, line, column, error.rule, error.problem, error.hint)
    meaning = next(
        (text for start, text in _PROBLEMS.items() if start in problem), "geen geldige YAML"
    )
    if in_brackets:
        meaning = "een haakje wordt niet gesloten, of er ontbreekt een komma"
    lines = source.text.splitlines()
    there = lines[line - 1] if 0 < line <= len(lines) else ""
    hint = _HINTS.get(meaning, _HINT)
    if there[: len(there) - len(there.lstrip())].count("\t"):
        meaning, hint = "een tab aan het begin van de regel", "Spring in met spaties."
    shown = there.strip()[:60]
    message = f"{meaning}: '{shown}'" if shown else meaning
    return Finding(source.path, line, column, "invalid-yaml", message, hint)


def parse(source: YamlSource, reader: type[Reader] = Reader) -> tuple[Any, list[Finding]]:
    """The plain data of a YAML text (dicts, lists, str, int, float, bool, None), or findings.

    Another reader says itself what it makes of the text.
    """
    try:
        return reader(source.text).document(), []
    except yaml.YAMLError as error:
        return None, [_syntax_finding(source, error)]
