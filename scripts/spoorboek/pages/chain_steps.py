"""Chain steps: which sources speak to each part of an explanation, and to the links between parts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spoorboek.pages.dutch import counted
from spoorboek.pages.evidence_use import Use
from spoorboek.pages.site import Site
from spoorboek.pages.source_labels import SourceLabel, tally
from spoorboek.records.explanation_words import Arm, ChainLink, MechanismPart, Stance
from spoorboek.records.source import Source

SHOWS = "Laat het verband zelf zien"
TOUCHES = "Raakt beide einden; of de bron het verband zelf laat zien, is niet vastgelegd"
WORDS = {
    Stance.SUPPORTS: ("steunt", "steunen"),
    Stance.REFINES: ("begrenst", "begrenzen"),
    Stance.CONTRADICTS: ("spreekt tegen", "spreken tegen"),
}


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Uses that speak to a step in the same way. `words` is empty when there is one way only."""

    words: str
    uses: list[Use]
    is_coded: bool = False
    """Whether it was coded from the words of the record, which are then shown."""


@dataclass(frozen=True, slots=True)
class ChainStep:
    """What speaks to one part of the chain, or to the link between two parts."""

    anchor: str
    name: str
    is_link: bool
    groups: list[StepGroup]
    counts: str
    labels: list[SourceLabel]

    @property
    def is_empty(self) -> bool:
        """Whether no source speaks to it."""
        return not self.groups

    @property
    def is_shown(self) -> bool:
        """Whether a source that counts shows the link itself, as far as was recorded."""
        coded = (use for group in self.groups if group.is_coded for use in group.uses)
        return self.is_link and any(use.counts for use in coded)


def chain_steps(uses: list[Use], site: Site) -> list[ChainStep]:
    """The parts and the links between them, in the order of the chain."""
    resource, response = MechanismPart
    before, after = ChainLink
    steps = [
        _step("context", "Context", [StepGroup("", _on(uses, Arm.CONTEXT))], site),
        _link(before, uses, site),
        _half(resource, uses, site),
        _half(response, uses, site),
        _unsplit(uses, site),
        _link(after, uses, site),
        _step("uitkomst", "Uitkomst", [StepGroup("", _on(uses, Arm.OUTCOME))], site),
    ]
    return [step for step in steps if step.anchor != "stap-mechanisme" or not step.is_empty]


def counts(uses: Iterable[Use]) -> str:
    """`3 steunen, 1 begrenst`, counted by use; what no longer counts stands apart."""
    speaking = list(uses)
    counting = [use for use in speaking if use.counts]
    numbers = {stance: sum(use.stance is stance for use in counting) for stance in Stance}
    said = [counted(n, *WORDS[stance]) for stance, n in numbers.items() if n]
    return ", ".join([*said, *_apart(len(speaking) - len(counting))])


def _apart(number: int) -> list[str]:
    return [counted(number, "telt niet mee", "tellen niet mee")] if number else []


def _half(half: MechanismPart, uses: list[Use], site: Site) -> ChainStep:
    speaking = [use for use in uses if half in use.mechanism_parts]
    group = StepGroup("", speaking, is_coded=True)
    return _step(half.value, f"Mechanisme: {half.label}", [group], site)


def _unsplit(uses: list[Use], site: Site) -> ChainStep:
    speaking = [use for use in _on(uses, Arm.MECHANISM) if not use.mechanism_parts]
    return _step("mechanisme", "Mechanisme, deel niet vastgelegd", [StepGroup("", speaking)], site)


def _link(link: ChainLink, uses: list[Use], site: Site) -> ChainStep:
    touching = _on(uses, *link.ends)
    showing = [use for use in touching if link in use.links]
    rest = [use for use in touching if link not in use.links]
    groups = [StepGroup(SHOWS, showing, is_coded=True), StepGroup(TOUCHES, rest)]
    return _step(link.value, link.label.capitalize(), groups, site, is_link=True)


def _on(uses: list[Use], *arms: Arm) -> list[Use]:
    return [use for use in uses if set(arms) <= use.arm_set]


def _step(
    anchor: str, name: str, groups: list[StepGroup], site: Site, *, is_link: bool = False
) -> ChainStep:
    speaking = [use for group in groups for use in group.uses]
    sources = site.base.of(Source)
    keys = dict.fromkeys(use.cited.key for use in speaking if use.counts)
    return ChainStep(
        anchor=f"stap-{anchor}",
        name=name,
        is_link=is_link,
        groups=[replace(g, uses=_by_stance(g.uses)) for g in groups if g.uses],
        counts=counts(speaking),
        labels=tally(sources[key] for key in keys),
    )


def _by_stance(uses: list[Use]) -> list[Use]:
    """For, then bounding, then against: so each stance can be read in one go."""
    return sorted(uses, key=lambda use: list(Stance).index(use.stance))
