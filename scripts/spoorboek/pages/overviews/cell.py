"""Cell: the page of one role in one phase. What to do now, the rules apart, and what helps."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.addresses import ROOT, phase_address, role_address
from spoorboek.pages.certainties import CertainLink, certain_links, cmocs_named
from spoorboek.pages.dutch import counted
from spoorboek.pages.environment import rendered
from spoorboek.pages.improving import CONTRIBUTE
from spoorboek.pages.link import Link
from spoorboek.pages.overviews.cells import Cells, Place, begins
from spoorboek.pages.overviews.lines import phases_of, roles_in
from spoorboek.pages.phases import weeks_or_name
from spoorboek.pages.site import Site
from spoorboek.records import Recommendation, Tool
from spoorboek.records.advice_words import Basis
from spoorboek.records.record import Record

SHOWN = 6
"""So many links stand open on a shelf; what is left over can be unfolded."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation in short: what it asks, and why it may work with how certain that is."""

    link: Link
    is_own: bool
    """Whether this role takes the first step."""
    what: str
    """The first step for who takes it; for another role what the advice comes down to."""
    basis: Basis
    ground: CertainLink | None
    """The explanation that the record names first."""
    others: str
    """How many other explanations it rests on, in words."""
    why: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """Links under a heading."""

    id: str
    title: str
    note: str
    links: list[Link]

    @property
    def shown(self) -> list[Link]:
        """What stands open."""
        return self.links if len(self.links) <= SHOWN + 2 else self.links[:SHOWN]

    @property
    def folded(self) -> list[Link]:
        """What can be unfolded."""
        return self.links[len(self.shown) :]


def title(site: Site, place: Place) -> str:
    """`Casemanager, week 9 tot en met 41`."""
    role, phase = (
        site.base.vocabularies["roles"][place[0]],
        site.base.vocabularies["phases"][place[1]],
    )
    return f"{role.label}, {weeks_or_name(phase)}"


def lead(site: Site, place: Place) -> str:
    """What waits there, counted; calm for who is ill."""
    number = len(site.advice.get(place, ()))
    phase = site.base.vocabularies["phases"][place[1]]
    if not number:
        return f"Hier is nog geen advies vastgelegd. Je leest wat er wel is. {phase.meaning}"
    if place[0] == site.subject.central_role:
        ways = counted(number, "ding dat je kunt doen", "dingen die je kunt doen")
        return f"{ways}. Kies wat nu past; je hoeft niet alles tegelijk."
    return f"{counted(number, 'advies', 'adviezen')} voor nu. {phase.meaning}"


def body(cells: Cells, place: Place) -> Markup:
    """The page, without its shell."""
    site, (role_id, phase_id) = cells.site, place
    line = phases_of(site, role_id, phase_id)
    here = next(n for n, station in enumerate(line) if station.is_here)
    return rendered(
        "slots/cell.html.jinja",
        title=title(site, place),
        lead=lead(site, place),
        role=site.base.vocabularies["roles"][role_id],
        phase=weeks_or_name(site.base.vocabularies["phases"][phase_id]),
        line=line,
        before=line[here - 1] if here else None,
        after=line[here + 1] if here + 1 < len(line) else None,
        with_advice=[station for station in line if station.number],
        roles=[station for station in roles_in(site, phase_id, role_id) if not station.is_here],
        advice=[_advice(record, role_id, site) for record in cells.advice(place)],
        moments=cells.moments(place),
        coming=cells.coming(place),
        actor=_actor(cells, place),
        shelves=[shelf for shelf in _shelves(cells, place) if shelf.links],
        role_href=ROOT + role_address(role_id),
        phase_href=ROOT + phase_address(phase_id),
        contribute=CONTRIBUTE,
        version=site.version_words,
        name=site.subject.name,
        since=site.subject.weeks_since,
    )


def _actor(cells: Cells, place: Place) -> str:
    """Who acts at moments of this role in this phase, if somebody does."""
    actor = cells.actor_of(place[0])
    acts = any(actor in moment.actor_ids for moment in cells.moments(place))
    return cells.site.label("actors", actor) if acts else ""


def _advice(record: Recommendation, role: str, site: Site) -> Advice:
    grounds = cmocs_named(record.based_on, site)
    rest = len(grounds) - 1
    return Advice(
        link=site.link(record),
        is_own=begins(record, role),
        what=_what(record, role, site),
        basis=record.basis,
        ground=certain_links(grounds[:1], site)[0] if grounds else None,
        others=counted(rest, "andere verklaring", "andere verklaringen") if rest > 0 else "",
        why=record.why,
    )


def _what(record: Recommendation, role: str, site: Site) -> str:
    """Steps are written for the role that is named first; others read the advice itself."""
    if begins(record, role):
        return record.do[0]
    return record.plain if role == site.subject.central_role else record.statement


def _shelves(cells: Cells, place: Place) -> list[Shelf]:
    """What others do, modules, tools and questions."""
    is_employee = place[0] == cells.site.subject.central_role
    asked = (
        "Je mag ernaar vragen." if is_employee else "Adviezen aan anderen, mede voor jou bedoeld."
    )
    practice = "Modules om zelf te doen" if is_employee else "Om te oefenen"
    tools = "Wat bij de adviezen hierboven hoort, staat vooraan." if cells.advice(place) else ""
    return [
        _shelf(
            "anderen", "Wat anderen nu voor jou doen", asked, cells.others_for(place), cells.site
        ),
        _shelf("modules", practice, "", cells.modules(place), cells.site),
        _shelf("hulpmiddelen", "Hulpmiddelen", tools, cells.tools(place), cells.site),
        _shelf("vragen", "Vragen en antwoorden", "", cells.questions(place), cells.site),
    ]


def _shelf(name: str, heading: str, note: str, records: Iterable[Record], site: Site) -> Shelf:
    return Shelf(name, heading, note, [site.link(r, note=_note(r, site)) for r in records])


def _note(record: Record, site: Site) -> str:
    """What kind of tool it is; of the rest the title says enough."""
    return site.label("tool-kinds", record.kind).lower() if isinstance(record, Tool) else ""
