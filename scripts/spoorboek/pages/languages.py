"""Languages: how labels, days and numbers are written in the language of a page.

Dutch labels of codes stand with the codes themselves. A code without a label in another language
keeps its Dutch one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from spoorboek.pages.dutch import dutch_date, number
from spoorboek.records import BY_NAME
from spoorboek.records.word import Word

DUTCH, ENGLISH = "nl", "en"
MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Language:
    """A language, with what a page says around the texts of its record."""

    code: str
    words: Mapping[str, str]
    labels: Mapping[str, str]
    """Labels by code, where they differ from the Dutch ones of the code itself."""

    def label(self, word: Word) -> str:
        """The label of a fixed word."""
        return self.labels.get(f"{type(word).__name__}.{word.value}", word.label)

    def kind(self, type_name: str) -> str:
        """What one record of a type is called."""
        return self.labels.get(type_name, BY_NAME[type_name].singular)

    def day(self, text: str) -> str:
        """`2026-11-21` as a date in words."""
        if self.code == DUTCH or len(text.split("-")) != 3:
            return dutch_date(text) if self.code == DUTCH else text
        year, month, day = text.split("-")
        return f"{int(day)} {MONTHS[int(month) - 1]} {year}"

    def day_after_year(self, text: str) -> str:
        """`2026-11-21` with its year first, as APA wants it: "2026, 21 november"."""
        day, month, year = self.day(text).split(" ")
        return f"{year}, {day} {month}" if self.code == DUTCH else f"{year}, {month} {day}"

    def number(self, value: float | int | str) -> str:
        """A number as it is written in this language."""
        return number(value) if self.code == DUTCH else str(value)
