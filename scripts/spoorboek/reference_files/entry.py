"""An entry of an exported file, in words of our own: the same whatever program wrote the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from spoorboek.finding import Finding, Severity, visible


@dataclass(frozen=True, slots=True)
class Name:
    """A person, whose family name holds its particle ("van der Berg"), or an organisation as a whole."""

    family: str
    given: str = ""
    suffix: str = ""
    is_whole: bool = False


OTHERS = Name("others", is_whole=True)
"""The authors that an exporting program left out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One publication as a file describes it; `fields` are plain text under the names of BibTeX."""

    path: str
    line: int
    type: str
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    key: str = ""
    """The citation key in the file, if it has one."""

    @property
    def title(self) -> str:
        """The title."""
        return self.fields.get("title", "")

    @property
    def year(self) -> str:
        """The year, or nothing."""
        return self.fields.get("year", "")

    @property
    def doi(self) -> str:
        """The DOI, without the address of its resolver."""
        return self.fields.get("doi", "")

    @property
    def url(self) -> str:
        """The web address."""
        return self.fields.get("url", "")

    @property
    def first_author(self) -> str:
        """The family name of the first author or else editor."""
        return next((name.family for name in (*self.authors, *self.editors)), "")


@dataclass(frozen=True, slots=True)
class Loose:
    """What a format finds in one entry: values as written, by names of BibTeX; not yet judged."""

    path: str
    line: int
    type: str
    authors: tuple[Name, ...]
    editors: tuple[Name, ...]
    values: Mapping[str, str] = field(hash=False)
    key: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A part of a file that is no entry: where it stands and what is wrong with it."""

    path: str
    line: int
    column: int
    message: str
    hint: str

    @property
    def finding(self) -> Finding:
        """What is told of it."""
        return refused(self.path, self.line, "import-syntax", self.message, self.hint, self.column)


def refused(path: str, line: int, rule: str, message: str, hint: str, column: int = 1) -> Finding:
    """Why an entry does not come in."""
    return Finding(path, line, column, rule, message, hint)


def left_out(entry: Loose, rule: str, message: str, hint: str) -> Finding:
    """What of an entry does not come in, though the rest of it does."""
    return Finding(entry.path, entry.line, 1, rule, message, hint, Severity.WARNING)


def shown(text: str, length: int = 80) -> str:
    """The beginning of a value from a file, fit for a message."""
    flat = " ".join(text.split())
    return visible(flat if len(flat) <= length else flat[:length] + "…")
