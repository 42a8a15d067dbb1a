"""Pilots: next to each other, and the form that a pilot team fills in once results are public."""

from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.listing import in_list_order
from spoorboek.pages.site import Site
from spoorboek.pages.views.pilot import Result, result_of
from spoorboek.records.practice import Pilot, PilotResult, Project


@dataclass(frozen=True, slots=True)
class Column:
    """What is public of one pilot, and what is not."""

    pilot: Pilot
    link: Link
    project: Link | None
    sectors: list[str]
    timeline: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the form, with what each pilot has on it."""

    result: PilotResult
    answers: list[tuple[Link, Result]]


def _pilots(site: Site) -> list[Pilot]:
    ordered = in_list_order(site.base.of(Pilot).values(), site)
    return [pilot for pilot in ordered if isinstance(pilot, Pilot)]


def compared(site: Site) -> Markup:
    """The pilots side by side, question by question."""
    projects = site.base.of(Project)
    columns = [
        Column(
            pilot,
            site.link(pilot),
            site.link(projects[pilot.project]) if pilot.project in projects else None,
            site.labels("sectors", pilot.sectors),
            [
                (dutch_date(e.date), e.event, site.label("pilot-statuses", e.status))
                for e in pilot.timeline
            ],
        )
        for pilot in _pilots(site)
    ]
    return rendered("slots/pilots_compared.html.jinja", columns=columns)


def form(site: Site) -> Markup:
    """What a pilot team fills in, where, by which rules, and what stands there now."""
    pilots = _pilots(site)
    questions = {result.id: result for pilot in pilots for result in pilot.results}
    asked = [Asked(result, _answers(result.id, pilots, site)) for result in questions.values()]
    files = [(site.link(pilot), site.base.paths.get(pilot.key, "")) for pilot in pilots]
    return rendered(
        "slots/pilot_form.html.jinja",
        asked=asked,
        rules=list(dict.fromkeys(rule for pilot in pilots for rule in pilot.result_rules)),
        files=files,
        empty=sum(not answer.value for question in asked for _, answer in question.answers),
        total=sum(len(question.answers) for question in asked),
    )


def _answers(result_id: str, pilots: list[Pilot], site: Site) -> list[tuple[Link, Result]]:
    return [
        (site.link(pilot), result_of(result, site))
        for pilot in pilots
        for result in pilot.results
        if result.id == result_id
    ]
