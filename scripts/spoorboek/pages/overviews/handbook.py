"""Handbook: the whole handreiking as one text, to read through, to print and to keep."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from spoorboek.pages import colophon
from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.dutch import counted
from spoorboek.pages.environment import rendered
from spoorboek.pages.notices import Notice, notices, notices_over
from spoorboek.pages.overviews.moments import Moment, milestones, moments_in
from spoorboek.pages.phases import name_with_weeks
from spoorboek.pages.site import Site
from spoorboek.pages.views import recommendation as recommendation_page
from spoorboek.records import Cmoc, Recommendation
from spoorboek.records.advice_words import RESTS_ON_RULES, Basis, Strength
from spoorboek.records.explanation_words import Confidence
from spoorboek.records.subject import Guidance
from spoorboek.records.vocabulary import Value

ADDRESS = "handreiking/compleet/"
TIMETABLE = "boek-dienstregeling"
BEFORE = {
    "boek-over": "Over deze handreiking",
    "boek-zekerheid": "Zo lees je hoe zeker iets is",
    TIMETABLE: "Dienstregeling: alle momenten",
}
AFTER = {"boek-rollen": "Adviezen per rol", "boek-bronnen": "Bronnen", "boek-colofon": "Colofon"}
"""The chapters before and after those of the phases."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation in full: its record, what its page shows, and the sources it names."""

    record: Recommendation
    shown: dict[str, Any]
    sources: list[CitedSource]
    notices: list[Notice]

    @property
    def anchor(self) -> str:
        """Where it stands in this text."""
        return f"advies-{self.record.id}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A phase: its moments, the advice that stands here in full, and that which stands elsewhere."""

    id: str
    title: str
    meaning: str
    moments: list[Moment]
    advices: list[Advice]
    elsewhere: list[Advice]


@dataclass(frozen=True)
class Handbook:
    """Everything of the handreiking, in the order in which it is read."""

    site: Site

    @cached_property
    def chapters(self) -> list[Chapter]:
        """One for each phase that has moments or advice; an advice stands in full in its first phase."""
        found, placed = [], set[str]()
        for value in self.phases:
            mine = [a for a in self.advices if value.id in a.record.phases]
            new = [a for a in mine if a.record.id not in placed]
            elsewhere = [a for a in mine if a.record.id in placed]
            placed |= {a.record.id for a in new}
            chapter = Chapter(
                id=f"fase-{value.id}",
                title=name_with_weeks(value),
                meaning=value.meaning,
                moments=moments_in(value, self.site),
                advices=new,
                elsewhere=elsewhere,
            )
            if chapter.moments or mine:
                found.append(chapter)
        return found

    @property
    def contents(self) -> list[tuple[str, str, list[Advice]]]:
        """Every chapter: where it stands, what it is called, and the advice in it."""
        phases = [(chapter.id, chapter.title, chapter.advices) for chapter in self.chapters]
        before, after = (
            [(i, t, list[Advice]()) for i, t in part.items() if self.has(i)]
            for part in (BEFORE, AFTER)
        )
        return [*before, *phases, *after]

    def has(self, chapter: str) -> bool:
        """Whether there is anything to say in a chapter."""
        return chapter != TIMETABLE or bool(self.timetable)

    @property
    def guidance(self) -> Guidance:
        """What this text says of itself."""
        about = f"Deze handreiking gaat over {self.site.subject.about}."
        return self.site.subject.guidance or Guidance(about=(about,))

    @cached_property
    def advices(self) -> list[Advice]:
        """Every recommendation: duties first, then practice, then advice, each by name."""
        order = list(Basis)
        records = self.site.base.of(Recommendation).values()
        return [
            Advice(
                r,
                recommendation_page.view(r, self.site),
                self.site.cited(r.sources),
                notices(r, self.site),
            )
            for r in sorted(records, key=lambda r: (order.index(r.basis), r.title.lower(), r.id))
        ]

    @property
    def phases(self) -> list[Value]:
        """The phases, in order of time."""
        return list(self.site.base.vocabularies.get("phases", {}).values())

    @property
    def roles(self) -> list[tuple[str, list[Advice]]]:
        """Who does something, with the advice for that role in the order of this text."""
        in_order = [advice for chapter in self.chapters for advice in chapter.advices]
        by_role = (
            (role.label, [a for a in in_order if role.id in a.record.roles])
            for role in self.site.base.vocabularies.get("roles", {}).values()
        )
        return [(label, advices) for label, advices in by_role if advices]

    @property
    def timetable(self) -> list[Moment]:
        """Every milestone, in order of time."""
        return milestones(self.site)

    @property
    def counts(self) -> list[str]:
        """How many pieces of advice rest on what, and how often the effect was measured."""
        records = [advice.record for advice in self.advices]
        kinds = Counter(record.basis for record in records)
        spread = [f"{basis.label} ({kinds[basis]})" for basis in Basis if kinds[basis]]
        counting = self.site.counting
        measured = sum(not counting.isdisjoint(record.measured_by) for record in records)
        return [
            f"Er staan {counted(len(records), 'advies', 'adviezen')} in: {', '.join(spread)}.",
            f"Van {measured or 'geen'} daarvan is het effect van het advies zelf gemeten.",
        ]

    @property
    def levels(self) -> list[tuple[Confidence, int]]:
        """Every level of certainty, high first, with how many explanations of this text have it."""
        used = {i for advice in self.advices for i in advice.record.based_on}
        known = self.site.base.of(Cmoc)
        found = Counter(known[i].confidence.overall for i in used if i in known)
        return [(level, found[level]) for level in reversed(Confidence)]

    @property
    def strengths(self) -> list[tuple[Strength, int]]:
        """Every strength of advice with how many have it."""
        found = Counter(advice.record.strength for advice in self.advices)
        return [(s, found[s]) for s in Strength if found[s] or s not in RESTS_ON_RULES]

    @property
    def sources(self) -> list[CitedSource]:
        """Every source that this text names, in the order of a reference list."""
        return self.site.cited(_keys(self.advices))

    @property
    def notices(self) -> list[Notice]:
        """What happened to sources on which any advice depends."""
        return notices_over((advice.record for advice in self.advices), self.site)

    @property
    def citation(self) -> str:
        """How to cite this text."""
        return colophon.how_to_cite(title_of(self.site), ADDRESS, self.site)


def title_of(site: Site) -> str:
    """What the whole text is called."""
    return f"Handreiking {site.subject.about}"


def _keys(advices: Iterable[Advice]) -> Iterable[str]:
    for advice in advices:
        notes = [*advice.shown["rules"], *advice.shown["privacy"]]
        yield from (source.key for source in [*advice.sources, *(n.source for n in notes)])


def text(site: Site, *, on_paper: bool = False, for_word: bool = False) -> Markup:
    """The handreiking from its contents to its colophon; links start with `ROOT`."""
    book = Handbook(site)
    return rendered(
        "paper/handbook.html.jinja",
        book=book,
        bases=[basis for basis in Basis if basis in {a.record.basis for a in book.advices}],
        colophon=colophon,
        on_paper=on_paper,
        for_word=for_word,
        titles=BEFORE | AFTER,
    )
