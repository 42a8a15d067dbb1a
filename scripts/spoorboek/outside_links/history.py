"""History: what an address answered over time, and what may be said of it.

Only that something is gone, told at least twice on different days, makes an address broken. A refusal, a
fault or silence says nothing of the page: many sites answer people and not programs.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import quote, unquote, urlsplit

GONE = ("404", "410")
_DOI_HOSTS = ("doi.org", "dx.doi.org", "www.doi.org")
_IN_ADDRESS = ":/?#[]@!$&'()*+,;=%~-._"
MOST_RUNS = 6
"""So many runs say all there is to say: certain and uncertain ones alternate at most."""


class Verdict(StrEnum):
    """What may be said of an address, with the Dutch word for it."""

    BROKEN = "broken"
    ONCE = "once"
    UNSURE = "unsure"
    FINE = "fine"
    NEVER = "never"

    @property
    def label(self) -> str:
        """In Dutch."""
        return _LABELS[self]


_LABELS = {
    Verdict.BROKEN: "herhaald niet gevonden",
    Verdict.ONCE: "op één dag niet gevonden",
    Verdict.UNSURE: "niet na te gaan",
    Verdict.FINE: "gaf antwoord",
    Verdict.NEVER: "nog niet gevraagd",
}


@dataclass(frozen=True, slots=True)
class Run:
    """The same answer, from a first day to a last one."""

    answer: str
    """A status of HTTP, or a word where there was none."""
    first: str
    last: str

    @property
    def is_gone(self) -> bool:
        """Whether the site said that there is no such page."""
        return self.answer in GONE

    @property
    def is_fine(self) -> bool:
        """Whether the page was there."""
        return len(self.answer) == 3 and self.answer.startswith("2")

    @property
    def is_certain(self) -> bool:
        """Whether the answer says anything of the page."""
        return self.is_gone or self.is_fine


History = tuple[Run, ...]


def with_answer(history: History, answer: str, day: str) -> History:
    """The history after one more answer."""
    new = Run(answer, day, day)
    if not history:
        return (new,)
    *before, latest = history
    if latest.answer == answer:
        return (*before, replace(latest, last=day))
    if not latest.is_certain and not new.is_certain:  # of what says nothing the latest is enough
        return (*before, Run(answer, latest.first, day))
    return (*history, new)[-MOST_RUNS:]


def verdict(history: History) -> Verdict:
    """What the history says: the last certain answers count, however many uncertain ones followed."""
    if not history:
        return Verdict.NEVER
    days = days_gone(history)
    if len(days) > 1:
        return Verdict.BROKEN
    if days:
        return Verdict.ONCE
    return Verdict.FINE if any(run.is_fine for run in history) else Verdict.UNSURE


def days_gone(history: History) -> list[str]:
    """The days on which the page was last said to be gone, since it was last there."""
    days: list[str] = []
    for run in reversed([run for run in history if run.is_certain]):
        if not run.is_gone:
            break
        days = [*dict.fromkeys((run.first, run.last)), *days]
    return list(dict.fromkeys(days))


def last_fine(history: History) -> str:
    """The last day on which the page was there, as far as we asked; nothing if it never was."""
    return max((run.last for run in history if run.is_fine), default="")


def last_asked(history: History) -> str:
    """The last day on which the address was asked anything."""
    return history[-1].last if history else ""


def in_archive(address: str, day: str = "") -> str:
    """Where an archive of the web may hold the page as it was around a day; nobody asked whether it does."""
    when = day.replace("-", "") or "*"
    return f"https://web.archive.org/web/{when}/{quote(address, safe=_IN_ADDRESS)}"


def kept_as(address: str) -> str:
    """The address under which answers are kept: of a page, not a place on it; a DOI has no capitals."""
    page = address.partition("#")[0]
    doi = doi_in(page)
    return f"https://doi.org/{doi}" if doi else page


def doi_in(address: str) -> str:
    """The DOI that an address stands for; nothing if it is another address."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:  # brackets that hold no number
        return ""
    name = unquote(parts.path.lstrip("/")).lower()
    return name if host in _DOI_HOSTS and name.startswith("10.") else ""
