"""Timeline: the timetable of all milestones, and the form that fills it with a reader's own dates."""

import json
from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.listing import in_list_order
from spoorboek.pages.milestone_words import terms_in_words, when_in_words
from spoorboek.pages.site import Site
from spoorboek.records.advice_words import Basis
from spoorboek.records.counting import Counting
from spoorboek.records.law import Milestone
from spoorboek.timeline.emitted import rules_as_data
from spoorboek.timeline.given import FIELDS, FIRST_YEAR, LAST_YEAR, PAUSE_NAME
from spoorboek.timeline.pauses import Kind
from spoorboek.timeline.rules import FIRST_SICK_DAY, Rules

# What would end a script element or open a comment in it, as codes that JSON reads back.
_IN_SCRIPT = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})
HINTS = {
    FIRST_SICK_DAY: ("ziek", "De eerste dag waarop je door ziekte niet werkte."),
    "problem_analysis_date": ("oordeel", "Het plan volgt binnen twee weken."),
    "plan_of_action_date": ("plan", "Vanaf dan elke zes weken een evaluatie."),
    "first_year_evaluation_date": ("evaluatie", "Spoor 2 start uiterlijk zes weken later."),
}
"""The id and the hint of each field; which fields there are, `FIELDS` says."""
KINDS = {
    Kind.RECOVERY: "Hersteld, korter dan vier weken",
    Kind.LEAVE: "Zwangerschaps- en bevallingsverlof",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A milestone in the timetable."""

    id: str
    when: str
    otherwise: str
    """The week that holds while the day to count from is not known."""
    link: Link
    action: str
    actors: str
    basis: Basis
    terms: str
    """When it holds only sometimes, and the exception."""
    disagreement: str
    recurs: bool
    is_transition: bool


@dataclass(frozen=True, slots=True)
class DateField:
    """A date that can be filled in."""

    anchor: str
    id: str
    label: str
    hint: str
    is_required: bool


def timetable(site: Site) -> Markup:
    """All milestones as a table, what recurs first; the stations of the map lead here."""
    records = in_list_order(site.base.of(Milestone).values(), site)
    rows = [_row(record, site) for record in records if isinstance(record, Milestone)]
    rows.sort(key=lambda row: not row.recurs)
    return rendered("slots/timetable.html.jinja", rows=rows, version=site.version_words)


def _row(record: Milestone, site: Site) -> Row:
    fallback = record.rule.fallback
    week = fallback.week if fallback else None
    return Row(
        id=record.id,
        when=when_in_words(record),
        otherwise=f"dag niet bekend: einde week {week}" if week else "",
        link=site.link(record),
        action=record.action,
        actors=", ".join(site.labels("actors", record.actors)),
        basis=record.basis,
        terms=terms_in_words(record.rule),
        disagreement=record.sources_disagree or "",
        recurs=bool(record.rule.every_days),
        is_transition=record.rule.anchor == "first_year_evaluation_date",
    )


def date_helper(site: Site) -> Markup:
    """The form, with the rules as data; without a counting record there is nothing to compute."""
    counting = next(iter(site.base.of(Counting).values()), None)
    if counting is None:
        return Markup("")
    rules = rules_as_data(Rules.of(site.base.of(Milestone).values(), counting))
    return rendered(
        "slots/date_helper.html.jinja",
        fields=[_field(anchor, label) for anchor, label in FIELDS.items()],
        kinds=KINDS,
        pause_name=PAUSE_NAME.format(number=1),
        first_day=f"{FIRST_YEAR}-01-01",
        last_day=f"{LAST_YEAR}-12-31",
        rules=_json_in_page(rules),
    )


def _field(anchor: str, label: str) -> DateField:
    field_id, hint = HINTS[anchor]
    required = anchor == FIRST_SICK_DAY
    return DateField(anchor, field_id, label if required else f"{label} (mag leeg)", hint, required)


def _json_in_page(data: object) -> Markup:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_IN_SCRIPT))  # noqa: S704  # nothing is left that HTML reads
