"""`python -m bench.fuzz`: texts that nobody would write, at every door where strangers' text comes in.

Each case follows from the seed and its number, so that it can be made again. A door may only answer
with findings: an exception, more than ten seconds of computing or more than 500 MB is a failure.
"""

import argparse
import json
import multiprocessing
import os
import random
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from queue import Empty
from typing import Any

from bench.fuzz_doors import DOORS, examples, knock
from bench.machine import machine
from bench.world import REPOSITORY
from spoorboek.evidence_base.reading import MAX_BIBTEX_BYTES
from spoorboek.reference_files.decoding import MAX_BYTES

RESULTS = REPOSITORY / "bench-results" / "fuzz.json"
SECONDS, MEGABYTES = 10, 500
BIG = {"verwijzingen": MAX_BIBTEX_BYTES, "bestand van een verwijzingsprogramma": MAX_BYTES}
LARGEST = 500_000
"""Bytes of the largest file that is read, where `BIG` does not say otherwise."""
TOKENS = (
    b"{{", b"}}", b"{%", b"%}", b"{#", b"<!--", b"-->", b"<script>", b"]]>", b"`", b"```\n", b"~~~\n",
    b"[", b"](", b"]: ", b"!", b"&a", b"*a", b"!!python/object:os.system ", b"- ", b"? ", b": ", b"\n", b"\r",
    b"\t", b"\x00", b"\x1b[31m", b"\xff", b"\xe2\x80\xae", b"\xf3\xa0\x81\x81", b"\xef\xbb\xbf", b"'", b'"',
    b"\\", b"{", b"}", b"@article{", b"@string{", b"#", b"%", b"\\'{e}", b"\\", b"~", b"$", b"|", b">", b"---\n",
    b"render_macros: true\n", b"9" * 50, b"1e999", b"-0", b"0x1F", b"12:30", b"~", b"null", b"\xc3\xa9", b" ",
    b"=", b"<a ", b"<![CDATA[", b"<?xml?>", b"<!DOCTYPE x [<!ENTITY a 'a'>]>", b"&a;", b"TY  - ", b"ER  - ",
    b"PMID- ", b"\xed\xa0\x80", b"a" * 300, b"_" * 40, b"[ ] ", b"| a |", b"(", b")", b"1.", b"https://", b"\x85",
)  # fmt: skip

OPENINGS = (
    b"{{ a(", b"[a](", b"- [", b"a: {", b"@a{b, c = {", b"<a b=", b"`a``", b"\n# a\n", b"\n\n- a\n  ",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One text at one door."""

    number: int
    door: str
    raw: bytes


@dataclass
class Outcome:
    """How a case ended."""

    number: int
    door: str
    seconds: float
    findings: int
    failure: str = ""


def case(seed: int, number: int) -> Case:
    """The case with this number."""
    chance = random.Random(f"{seed}/{number}")
    door = chance.choice(list(DOORS))
    raw = bytearray(chance.choice(examples(door)))
    if chance.random() < 0.3:
        raw = bytearray(b"".join(chance.choice(TOKENS) for _ in range(chance.randint(1, 200))))
    if len(raw) > 3_000 and chance.random() < 0.95:
        start = chance.randrange(len(raw) - 2_000)
        raw = raw[start : start + 1_500] if chance.random() < 0.5 else raw[:2_000]
    for _ in range(chance.choice((1, 2, 4, 8, 30))):
        _change(raw, chance)
    return Case(number, door, bytes(raw))


def _change(raw: bytearray, chance: random.Random) -> None:
    """Flip, insert, repeat, cut or move a piece."""
    place = chance.randrange(len(raw) + 1)
    match chance.randrange(6):
        case 0 if raw:
            raw[min(place, len(raw) - 1)] = chance.randrange(256)
        case 1:
            raw[place:place] = chance.choice(TOKENS)
        case 2:
            raw[place:place] = chance.choice(TOKENS) * chance.choice((3, 10, 70))
        case 3:
            del raw[place : place + chance.choice((1, 5, 50))]
        case 4:
            raw[place:place] = raw[: chance.randrange(200)]
        case _:
            end = min(len(raw), place + chance.randrange(1, 80))
            raw[place:end] = reversed(raw[place:end])


def _repeated(piece: bytes, size: int) -> bytes:
    return piece * (size // len(piece))


WORST: tuple[Callable[[int], bytes], ...] = (
    *(partial(_repeated, piece) for piece in (*TOKENS, *OPENINGS)),
    lambda size: b"---\ntitle: x\nrender_macros: true\n---\n" + b"{#" * (size // 2 - 30),
    lambda size: b"a: &a [x]\n" + b"".join(b"k%d: *a\n" % n for n in range(size // 20)),
    lambda size: b"a {" + b"b" * (size - 10) + b"}\n",
    lambda size: b"a {" + b" " * (size - 10) + b"\n",
    lambda size: b"".join(b"`" * n + b"a" for n in range(int((2 * size) ** 0.5) - 2)),
    lambda size: b"".join(
        b"@book{a%d, title = {T}, url = {https://a.nl/}}\n" % n for n in range(size // 55)
    ),
)
"""What asks for the most work: one piece over and over, an alias for every line, comments, words and
spaces that never end, ticks in ever longer rows, and one publication again and again."""
NUMBER_OF_WORST = len(WORST) * len(DOORS)


def worst_case(number: int) -> Case:
    """One of the files as large as allowed; their numbers are below zero."""
    door = list(DOORS)[-number % len(DOORS)]
    make = WORST[(-number - 1) // len(DOORS)]
    return Case(number, door, make(BIG.get(door, LARGEST)))


class TooLongError(Exception):
    """The time for a case is over."""


def _stop(*_: object) -> None:
    raise TooLongError


def run(one: Case) -> Outcome:
    """Knock once, with a bound on the time that it computes; what else the machine does is left out."""
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    started, findings, failure = time.process_time(), 0, ""
    try:
        findings = knock(one.door, one.raw)
    except BaseException as error:  # noqa: BLE001  # whatever it is, it is a failure
        failure = "".join(traceback.format_exception(error))[-1500:]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return Outcome(one.number, one.door, time.process_time() - started, findings, failure)


def _work(seed: int, numbers: range, worst: list[int], told: Any, at: Any) -> None:
    """Case after case, in a process that may not become large."""
    sys.setrecursionlimit(1000)
    resource.setrlimit(resource.RLIMIT_AS, (4 * MEGABYTES * 1_000_000, -1))
    for number in (*worst, *numbers):
        at.value = number
        before = _memory()
        outcome = run(worst_case(number) if number < 0 else case(seed, number))
        used = _memory() - before
        if used > MEGABYTES:
            outcome.failure = outcome.failure or f"{used:.0f} MB"
        told.put((outcome, _memory()))
    told.put(None)


def _memory() -> float:
    """The most that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _shares(total: int, workers: int, with_worst: bool) -> list[tuple[range, list[int]]]:
    worst = [-n - 1 for n in range(NUMBER_OF_WORST)] if with_worst else []
    return [(range(w, total, workers), worst[w::workers]) for w in range(workers)]


def fuzz(seed: int, total: int, workers: int, *, with_worst: bool) -> dict[str, Any]:
    """Run the cases in some processes; what happened, per door."""
    context = multiprocessing.get_context("fork")
    told = context.Queue()
    jobs = []
    for numbers, worst in _shares(total, workers, with_worst):
        at = context.Value("q", 0)
        job = context.Process(target=_work, args=(seed, numbers, worst, told, at))
        job.start()
        jobs.append((job, at))
    doors = {door: {"cases": 0, "seconds": 0.0, "longest": 0.0, "findings": 0} for door in DOORS}
    failures, peak, done, ended, shown = [], 0.0, 0, 0, 0.0
    while ended < len(jobs):
        try:
            answer = told.get(timeout=5)
        except Empty:
            dead = [at.value for job, at in jobs if job.exitcode not in (None, 0)]
            if dead:
                failures += [{"number": n, "failure": "the process ended"} for n in dead]
                break
            continue
        if answer is None:
            ended += 1
            continue
        outcome, memory = answer
        row = doors[outcome.door]
        row["cases"] += 1
        row["seconds"] += outcome.seconds
        row["longest"] = max(row["longest"], outcome.seconds)
        row["findings"] += outcome.findings
        peak, done = max(peak, memory), done + 1
        if outcome.failure or outcome.seconds > SECONDS:
            failures.append(asdict(outcome))
            print(f"\n{outcome.number} {outcome.door}: {outcome.failure[-600:]}", flush=True)
        if time.monotonic() - shown > 2:
            shown = time.monotonic()
            print(
                f"\r· {done} gevallen, {len(failures)} mislukt", end="", file=sys.stderr, flush=True
            )
    for job, _ in jobs:
        job.terminate()
    return {"cases": done, "failures": failures, "doors": doors, "peak_mb": round(peak)}


def main() -> int:
    """Fuzz, show, keep."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument(
        "--without-worst", action="store_true", help="geen bestanden van de grootste maat"
    )
    parser.add_argument("--only", type=int, metavar="N", help="alleen geval N, om het na te kijken")
    parser.add_argument("--out", type=Path, default=RESULTS)
    chosen = parser.parse_args()
    if chosen.only is not None:
        one = case(chosen.seed, chosen.only) if chosen.only >= 0 else worst_case(chosen.only)
        print(one.door, one.raw[:500])
        print(run(one))
        return 0
    found = fuzz(chosen.seed, chosen.cases, chosen.workers, with_worst=not chosen.without_worst)
    found |= {"seed": chosen.seed, "machine": machine()}
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(
        f"\n{found['cases']} gevallen, {len(found['failures'])} mislukt, hoogstens {found['peak_mb']} MB"
    )
    for door, row in found["doors"].items():
        print(
            f"  {door}: {row['cases']} gevallen, langste {row['longest']:.2f} s, {row['findings']} bevindingen"
        )
    return 1 if found["failures"] else 0


if __name__ == "__main__":
    sys.exit(main())
