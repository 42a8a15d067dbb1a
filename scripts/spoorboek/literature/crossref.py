"""Crossref: works by bibliographic words, from the day on which their DOI was made.

Asked as its documentation says (api.crossref.org, crossref.org/documentation): `query.bibliographic`, the
filter `from-created-date` and a cursor. Any of the words is enough for it; the nearest come first.
"""

from collections.abc import Iterator
from typing import Any

from spoorboek.literature.answers import address, at, doi, items, needed, number, text, year
from spoorboek.literature.index import PAGE, Ask, Index, Page, Question
from spoorboek.literature.work import CSL_TYPES, Author, Work

NAME = "crossref"
_FIELDS = "DOI,title,author,issued,type,container-title,URL"


def _params(question: Question) -> dict[str, str]:
    return {
        "query.bibliographic": question.query,
        "filter": f"from-created-date:{question.since}",
        "rows": str(PAGE),
        "select": _FIELDS,
        "cursor": "*",
    }


def _pages(question: Question, ask: Ask) -> Iterator[Page]:
    params = _params(question)
    while params["cursor"]:
        message = at(ask("works", params), "message")
        works = tuple(_work(one) for one in needed(message, "items"))
        yield Page(number(message, "total-results"), works)
        params["cursor"] = text(message, "next-cursor") if works else ""


def _work(data: Any) -> Work:
    authors = (
        Author(text(one, "family") or text(one, "name"), text(one, "given"))
        for one in items(data, "author")
    )
    return Work(
        index=NAME,
        id=doi(text(data, "DOI")),
        title=text(data, "title", 0),
        authors=tuple(author for author in authors if author.family),
        year=year(at(data, "issued", "date-parts", 0, 0)),
        doi=doi(text(data, "DOI")),
        url=address(data, "URL"),
        container=text(data, "container-title", 0),
        kind=CSL_TYPES.get(text(data, "type"), "document"),
    )


CROSSREF = Index(
    NAME, "Crossref", "https://api.crossref.org", "works", _params, _pages, contact="mailto"
)
