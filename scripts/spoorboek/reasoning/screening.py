"""Screening: where each found reference stands, and the counts of a search that follow from it.

People decide; from their decisions follow the counts of the flow. A search whose files were read in has
no counts of its own: they come from those files and from the decisions about the sources that name it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from spoorboek.evidence_base import EvidenceBase
from spoorboek.records.record import value_at
from spoorboek.records.screening import Screening, ScreeningDecision, ScreeningStage
from spoorboek.records.search import ReasonCount, Search, Selection
from spoorboek.records.source import Source
from spoorboek.records.word import Word

NOT_RETRIEVED = "niet-verkregen"
"""The reason, among those to exclude, that says that nobody could judge the full text."""
REASONS = "exclusion-reasons"
"""The vocabulary of the reasons to exclude."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The decisions about one source at one stage."""

    decisions: tuple[Screening, ...]

    @property
    def own(self) -> tuple[Screening, ...]:
        """What people decided each by themselves."""
        return tuple(one for one in self.decisions if not one.agreed)

    @property
    def agreed(self) -> Screening | None:
        """What was last decided together."""
        return next((one for one in reversed(self.decisions) if one.agreed), None)

    @property
    def is_split(self) -> bool:
        """Whether people differ and have not yet decided together."""
        return self.agreed is None and len({one.decision for one in self.own}) > 1

    @property
    def standing(self) -> Screening | None:
        """The decision that holds: the joint one, else the first of those who all say the same."""
        if self.agreed or self.is_split:
            return self.agreed
        return next(iter(self.own), None)

    def says(self, decision: ScreeningDecision) -> bool:
        """Whether this is the decision that holds."""
        return self.standing is not None and self.standing.decision is decision


def judgement(source: Source, stage: ScreeningStage) -> Judgement:
    """What was decided about a source at a stage."""
    return Judgement(tuple(one for one in source.screening if one.stage is stage))


@dataclass(frozen=True)
class Progress:
    """How far the screening of some sources has come."""

    sources: tuple[Source, ...]

    @cached_property
    def screened(self) -> tuple[Source, ...]:
        """Those about which somebody decided anything."""
        return tuple(s for s in self.sources if s.screening)

    @cached_property
    def fell_at_screening(self) -> tuple[Source, ...]:
        """Those that were left out on title and abstract."""
        return tuple(
            s for s in self.screened if _at_title(s, ScreeningDecision.EXCLUDE) and not _full(s)
        )

    @cached_property
    def sought(self) -> tuple[Source, ...]:
        """Those that went on to full text."""
        return tuple(
            s for s in self.screened if _at_title(s, ScreeningDecision.INCLUDE) or _full(s)
        )

    @cached_property
    def not_retrieved(self) -> tuple[Source, ...]:
        """Those of which nobody could get the full text."""
        return tuple(s for s in self.sought if _reason_at_full_text(s) == NOT_RETRIEVED)

    @cached_property
    def assessed(self) -> tuple[Source, ...]:
        """Those of which the full text was judged, with a decision that holds."""
        settled = (s for s in self.sought if _settled(s))
        return tuple(s for s in settled if _reason_at_full_text(s) != NOT_RETRIEVED)

    @cached_property
    def reasons(self) -> Mapping[str, int]:
        """How many were left out after assessment, by reason; nothing stands for no reason given."""
        out = (s for s in self.assessed if _reason_at_full_text(s) is not None)
        return Counter(_reason_at_full_text(s) or "" for s in out)

    @cached_property
    def included(self) -> tuple[Source, ...]:
        """Those that take part now."""
        return tuple(s for s in self.sources if s.status.counts)

    @cached_property
    def split(self) -> tuple[Source, ...]:
        """Those about which people differ."""
        return tuple(
            s for s in self.sources if any(judgement(s, stage).is_split for stage in ScreeningStage)
        )

    @cached_property
    def waiting(self) -> tuple[Source, ...]:
        """Those that are candidates still."""
        return tuple(s for s in self.sources if s.status.waits)


def sources_of(base: EvidenceBase, search: Search) -> tuple[Source, ...]:
    """The sources that name this search as the one that found them."""
    return tuple(base.linking_to(search, Source, "found_by"))


def in_screening(base: EvidenceBase) -> tuple[Source, ...]:
    """The candidates, and what fell at screening: none of these ever took part."""
    return tuple(source for source in base.of(Source).values() if not source.took_part)


def taking_part(base: EvidenceBase) -> tuple[Source, ...]:
    """The sources: those that count, and those that did and no longer do."""
    return tuple(source for source in base.of(Source).values() if source.took_part)


class Standing(Word):
    """Where a found reference stands."""

    TITLE = "title", "wacht op een oordeel over titel en samenvatting"
    FULL_TEXT = "full-text", "wacht op een oordeel over de volledige tekst"
    SPLIT = "split", "oordelen verschillen"
    UNSURE = "unsure", "twijfel"
    DECIDED = "decided", "besloten, nog te verwerken"
    OUT = "out", "uitgesloten"


def standing_of(source: Source) -> Standing:
    """Where a source that never took part stands."""
    if not source.status.waits:
        return Standing.OUT
    full = judgement(source, ScreeningStage.FULL_TEXT)
    last = full if full.decisions else judgement(source, ScreeningStage.TITLE_ABSTRACT)
    if last.is_split:
        return Standing.SPLIT
    if last.standing is None:
        return Standing.TITLE
    if last.says(ScreeningDecision.UNSURE):
        return Standing.UNSURE
    passed = last is not full and last.says(ScreeningDecision.INCLUDE)
    return Standing.FULL_TEXT if passed else Standing.DECIDED


def last_reason(source: Source) -> str:
    """The reason of the last decision that holds, or nothing."""
    stages = (judgement(source, stage).standing for stage in reversed(ScreeningStage))
    return next((held.reason for held in stages if held and held.reason), "")


def counted(base: EvidenceBase, search: Search) -> Search:
    """The search with the counts that follow from its files and from the decisions."""
    if not search.imports:
        return search
    done = Progress(sources_of(base, search))
    read = sum(one.read for one in search.imports)
    repeated = sum(one.repeated for one in search.imports)
    return search.model_copy(
        update={
            "records_kept": read,
            "duplicates_within": repeated,
            "references_found": read - repeated,
            "duplicates_of_earlier": sum(one.known for one in search.imports),
            "selection": _selection(done, search, base),
        }
    )


TYPED_BY_HAND = (
    "records_kept",
    "duplicates_within",
    "references_found",
    "duplicates_of_earlier",
    "references_added",
    "selection.screened",
    "selection.excluded",
    "selection.sought",
    "selection.not_retrieved",
    "selection.assessed",
    "selection.excluded_reports",
)
"""Counts of a search that follow by themselves once its files are read in."""


def typed_counts(search: Search) -> list[str]:
    """The counts that somebody typed of what follows from files and decisions, as paths of fields."""
    return [path for path in TYPED_BY_HAND if value_at(search, path) not in (None, ())]


def _selection(done: Progress, search: Search, base: EvidenceBase) -> Selection:
    typed = search.selection or Selection()
    return typed.model_copy(
        update={
            "screened": len(done.screened),
            "excluded": len(done.fell_at_screening),
            "sought": len(done.sought),
            "not_retrieved": len(done.not_retrieved),
            "assessed": len(done.assessed),
            "excluded_reports": tuple(
                ReasonCount(reason=reason_label(base, reason), number=number)
                for reason, number in done.reasons.items()
            ),
        }
    )


def reason_label(base: EvidenceBase, reason: str) -> str:
    """A reason as people read it."""
    value = base.value(REASONS, reason)
    return value.label if value else reason or "geen reden opgegeven"


def progress(sources: Iterable[Source]) -> Progress:
    """How far the screening of these sources has come."""
    return Progress(tuple(sources))


def _at_title(source: Source, decision: ScreeningDecision) -> bool:
    return judgement(source, ScreeningStage.TITLE_ABSTRACT).says(decision)


def _full(source: Source) -> bool:
    return bool(judgement(source, ScreeningStage.FULL_TEXT).decisions)


def _settled(source: Source) -> bool:
    held = judgement(source, ScreeningStage.FULL_TEXT)
    return held.says(ScreeningDecision.INCLUDE) or held.says(ScreeningDecision.EXCLUDE)


def _reason_at_full_text(source: Source) -> str | None:
    """The reason of what was left out at full text, empty when none was given; nothing if it was not."""
    held = judgement(source, ScreeningStage.FULL_TEXT)
    if held.standing is None or not held.says(ScreeningDecision.EXCLUDE):
        return None
    return held.standing.reason or ""
