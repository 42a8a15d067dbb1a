"""Flow: the PRISMA 2020 diagram from the search records; what was not recorded says so."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.environment import rendered
from spoorboek.pages.site import Site
from spoorboek.reasoning.flow import Column, Count, Flow, flow_of
from spoorboek.records import Cmoc
from spoorboek.records.source_words import SourceClass

LEGAL = (SourceClass.LEGAL, SourceClass.GUIDANCE)
NOT_RECORDED = "niet vastgelegd"
FOUND, SCREENED, INCLUDED, OURS = "Gevonden", "Gezeefd", "Opgenomen", "Eigen verdeling"


@dataclass(frozen=True, slots=True)
class Box:
    """What is kept at a step, and beside it what drops out. Without number the words say why."""

    stage: str
    number: int | None
    words: str
    notes: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """The boxes of one column of the template."""

    title: str
    boxes: list[Box]


def flow(site: Site) -> Markup:
    """The boxes of both columns, those they end in, and our own division of what was included."""
    counted = flow_of(site.base)
    ways = [
        Way(title, list(boxes(column)))
        for title, boxes, column in (
            ("Via databanken en registers", _of_databases, counted.databases),
            ("Op andere manieren", _of_others, counted.others),
        )
        if column.searches
    ]
    return rendered(
        "slots/flow.html.jinja",
        ways=ways,
        no_databases=not counted.databases.searches,
        end=list(_end(counted, site)),
    )


def _of_databases(column: Column) -> Iterator[Box]:
    kept, screened = column.count("records_kept"), column.count("selection.screened")
    yield Box(
        FOUND,
        kept.number,
        _words("records gevonden", kept),
        tuple(_by_kind(column)),
        (
            _line("dubbel", column.count("duplicates_within")),
            *_if_counted("al bekend uit een eerdere zoekactie", column.count("duplicates_of_earlier")),
            _line("door een hulpprogramma uitgesloten", column.count("selection.removed_automation")),
            _line("om andere redenen verwijderd", column.count("selection.removed_other")),
        ),
    )  # fmt: skip
    yield Box(
        SCREENED,
        screened.number,
        _words("records gezeefd", screened),
        dropped=(_line("afgevallen bij het zeven", column.count("selection.excluded")),),
    )
    yield from _reports(column)


def _of_others(column: Column) -> Iterator[Box]:
    kept = column.count("records_kept")
    within, between = column.count("duplicates_within"), column.count("duplicates_of_earlier")
    yield Box(
        FOUND,
        kept.number,
        _words("records bewaard", kept),
        (*_by_kind(column), _lookups(column)),
        (
            _line("dubbel binnen een zoekactie", within),
            _line("dubbel tussen zoekacties", between),
            "Het sjabloon heeft hier geen vak voor dubbelen; het staat er als kanttekening.",
            *_if_counted(
                "afgevallen op titel en samenvatting; ook daarvoor heeft het sjabloon hier geen vak",
                column.count("selection.excluded"),
            ),
        ),
    )
    yield from _reports(column)


def _reports(column: Column) -> Iterator[Box]:
    sought, assessed = column.count("selection.sought"), column.count("selection.assessed")
    reasons = tuple(f"{number} om deze reden: {why}" for why, number in column.reasons.items())
    yield Box(
        SCREENED,
        sought.number,
        _words("publicaties opgevraagd", sought),
        dropped=(_line("niet verkregen", column.count("selection.not_retrieved")),),
    )
    yield Box(
        SCREENED,
        assessed.number,
        _words("publicaties beoordeeld", assessed),
        dropped=reasons or (_no_reasons(column),),
    )


def _no_reasons(column: Column) -> str:
    if column.keeps_reasons:
        return "geen enkele afgevallen"
    return f"Afgevallen, met de redenen: {NOT_RECORDED}"


def _end(counted: Flow, site: Site) -> Iterator[Box]:
    fallen = Counter(source.status.label for source in counted.fallen)
    added = counted.added.number
    yield Box(
        INCLUDED,
        counted.included,
        "publicaties opgenomen",
        (
            f"geteld per zoekactie: {NOT_RECORDED if added is None else added}",
            f"bron noemt zelf haar zoekactie: {counted.taken_one_by_one}",
            f"Aantal studies: {NOT_RECORDED}; meer publicaties kunnen over één studie gaan",
        ),
        (
            *(f"{number} {status}: telt niet mee" for status, number in fallen.items()),
            *([f"{counted.waiting} nog kandidaat: telt niet mee"] if counted.waiting else ()),
        ),
    )
    legal = sum(s.source_class in LEGAL for s in counted.sources if s.status.counts)
    cited = {item.source for cmoc in site.base.of(Cmoc).values() for item in cmoc.evidence}
    yield Box(
        OURS,
        counted.included - legal,
        "bronnen over bewijs, praktijk of methode",
        dropped=(f"{legal} wetten en voorlichting, apart gehouden",),
    )
    yield Box(OURS, len(cited & site.counting), "bronnen gebruikt als bewijs in een verklaring")


def _words(what: str, count: Count) -> str:
    if count.number is None:
        return f"{what.capitalize()}: {NOT_RECORDED}"
    return what + _without(count)


def _line(what: str, count: Count) -> str:
    if count.number is None:
        return f"{what.capitalize()}: {NOT_RECORDED}"
    return f"{count.number} {what}{_without(count)}"


def _if_counted(what: str, count: Count) -> list[str]:
    return [] if count.number is None else [f"{count.number} {what}"]


def _without(count: Count) -> str:
    titles = ", ".join(search.title.lower() for search in count.uncounted)
    return f" ({NOT_RECORDED} bij: {titles})" if titles else ""


def _by_kind(column: Column) -> Iterable[str]:
    for kind, count in column.by_kind:
        yield f"{kind.label}: {NOT_RECORDED if count.number is None else count.number}"


def _lookups(column: Column) -> str:
    lookups = column.count("lookups")
    return _line("zoekvragen", lookups)
