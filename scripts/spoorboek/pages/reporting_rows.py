"""Reporting rows: a line of a standard as a row to read: its state in word and shape, where, or why not."""

from collections.abc import Iterable
from dataclasses import dataclass

from spoorboek.pages.addresses import ROOT
from spoorboek.pages.dutch import inside_a_line
from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.pages.views.review import PARTS
from spoorboek.reasoning.field_paths import FieldPath, ProsePath
from spoorboek.reasoning.reporting import Held, Line, Tally
from spoorboek.records import Review, Search
from spoorboek.records.record import Record
from spoorboek.records.standard import Reported

FROM_MEMORY = "uit het geheugen opgeschreven; lees het origineel"
NOBODY_SAID = "Nog niemand heeft vastgesteld of en waar dit staat."


@dataclass(frozen=True, slots=True)
class State:
    """A state in word and shape."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Gap:
    """What is empty, and the records in which it is."""

    words: str
    links: list[Link]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a standard. The links of `found` hold, as note, what stands there."""

    id: str
    number: str
    topic: str
    mark: str
    note: str
    state: State
    found: list[Link]
    gaps: list[Gap]
    reason: str


def state_of(status: Reported) -> State:
    """The word and drawing of a state."""
    return State(status.value, status.label)


def row_of(line: Line, site: Site) -> Row:
    """A line with links to what is reported, or to what must be filled in."""
    item = line.item
    is_missing = line.status in (Reported.MISSING, Reported.NOT_RECORDED)
    found = [] if line.status is Reported.NOT_APPLICABLE else _found(line, site)
    gaps = _gaps(line, site) if is_missing else []
    nobody = is_missing and not gaps and not line.reason
    return Row(
        id=item.id,
        number=item.number,
        topic=item.topic,
        mark="" if item.verified else FROM_MEMORY,
        note=item.note or "",
        state=state_of(line.status),
        found=found,
        gaps=gaps,
        reason=NOBODY_SAID if nobody else line.reason,
    )


def _found(line: Line, site: Site) -> list[Link]:
    """Pages of prose first, then the records by type, with how many of them say something."""
    pages = [_page(path, site) for path in _said_once(line)]
    by_type: dict[str, list[Held]] = {}
    for held in line.held:
        if held.number:
            by_type.setdefault(held.path.type.name, []).append(held)
    return pages + [_records(name, of, site) for name, of in by_type.items()]


def _said_once(line: Line) -> Iterable[ProsePath | FieldPath]:
    """What people named, without a page or field that stands there in another way too."""
    headed = {path.page for path in line.where if isinstance(path, ProsePath) and path.heading}
    fields = {held.path.text for held in line.held}
    for path in line.where:
        if isinstance(path, FieldPath):
            if path.text not in fields:
                yield path
        elif path.heading or path.page not in headed:
            yield path


def _page(path: ProsePath | FieldPath, site: Site) -> Link:
    if isinstance(path, FieldPath):
        return _field_of_review(path, site)
    page = site.prose(path.page)
    title = page.title if page else path.page
    note = (
        f"onder “{page.headings.get(path.heading, path.heading)}”" if page and path.heading else ""
    )
    anchor = f"#{path.heading}" if path.heading else ""
    address = path.page.removesuffix("index").rstrip("/")
    return Link(title, f"{ROOT}{address}/{anchor}", note=note)


def _field_of_review(path: FieldPath, site: Site) -> Link:
    for review in site.base.of(Review).values() if path.type is Review else ():
        name = path.fields[0].name
        anchor = f"#{name.replace('_', '-')}" if name in PARTS else ""
        return Link(
            Review.singular, f"{site.link(review).href}{anchor}", note=inside_a_line(path.words)
        )
    index = site.index_link(path.type.name)
    return Link(index.title, index.href, note=inside_a_line(path.words))


def _records(name: str, of: list[Held], site: Site) -> Link:
    """`Bronnen: opzet (318), land (240), van 318`; `overal` where none is empty."""
    index = site.index_link(name)
    words = [
        inside_a_line(h.path.words)
        + ("" if h.number == h.total else f" (bij {h.number} van {h.total})")
        for h in of
        if h.path.fields
    ]
    whole = of[0].total
    lead = f"{whole} {'record' if whole == 1 else 'records'}"
    return Link(index.title, index.href, note=f"{lead}: {'; '.join(words)}" if words else lead)


def _gaps(line: Line, site: Site) -> list[Gap]:
    """What is empty, with links to where it belongs; what is empty in the same records stands together."""
    words: dict[tuple[str, tuple[Link, ...]], list[str]] = {}
    for held in line.held:
        for lead, links in _places(held, site):
            words.setdefault((lead, tuple(links)), []).append(inside_a_line(held.path.words))
    return [Gap(f"{lead}: {'; '.join(of)}", list(links)) for (lead, links), of in words.items()]


def _places(held: Held, site: Site) -> Iterable[tuple[str, list[Link]]]:
    if held.lacking:
        yield "Leeg", _links(held.lacking, site)
    if held.not_recorded:
        yield "Niet vastgelegd", _links(held.not_recorded, site)
    if not held.number and held.path.type not in (Review, Search):
        yield "Leeg", [site.index_link(held.path.type.name)]


def _links(records: Iterable[Record], site: Site) -> list[Link]:
    """Links by a short name: the title of a review is a sentence."""
    return [
        site.link(record, record.singular if isinstance(record, Review) else "")
        for record in records
    ]


def in_words(tally: Tally) -> str:
    """`10 van 19 gemeld; 1 niet van toepassing; 7 ontbreekt; 1 niet vastgelegd`."""
    first = f"{tally.numbers[Reported.REPORTED]} van {tally.total} gemeld"
    rest = [
        f"{number} {status.label}"
        for status, number in tally.numbers.items()
        if number and status is not Reported.REPORTED
    ]
    return "; ".join([first, *rest])
