"""Cells: what belongs to one role in one phase, looked up once for all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, product

from spoorboek.pages.overviews.lines import words
from spoorboek.pages.overviews.moments import Moment, moments_beginning_in, moments_in
from spoorboek.pages.site import Site
from spoorboek.records import Question, Recommendation, Tool, TrainingModule, TrajectoryModule
from spoorboek.records.advice_words import Basis
from spoorboek.records.record import Record
from spoorboek.records.vocabulary import Value

Place = tuple[str, str]
"""A role and a phase, by id."""
Placed = Iterator[tuple[Record, Iterable[Place]]]


@dataclass(frozen=True)
class Cells:
    """Every role in every phase, with the records that belong there."""

    site: Site

    def places(self) -> list[Place]:
        """Every role in every phase; none as long as there is no advice at all."""
        if not self.site.base.of(Recommendation):
            return []
        roles, phases = words(self.site, "roles"), words(self.site, "phases")
        return list(product((r.id for r in roles), (p.id for p in phases)))

    def advice(self, place: Place) -> list[Recommendation]:
        """What this role does first; within that the rules before our advice, and few phases before many."""
        rank = list(Basis)
        return sorted(
            self.site.advice.get(place, ()),
            key=lambda r: (
                not begins(r, place[0]),
                rank.index(r.basis),
                len(r.phases),
                r.title,
            ),
        )

    def moments(self, place: Place) -> list[Moment]:
        """The moments of the phase in order of time; those at which this role acts come first."""
        role, phase = place
        return _own_first(self._moments[phase], self.actor_of(role))

    def next_phase(self, place: Place) -> Value | None:
        """The phase that follows, if there is one."""
        phases = words(self.site, "phases")
        here = next(n for n, phase in enumerate(phases) if phase.id == place[1])
        return phases[here + 1] if here + 1 < len(phases) else None

    def coming(self, place: Place) -> list[Moment]:
        """The moments that begin in the next phase, ordered like those of this one."""
        after = self.next_phase(place)
        return _own_first(self._beginning[after.id], self.actor_of(place[0])) if after else []

    def actor_of(self, role: str) -> str:
        """Who is named at milestones when this role acts."""
        return self.site.subject.acts_as(role)

    def others_for(self, place: Place) -> list[Record]:
        """What other roles do for this one."""
        return self._others.get(place, [])

    def tools(self, place: Place) -> list[Record]:
        """The tools of the role and the phase; those that the advice names come first."""
        named = {tool for record in self.site.advice.get(place, ()) for tool in record.tools}
        return sorted(self._tools.get(place, ()), key=lambda tool: tool.id not in named)

    def modules(self, place: Place) -> list[Record]:
        """What there is to do or practise."""
        return self._modules.get(place, [])

    def questions(self, place: Place) -> list[Record]:
        """What is often asked."""
        return self._questions.get(place, [])

    @cached_property
    def _moments(self) -> dict[str, list[Moment]]:
        return {phase.id: moments_in(phase, self.site) for phase in words(self.site, "phases")}

    @cached_property
    def _beginning(self) -> dict[str, list[Moment]]:
        phases = words(self.site, "phases")
        return {phase.id: moments_beginning_in(phase, self.site) for phase in phases}

    @cached_property
    def _others(self) -> dict[Place, list[Record]]:
        found = self.site.base.of(Recommendation).values()
        return _by_place((r, product(set(r.for_roles) - {*r.roles}, r.phases)) for r in found)

    @cached_property
    def _tools(self) -> dict[Place, list[Record]]:
        return _by_place((t, product(t.roles, t.phases)) for t in self.site.base.of(Tool).values())

    @cached_property
    def _questions(self) -> dict[Place, list[Record]]:
        return _by_place(
            (q, product(q.roles, q.phases)) for q in self.site.base.of(Question).values()
        )

    @cached_property
    def _modules(self) -> dict[Place, list[Record]]:
        base = self.site.base
        central = str(self.site.subject.central_role)
        own: Placed = ((m, [(central, m.phase)]) for m in base.of(TrajectoryModule).values())
        training: Placed = (
            (m, product(m.audience, m.phases)) for m in base.of(TrainingModule).values()
        )
        return _by_place(chain(own, training))


def begins(record: Recommendation, role: str) -> bool:
    """Whether a role takes the first step: it is the first that the recommendation names."""
    return record.roles[0] == role


def _own_first(moments: list[Moment], actor: str) -> list[Moment]:
    return sorted(moments, key=lambda moment: actor not in moment.actor_ids)


def _by_place(placed: Placed) -> dict[Place, list[Record]]:
    found: dict[Place, list[Record]] = {}
    for record, places in placed:
        for place in places:
            found.setdefault(place, []).append(record)
    return found
