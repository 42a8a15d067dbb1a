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
from typing import Any

import yaml

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
# Whatever may open an anchor, an alias, a tag or a deep nest; only then the slower look is worth it.
_INDICATOR = re.compile(r"[&*!](?<![^\s\[{,:?-].)\S")
_NEST_ON_A_LINE = re.compile(r"[-?][ \t]+[-?][ \t]+[-?][ \t]")
_DEEP_INDENT = "\n" + " " * MAX_DEPTH
_ENCODING_HINT = "Bewaar het bestand als UTF-8."


class _Refused(yaml.YAMLError):
    """Something that YAML allows and we do not: what it is, the way out, and where it stands."""

    def __init__(self, mark: Any, problem: str, hint: str, rule: str = "unsafe-yaml") -> None:
        super().__init__(problem)
        self.problem_mark, self.problem, self.hint, self.rule = mark, problem, hint, rule


_STR, _SEQ, _MAP = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_CORE = (
    ("tag:yaml.org,2002:null", re.compile(r"(?:~|null|)"), lambda _: None),
    ("tag:yaml.org,2002:bool", re.compile(r"true|false"), lambda text: text == "true"),
    ("tag:yaml.org,2002:int", re.compile(r"0|-?[1-9][0-9]{0,4000}"), int),
    ("tag:yaml.org,2002:float", re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+"), float),
)
_VALUE_OF: dict[str, Callable[[str], Any]] = {tag: value for tag, _, value in _CORE}
_MAY_BE_CORE = frozenset("~ntf-0123456789")


class _Loader(yaml.CSafeLoader):
    """The C loader up to its nodes, with the words of the YAML 1.2 core alone.

    What a node means is decided here in one step, without the paths and patterns that PyYAML keeps
    for loaders with more to choose from.
    """

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """The tag of a node that has none."""
        if kind is not yaml.ScalarNode:
            return _SEQ if kind is yaml.SequenceNode else _MAP
        if implicit[0] and (not value or value[0] in _MAY_BE_CORE):
            return next((tag for tag, pattern, _ in _CORE if pattern.fullmatch(value)), _STR)
        return _STR

    def descend_resolver(self, *_: Any) -> None:
        """No rule depends on the path to a node."""

    def ascend_resolver(self) -> None:
        """No rule depends on the path to a node."""


def _tag_refused(tagged: Any) -> _Refused:
    hint = "Schrijf de waarde zonder tag, of zet tekst die met ! begint tussen aanhalingstekens."
    return _Refused(tagged.start_mark, f"tag '{tagged.tag}'", hint)


def _plain(node: yaml.Node) -> Any:
    """The plain data of a node. Nesting is bounded before, so recursion is too."""
    if isinstance(node, yaml.ScalarNode):
        if node.tag == _STR:
            return node.value
        if node.tag not in _VALUE_OF:
            raise _tag_refused(node)
        return _VALUE_OF[node.tag](node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    data: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            hint = "Sleutels zijn gewone woorden, zoals 'title'."
            raise _Refused(key.start_mark, "een sleutel moet een woord zijn", hint)
        if key.value in data:
            hint = "Elke sleutel mag één keer voorkomen; haal er één weg."
            raise _Refused(key.start_mark, f"dubbele sleutel '{key.value}'", hint, "duplicate-key")
        data[key.value] = _plain(value)
    return data


@dataclass(frozen=True)
class YamlSource:
    """The text of one YAML file, the path under which it is shown, and where each field stands."""

    path: str
    text: str

    @cached_property
    def _root(self) -> yaml.Node | None:
        try:
            _refuse_if_hostile(self.text)
            return yaml.compose(self.text, _Loader)
        except yaml.YAMLError:
            return None

    def place(self, field: FieldPath, *, key: bool = False) -> tuple[int, int]:
        """Line and column of a field, or of the nearest parent that is there. `key` points at its key."""
        node = self._root
        if node is None:
            return 1, 1
        mark = node.start_mark
        for part in field:
            found = _child(node, part)
            if found is None:
                break
            key_node, node = found
            mark = (key_node if key and part == field[-1] else node).start_mark
        return mark.line + 1, mark.column + 1


def _child(node: yaml.Node, part: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((k, v) for k, v in node.value if k.value == str(part)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
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
    if text.isascii() and text.replace("\n", "").isprintable():  # much faster, and nearly always so
        return []
    findings = []
    for match in islice(HIDDEN.finditer(text), MOST_HIDDEN):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        message = f"onzichtbaar of richting-veranderend teken U+{ord(match[0]):04X}"
        hint = "Haal het teken weg; typ de regel zo nodig opnieuw."
        findings.append(Finding(shown, line, column, "hidden-character", message, hint))
    return findings


def _refuse_if_hostile(text: str) -> None:
    """Stop at the first anchor, alias or tag, or where the nesting gets too deep."""
    if not _is_suspect(text):
        return
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            problem = "anker of verwijzing (& of *)"
            hint = "Schrijf de waarde voluit, of zet tekst die met & of * begint tussen aanhalingstekens."
            raise _Refused(event.start_mark, problem, hint)
        if getattr(event, "tag", None):
            raise _tag_refused(event)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _Refused(event.start_mark, "te diep genest", "Gebruik minder niveaus.")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _is_suspect(text: str) -> bool:
    if text.count("[") + text.count("{") > MAX_DEPTH or _DEEP_INDENT in text:
        return True
    if sum(map(text.count, ("- ", "? ", "-\t", "?\t"))) > MAX_DEPTH and _NEST_ON_A_LINE.search(
        text
    ):
        return True
    return any(sign in text for sign in "&*!") and bool(_INDICATOR.search(text))


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
    text = source.text
    try:
        _refuse_if_hostile(text)
        root = yaml.compose(text, _Loader)
        return None if root is None else _plain(root), []
    except yaml.YAMLError as error:
        return None, [_syntax_finding(source, error)]
