"""The measurements measure something real: a sound world, and a table that shows it. No times."""

import cProfile
import json
import urllib.request
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.__main__ import _run
from bench.counting_server import counting_server, squeezed
from bench.hosting import PEAK, READERS, Sizes, asked_by, many_readers
from bench.reasoning import exponent
from bench.report import Row, save, table
from bench.works import WORKS, look_up
from bench.world import add_prose, make_world
from bench.worlds import Worlds
from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.hosting import ALWAYS
from spoorboek.records import Source

NUMBER = 60


def _files(root: Path) -> dict[str, bytes]:
    return {f.relative_to(root).as_posix(): f.read_bytes() for f in root.rglob("*") if f.is_file()}


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("wereld")
    make_world(root, NUMBER)
    return root


def test_world_has_the_asked_number_of_records(world):
    assert len(list(EvidenceBase.load(world).all())) == NUMBER


def test_world_is_sound(world):
    findings = check(EvidenceBase.load(world))
    assert [finding for finding in findings if finding.is_error] == []


def test_world_has_explanations_with_their_evidence(world):
    base = EvidenceBase.load(world)
    assert base.records["cmoc"]
    assert base.records["source"]
    assert set(base.references) == set(base.records["source"])


def test_world_counts_its_mix(tmp_path):
    assert sum(make_world(tmp_path, NUMBER).values()) == NUMBER


def test_same_seed_makes_the_same_world(world, tmp_path):
    make_world(tmp_path / "again", NUMBER)
    make_world(tmp_path / "other", NUMBER, seed=2)
    assert _files(tmp_path / "again") == _files(world)
    assert _files(tmp_path / "other") != _files(world)


@pytest.fixture(scope="module")
def larger(tmp_path_factory) -> dict[int, EvidenceBase]:
    """Worlds of the real evidence with part of a copy, and with several copies."""
    found = {}
    for number in (1_000, 2_500):
        root = tmp_path_factory.mktemp(f"wereld-{number}")
        make_world(root, number)
        add_prose(root)
        found[number] = EvidenceBase.load(root)
    return found


@pytest.mark.parametrize("number", [1_000, 2_500])
def test_world_larger_than_the_real_evidence_is_sound(larger, number):
    assert len(list(larger[number].all())) == number
    assert not [finding for finding in check(larger[number]) if finding.is_error]


def test_table_shows_a_row_with_its_verdict_and_note():
    row = Row("x", "nakijken", "1,00 s", "kaal: 0,50 s", "2,00 ×", "≤ 1,5 ×", False, "twee rondes")
    shown = table([row])
    assert "nakijken" in shown
    assert "2,00 ×" in shown
    assert "niet gehaald" in shown
    assert "· nakijken: twee rondes" in shown


def test_row_without_goal_is_not_judged():
    assert Row("x", "citaties", "1 s").verdict == ""


def test_what_was_counted_is_kept_as_it_is(tmp_path):
    """Also where it was counted with a Counter."""
    row = Row("x", "te groot", "3", figures={"over": Counter(cmoc=2, term=1)})
    save(tmp_path / "bench.json", [row], records=[100])
    kept = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert kept["rows"][0]["figures"] == {"over": {"cmoc": 2, "term": 1}}
    assert kept["records"] == [100]


def test_counting_server_counts_compressed_bytes(tmp_path):
    page = b"<p>re-integratie</p>" * 500
    (tmp_path / "index.html").write_bytes(page)
    with counting_server(tmp_path) as traffic:
        with urllib.request.urlopen(traffic.address) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            answer.read()
        assert traffic.size() == len(squeezed(page)) < len(page)


def test_counting_server_keeps_our_policy_from_the_site_of_another(tmp_path):
    """A site that is not ours is measured as it is: our policy would stop its scripts."""
    (tmp_path / "index.html").write_bytes(b"<p>Hugo</p>")
    for headers in (ALWAYS, {}):
        with (
            counting_server(tmp_path, headers) as traffic,
            urllib.request.urlopen(traffic.address) as answer,
        ):
            assert ("Content-Security-Policy" in answer.headers) == bool(headers)


def test_measuring_goes_on_after_a_step_that_fails(tmp_path, capsys):
    """What was measured before is kept, and the table says which step is missing."""

    def step():
        yield Row("x", "citaties", "1 s")
        raise RuntimeError("browser weg")

    kept, failed = _run(Worlds(tmp_path, steps=1), "bytes", step)
    assert (kept.name, failed.name) == ("x", "failed-bytes")
    assert "RuntimeError" in failed.note
    assert "browser weg" in capsys.readouterr().err


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_growth_is_the_power_of_the_number_of_links(power):
    assert exponent((n, 3 * n**power) for n in (10, 30, 100)) == pytest.approx(power)


def links(base: EvidenceBase) -> int:
    return len(base.links) + sum(map(len, base.citations.values()))


def calls(work: Callable[[EvidenceBase], object], base: EvidenceBase) -> int:
    """How many functions a work calls: the same each time, whatever the machine is doing."""
    profile = cProfile.Profile()
    profile.runcall(work, base)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("name", [name for name, work in WORKS.items() if work is not look_up])
def test_reasoning_is_linear_in_links(larger, name):
    """With more records a work calls functions in proportion to the links, not to their square."""
    for base in larger.values():
        look_up(base)

    assert exponent((links(b), calls(WORKS[name], b)) for b in larger.values()) < 1.2


def test_growth_of_a_double_loop_is_seen(larger):
    def double(base: EvidenceBase) -> None:
        for record in base.of(Source).values():
            _ = [other.upper() for other in base.of(Source) if other > record.id]

    assert exponent((links(b), calls(double, b)) for b in larger.values()) > 1.2


def test_many_readers_ask_what_the_sizes_say():
    """A reader who looks at three pages costs one first visit, two next pages and part of a search."""
    many = many_readers(
        Sizes(first_visit=80_000, first_requests=5, next_page=10_000, search=100_000)
    )

    assert many["visit"] == 80_000 + 2 * 10_000 + 0.1 * 100_000
    assert many["gigabytes"] == READERS * many["visit"] / 1e9
    assert round(many["requests"], 2) == round(READERS * 7 / 86_400, 2)
    assert many["peak_megabits"] == PEAK * many["megabits"]


def test_a_first_visit_counts_every_file_once(tmp_path):
    page = tmp_path / "index.html"
    page.write_text(
        '<link rel="stylesheet" href="a.css"><link rel="canonical" href="https://voorbeeld.invalid/">'
        '<script src="a.js"></script><script defer src="a.js"></script>'
    )

    assert asked_by(page) == [tmp_path / "a.css", tmp_path / "a.js"]
