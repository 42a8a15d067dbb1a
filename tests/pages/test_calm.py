"""The path of a sick employee holds no word of blame.

The path: the front page, Voor werknemers with its modules, the page of the employee's role and of that role
in every phase, and what advice tells an employee to do. Names of sources are left out: others gave those.
"""

import ast
import re
from functools import cache

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.adapters.macros import slot
from spoorboek.pages.overviews import cell
from spoorboek.pages.overviews.cells import Cells
from spoorboek.pages.record_page import body_of
from spoorboek.pages.slots import fill
from spoorboek.records import Recommendation, TrajectoryModule
from tests.real import CENTRAL_ROLE, ROOT, real_base, real_site

BLAME = {
    "weigeren": r"\bweiger\w*",
    "onwil": r"\bonwil\w*",
    "schuld": r"\bschuld\w*",
    "fout van jou": r"\b(?:eigen|jouw|je) fout",
    "verwijt": r"\bverwijt\w*",
    "niet meewerken": r"\bniet mee(?:werk\w*|gewerkt|doet|deed)|\bwerkt niet mee",
    "straf": r"\b(?:be)?straf\w*|\bboetes?\b|\bloonstop\w*",
    "sanctie": r"\bsancti\w*",
    "zwijgen": r"\b(?:ver)?zwijg\w*",
    "tekortschieten": r"\bnalatig\w*|\bin gebreke|\btekort(?:schiet\w*|geschoten)",
    "aanstellen": r"\baanstelle[nr]\w*|\blui(?:heid)?\b|\bongemotiveerd\w*",
    "te weinig inzet": r"\b(?:te weinig|onvoldoende|geen) (?:inzet|inspanning\w*|motivatie)",
    "had moeten": r"\bhad(?:den)? \w+ ?moeten",
}
"""By what it says, the words that put the fault on somebody. A loonsanctie falls on the employer."""
DENIED = re.compile(
    r"niet jouw schuld|jouw schuld is(?: als iets niet lukt)?\. Dat is het niet|geen onwil"
)
"""To say that it is nobody's fault is no blame."""
PROSE = [
    "index.md",
    *sorted(f"werknemers/{file.name}" for file in (ROOT / "docs/werknemers").glob("*.md")),
    "handreiking/rollen/werknemer.md",
]
_MACRO = re.compile(r"\{\{ (\w+)\((.*?)\) \}\}")
CELLS = Cells(real_site())


def prose(name: str) -> str:
    """The text of a page of docs/ with its slots filled."""
    source = (ROOT / "docs" / name).read_text(encoding="utf-8")
    site = real_site()
    return _MACRO.sub(lambda m: fill(slot(m[1], *ast.literal_eval(f"[{m[2]}]")), site), source)


def own_words(html: str) -> str:
    """What a page says itself, without its sources and without markup."""
    page = LexborHTMLParser(f"<div>{html}</div>")
    for node in page.css(".sb-bronnen, footer, script, svg"):
        node.decompose()
    body = page.body
    assert body is not None
    return " ".join((body.text(separator=" ") or "").split())


def told(record: Recommendation) -> str:
    """What advice tells an employee: what to do, why, when not."""
    texts = (record.title, record.statement, *record.do, *record.wording, record.why)
    return " ".join((*texts, *record.when_not, *record.risks, record.plain))


@cache
def path() -> dict[str, str]:
    """Every page of the path with its words."""
    base = real_base()
    pages = {name: own_words(prose(name)) for name in PROSE}
    modules = base.of(TrajectoryModule).values()
    pages |= {m.page: own_words(body_of(m, real_site())) for m in modules}
    places = [place for place in CELLS.places() if place[0] == CENTRAL_ROLE]
    pages |= {"/".join(place): own_words(cell.body(CELLS, place)) for place in places}
    advice = [r for r in base.of(Recommendation).values() if CENTRAL_ROLE in r.roles]
    return pages | {r.page: told(r) for r in advice}


def blame_in(text: str) -> list[str]:
    """The words of blame in a text, each with the words around it."""
    said = DENIED.sub("", text)
    found = (m for pattern in BLAME.values() for m in re.finditer(pattern, said, re.IGNORECASE))
    return [said[max(0, m.start() - 40) : m.end() + 30] for m in found]


@pytest.mark.parametrize("page", path())
def test_no_page_of_the_path_blames(page):
    assert blame_in(path()[page]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Weigeren kost loon.",
        "Het is je eigen schuld.",
        "Je denkt dat het jouw schuld is.",
        "Wie niet meewerkt, krijgt een sanctie.",
        "Volgens je werkgever was er te weinig inzet.",
        "Je had eerder moeten bellen.",
    ],
)
def test_blame_is_seen(text):
    assert blame_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dat is niet raar en het is niet jouw schuld.",
        "Je denkt dat het jouw schuld is. Dat is het niet.",
        "UWV kan de werkgever een loonsanctie geven.",
        "Je mag nee zeggen. Leg uit waarom iets niet lukt.",
    ],
)
def test_calm_words_are_left_alone(text):
    assert blame_in(text) == []


def test_the_path_is_whole():
    """Front page, role, all phases and all modules are looked at."""
    assert {"index.md", "werknemers/index.md", "handreiking/rollen/werknemer.md"} <= path().keys()
    assert {
        f"{CENTRAL_ROLE}/{phase}" for phase in real_base().vocabularies["phases"]
    } <= path().keys()
    assert {m.page for m in real_base().of(TrajectoryModule).values()} <= path().keys()
    assert all(len(text) > 100 for text in path().values())
