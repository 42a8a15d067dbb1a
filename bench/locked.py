"""Locked: what requirements.lock holds, and which package asked for which."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

LOCK = "requirements.lock"
_PACKAGE = re.compile(r"^([\w.-]+)==([^\s;]+)[^\n]*\n((?:[ \t]+[^\n]*\n?)*)", re.MULTILINE)
_ASKER = re.compile(r"^ +#(?: via|  ) ([\w.-]+)", re.MULTILINE)
_OURSELVES = "spoorboek"


@dataclass(frozen=True, slots=True)
class Locked:
    """One version of a package, and the packages that asked for it."""

    name: str
    version: str
    asked_by: tuple[str, ...]


def locked(text: str) -> Sequence[Locked]:
    """Every package of a lock, in its order."""
    return [
        Locked(match[1], match[2], tuple(_askers(match[3]))) for match in _PACKAGE.finditer(text)
    ]


def _askers(comments: str) -> Iterable[str]:
    return (name for name in _ASKER.findall(comments) if name != _OURSELVES)


def needed_to_build(root: Path, packages: Iterable[Locked]) -> frozenset[str]:
    """The packages that a build needs, asked by us or by another of them; the rest is for tests."""
    config = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [*config["project"]["dependencies"], *config["build-system"]["requires"]]
    found = {normal(re.split(r"[^\w.-]", line)[0]) for line in lines}
    askers = {(package.name, asker) for package in packages for asker in package.asked_by}
    while more := {name for name, asker in askers if asker in found} - found:
        found |= more
    return frozenset(found)


def normal(name: str) -> str:
    """A name as the lock writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()
