"""Page facts: what is known of a page before it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from spoorboek.pages.site import Site
from spoorboek.records.record import Record

LONGEST_DESCRIPTION = 160
SHORTEST_SUMMARY = 60
"""In characters: a shorter one says too little where nothing stands around it."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """All plain text. The page shows a record, gathers several, or is prose."""

    address: str
    """Relative to the site, with a slash at the end; nothing for the start page."""
    title: str
    description: str
    language: str
    record: Record | None = None
    """The record that the page shows, if it shows one."""
    languages: Mapping[str, str] = field(default_factory=dict)
    """Where a page of prose says that it stands, itself included: address by language."""


def facts_of(record: Record, site: Site) -> PageFacts:
    """What is known of the page of a record."""
    title = site.heading(record)
    summary = record.summary_text
    if len(summary) < SHORTEST_SUMMARY and record.written_in == Record.written_in:
        summary = " – ".join(filter(None, (f"{record.singular}: {title}", summary)))
    return PageFacts(record.page, title, shortened(summary or title), record.written_in, record)


def shortened(words: str) -> str:
    """A description that fits where search engines show it, cut at a word."""
    text = " ".join(words.split())
    return (
        text
        if len(text) <= LONGEST_DESCRIPTION
        else text[: LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"
    )
