"""Index: what a public index is, what it is asked, and what one page of its answer holds."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spoorboek.literature.work import Work

MOST = 200
"""So many publications are looked at for one question; indexes put the nearest first."""
PAGE = 100
"""Publications asked for at a time."""

Params = Mapping[str, str]
Ask = Callable[[str, Params], Any]
"""Asks an index for a path with these parameters, and gives the JSON it answers."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of an index: the words, and from which day on something must be new."""

    query: str
    since: datetime.date


@dataclass(frozen=True, slots=True)
class Page:
    """A piece of an answer: how many publications there are in all, and some of them."""

    total: int
    works: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """A public index of publications."""

    name: str
    label: str
    address: str
    path: str
    """What is asked first, below the address."""
    params: Callable[[Question], dict[str, str]]
    """With what it is asked first."""
    pages: Callable[[Question, Ask], Iterator[Page]]
    """The pages of an answer, as long as there are more; who asks stops when enough was seen."""
    contact: str
    """The parameter for an address where who asks can be reached."""
    key: str = ""
    """The variable from which a key of who asks is read, if the index knows keys."""
