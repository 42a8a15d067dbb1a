"""Outside links: what the addresses on other sites answered, counted, and what is not known."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.outside_links.history import (
    History,
    Verdict,
    in_archive,
    last_asked,
    last_fine,
    verdict,
)
from spoorboek.pages.addresses import ROOT
from spoorboek.pages.broken_links import days_in_words
from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.reasoning.outside_addresses import outside_addresses

PROSE = "docs/"
_WORDS = {
    "timeout": "geen antwoord op tijd",
    "no-host": "de naam van de site is niet te vinden",
    "no-answer": "geen leesbaar antwoord",
    "tls": "geen veilige verbinding",
    "robots": "de site wil geen programma’s",
    "not-public": "geen openbaar adres",
    "loop": "de site stuurt in een kring door",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One address: what it said, when, and who names it."""

    address: str
    said: str
    days: str
    used: list[Link]
    archive: str = ""


def outside_links(site: Site) -> Markup:
    """The report; where nothing was asked it says so."""
    uses, kept = outside_addresses(site.base), site.link_answers or {}
    verdicts = {address: verdict(kept.get(address, ())) for address in uses}
    numbers = Counter(verdicts.values())
    days = [last_asked(kept.get(address, ())) for address in uses]
    of = {
        one: [_row(a, kept[a], uses[a], site) for a in uses if verdicts[a] is one]
        for one in (Verdict.BROKEN, Verdict.ONCE, Verdict.UNSURE)
    }
    return rendered(
        "slots/outside_links.html.jinja",
        total=len(uses),
        asked=len(uses) - numbers[Verdict.NEVER],
        numbers=[(one.label, numbers[one]) for one in Verdict],
        last_day=dutch_date(max(days, default="")),
        broken=of[Verdict.BROKEN],
        others=[(one.label, of[one]) for one in (Verdict.ONCE, Verdict.UNSURE) if of[one]],
        unreadable=site.link_answers is None,
    )


def _row(address: str, history: History, uses: Iterable[str], site: Site) -> Row:
    is_broken = verdict(history) is Verdict.BROKEN
    return Row(
        address,
        _WORDS.get(history[-1].answer, history[-1].answer),
        days_in_words(history) if is_broken else dutch_date(history[-1].last),
        [_place(use, site) for use in uses],
        in_archive(address, last_fine(history)) if is_broken else "",
    )


def _place(use: str, site: Site) -> Link:
    """The page that names an address: of a record, or of prose."""
    record = site.base.get(use)
    if record:
        return site.link(record)
    name = use.removeprefix(PROSE).removesuffix(".md")
    page = site.prose(name)
    address = f"{name}/".removesuffix("index/")
    return Link(page.title if page else name, f"{ROOT}{address}")
