"""Source labels: what a source is and how much of it was read, in words that stand beside a claim."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from spoorboek.records.source import Source
from spoorboek.records.source_words import Design, ReadingDepth, SourceClass


@dataclass(frozen=True, slots=True)
class SourceLabel:
    """Words beside a claim. `code` names the drawing; `number` counts when it is more than one."""

    code: str
    text: str
    number: int = 1


PLAN = SourceLabel("plan", "Plan, nog geen uitkomst")
CLAIM = SourceLabel("provider-claim", "Claim van aanbieder")
OPINION = SourceLabel("opinion", "Vakopinie")
INFERRED = SourceLabel("inferred", "Afgeleid door redactie")
_NO_STUDY = (Design.PROTOCOL, Design.NOT_APPLICABLE)
_WEAKEST_FIRST = ("provider-claim", "plan", "opinion", "excerpt", "abstract", "full-text")


def labels_of(source: Source) -> list[SourceLabel]:
    """What the source is, if that weakens it, and how much of it was read."""
    depth = ReadingDepth.EXCERPT if source.seen is ReadingDepth.SEED else source.seen
    return [*_kind(source), SourceLabel(depth.value, source.seen.label)]


def _kind(source: Source) -> list[SourceLabel]:
    is_project = source.source_class is SourceClass.PROJECT_PAGE
    if source.design is Design.PROTOCOL or (is_project and source.design in _NO_STUDY):
        return [PLAN]
    if source.source_class is SourceClass.COMMERCIAL:
        return [CLAIM]
    return [OPINION] if source.design is Design.OPINION else []


def tally(sources: Iterable[Source]) -> list[SourceLabel]:
    """The labels of several sources with their number, weakest first."""
    numbers = Counter(label for source in sources for label in labels_of(source))
    labels = sorted(numbers, key=lambda label: (_WEAKEST_FIRST.index(label.code), label.text))
    return [SourceLabel(label.code, label.text, numbers[label]) for label in labels]
