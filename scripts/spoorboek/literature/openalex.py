"""OpenAlex: works by search, from the day of publication on.

Asked as its documentation says (developers.openalex.org): `search`, a filter on the day of publication
and a cursor. The day on which OpenAlex came to know a work can only be asked for with a paid plan.
"""

from collections.abc import Iterator
from typing import Any

from spoorboek.literature.answers import address, at, doi, items, needed, number, text, year
from spoorboek.literature.index import PAGE, Ask, Index, Page, Question
from spoorboek.literature.work import CSL_TYPES, Author, Work

NAME = "openalex"
_FIELDS = "id,doi,display_name,publication_year,type,authorships,primary_location"


def _params(question: Question) -> dict[str, str]:
    return {
        "search": question.query,
        "filter": f"from_publication_date:{question.since}",
        "per_page": str(PAGE),
        "select": _FIELDS,
        "cursor": "*",
    }


def _pages(question: Question, ask: Ask) -> Iterator[Page]:
    params = _params(question)
    while params["cursor"]:
        answer = ask("works", params)
        works = tuple(_work(one) for one in needed(answer, "results"))
        yield Page(number(answer, "meta", "count"), works)
        params["cursor"] = text(answer, "meta", "next_cursor") if works else ""


def _work(data: Any) -> Work:
    names = (text(one, "author", "display_name") for one in items(data, "authorships"))
    return Work(
        index=NAME,
        id=text(data, "id").rpartition("/")[2],
        title=text(data, "display_name"),
        authors=tuple(Author.of_full_name(name) for name in names if name),
        year=year(at(data, "publication_year")),
        doi=doi(text(data, "doi")),
        url=address(data, "primary_location", "landing_page_url"),
        container=text(data, "primary_location", "source", "display_name"),
        kind=CSL_TYPES.get(text(data, "type"), "document"),
    )


OPENALEX = Index(
    NAME,
    "OpenAlex",
    "https://api.openalex.org",
    "works",
    _params,
    _pages,
    contact="mailto",
    key="OPENALEX_API_KEY",
)
