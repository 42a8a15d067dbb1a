"""Work on reporting: what standards still ask, what grows old, and what nobody answered yet."""

from spoorboek.reasoning.reporting import Line
from spoorboek.reasoning.staleness import Clock, When
from spoorboek.reasoning.work_survey import Answer, Demand, Item, Lack, Survey
from spoorboek.records import Conflict, Gap, Review, Search, Standard
from spoorboek.records.record import Record
from spoorboek.records.standard import Reported, StandardScope

_OPEN = "open"


def _search_lines(search: Search, survey: Survey) -> Answer:
    """Every line of a standard for searches that this search leaves open."""
    standards = [s for s in survey.base.of(Standard).values() if s.scope is StandardScope.SEARCH]
    if not standards:
        return None
    return [
        _of_search(line, Item(standard, line.item))
        for standard in standards
        for line in survey.reporting.search_lines(standard, search)
        if line.status in (Reported.MISSING, Reported.NOT_RECORDED)
    ]


def _of_search(line: Line, item: Item) -> Lack:
    empty = [held.path for held in line.held if held.lacking or held.not_recorded]
    words = " en ".join(path.words.lower() for path in empty) or line.item.topic
    if line.status is Reported.NOT_RECORDED:
        step = "Dit komt niet terug; leg het bij de volgende zoekactie vast."
        return Lack(f"niet vastgelegd: {words}", step, items=(item,))
    names = " en ".join(f"'{path.fields[-1].key}'" for path in empty)
    step = f"Vul {names} in, of zeg onder 'not_recorded' of 'not_applicable' dat het niet kan."
    return Lack(f"ontbreekt: {words}", step, 1, (item,))


def _review_lines(standard: Standard, survey: Survey) -> Answer:
    """Every line that the report of the synthesis leaves open."""
    if standard.scope is not StandardScope.REVIEW:
        return None
    return [
        _of_review(line, Item(standard, line.item))
        for line in survey.reporting.lines(standard)
        if line.status in (Reported.MISSING, Reported.NOT_RECORDED)
    ]


def _of_review(line: Line, item: Item) -> Lack:
    reason = f" {line.reason}" if line.reason else ""
    what = f"{line.status.label}: {line.item.topic}{reason}"
    fields = [field for field in line.item.fields if not field.startswith("prose:")]
    names = " en ".join(f"'{field}'" for field in fields)
    where = f"Vul {names} in, of zeg" if names else "Zeg"
    step = f"{where} bij '{line.item.id}' onder 'reporting' van de verantwoording hoe het zit."
    return Lack(what, step, int(line.status is Reported.MISSING), (item,))


def _to_do(review: Review, _: Survey) -> Answer:
    step = "Haal de regel weg uit 'to_do' als het is gedaan."
    return [Lack(text, step) for text in review.to_do]


def _fresh(record: Record, survey: Survey) -> Answer:
    due = survey.due.get(record.key)
    if due is None:
        return None
    when = due.when(survey.today)
    if when is When.LATER:
        return []
    field = _looked_at(due.clock) if due.clock else "'review_by'"
    days = (survey.today - due.day).days
    step = f"Kijk na of het nog klopt en zet {field} op de dag waarop je keek."
    if when is When.OVERDUE:
        return [Lack(f"verlopen: nakijken had gemoeten voor {due.day}", step, days)]
    return [Lack(f"verloopt binnenkort: nakijken voor {due.day}", step, days)]


def _looked_at(clock: Clock) -> str:
    """The field that says when somebody looked."""
    return "'seen_date' van een bron ervan" if clock.reads_sources else f"'{clock.field}'"


def _dated(record: Record, survey: Survey) -> Answer:
    if not record.fresh_for:
        return None
    clocks = (Clock(type(record), field, months) for field, months in record.fresh_for.items())
    fields = " of ".join(map(_looked_at, clocks))
    step = f"Zet erbij wanneer iemand keek: {fields}."
    is_undated = record.key in survey.undated
    return (
        [Lack("er staat niet wanneer iemand dit voor het laatst nakeek", step)]
        if is_undated
        else []
    )


def _gap(gap: Gap, _: Survey) -> Answer:
    return [Lack(gap.question, f"Wie dit kan uitzoeken: {gap.who_could_answer}", len(gap.cmocs))]


def _conflict(conflict: Conflict, _: Survey) -> Answer:
    is_open = conflict.status.strip().lower().startswith(_OPEN)
    step = "Zoek wat het verschil verklaart: een andere context, groep of meting."
    return (
        [Lack("bronnen spreken elkaar tegen, en dat is open", step, len(conflict.cmocs))]
        if is_open
        else []
    )


ON_REPORTING = (
    Demand(
        "overdue",
        Record,
        "Records die zijn verlopen of dat binnenkort doen",
        "op tijd nagekeken",
        _fresh,
    ),
    Demand(
        "search-lines",
        Search,
        "Zoekacties die niet volledig zijn beschreven",
        "de zoekactie is volledig beschreven",
        _search_lines,
    ),
    Demand(
        "review-lines",
        Standard,
        "Onderdelen van het verslag die ontbreken",
        "alles wat deze standaard vraagt, is gemeld",
        _review_lines,
    ),
    Demand(
        "to-do",
        Review,
        "Wat de redactie nog laat nakijken",
        "de redactie heeft niets openstaan",
        _to_do,
    ),
    Demand(
        "undated",
        Record,
        "Records waarvan niemand weet wanneer ze zijn nagekeken",
        "er staat wanneer iemand keek",
        _dated,
    ),
    Demand(
        "conflict",
        Conflict,
        "Tegenspraak die open staat",
        "de tegenspraak is verklaard",
        _conflict,
        ("conflict.possible_realist_explanation",),
    ),
    Demand("gap", Gap, "Vragen die niemand heeft beantwoord", "", _gap, ("gap.question",)),
)
"""What is asked for the report, the most consequential first."""
