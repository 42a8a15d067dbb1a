"""Gone pages: what stands at an address whose page went, and how search engines and search leave it out."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from spoorboek.pages.addresses import ROOT
from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link, in_language
from spoorboek.pages.page_facts import PageFacts
from spoorboek.pages.site import Site
from spoorboek.reasoning.gone import Gone, renamed_sources
from spoorboek.records import RECORD_TYPES
from spoorboek.records.departure import Departure

_LEFT_OUT = Markup('<meta name="robots" content="noindex">')
PAGE = "Pagina"


@dataclass(frozen=True, slots=True)
class GonePage:
    """What a page that went says of itself."""

    title: Markup
    kind: str
    day: str
    reason: str
    to: list[Link]
    is_move: bool


def asks_to_be_left_out(page: PageFacts, site: Site) -> Markup:
    """For the head of a page that went: search engines need not remember it."""
    return _LEFT_OUT if page.address in site.gone else Markup("")


def gone_page(gone: Gone, site: Site) -> GonePage:
    """What stands at an old address."""
    return GonePage(
        title=_title(gone, site),
        kind=kind_at(gone.address),
        day=dutch_date(gone.day),
        reason=gone.reason,
        to=[_link(address, site) for address in gone.to],
        is_move=bool(gone.moved_to),
    )


def _title(gone: Gone, site: Site) -> Markup:
    """What the page was called, with its language where it is that of a work that only moved."""
    record = site.records_by_address.get(gone.moved_to)
    is_same = record is not None and site.link(record).title == gone.title
    return in_language(gone.title, site.title_language(record) if record and is_same else "")


def kind_at(address: str) -> str:
    """What kind of page lies, or lay, at an address."""
    folder = PurePosixPath(address).parent.as_posix()
    return next((t.singular for t in RECORD_TYPES if t.address == folder), PAGE)


def _link(address: str, site: Site) -> Link:
    if record := site.records_by_address.get(address):
        return site.link(record)
    name = address.rstrip("/") or "index"
    page = site.prose(name) or site.prose(f"{name}/index")
    return Link(page.title if page else address, ROOT + address, PAGE)


def renamed_source_pages(site: Site) -> Iterator[tuple[str, str, Markup]]:
    """Address, title and body of the page of every earlier citation key."""
    for address, gone in renamed_sources(site.base).items():
        body = rendered("slots/gone.html.jinja", gone=gone_page(gone, site))
        yield address, gone.title, body


def gone_list(site: Site) -> Markup:
    """Everything that people said went, the latest first."""
    rows = [
        (site.link(one), dutch_date(one.date), gone_page(site.gone[one.page], site))
        for one in sorted(site.base.of(Departure).values(), key=lambda one: one.sort_key)
    ]
    return rendered("slots/gone_list.html.jinja", rows=rows)
