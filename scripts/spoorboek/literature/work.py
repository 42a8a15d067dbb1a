"""Work: a publication as an index describes it, and as a reference manager reads it."""

from dataclasses import dataclass
from typing import Any

CSL_TYPES = {
    "article": "article-journal",
    "journal-article": "article-journal",
    "review": "article-journal",
    "posted-content": "article",
    "preprint": "article",
    "proceedings-article": "paper-conference",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "book-chapter": "chapter",
    "report": "report",
    "dissertation": "thesis",
    "dataset": "dataset",
}
"""Kinds of publication as OpenAlex and Crossref name them, in the words of CSL."""


@dataclass(frozen=True, slots=True)
class Author:
    """A person, or an organisation by its one name."""

    family: str
    given: str = ""

    @classmethod
    def of_full_name(cls, name: str) -> "Author":
        """A name as it is spoken; what is written small before the last word belongs to the family name."""
        words = name.split()
        begin = len(words) - 1
        while begin > 0 and words[begin - 1].islower():
            begin -= 1
        return cls(" ".join(words[begin:]), " ".join(words[: max(begin, 0)]))


@dataclass(frozen=True, slots=True)
class Work:
    """One publication. What an index does not say is empty."""

    index: str
    id: str
    """How the index calls it."""
    title: str
    authors: tuple[Author, ...] = ()
    year: str = ""
    doi: str = ""
    url: str = ""
    container: str = ""
    """The journal or book it stands in."""
    kind: str = "article-journal"

    @property
    def first_author(self) -> str:
        """The family name of the first author."""
        return self.authors[0].family if self.authors else ""

    @property
    def csl(self) -> dict[str, Any]:
        """The publication in CSL-JSON, which reference managers and `spoorboek import` read."""
        authors = [
            {"family": author.family, "given": author.given}
            if author.given
            else {"literal": author.family}
            for author in self.authors
        ]
        data = {
            "id": f"{self.index}-{self.id}",
            "type": self.kind,
            "title": self.title,
            "author": authors,
            "issued": {"date-parts": [[int(self.year)]]} if self.year else None,
            "container-title": self.container,
            "DOI": self.doi,
            "URL": self.url,
        }
        return {name: value for name, value in data.items() if value}
