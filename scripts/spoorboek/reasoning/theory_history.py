"""Theory history: which explanations a theory held in each version, and what became of each.

A version names what is new, changed or dropped; all else stayed. So the state of a version follows from
those before it, and nothing is written twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spoorboek.records.structure import FieldPath
from spoorboek.records.theory import Changed, Dropped, ProgrammeTheory, Version
from spoorboek.records.word import Word


class Fate(Word):
    """What became of an explanation in a version."""

    NEW = "new", "nieuw"
    CHANGED = "changed", "veranderd"
    KEPT = "kept", "gebleven"
    DROPPED = "dropped", "vervallen"


@dataclass(frozen=True, slots=True)
class Step:
    """An explanation in a version: its id, what became of it and why. Causes are citation keys.

    What is new came with the version: the reason is that of the version itself.
    """

    cmoc: str
    fate: Fate
    why: str = ""
    cause: tuple[str, ...] = ()
    title: str = ""
    """Only for what was dropped: its record may be gone."""


@dataclass(frozen=True, slots=True)
class State:
    """A version with every explanation that it holds or drops: new, changed, kept, dropped."""

    version: Version
    steps: tuple[Step, ...]

    @property
    def holds(self) -> frozenset[str]:
        """The ids of the explanations in this version."""
        return frozenset(step.cmoc for step in self.steps if step.fate is not Fate.DROPPED)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A change that cannot be: of an explanation that is not there, or is there already."""

    where: FieldPath
    cmoc: str
    fate: Fate
    version: int


def history(theory: ProgrammeTheory) -> tuple[State, ...]:
    """The state of a theory in each of its versions, oldest first."""
    states: list[State] = []
    held: Mapping[str, None] = {}
    for version in theory.versions:
        steps = _steps(version, held)
        states.append(State(version, steps))
        held = {step.cmoc: None for step in steps if step.fate is not Fate.DROPPED}
    return tuple(states)


def mismatches(theory: ProgrammeTheory) -> Iterator[Mismatch]:
    """Every change that does not fit what the version before it held, in the order of the record."""
    held: frozenset[str] = frozenset()
    for number, state in enumerate(history(theory)):
        seen: set[str] = set()
        for where, cmoc, fate in _named(state.version):
            was_there = cmoc in held
            if cmoc in seen or was_there is (fate is Fate.NEW):
                yield Mismatch(("versions", number, *where), cmoc, fate, state.version.version)
            seen.add(cmoc)
        held = state.holds


def _steps(version: Version, held: Mapping[str, None]) -> tuple[Step, ...]:
    changed = [_step(change, Fate.CHANGED) for change in version.changed]
    dropped = [_step(change, Fate.DROPPED) for change in version.dropped]
    named = {step.cmoc for step in (*changed, *dropped)} | set(version.new)
    return (
        *(Step(cmoc, Fate.NEW) for cmoc in version.new),
        *changed,
        *(Step(cmoc, Fate.KEPT) for cmoc in held if cmoc not in named),
        *dropped,
    )


def _step(change: Changed, fate: Fate) -> Step:
    title = change.title if isinstance(change, Dropped) else ""
    return Step(change.cmoc, fate, change.why, change.cause, title)


def _named(version: Version) -> Iterator[tuple[FieldPath, str, Fate]]:
    """What a version names, with where it stands within the version."""
    for index, cmoc in enumerate(version.new):
        yield ("new", index), cmoc, Fate.NEW
    for index, change in enumerate(version.changed):
        yield ("changed", index, "cmoc"), change.cmoc, Fate.CHANGED
    for index, change in enumerate(version.dropped):
        yield ("dropped", index, "cmoc"), change.cmoc, Fate.DROPPED
