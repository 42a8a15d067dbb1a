"""PubMed: articles by a question in its own language, from the day on which they entered it.

Asked as the documentation of the E-utilities says (NBK25499): `esearch` for numbers, `esummary` for what
belongs to them, both as JSON, so that no XML of others is read.
"""

import datetime
from collections.abc import Iterator
from typing import Any

from spoorboek.literature.answers import NoAnswer, at, doi, items, needed, number, text, year
from spoorboek.literature.index import MOST, Ask, Index, Page, Question
from spoorboek.literature.work import Author, Work

NAME = "pubmed"
_TOOL = "spoorboek"
_FAR = datetime.date(3000, 12, 31)
"""PubMed wants both ends of a period."""


def _params(question: Question) -> dict[str, str]:
    return {
        "db": "pubmed",
        "term": question.query,
        "datetype": "edat",
        "mindate": f"{question.since:%Y/%m/%d}",
        "maxdate": f"{_FAR:%Y/%m/%d}",
        "sort": "relevance",
        "retmax": str(MOST),
        "retmode": "json",
        "tool": _TOOL,
    }


def _pages(question: Question, ask: Ask) -> Iterator[Page]:
    found = at(ask("esearch.fcgi", _params(question)), "esearchresult")
    if refusal := text(found, "ERROR"):
        raise NoAnswer(f"de vraag wordt niet begrepen: {refusal[:200]}")
    numbers = [one for one in needed(found, "idlist") if isinstance(one, str) and one.isdecimal()][
        :MOST
    ]
    if not numbers:
        yield Page(number(found, "count"), ())
        return
    params = {"db": "pubmed", "id": ",".join(numbers), "retmode": "json", "tool": _TOOL}
    answer = ask("esummary.fcgi", params)
    if refusal := text(answer, "error"):
        raise NoAnswer(f"de vraag wordt niet begrepen: {refusal[:200]}")
    told = {one for one in needed(answer, "result", "uids") if isinstance(one, str)}
    works = tuple(_work(at(answer, "result", one), one) for one in numbers if one in told)
    yield Page(number(found, "count"), works)


def _work(data: Any, pmid: str) -> Work:
    dois = [text(one, "value") for one in items(data, "articleids") if text(one, "idtype") == "doi"]
    names = (text(one, "name") for one in items(data, "authors"))
    return Work(
        index=NAME,
        id=pmid,
        title=text(data, "title").removesuffix("."),
        authors=tuple(_author(name) for name in names if name),
        year=year(at(data, "pubdate")),
        doi=doi(" ".join(dois)),
        url=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/",
        container=text(data, "fulljournalname") or text(data, "source"),
    )


def _author(name: str) -> Author:
    """`Van der Berg AB`: the initials stand behind."""
    family, _, initials = name.rpartition(" ")
    return Author(family, initials) if family and initials.isupper() else Author(name)


PUBMED = Index(
    NAME,
    "PubMed",
    "https://eutils.ncbi.nlm.nih.gov/entrez/eutils",
    "esearch.fcgi",
    _params,
    _pages,
    contact="email",
    key="NCBI_API_KEY",
)
