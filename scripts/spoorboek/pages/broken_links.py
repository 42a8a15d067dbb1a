"""Broken links: beside a link whose page is gone for good, where it may still be read.

Only an address that was repeatedly told to be gone gets a mark; as long as there is none, no page is read.
"""

import re
from html import unescape

from markupsafe import Markup

from spoorboek.outside_links.history import History, days_gone, in_archive, kept_as, last_fine
from spoorboek.pages.dutch import dutch_date, listed
from spoorboek.pages.site import Site

_LINK = re.compile(r'<a\b[^>]*?\bhref="(https?://[^"]*)"[^>]*>.*?</a>', re.DOTALL)
_MARK = Markup(
    ' <span class="sb-klein">(dit adres gaf op {days} {answer}: niet gevonden; '
    '<a href="{archive}">zoek de bladzijde in het webarchief</a>)</span>'
)


def with_marks(html: str, site: Site) -> str:
    """Safe HTML with a mark behind every link to an address that is broken."""
    broken = site.broken_addresses
    if not broken:
        return html

    def marked(link: re.Match[str]) -> str:
        address = kept_as(unescape(link[1]))
        history = broken.get(address)
        return f"{link[0]}{mark(address, history)}" if history else link[0]

    return _LINK.sub(marked, html)


def mark(address: str, history: History) -> Markup:
    """What stands beside a link that is broken."""
    return _MARK.format(
        days=days_in_words(history),
        answer=history_answer(history),
        archive=in_archive(address, last_fine(history)),
    )


def days_in_words(history: History) -> str:
    """The first and the last day on which the page was told to be gone."""
    days = days_gone(history)
    return listed([dutch_date(day) for day in dict.fromkeys((days[0], days[-1]))])


def history_answer(history: History) -> str:
    """The last answer that said that the page is gone."""
    return next(run.answer for run in reversed(history) if run.is_gone)
