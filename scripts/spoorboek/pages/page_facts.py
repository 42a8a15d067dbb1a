"""Page facts: what is known of a page before it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from spoorboek.records.record import Record


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
