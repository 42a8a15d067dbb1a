"""Validation: plain data to a record, or to problems in Dutch with the way out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from spoorboek.finding import did_you_mean
from spoorboek.records.field_kinds import LONGEST_PROSE
from spoorboek.records.record import Part
from spoorboek.records.structure import FieldPath, fields_of

AnyPart = TypeVar("AnyPart", bound=Part)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a field. `at_key` points at the key instead of the value."""

    field: FieldPath
    rule: str
    message: str
    hint: str
    at_key: bool = False


_BOUNDS = {
    "too_short": ("ten minste", "min_length"),
    "too_long": ("hoogstens", "max_length"),
    "greater_than_equal": ("ten minste", "ge"),
    "less_than_equal": ("hoogstens", "le"),
}
"""How a bound is said, and where pydantic says what it is."""
_TYPES = {
    "string_type": (
        "tekst verwacht",
        "Zet de waarde tussen aanhalingstekens.",
    ),
    "int_type": ("geheel getal verwacht", "Schrijf alleen cijfers, zonder aanhalingstekens."),
    "int_from_float": ("geheel getal verwacht", "Schrijf alleen cijfers, zonder punt."),
    "float_type": ("getal verwacht", "Schrijf alleen cijfers, met een punt als komma."),
    "bool_type": ("true of false verwacht", "Schrijf true of false, zonder aanhalingstekens."),
    "tuple_type": (
        "lijst verwacht",
        "Zet elk onderdeel op een eigen regel, met een streepje ervoor.",
    ),
    "dict_type": (
        "sleutels en waarden verwacht",
        "Schrijf regels van de vorm 'sleutel: waarde', ingesprongen.",
    ),
    "model_type": (
        "sleutels en waarden verwacht",
        "Schrijf regels van de vorm 'sleutel: waarde', ingesprongen.",
    ),
    "model_attributes_type": (
        "sleutels en waarden verwacht",
        "Schrijf regels van de vorm 'sleutel: waarde'.",
    ),
}
_OWN = {
    "id_pattern": (
        "invalid-id",
        "ongeldig kenmerk",
        "Gebruik kleine letters, cijfers, - en _, zoals 'vroege-uitleg'.",
    ),
    "empty_text": (
        "empty-text",
        "lege tekst",
        "Vul de tekst in, of laat de sleutel weg als dat mag.",
    ),
    "day": ("invalid-date", "geen bestaande dag", "Schrijf een dag als '2026-11-21'."),
    "partial_date": (
        "invalid-date",
        "geen bestaande datum",
        "Schrijf '2026-11-21', '2026-11' of '2026'.",
    ),
    "text_too_long": (
        "text-too-long",
        f"tekst van meer dan {LONGEST_PROSE} tekens",
        "Kort de tekst in, of verdeel haar over meer records.",
    ),
    "web_address": (
        "invalid-address",
        "geen webadres met http of https",
        "Begin met https:// en laat spaties en aanhalingstekens weg.",
    ),
    "address_with_user": (
        "invalid-address",
        "webadres dat elders uitkomt dan het begint",
        "Achter de @ begint de echte site. Is dat de bedoelde? Haal weg wat ervoor staat, na de //.",
    ),
}


def shown(value: Any) -> str:
    """A value as a contributor recognises it: short, on one line."""
    text = (
        "true"
        if value is True
        else "false"
        if value is False
        else "leeg"
        if value is None
        else str(value)
    )
    text = "".join(c if c.isprintable() else f"[U+{ord(c):04X}]" for c in " ".join(text.split()))
    return text if len(text) <= 60 else text[:57] + "…"


def _model_at(model: type[Part], path: FieldPath) -> type[Part]:
    """The class that holds the last field of a path."""
    for part in path[:-1]:
        field = next((f for f in fields_of(model) if f.key == part), None)
        if field and field.part:
            model = field.part
    return model


def _unknown_key(model: type[Part], path: FieldPath) -> Problem:
    known = [f.key for f in fields_of(_model_at(model, path))]
    hint = did_you_mean(str(path[-1]), known) or f"Toegestaan zijn: {', '.join(known)}."
    return Problem(path, "unknown-key", f"onbekende sleutel '{path[-1]}'", hint, at_key=True)


def _description(model: type[Part], path: FieldPath) -> str:
    """What a field asks for, with the words it chooses from if there are such."""
    keys = tuple(part for part in path if isinstance(part, str))
    found = next((f for f in fields_of(_model_at(model, keys)) if keys and f.key == keys[-1]), None)
    if found is None:
        return "de velden van dit record"
    choice = f" ({', '.join(found.words)})" if found.words else ""
    return f"{found.description}{choice}"


def missing(model: type[Part], path: FieldPath) -> Problem:
    """That a field should be there, and what it asks for."""
    hint = f"Voeg toe: {_description(model, path)}."
    return Problem(path, "missing-key", f"sleutel '{path[-1]}' ontbreekt", hint)


def unfilled(model: type[Part], path: FieldPath) -> Problem:
    """That a field is there and still holds nothing, and what it asks for."""
    hint = f"Vul in: {_description(model, path)}."
    last = next(part for part in reversed(path) if isinstance(part, str))
    return Problem(path, "empty-text", f"'{last}' is nog niet ingevuld", hint)


def _out_of_bounds(kind: str, name: str, value: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """What is wrong with a number, or with how many items there are, and the way out."""
    word, limit = _BOUNDS[kind]
    bound = context[limit]
    if kind in ("too_short", "too_long"):
        found = context["actual_length"]
        return f"'{name}' heeft {found} onderdelen", f"Geef er {word} {bound}."
    return f"'{name}' is {value}", f"De waarde is {word} {bound}."


def _problem(model: type[Part], error: ErrorDetails) -> Problem:
    path = tuple(part for part in error["loc"] if not _is_union_branch(part))
    kind, value, context = error["type"], shown(error["input"]), error.get("ctx") or {}
    last = next((part for part in reversed(path) if isinstance(part, str)), "")
    if kind == "missing":
        return missing(model, path)
    if kind == "extra_forbidden":
        return _unknown_key(model, path)
    if error["input"] is None and path:
        return unfilled(model, path)
    if kind in _OWN:
        rule, message, hint = _OWN[kind]
        return Problem(path, rule, f"{message} bij '{last}': '{value}'", hint)
    if kind == "enum":
        known = [str(word) for word in _words(model, path)]
        hint = did_you_mean(value, known) or f"Kies uit: {', '.join(known)}."
        return Problem(path, "unknown-word", f"onbekend woord bij '{last}': '{value}'", hint)
    if kind == "literal_error":
        message = f"'{last}' kan hier niet '{value}' zijn"
        hint = f"Schrijf {str(context.get('expected', '')).lower().replace(' or ', ' of ')}."
        return Problem(path, "unknown-word", message, hint)
    if kind in _BOUNDS:
        message, hint = _out_of_bounds(kind, last, value, context)
        return Problem(path, "wrong-number", message, hint)
    message, hint = _TYPES.get(kind, ("ongeldige waarde", "Kijk de veldentabel na."))
    if kind == "string_type" and isinstance(error["input"], list | dict):
        hint = "Schrijf hier één tekst, zonder streepjes of sleutels."
    where = f" bij '{last}'" if path else ""
    return Problem(path, "wrong-type", f"{message}{where}: '{value}'", hint)


def _is_union_branch(part: str | int) -> bool:
    """Whether pydantic put the name of a type in the path, for a value of several types."""
    return isinstance(part, str) and (
        part in ("int", "float", "str") or part.startswith("function-")
    )


def _words(model: type[Part], path: FieldPath) -> Iterable[str]:
    keys = [part for part in path if isinstance(part, str)]
    holder = _model_at(model, tuple(keys))
    return next((f.words for f in fields_of(holder) if f.key == keys[-1]), ())


def validate(model: type[AnyPart], data: Any) -> tuple[AnyPart | None, list[Problem]]:
    """The record, or everything that keeps the data from being one."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        problems = [_problem(model, e) for e in error.errors(include_url=False)]
        return None, list(_without_consequences(problems))


def _without_consequences(problems: list[Problem]) -> Iterable[Problem]:
    """Each problem once, without those that vanish when another one is mended."""
    meant = {(*p.field[:-1], p.hint) for p in problems if p.rule == "unknown-key"}
    parents = {p.field[:end] for p in problems for end in range(len(p.field))}
    once = {(p.field, p.rule): p for p in problems}
    for problem in once.values():
        is_misspelt = (
            (*problem.field[:-1], f"Bedoelde je '{problem.field[-1]}'?") in meant
            if problem.field
            else False
        )
        if problem.rule == "missing-key" and is_misspelt:
            continue
        if problem.rule == "wrong-number" and problem.field in parents:
            continue
        yield problem
