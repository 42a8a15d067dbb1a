"""Moments: milestones and advised moments as they stand in a table, in order of time."""

from collections.abc import Callable
from dataclasses import dataclass

from spoorboek.pages.link import Link
from spoorboek.pages.listing import in_list_order
from spoorboek.pages.milestone_words import (
    DAYS_IN_WEEK,
    anchor_in_words,
    span,
    week_of,
    when_in_words,
)
from spoorboek.pages.site import Site
from spoorboek.records import AdvisedMoment, Milestone
from spoorboek.records.advice_words import Basis
from spoorboek.records.date_rule import DAYS_OF_WAITING
from spoorboek.records.law import MomentWindow
from spoorboek.records.vocabulary import Value

UWV = "uwv"
DUTIES = ("deadline", "window")
EVALUATIONS_FROM = 9
"""The week after the one in which the plan is due: from then on it is evaluated."""
Belongs = Callable[[Milestone | AdvisedMoment, Value], bool]


@dataclass(frozen=True, slots=True)
class Moment:
    """A milestone or an advised moment in a table."""

    id: str
    when: str
    link: Link
    action: str
    actors: str
    basis: Basis
    note: str
    is_transition: bool
    actor_ids: tuple[str, ...] = ()


def milestones(site: Site) -> list[Moment]:
    """Every milestone in order of time."""
    records = in_list_order(site.base.of(Milestone).values(), site)
    return [_milestone(record, site) for record in records if isinstance(record, Milestone)]


def _milestone(record: Milestone, site: Site) -> Moment:
    return Moment(
        id=record.id,
        when=when_in_words(record),
        link=site.link(record),
        action=record.action,
        actors=", ".join(site.labels("actors", record.actors)),
        basis=record.basis,
        note=record.sources_disagree or "",
        is_transition=record.rule.anchor == "first_year_evaluation_date",
        actor_ids=record.actors,
    )


def _moment(record: AdvisedMoment, site: Site) -> Moment:
    return Moment(
        id=record.id,
        when=moment_in_words(record.when),
        link=site.link(record),
        action=record.advice,
        actors="",
        basis=Basis.ADVICE,
        note=record.basis[0].upper() + record.basis[1:],
        is_transition=False,
    )


def moment_in_words(window: MomentWindow) -> str:
    """When, in a few words for a narrow column: `week 1–8`, `elke evaluatie`, `plan van aanpak`."""
    if window.from_week and window.to_week:
        return f"week {window.from_week}–{window.to_week}"
    if window.every_days:
        return f"elke {span(window.every_days)}"
    return anchor_in_words(window.anchor).removeprefix("dag van het ").removeprefix("dag van de ")


def departing(site: Site) -> list[tuple[int, Moment]]:
    """What plays, in order of time, with its week: duties with a last day, and advised moments."""
    found = [(m.sort_key[0], _moment(m, site)) for m in site.base.of(AdvisedMoment).values()]
    duties = (
        m for m in site.base.of(Milestone).values() if m.kind in DUTIES and m.show_in_calendar
    )
    found += [
        (m.rule.last_day // 7 + 1, _milestone(m, site))
        for m in duties
        if m.basis is not Basis.ADVICE and m.actors != (UWV,) and not _after_waiting(m)
    ]
    return sorted(found, key=lambda row: (row[0], row[1].link.title))


def moments_in(phase: Value, site: Site) -> list[Moment]:
    """The milestones of a phase, and after them the advised moments, each in order of time."""
    return _moments(phase, site, _in_weeks)


def moments_beginning_in(phase: Value, site: Site) -> list[Moment]:
    """The same, without what already plays in an earlier phase."""
    return _moments(phase, site, _begins_in)


def _moments(phase: Value, site: Site, belongs: Belongs) -> list[Moment]:
    base = site.base
    dated = [m for m in base.of(Milestone).values() if belongs(m, phase)]
    advised = [m for m in base.of(AdvisedMoment).values() if belongs(m, phase)]
    shown = [_milestone(m, site) for m in sorted(dated, key=lambda m: m.sort_key)]
    return shown + [_moment(m, site) for m in sorted(advised, key=lambda m: m.sort_key)]


def _in_weeks(record: Milestone | AdvisedMoment, phase: Value) -> bool:
    if not phase.weeks:
        return isinstance(record, Milestone) and _after_waiting(record) and phase.id == "daarna"
    first, last = _weeks(record)
    return first <= phase.weeks[1] and phase.weeks[0] <= last


def _begins_in(record: Milestone | AdvisedMoment, phase: Value) -> bool:
    """Whether a moment falls in a phase for the first time."""
    if not phase.weeks:
        return _in_weeks(record, phase)
    return phase.weeks[0] <= _weeks(record)[0] <= phase.weeks[1]


def _weeks(record: Milestone | AdvisedMoment) -> tuple[int, int]:
    """The first and last week in which a moment can fall; what repeats begins after the plan."""
    if isinstance(record, Milestone):
        rule, last = record.rule, record.rule.last_day // DAYS_IN_WEEK + 1
        if rule.type == "recurring_unspecified":
            return 1, DAYS_OF_WAITING // DAYS_IN_WEEK
        if rule.every_days:
            return EVALUATIONS_FROM, last
        return last if rule.offset_days_from is None else week_of(rule.offset_days_from), last
    week = record.sort_key[0]
    if record.when.every_days:
        return week, DAYS_OF_WAITING // DAYS_IN_WEEK
    return week, record.when.to_week or week


def _after_waiting(record: Milestone) -> bool:
    return record.rule.last_day >= DAYS_OF_WAITING
