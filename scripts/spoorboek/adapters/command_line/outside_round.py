"""Outside round: every address on other sites asked once, with what is done kept as it goes."""

import datetime
import functools
import socket
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from spoorboek import __version__
from spoorboek.adapters.command_line.asking import CannotRun
from spoorboek.adapters.command_line.build import say
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import visible
from spoorboek.markdown import table
from spoorboek.outside_links.asking import Asker
from spoorboek.outside_links.history import (
    Verdict,
    days_gone,
    in_archive,
    last_fine,
    verdict,
    with_answer,
)
from spoorboek.outside_links.kept import FILE, Kept, Unreadable, read_kept, write_kept
from spoorboek.outside_links.rounds import answers, waiting
from spoorboek.reasoning.outside_addresses import outside_addresses

SAVE_EVERY = 20
_THIS_MACHINE = ("127.0.0.1", "localhost")


def ask_round(base: EvidenceBase, seconds: float, asker: Asker) -> str:
    """Ask what was not asked today; whatever stops it, the answers so far are kept. Gives a report."""
    uses = outside_addresses(base)
    kept = _kept(base.root)
    kept = {address: kept[address] for address in kept if address in uses}
    day = today()
    todo = waiting(uses, kept, day)
    say(f"{len(todo)} van {len(uses)} adressen vragen, hoogstens {round(seconds / 60)} minuten")
    number = 0
    try:
        for number, (address, answer) in enumerate(answers(todo, asker, seconds), 1):
            kept[address] = with_answer(kept.get(address, ()), answer.text, day)
            say(f"{number}/{len(todo)} {answer.text} {visible(address)}")
            if not number % SAVE_EVERY:
                write_kept(base.root, kept)
    finally:
        if number:
            write_kept(base.root, kept)
    if number < len(todo):
        say(f"{len(todo) - number} adressen wachten op een volgende keer")
    return report(kept, uses)


def today() -> str:
    """The day of this round."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def _kept(root: Path) -> Kept:
    try:
        return read_kept(root)
    except Unreadable as reason:
        hint = "Herstel het uit git, of haal het weg om opnieuw te beginnen."
        raise CannotRun(f"'{FILE}' is niet te lezen: {reason}. {hint}") from None


def asker_for(repository: str, via: str = "") -> Asker:
    """Who asks; a test may lead every question to this machine."""
    agent = f"Spoorboek/{__version__} (linkcontrole{f'; +{repository}' if repository else ''})"
    if not via:
        return Asker(agent)
    return Asker(agent, functools.partial(_dial_here, _here(via)), pause=0)


def _here(via: str) -> tuple[str, int]:
    """The host and port of an address on this machine; no other will do."""
    try:
        parts = urlsplit(f"//{via}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if host not in _THIS_MACHINE or not port:
        raise CannotRun(
            f"'{visible(via)}' is geen adres op deze machine. Schrijf --via {_THIS_MACHINE[0]}:8000"
        )
    return host, port


def _dial_here(place: tuple[str, int], _scheme: str, _host: str, _port: int) -> socket.socket:
    return socket.create_connection(place, 5)


def report(kept: Kept, uses: Mapping[str, list[str]]) -> str:
    """What is known of every address, in Markdown: counts, and what is gone with who names it."""
    verdicts = {address: verdict(kept.get(address, ())) for address in uses}
    numbers = Counter(verdicts.values())
    lines = ["Links naar andere sites:", ""]
    lines += [f"- {numbers[one]} {one.label}" for one in Verdict if numbers[one]]
    gone = [address for address, said in verdicts.items() if said is Verdict.BROKEN]
    if gone:
        rows = [
            (
                address,
                " en ".join(days_gone(kept[address])[-2:]),
                ", ".join(uses[address][:5]),
                in_archive(address, last_fine(kept[address])),
            )
            for address in gone
        ]
        lines += [
            "",
            *table(("Adres", "Niet gevonden op", "Genoemd in", "Misschien in het archief"), rows),
        ]
    return "\n".join(lines)
