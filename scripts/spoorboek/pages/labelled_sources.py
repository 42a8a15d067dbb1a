"""Labelled sources: citations with what the sources are and how much of them was read."""

from collections.abc import Iterable
from dataclasses import dataclass

from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.site import Site
from spoorboek.pages.source_labels import SourceLabel, labels_of
from spoorboek.records.source import Source


@dataclass(frozen=True, slots=True)
class LabelledSource:
    """A citation with its labels."""

    cited: CitedSource
    labels: list[SourceLabel]


def labelled(keys: Iterable[str], site: Site) -> list[LabelledSource]:
    """The sources behind citation keys, in the order of a reference list."""
    sources = site.base.of(Source)
    return [LabelledSource(cited, labels_of(sources[cited.key])) for cited in site.cited(keys)]
