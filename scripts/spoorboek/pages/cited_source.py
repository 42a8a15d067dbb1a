"""Cited source: a source as it stands under a claim."""

from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.citation import Citation
from spoorboek.pages.addresses import ROOT, record_address
from spoorboek.pages.link import in_language
from spoorboek.records.record import Record
from spoorboek.records.source import Source
from spoorboek.records.source_words import ReadingDepth


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source under a claim: how it is cited, what it is, how much of it was read."""

    key: str
    in_text: str
    name_language: str
    """The language of that, where a foreign title stands in it for a name."""
    entry: Markup
    href: str
    language: str
    depth: str
    depth_code: str
    kind: str
    design: str
    status: str
    """Empty as long as the source counts; else in brackets behind every mention."""

    @property
    def named(self) -> Markup:
        """As it is cited, with its language said where that is not the one of the page."""
        return in_language(self.in_text, self.name_language)


def cited_source(source: Source, citation: Citation) -> CitedSource:
    """A source as it is cited."""
    status = "" if source.status.counts else source.status.label
    return CitedSource(
        key=source.id,
        in_text=f"{citation.in_text} ({status})" if status else citation.in_text,
        name_language=_name_language(citation),
        entry=citation.entry,
        href=ROOT + record_address(source),
        language=citation.language,
        depth=source.seen.label,
        depth_code=source.seen.value if source.seen is not ReadingDepth.SEED else "excerpt",
        kind=source.source_class.label,
        design=source.design.label,
        status=status,
    )


def _name_language(citation: Citation) -> str:
    has_name = citation.csl.get("author") or citation.csl.get("editor")
    return "" if has_name or citation.language == Record.written_in else citation.language
