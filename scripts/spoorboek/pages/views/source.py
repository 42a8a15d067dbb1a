"""The page of a source: what it is, what was read of it, what it says and where, and who uses it."""

import re
from dataclasses import dataclass
from typing import Any

from spoorboek.pages.addresses import ROOT
from spoorboek.pages.appraisal_rows import appraised
from spoorboek.pages.candidate_page import candidate_of
from spoorboek.pages.chain_outline import used_by
from spoorboek.pages.citing import citing_groups
from spoorboek.pages.description_rows import description
from spoorboek.pages.dutch import counted, dutch_date, number
from spoorboek.pages.link import Link
from spoorboek.pages.losses import if_source_falls
from spoorboek.pages.mentions import mentions
from spoorboek.pages.places import country_name, language_name
from spoorboek.pages.record_page import Step
from spoorboek.pages.site import Site
from spoorboek.pages.source_labels import labels_of
from spoorboek.reasoning.chain import Place as ChainPlace
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.source import FindingFigure, Source
from spoorboek.records.source_words import Design, SourceStatus

_WEB = re.compile(r"https?://[^\s<>\"'\\^`{|}]+")
_NO_STUDY = (Design.NOT_APPLICABLE, Design.OPINION, Design.GUIDELINE, Design.POLICY_REPORT)
_REVIEWS = (Design.SYSTEMATIC_REVIEW, Design.SCOPING_REVIEW, Design.REALIST_REVIEW)
NOT_SEEN = "niet gezien"
CONSEQUENCES = {
    SourceStatus.EXCLUDED: "Deze bron telt niet mee.",
    SourceStatus.RETRACTED: "De bron telt niet meer mee. De pagina blijft staan, zodat te zien is wat erop rustte.",
    SourceStatus.CORRECTED: "Er is een correctie verschenen. De bron telt niet mee tot iemand die heeft gelezen.",
}


def is_study(source: Source) -> bool:
    """Whether a source may be expected to have a group, a comparison and a funder."""
    return source.design not in _NO_STUDY


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source was read: a web address, or words."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A number with its base."""

    value: str
    unit: str
    of: str
    n: str


def view(record: Source, site: Site) -> dict[str, Any]:
    """The reference, what it is, its findings with locators, and the way back to all that uses it."""
    cited = site.cite(record.id)
    if candidate := candidate_of(record, site):
        return {"candidate": candidate, "cited": cited, "root": ROOT}
    return {
        "candidate": None,
        "appraised": appraised(record, site),
        "description": description(record, site),
        "trace": _trace(record, site),
        "cited": cited,
        "labels": labels_of(record),
        "status": "" if record.status is SourceStatus.INCLUDED else record.status.label,
        "consequence": CONSEQUENCES.get(record.status, ""),
        "facts": _facts(record, site),
        "read": _read(record),
        "places": [Place(p, p if _WEB.fullmatch(p) else "") for p in record.seen_at],
        "findings": [
            (
                f,
                [_figure(figure) for figure in f.figures],
                used_by(ChainPlace(record.id, f.id), site),
            )
            for f in record.findings
        ],
        "used_whole": used_by(ChainPlace(record.id), site),
        "limitations": mentions(record.limitations or "", site),
        "used": citing_groups(record.id, site),
        "falls": if_source_falls(record, site),
    }


def _trace(record: Source, site: Site) -> list[Step]:
    """From advice to the place in the source; nothing for a source under rules only."""
    advice = site.base.citing(record.id, Recommendation)
    cmocs = site.base.citing(record.id, Cmoc)
    if not advice and not cmocs:
        return []
    found = counted(len(record.findings), "bevinding met vindplaats", "bevindingen met vindplaats")
    return [
        _step("Aanbeveling", site.links(advice), "advies", "adviezen"),
        _step("Verklaring (CMO)", site.links(cmocs), "verklaring", "verklaringen"),
        Step("Bron", "deze bron", current=True),
        Step("Vindplaats", found, "#bevindingen"),
    ]


def _step(name: str, links: list[Link], one: str, many: str) -> Step:
    if not links:
        return Step(name, f"nog geen {one}")
    if len(links) == 1:
        return Step(name, links[0].title, links[0].href)
    return Step(name, counted(len(links), one, many), "#gebruikt")


def _facts(record: Source, site: Site) -> list[tuple[str, Any]]:
    study = is_study(record)
    unknown = NOT_SEEN if study else ""
    n = record.sample.n
    return [
        ("Soort publicatie", record.source_class.label),
        ("Opzet", record.design.label),
        ("Gezag", record.authority or ""),
        ("Groep", record.sample.who or unknown),
        (
            "Aantal studies" if record.design in _REVIEWS else "Aantal",
            f"n = {n}" if n is not None else unknown,
        ),
        ("Bij wie", record.population or ""),
        ("Sector", "; ".join(site.labels("sectors", record.sectors))),
        ("Wat er is gedaan", record.intervention or ""),
        ("Vergeleken met", record.comparator or ("geen vergelijking gezien" if study else "")),
        ("Financier", record.funder or unknown),
        ("Land", "; ".join(country_name(code) for code in record.country)),
        ("Taal", language_name(record.language)),
        ("Thema’s", "; ".join(site.labels("themes", record.themes))),
    ]


def _read(record: Source) -> list[tuple[str, Any]]:
    return [
        ("Hoeveel is gelezen", record.seen.label),
        ("Gelezen deel", record.seen_part or ""),
        ("Geraadpleegd op", dutch_date(record.seen_date) if record.seen_date else ""),
        ("Datum op de pagina", dutch_date(record.page_date) if record.page_date else ""),
        ("Gecontroleerd", record.verified),
        ("Kanttekening", record.note or ""),
        ("Eerdere citatiesleutels", "; ".join(record.aliases)),
    ]


def _figure(figure: FindingFigure) -> FigureRow:
    n = NOT_SEEN if figure.n is None else str(figure.n)
    return FigureRow(str(number(figure.value)), figure.unit, figure.of, n)
