"""Mutants are real mistakes in real functions, and one that breaks a function is seen by who holds it already."""

import ast
import os
import subprocess
from pathlib import Path

import pytest

from bench.world import REPOSITORY
from spoorboek.checks.dates import _is_before
from tests.mutation.applying import Functions
from tests.mutation.forked import Fell, Job, forked
from tests.mutation.journal import Fate, Journal, Outcome
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.result import Tried, measured
from tests.mutation.run import FOLDERS, Chosen, Order, chosen_mutants
from tests.mutation.running import Reach
from tests.mutation.survivors import Explanation, explained, read_explanations

PACKAGE = REPOSITORY / "scripts" / "spoorboek"


def changes(body: str) -> list[str]:
    source = f"def f(x):\n    {body}\n"
    return [f"{one.before} → {one.after}" for one in mutants_of("m.py", source)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x = x < 'ab'", ["x < 'ab' → x <= 'ab'", "'ab' → 'abX'"]),
        ("x = not x", ["not x → x"]),
        ("return x or 2", ["return x or 2 → return None", "x or 2 → x and 2", "2 → 3"]),
        ("if x: x()", ["x → not x", "x() → pass"]),
        ("yield x", ["yield x → yield from ()"]),
        ("x = [y for y in x if y]", ["[y for y in x if y] → [y for y in x]"]),
        ("x = sorted(x, key=len)", ["sorted(x, key=len) → list(x)"]),
        ("x = a.union(x)", ["a.union(x) → a.intersection(x)"]),
        ("x += True", ["x += True → x -= True", "True → False"]),
        ("for y in x: break", ["break → continue"]),
        ("x = 'a b'", []),
        ("x = f'{x + 1}'", []),
        ("'een'", []),
        ("x: 'een' = None", []),
    ],
)
def test_each_kind_of_mistake_is_made_and_words_are_left_alone(body: str, expected: list[str]):
    assert changes(body) == expected


def test_one_mutant_differs_in_one_place_and_has_a_name_of_its_own():
    source = "def f(x):\n    return 1 if x == 1 else 1\n"
    found = list(mutants_of("m.py", source))

    assert len({one.key for one in found}) == len(found)
    assert ast.unparse(found[-1].tree()) == ast.unparse(ast.parse(source)).replace("== 1", "== 2")


def _mutant(function: str, before: str) -> Mutant:
    every = chosen_mutants(PACKAGE, Chosen("checks/dates.py"))
    return next(one for one in every if (one.function, one.before) == (function, before))


def test_who_holds_a_function_runs_the_mutant_and_other_processes_do_not():
    functions = Functions(PACKAGE)

    def work() -> str:
        functions.become(_mutant("_is_before", "return False"))
        return str(_is_before(None, None))

    assert [done.said for done in forked([Job("", work, 10)])] == ["None"]
    assert _is_before(None, None) is False


def test_what_never_ends_is_stopped_and_what_falls_is_told():
    def forever() -> str:
        while True:
            pass

    assert [done.said for done in forked([Job("", forever, 1)])] == [None]
    with pytest.raises(Fell, match="ZeroDivisionError"):
        list(forked([Job("", lambda: str(1 / 0), 10)]))


def test_children_of_others_are_left_alone():
    """A browser that ends meanwhile is no job that ended, and one that goes on is not waited for."""
    with subprocess.Popen(["sleep", "600"]) as goes_on, subprocess.Popen(["true"]) as ends:
        os.waitid(os.P_PID, ends.pid, os.WEXITED | os.WNOWAIT)
        assert [done.said for done in forked([Job("", lambda: "klaar", 10)])] == ["klaar"]
        assert ends.wait() == 0
        goes_on.kill()


def test_a_journal_goes_on_where_it_stopped_and_only_in_the_same_state(tmp_path: Path):
    file = tmp_path / "een" / "journaal.jsonl"
    Journal(file, "nu").add(Outcome("m", Fate.KILLED, "een test"))
    with file.open("a", encoding="utf-8") as torn:
        torn.write('{"state": "nu", "mut')

    assert Journal(file, "nu").done == {"m": Outcome("m", Fate.KILLED, "een test")}
    assert Journal(file, "later").done == {}
    assert Journal(file, "later").killers == {"m": "een test"}


def test_tests_that_come_where_few_come_are_tried_first():
    mutant = _mutant("_is_before", "return False")
    line = (mutant.module, mutant.lines[0])
    reach = {
        "overal": Reach(frozenset({line}), 0.1),
        "zeldzaam": Reach(frozenset({line, (mutant.module, 1)}), 0.2),
        "elders": Reach(frozenset({("checks/links.py", 1)}), 0.1),
    }

    assert Order(reach).of(mutant, []) == ["zeldzaam", "overal"]
    assert Order(reach).of(mutant, ["overal", "elders", ""]) == ["overal", "zeldzaam"]


def test_a_test_that_is_named_after_the_rule_comes_first():
    mutant = _mutant("review_is_not_overdue", "text < day")
    line = (mutant.module, mutant.lines[0])
    names = ["t[iets/anders]", "t[review-is-not-overdue/vandaag]", "tests/checks/test_dates.py::t"]
    reach = {
        name: Reach(frozenset({line, (mutant.module, number)}), 0.1)
        for number, name in enumerate(names)
    }

    assert Order(reach, [mutant]).of(mutant, [])[0] == names[1]


def test_the_table_counts_what_lived_and_says_when_it_is_a_sample():
    every = chosen_mutants(PACKAGE, Chosen("checks/dates.py"))[:4]
    fates = [Fate.KILLED, Fate.TIMED_OUT, Fate.SURVIVED, Fate.NOT_RUN]
    found = [Tried(one, fate, None) for one, fate in zip(every, fates, strict=True)]
    whole = measured(found, {"checks/dates.py": 4}, 60, "x")
    sample = measured(found, {"checks/dates.py": 10}, 60, "x")

    assert [row["where"] for row in whole.rows] == ["checks/ (samen)", "checks/dates.py"]
    assert {row["score"] for row in whole.rows} == {"50,0%"}
    assert whole.figures["unexplained"] == len(whole.figures["survivors"]) == 2
    assert not any("steekproef" in note for note in whole.notes)
    assert any("4 van de 10" in note for note in sample.notes)


EVERY = [one for name in FOLDERS for one in chosen_mutants(PACKAGE, Chosen(f"{name}/"))]


@pytest.mark.parametrize(
    "one", read_explanations(REPOSITORY), ids=lambda one: f"{one.module}:{one.function}"
)
def test_every_explanation_is_about_code_that_is_there(one: Explanation):
    assert one.reason.endswith(".")
    assert any(one.is_about(mutant) for mutant in EVERY), one


def test_an_explanation_is_about_its_own_line_only():
    mutant = _mutant("_is_before", "return False")
    said = Explanation(
        module=mutant.module,
        function="_is_before",
        line="return False",
        kind="gelijkwaardig",
        reason="Zo.",
    )
    other = said.model_copy(update={"change": "return False → return True"})

    assert explained(mutant, [other, said]) is said
    assert explained(mutant, [other]) is None
