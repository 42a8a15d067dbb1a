"""Halfway: what comes between while a build is under way."""

import os
import signal
import time
from collections.abc import Callable
from subprocess import Popen

from tests.faults.cases import Ground, case, last_line, refused, spoken, untouched, went_well
from tests.faults.kills import RECORD
from tests.faults.outcome import state
from tests.faults.running import ended, is_gone, kill_group, start


def _halfway(ground: Ground, do: Callable[[Popen[str]], None]) -> tuple[int, str]:
    """Do something once the build is certainly under way: its own folder is there and filling."""
    process = start("build", "--root", ground.root)
    until = time.monotonic() + 300
    while process.poll() is None and time.monotonic() < until:
        if (ground.root / ".site.bouw" / "index.html").exists():
            break
        time.sleep(0.02)
    do(process)
    answer = ended(process)
    assert is_gone(process), "een proces leefde door"
    kill_group(process)
    return answer


def _stopped(ground: Ground, number: int, *, all_of_them: bool) -> tuple[str, list[str]]:
    def stop(process: Popen[str]) -> None:
        if all_of_them:
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)

    status, said = _halfway(ground, stop)
    told, problems = refused(ground, (status, said), "vorige site")
    return told, [*problems, *([] if status == 128 + number else [f"status {status}"])]


@case("SIGTERM", "het systeem vraagt het hoofdproces halverwege te stoppen")
def _terminated(ground: Ground) -> tuple[str, list[str]]:
    return _stopped(ground, signal.SIGTERM, all_of_them=False)


@case("SIGTERM voor allemaal", "het systeem vraagt alle processen halverwege te stoppen")
def _all_terminated(ground: Ground) -> tuple[str, list[str]]:
    return _stopped(ground, signal.SIGTERM, all_of_them=True)


@case("Ctrl+C", "SIGINT aan alle processen, zoals een terminal doet")
def _interrupted(ground: Ground) -> tuple[str, list[str]]:
    return _stopped(ground, signal.SIGINT, all_of_them=True)


@case("terminal gaat dicht", "SIGHUP aan alle processen")
def _hung_up(ground: Ground) -> tuple[str, list[str]]:
    return _stopped(ground, signal.SIGHUP, all_of_them=True)


@case("twee keer bouwen tegelijk", "een tweede bouw van dezelfde site terwijl de eerste bezig is")
def _two_builds(ground: Ground) -> tuple[str, list[str]]:
    others: list[Popen[str]] = []
    first = _halfway(ground, lambda _: others.append(start("build", "--root", ground.root)))
    second = ended(others[0])
    problems = [*went_well(ground, first)[1], *went_well(ground, second, "wachten")[1]]
    return "de tweede zei dat zij wachtte, en bouwde daarna dezelfde site", problems


@case("bewijs verandert", "een record wordt gewijzigd terwijl de bouw bezig is")
def _changed(ground: Ground) -> tuple[str, list[str]]:
    record = ground.root / RECORD
    after = record.read_text(encoding="utf-8").replace("term: ", "term: Andere ")

    def change(_: Popen[str]) -> None:
        record.write_text(after, encoding="utf-8")

    first = _halfway(ground, change)
    old = state(ground.site)
    status, said = ground.build()
    new = state(ground.site)
    whole = old in (ground.good, new) or first[0] != 0
    problems = [] if whole else ["de site is een mengsel van oud en nieuw"]
    problems += [] if status == 0 and new != ground.good else [f"daarna: {said[-200:]}"]
    told = "de site van voor de wijziging" if old == ground.good else "de site van na de wijziging"
    return f"de bouw gaf {told}; de volgende nam de wijziging mee", problems


@case("bewijs gaat stuk", "een record verdwijnt en een ander wordt onzin terwijl de bouw bezig is")
def _broken(ground: Ground) -> tuple[str, list[str]]:
    def spoil(_: Popen[str]) -> None:
        (ground.root / RECORD).unlink()
        (ground.root / "evidence/subject.yml").write_text("\x00", encoding="utf-8")

    status, said = _halfway(ground, spoil)
    return f"status {status}: {last_line(said)}", [*spoken(said), *untouched(ground)]
