"""The kinds of field that records are made of: texts, days, addresses, words of a vocabulary.

A value must be right as it is written. What is not, is refused with a word of its own; `validation` has the
sentence that belongs to it.
"""

import re
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, Strict
from pydantic_core import PydanticCustomError

from spoorboek.records.markers import (
    Cites,
    ForEmployees,
    HappenedOn,
    LinksAnywhere,
    OneOf,
    RichText,
)
from spoorboek.reference import user_in
from spoorboek.written_dates import is_date, is_day

LONGEST_PROSE = 20_000
"""Characters in a text with markup: ten times the longest there is, and read in a moment whatever it holds."""
ID_PATTERN = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"


def is_id(text: str) -> bool:
    """Whether a text can be the id of a record."""
    return bool(re.fullmatch(ID_PATTERN, text))


def _id(value: str) -> str:
    if not is_id(value):
        raise PydanticCustomError("id_pattern", "")
    return value


def _text(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty_text", "")
    return value


def _bounded(value: str) -> str:
    if len(value) > LONGEST_PROSE:
        raise PydanticCustomError("text_too_long", "")
    return value


def _code(value: str) -> str:
    # A function of its own: by `WORDING` free text is told from a code.
    return _text(value)


def _day(value: str) -> str:
    if not is_day(value):
        raise PydanticCustomError("day", "")
    return value


def _day_month_or_year(value: str) -> str:
    if not is_date(value):
        raise PydanticCustomError("partial_date", "")
    return value


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"'\\^`{|}]+", value):
        raise PydanticCustomError("web_address", "")
    if user_in(value):
        raise PydanticCustomError("address_with_user", "")
    return value


WORDING = AfterValidator(_text)
"""Marks free text: other words for the same thing may stand there."""
DAY = AfterValidator(_day)
"""Marks a whole date, never only a month or a year."""

RecordId = Annotated[str, AfterValidator(_id)]
Text = Annotated[str, WORDING]
Code = Annotated[str, AfterValidator(_code)]
"""A short text that stands for one thing, such as a language: another text means another thing."""
Prose = Annotated[Text, AfterValidator(_bounded), RichText()]
PlainText = Annotated[Text, ForEmployees()]
PlainProse = Annotated[Prose, ForEmployees()]
Day = Annotated[str, DAY]
PastDay = Annotated[Day, HappenedOn()]
PartialDate = Annotated[str, AfterValidator(_day_month_or_year)]
PastDate = Annotated[PartialDate, HappenedOn()]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Citation = Annotated[str, Cites()]
AnyLink = Annotated[Text, LinksAnywhere()]

Item = TypeVar("Item")
Many = Annotated[tuple[Item, ...], Strict(False)]
"""Any number of items. YAML gives lists; a record keeps tuples, so that it stays as written."""
Some = Annotated[tuple[Item, ...], Strict(False), Field(min_length=1)]
"""At least one item."""

Role = Annotated[str, OneOf("roles")]
Phase = Annotated[str, OneOf("phases")]
Sector = Annotated[str, OneOf("sectors")]
Outcome = Annotated[str, OneOf("outcomes")]
EmployerSize = Annotated[str, OneOf("employer-sizes")]
Prospect = Annotated[str, OneOf("prospects")]
