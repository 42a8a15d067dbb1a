"""Legal notes: what was seen of law and practice, dated, apart from evidence."""

from dataclasses import dataclass

from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.link import Link
from spoorboek.pages.milestone_words import when_in_words
from spoorboek.pages.site import Site
from spoorboek.records.advice_words import Basis, Certainty
from spoorboek.records.law import LawChange, LegalRecord, Milestone, PrivacyRule


@dataclass(frozen=True, slots=True)
class LegalNote:
    """A statement about law or practice, with what it was read in and how certain it is."""

    link: Link
    statement: str
    when: str
    article: str
    basis: Basis | None
    certainty: Certainty
    source: CitedSource
    seen: str
    """The day on which the source was seen, as 2026-11-21."""
    expired: bool
    """Whether the day on which to look again has passed."""
    in_list: bool = False
    """Whether the note stands in a list, away from the page of the record itself."""


def basis_of(record: LegalRecord) -> Basis | None:
    """Whether a date or rule is law, practice or advice; nothing if that was not seen."""
    if isinstance(record, Milestone):
        return record.basis
    return Basis.LAW if getattr(record, "legal_basis", None) else None


def article_of(record: LegalRecord) -> str:
    """The article, or in words that none was seen. A change has none yet."""
    if isinstance(record, LawChange):
        return ""
    if isinstance(record, PrivacyRule):
        return f"Vindplaats in de bron: {record.locator}"
    article = getattr(record, "legal_basis", None)
    if article:
        return str(article)
    if isinstance(record, Milestone):
        return "Geen wettelijke grond gezien: praktijk"
    return "Geen artikel gezien: praktijk of uitleg"


def statement_of(record: LegalRecord) -> str:
    """What the record says; of a milestone, what happens then."""
    return record.action if isinstance(record, Milestone) else record.heading


def legal_note(record: LegalRecord, site: Site, *, in_list: bool = False) -> LegalNote:
    """The note of one legal record."""
    day = site.edition.date
    return LegalNote(
        link=site.link(record),
        statement=statement_of(record),
        when=when_in_words(record) if isinstance(record, Milestone) else "",
        article=article_of(record),
        basis=basis_of(record),
        certainty=record.confidence,
        source=site.cite(record.source),
        seen=record.seen_date,
        expired=bool(day and record.review_by and record.review_by < day),
        in_list=in_list,
    )


def legal_notes(site: Site, ids: tuple[str, ...], *types: str) -> list[LegalNote]:
    """The notes of records of these types, in the order of their ids."""
    found = []
    for record_id in ids:
        for type_name in types:
            record = site.base.get(f"{type_name}/{record_id}")
            if isinstance(record, LegalRecord):
                found.append(legal_note(record, site, in_list=True))
                break
    return found
