"""Notices: on every page that depends on a source that was retracted or corrected, what happened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spoorboek.pages.languages import DUTCH, ENGLISH
from spoorboek.pages.link import Link
from spoorboek.pages.page_words import EN, NL
from spoorboek.pages.site import Site
from spoorboek.reasoning.cascade import Dependence
from spoorboek.records.record import Record
from spoorboek.records.source import Source

LANGUAGES = {language.code: language for language in (NL, EN)}
SHOWN = 3
"""So many records stand in the line itself; more can be unfolded."""
WORDS: Mapping[str, Mapping[str, str]] = {
    DUTCH: {
        "retracted": "is ingetrokken",
        "corrected": "is gecorrigeerd",
        "on": "op",
        "retracted_means": "De bron telt niet meer mee. Wat erop rust, is van voor die dag en moet opnieuw worden beoordeeld.",
        "corrected_means": "De bron telt niet mee tot iemand de correctie heeft gelezen.",
        "reason": "Reden",
        "said": "Het bericht daarover",
        "cites": "Deze pagina noemt de bron zelf.",
        "via": "Deze pagina hangt ervan af via",
        "pages": "andere",
        "name": "Melding over een bron",
    },
    ENGLISH: {
        "retracted": "was retracted",
        "corrected": "was corrected",
        "on": "on",
        "retracted_means": "The source no longer counts. What rests on it dates from before and has to be judged again.",
        "corrected_means": "The source does not count until somebody has read the correction.",
        "reason": "Reason, in Dutch",
        "said": "The notice",
        "cites": "This page cites the source itself.",
        "via": "This page depends on it through",
        "pages": "others",
        "name": "Notice about a source",
    },
}


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened to one source, and how the page depends on it. `w` holds the fixed words."""

    cited: str
    href: str
    w: Mapping[str, str]
    language: str
    status: str
    day: str
    reason: str
    said_at: str
    cites: bool
    via: list[Link]

    @property
    def happened(self) -> str:
        """`is ingetrokken op 3 maart 2026`; without a day when nobody wrote it down."""
        day = f" {self.w['on']} {self.day}" if self.day else ""
        return f"{self.w[self.status]}{day}"

    @property
    def means(self) -> str:
        """What that does to what rests on it."""
        return self.w[f"{self.status}_means"]

    @property
    def is_long(self) -> bool:
        """Whether the records through which the page depends are better unfolded."""
        return len(self.via) > SHOWN


def notices(record: Record, site: Site) -> list[Notice]:
    """Every notice on the page of a record."""
    if not site.cascade.fallen:
        return []
    found = site.cascade.by_record.get(record.key, ())
    return [_notice(one, site, record.written_in) for one in found]


def notices_over(records: Iterable[Record], site: Site, citing: Iterable[str] = ()) -> list[Notice]:
    """The notices on a page that shows these records, and cites these sources itself."""
    shown, keys = {record.key: record for record in records}, set(citing)
    found = []
    for source in site.cascade.fallen:
        via = [r for r in shown.values() if _depends(r, source, site)]
        if via or source.id in keys:
            found.append(_notice(Dependence(source, tuple(via), source.id in keys), site, DUTCH))
    return found


def _depends(record: Record, source: Source, site: Site) -> bool:
    return any(one.source is source for one in site.cascade.by_record.get(record.key, ()))


def _notice(one: Dependence, site: Site, language: str) -> Notice:
    source = one.source
    return Notice(
        cited=site.citations[source.id].in_text,
        href=site.cite(source.id).href,
        w=WORDS[language],
        language=language,
        status=source.status.value,
        day=LANGUAGES[language].day(source.status_date or ""),
        reason=source.status_reason or "",
        said_at=source.status_notice or "",
        cites=one.cites,
        via=site.links(one.via),
    )
