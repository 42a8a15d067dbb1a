"""Run: every mutant against the tests that run its lines, in the process that pytest loaded them in."""

import pickle
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, zip_longest
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests.mutation.applying import Functions
from tests.mutation.forked import Job, forked
from tests.mutation.journal import Fate, Journal, Outcome
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.running import Reach, first_to_fail, reaches
from tests.real import real_site

FOLDERS = ("checks", "reasoning")
TESTS = (
    "tests/checks",
    "tests/reasoning",
    "tests/exports/test_record_tables.py",
    "tests/adapters/test_diff.py",
    "tests/adapters/test_impact.py",
    "tests/adapters/test_rename.py",
    "tests/adapters/test_retractions.py",
    "tests/adapters/test_status.py",
    "tests/pages/test_candidates.py",
)
"""Tests of both folders, and quick ones of what shows their answers."""
LEFT_OUT = {
    "test_the_help_page_tells_how_serious_a_rule_is",
    "test_no_bytes_make_it_stumble",
    "test_no_text_makes_it_stumble",
    "test_nothing_like_a_record_makes_it_stumble",
    "test_no_markdown_makes_it_stumble",
    "test_no_json_makes_it_stumble",
    "test_every_module_of_reasoning_is_measured",
    "test_the_answer_is_the_same_every_time",
    "test_the_same_base_gives_the_same_bytes",
    "test_a_comment_never_becomes_too_long",
    "test_a_long_file_tells_how_far_it_is",
}
"""Slow, and they notice hardly anything that the others do not."""
MOST_TESTS = 100
"""For one mutant; a test beyond these might have noticed, so that the score is never too high."""
_AT_LEAST = 10
"""Seconds of processor time for any mutant; more when its tests take more."""


@dataclass(frozen=True)
class Chosen:
    """Which mutants to try."""

    modules: str = ""
    sample: int = 0
    """How many of each module, drawn by `seed`; nought is all."""
    seed: int = 7
    lanes: int = 1

    @property
    def command(self) -> str:
        """With what anybody can choose the same."""
        drawn = f"python -m tests.mutation --sample {self.sample} --seed {self.seed}"
        return drawn if self.sample else "make mutants"


@dataclass
class Run:
    """A plugin of pytest, that does this instead of running each test once."""

    root: Path
    journal: Journal
    chosen: Chosen
    mutants: list[Mutant] = field(default_factory=list)
    functions: Functions = field(init=False)
    problem: Exception | None = None

    def pytest_configure(self) -> None:
        """The same examples every time, so that a mutant has the same fate every time; none is made smaller."""
        phases = (Phase.explicit, Phase.generate)
        settings.register_profile(
            "mutants", settings(), derandomize=True, database=None, phases=phases, max_examples=25
        )
        settings.load_profile("mutants")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of pytest's own loop. What goes wrong is told by who started it."""
        try:
            self._all(session.items)
        except Exception as problem:  # noqa: BLE001  # pytest would print a page about itself
            self.problem = problem
        return True

    def _all(self, collected: Sequence[pytest.Item]) -> None:
        real_site()  # loaded once, for all of them
        self.functions = Functions(self.root)
        self.mutants = chosen_mutants(self.root, self.chosen)
        todo = [one for one in self.mutants if one.key not in self.journal.done]
        print(f"· {len(self.mutants)} mutanten, waarvan {len(todo)} nog te doen", flush=True)
        if not todo:
            return
        items = {i.nodeid: i for i in collected if i.originalname not in LEFT_OUT}  # type: ignore[attr-defined]
        print("· welke test raakt welke regel", flush=True)
        reach = self._reach(items)
        print("· elke mutant tegen de tests die hem raken", flush=True)
        self._try(todo, items, reach)

    def _reach(self, items: Mapping[str, pytest.Item]) -> dict[str, Reach]:
        """Looked at once for each state of the files."""
        known = self.journal.file.with_suffix(f".{self.journal.state[:12]}.reach")
        if known.is_file():
            return pickle.loads(known.read_bytes())
        found = reaches([*items.values()], self.root, FOLDERS, self.chosen.lanes)
        known.parent.mkdir(parents=True, exist_ok=True)
        known.write_bytes(pickle.dumps(found))
        return found

    def _try(
        self,
        todo: Sequence[Mutant],
        items: Mapping[str, pytest.Item],
        reach: Mapping[str, Reach],
    ) -> None:
        killers: dict[str, Counter[str]] = {}
        order = Order(reach, self.mutants)
        left = Counter(mutant.module for mutant in todo)
        fates: dict[str, Counter[Fate]] = {name: Counter() for name in left}

        def jobs() -> Iterator[Job]:
            for mutant in todo:
                first = killers.setdefault(mutant.function, Counter())
                names = order.of(mutant, [self.journal.killers.get(mutant.key, ""), *first])
                seconds = _AT_LEAST + round(5 * sum(reach[name].seconds for name in names))
                tests = [items[name] for name in names]
                yield Job(mutant, partial(self._outcome, mutant, tests), seconds)

        for done in forked(jobs(), self.chosen.lanes):
            outcome = _as_told(done.about, done.said)
            self.journal.add(outcome)
            if outcome.by:
                killers[done.about.function][outcome.by] += 1
            module = done.about.module
            fates[module][outcome.fate] += 1
            left[module] -= 1
            if not left[module]:
                shown = ", ".join(f"{fate} {number}" for fate, number in fates[module].items())
                print(f"  {module}: {shown}", flush=True)

    def _outcome(self, mutant: Mutant, tests: Sequence[pytest.Item]) -> str:
        if not tests:
            return Fate.NOT_RUN
        self.functions.become(mutant)
        killer = first_to_fail(tests)
        return f"{Fate.KILLED} {killer}" if killer else Fate.SURVIVED


def _as_told(mutant: Mutant, said: str | None) -> Outcome:
    if said is None:
        return Outcome(mutant.key, Fate.TIMED_OUT)
    if said.startswith(Fate.KILLED):
        return Outcome(mutant.key, Fate.KILLED, said.removeprefix(f"{Fate.KILLED} "))
    return Outcome(mutant.key, Fate(said))


class Order:
    """Which tests to try for a mutant, and which first: who comes where few come, who comes nowhere else, who is
    named after its module."""

    def __init__(self, reach: Mapping[str, Reach], mutants: Iterable[Mutant] = ()) -> None:
        self.reach = reach
        self._names: dict[str, set[str]] = {}
        for one in mutants:
            self._names.setdefault(one.module, set()).update(_names_of(one))
        visits = Counter(line for of in reach.values() for line in of.lines)
        self._rarity: dict[str, Counter[str]] = {}
        for name, of in reach.items():
            for line in of.lines:
                self._rarity.setdefault(line[0], Counter())[name] += 1 / visits[line]  # type: ignore[assignment]

    def of(self, mutant: Mutant, first: Iterable[str]) -> list[str]:
        """The tests that run a line of it: what killed its like; then the named, the rare and the module's own in turn."""
        lines = {(mutant.module, line) for line in mutant.lines}
        found = {name for name, of in self.reach.items() if of.lines & lines}
        rarity = self._rarity.get(mutant.module, Counter())
        known = [name for name in dict.fromkeys(first) if name in found]
        rare = sorted(found, key=lambda n: (-rarity[n], self.reach[n].seconds, n))
        own = sorted(rare, key=lambda n: -self._share(n, mutant.module))
        turns = chain.from_iterable(zip_longest(self._named(rare, mutant), rare, own))
        return list(dict.fromkeys(name for name in (*known, *turns) if name))[:MOST_TESTS]

    def _named(self, tests: Iterable[str], mutant: Mutant) -> list[str]:
        """Those that name its function first, then those that name its module or another function of it."""
        function, module = _names_of(mutant), self._names.get(mutant.module, set())
        named = [n for n in tests if any(word in n for word in (*function, *module))]
        return sorted(named, key=lambda n: not any(word in n for word in function))

    def _share(self, name: str, module: str) -> float:
        """How much of what a test runs lies in one module: much, where it is the test of that module."""
        lines = self.reach[name].lines
        return sum(line[0] == module for line in lines) / len(lines)


def _names_of(mutant: Mutant) -> set[str]:
    """What a test may be called after: the file that mirrors the module, and the rule that a check is."""
    rule = mutant.function.replace("_", "-")
    return {
        f"/test_{Path(mutant.module).stem}.py::",
        *(() if rule.startswith("-") else (f"[{rule}/",)),
    }


def chosen_mutants(root: Path, chosen: Chosen) -> list[Mutant]:
    """Every mutant of the chosen modules, or of each module a sample, in the order of the files."""
    found = []
    for folder in FOLDERS:
        for file in sorted((root / folder).glob("*.py")):
            name = f"{folder}/{file.name}"
            if chosen.modules in name:
                of_module = [*mutants_of(name, file.read_text(encoding="utf-8"))]
                found += _sample(of_module, chosen)
    return found


def _sample(mutants: list[Mutant], chosen: Chosen) -> list[Mutant]:
    if not chosen.sample or len(mutants) <= chosen.sample:
        return mutants
    drawn = random.Random(chosen.seed).sample(range(len(mutants)), chosen.sample)
    return [mutants[place] for place in sorted(drawn)]
