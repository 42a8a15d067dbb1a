"""Prose notices: prose that cites a fallen source, or shows what depends on one, says so at the top."""

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup

from spoorboek.pages.environment import rendered
from spoorboek.pages.notices import notices_over
from spoorboek.pages.site import Site
from spoorboek.pages.slots import calls
from spoorboek.records import Recommendation
from spoorboek.records.record import Record


def _of_phase(site: Site, phase: str) -> list[Record]:
    return [r for r in site.base.of(Recommendation).values() if phase in r.phases]


def _of_role(site: Site, role: str) -> list[Record]:
    return [r for r in site.base.of(Recommendation).values() if role in r.roles]


def _linked(site: Site, key: str, _title: str = "") -> list[Record]:
    record = site.base.get(key)
    return [record] if record else []


def _cmoc(site: Site, cmoc_id: str) -> list[Record]:
    return _linked(site, f"cmoc/{cmoc_id}")


SHOWING: Mapping[str, Callable[..., list[Record]]] = {
    "phase": _of_phase,
    "role": _of_role,
    "link": _linked,
    "certainty": _cmoc,
}
"""By slot: the records that it shows. The handbook says itself what hangs on what."""


def prose_notices(html: str, site: Site) -> Markup:
    """The notices of a prose page of which the slots are not filled yet; most often nothing."""
    if not site.cascade.fallen or "<!--spoorboek" not in html:
        return Markup("")
    records: list[Record] = []
    citing: list[str] = []
    for name, arguments in calls(html):
        if name == "cite":
            citing += arguments[:1]
        elif name in SHOWING:
            records += SHOWING[name](site, *arguments)
    return over(records, site, citing)


def over(records: Iterable[Record], site: Site, citing: Iterable[str] = ()) -> Markup:
    """The notices of a page that shows these records and cites these sources."""
    found = notices_over(records, site, citing)
    return rendered("components/noticed.html.jinja", notices=found) if found else Markup("")


def below_title(html: str, notices: Markup) -> str:
    """The page with its notices under the first heading."""
    if not notices:
        return html
    start, title, rest = html.partition("</h1>")
    return f"{start}{title}{notices}{rest}" if title else f"{notices}{html}"
