"""Wrong call: what is wrong with how the command was called, in one line with the way out.

Typer keeps the classes of its usage errors to itself; their names and fields are what we have.
"""

import re
from collections.abc import Collection
from typing import Any

import typer

from spoorboek.finding import did_you_mean


def in_dutch(error: typer.TyperException, words: list[str], commands: Collection[str]) -> str:
    """What is wrong with these words, and what to do."""
    message = str(getattr(error, "message", ""))
    help_hint = _help_hint(words, commands)
    name = _name_of(getattr(error, "param", None))
    option = str(getattr(error, "option_name", ""))
    match type(error).__name__:
        case "NoSuchOption":
            hint = did_you_mean(option, getattr(error, "possibilities", None) or [])
            return f"onbekende optie '{option}'. {hint or help_hint}"
        case "BadOptionUsage" if message.endswith("requires an argument."):
            return f"achter '{option}' hoort een waarde. {help_hint}"
        case "BadOptionUsage":
            return f"achter '{option}' hoort geen waarde. Schrijf alleen {option}."
        case "MissingParameter":
            return f"'{name}' ontbreekt. {help_hint}"
        case "BadParameter":
            return f"ongeldige waarde{_value(error)} voor '{name}'. {_rule(error) or help_hint}"
    if message.startswith("No such command"):
        word = message.split("'")[1]
        return f"onbekend commando '{word}'. {did_you_mean(word, commands) or help_hint}"
    if extra := re.fullmatch(r"Got unexpected extra argument\(?s?\)? \((.*)\)", message, re.DOTALL):
        return f"'{extra[1]}' hoort hier niet: dat is er een te veel. {help_hint}"
    return f"deze aanroep klopt niet ({message}). {help_hint}"


def _help_hint(words: list[str], commands: Collection[str]) -> str:
    inside = f" {words[0]}" if words and words[0] in commands else ""
    return f"Zie 'spoorboek{inside} --help'."


def _name_of(parameter: Any) -> str:
    """An option by how it is typed, an argument by how the help calls it."""
    options = [word for word in getattr(parameter, "opts", ()) if word.startswith("-")]
    return next(iter(options), None) or getattr(parameter, "metavar", None) or "een waarde"


def _trouble(error: typer.TyperException) -> dict[str, Any]:
    """What the validator behind Typer says of the first value that is wrong, if it says anything."""
    told: list[Any] = getattr(error.__cause__, "errors", list)()
    return dict(told[0]) if told else {}


def _value(error: typer.TyperException) -> str:
    """What was typed."""
    trouble = _trouble(error)
    return f" '{trouble['input']}'" if "input" in trouble else ""


def _rule(error: typer.TyperException) -> str:
    """What is allowed: one of a few words, or a number between bounds."""
    if choices := re.findall(r"'([^']*)'", str(getattr(error, "message", "")))[1:]:
        return f"Kies uit: {', '.join(choices)}."
    parameter: Any = getattr(error, "param", None)
    least, most = getattr(parameter, "min", None), getattr(parameter, "max", None)
    if least is None or most is None:
        return ""
    kind = "een getal" if isinstance(least, float) else "een geheel getal"
    return f"Geef {kind} van {least} tot en met {most}, zoals {parameter.default}."
