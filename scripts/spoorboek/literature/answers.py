"""Answers: reading JSON of others, in which anything may be missing or of another kind."""

import html
import re
from typing import Any

MAX_TEXT = 1000
_TAG = re.compile(r"</?[A-Za-z][\w:-]{0,30}(?:\s[^<>]{0,200})?/?>")
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{|}]+")
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")
_DOI = re.compile(r"10\.\d{4,9}/\S{1,300}")


class NoAnswer(Exception):  # noqa: N818  # it is no error of the program
    """An index gave no answer that can be used; the message says why, in Dutch."""


class Unreachable(NoAnswer):
    """There was no connection with the index at all."""


def at(data: Any, *path: str | int) -> Any:
    """The value at a path; nothing where the path does not lead anywhere."""
    for step in path:
        if isinstance(step, str):
            data = data.get(step) if isinstance(data, dict) else None
        else:
            data = data[step] if isinstance(data, list) and len(data) > step else None
    return data


def items(data: Any, *path: str | int) -> list[Any]:
    """The list at a path; an empty one if there is none."""
    found = at(data, *path)
    return found if isinstance(found, list) else []


def needed(data: Any, *path: str | int) -> list[Any]:
    """The list at a path; without it this is not the answer that was asked for."""
    found = at(data, *path)
    if not isinstance(found, list):
        raise NoAnswer("het antwoord heeft een andere vorm dan verwacht")
    return found


def text(data: Any, *path: str | int) -> str:
    """The text at a path on one line, without markup and codes for letters."""
    found = at(data, *path)
    if not isinstance(found, str):
        return ""
    plain = html.unescape(_TAG.sub("", found[: 2 * MAX_TEXT]))
    return " ".join(plain.split())[:MAX_TEXT]


def address(data: Any, *path: str | int) -> str:
    """The web address at a path; nothing if it does not lead to the web."""
    found = text(data, *path)
    return found if _ADDRESS.fullmatch(found) else ""


def number(data: Any, *path: str | int) -> int:
    """The number at a path, also when it is written as text; else zero."""
    found = at(data, *path)
    if isinstance(found, int):
        return max(found, 0)
    return int(found) if isinstance(found, str) and re.fullmatch(r"\d{1,12}", found) else 0


def year(written: Any) -> str:
    """The year with which a date begins, or nothing."""
    found = _YEAR.match(str(written)) if isinstance(written, str | int) else None
    return found.group() if found else ""


def doi(written: str) -> str:
    """The DOI in an address or alone, in lower case, or nothing."""
    found = _DOI.search(written)
    return found.group().lower() if found else ""
