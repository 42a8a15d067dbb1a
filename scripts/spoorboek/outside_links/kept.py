"""Kept: the answers of all addresses in one file of the repository, a line for each address."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from spoorboek.outside_links.history import History, Run, Verdict, verdict
from spoorboek.whole_file import beside_of, write_for_good

FILE = "evidence/links.json"
MAX_BYTES = 20_000_000
_ANSWER = re.compile(r"[a-z0-9-]{2,20}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Unreadable(Exception):  # noqa: N818  # the message is a reason, told in Dutch
    """The file is there and cannot be read."""


Kept = dict[str, History]


def read_kept(root: Path) -> Kept:
    """Every address that was ever asked, with its history; none where there is no file."""
    file = root / FILE
    if not file.is_file() or file.is_symlink():
        return {}
    try:
        if file.stat().st_size > MAX_BYTES:
            raise Unreadable("het bestand is te groot")
        data = json.loads(file.read_text(encoding="utf-8"))
        return {address: tuple(map(_run, runs)) for address, runs in data.items() if runs}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Unreadable(
            "het is geen lijst van adressen zoals 'make links' die schrijft"
        ) from error


def broken_in(kept: Mapping[str, History]) -> Kept:
    """The addresses that were repeatedly told to be gone, with their history."""
    return {a: kept[a] for a in kept if verdict(kept[a]) is Verdict.BROKEN}


def _run(data: Mapping[str, Any]) -> Run:
    run = Run(data["answer"], data["first"], data["last"])
    if not (
        _ANSWER.fullmatch(run.answer) and _DAY.fullmatch(run.first) and _DAY.fullmatch(run.last)
    ):
        raise ValueError(data)
    return run


def write_kept(root: Path, kept: Kept) -> None:
    """Write all of it at once: whoever stops the program finds the old file or the new one."""
    file = root / FILE
    beside = beside_of(file)
    write_for_good(beside, as_text(kept).encode())
    beside.replace(file)


def as_text(kept: Kept) -> str:
    """The file: addresses in order, so that a change is a changed line."""
    lines = (
        f"{_line(address)}: [{', '.join(map(_told, kept[address]))}]" for address in sorted(kept)
    )
    body = ",\n".join(lines)
    return f"{{\n{body}\n}}\n" if body else "{}\n"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True)


def _told(run: Run) -> str:
    return _line({"answer": run.answer, "first": run.first, "last": run.last})
