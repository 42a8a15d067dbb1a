"""Forms of what is new: for people, for an issue, and for programs."""

import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote, urlsplit

from spoorboek.finding import in_json, visible
from spoorboek.intake.watch import Asked, Candidate, Outcome, Watched
from spoorboek.literature.asking import Asker
from spoorboek.markdown import escaped
from spoorboek.pages.dutch import counted, dutch_date

MOST_IN_ISSUE = 100
LONGEST_ISSUE = 60_000
"""GitHub takes no longer texts; a file holds everything."""
_SAFE_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d+)?(?:/[!$&'*+,;=:\w.~%/?-]*)?", re.ASCII)
_NEXT = (
    "Lees titel en samenvatting. Neem op wat ertoe doet en leg vast wat afvalt; dan komt het niet terug. "
    "Zet daarna 'since' bij de zoekvraag vooruit."
)


def as_text(found: Watched) -> str:
    """What is new, for who asked."""
    lines = [_summary(found), *_outcomes(found), ""]
    for candidate in found.candidates:
        work = candidate.work
        lines.append(f"· {visible(work.title)}")
        lines.append(f"    {visible(_described(candidate))}")
        lines += [f"    {visible(address)}"] if (address := _address(candidate)) else []
        lines.append(f"    gevonden door: {', '.join(_names(candidate.found_by))}")
    return "\n".join([*lines, "", f"Volgende stap: {_NEXT}"] if found.candidates else lines[:-1])


def as_markdown(found: Watched) -> str:
    """The same for an issue; nothing when nothing is new. What a stranger wrote stays text."""
    if not found.candidates:
        return ""
    lines = [escaped(_summary(found)), ""]
    lines += [f"- {escaped(line)}" for line in _outcomes(found)]
    lines += [
        "",
        "| Titel | Wie, wanneer, waar | Adres | Gevonden door |",
        "| --- | --- | --- | --- |",
    ]
    left, room = len(found.candidates), LONGEST_ISSUE - len("\n".join(lines))
    for candidate in found.candidates[:MOST_IN_ISSUE]:
        cells = [
            escaped(visible(candidate.work.title)[:300]),
            escaped(visible(_described(candidate))[:200]),
            _link(_address(candidate)),
            escaped(", ".join(_names(candidate.found_by))),
        ]
        row = f"| {' | '.join(cells)} |"
        room -= len(row) + 1
        if room < 0:
            break
        lines.append(row)
        left -= 1
    lines += ["", f"En nog {left}; die staan in het bestand."] if left else []
    return "\n".join([*lines, "", escaped(_NEXT)])


def as_json(found: Watched) -> str:
    """The same for programs."""
    data = {
        "known": found.known,
        "candidates": [
            one.work.csl | {"found_by": [asked.search.id for asked in one.found_by]}
            for one in found.candidates
        ],
        "searches": [
            {
                "search": one.asked.search.id,
                "index": one.asked.index.name,
                "query": one.asked.saved.query,
                "since": one.asked.saved.since,
                "total": one.total,
                "seen": one.seen,
                "trouble": one.trouble,
            }
            for one in found.outcomes
        ],
    }
    return in_json(data)


FORMATS: Mapping[str, Callable[[Watched], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}


def intended(asked: Iterable[Asked], askers: Mapping[str, Asker]) -> str:
    """What would be asked, and of whom; keys and the address of who asks are left out."""
    lines = []
    for one in asked:
        index = one.index
        address = askers[index.name].address or index.address
        target = askers[index.name].target(index.path, index.params(one.question))
        parts = urlsplit(address)
        lines += [
            f"{one.search.id} · {index.label}: {visible(one.saved.query)}",
            f"    nieuw vanaf {dutch_date(one.saved.since)}",
            f"    {parts.scheme}://{parts.netloc}{target}",
        ]
    return "\n".join([*lines, "Er is niets gevraagd."])


def _summary(found: Watched) -> str:
    new = counted(len(found.candidates), "nieuwe publicatie", "nieuwe publicaties")
    known = counted(found.known, "vondst stond", "vondsten stonden")
    return f"{new}; {known} al in de kennisbank."


def _outcomes(found: Watched) -> list[str]:
    return [_outcome(outcome) for outcome in found.outcomes]


def _outcome(one: Outcome) -> str:
    who = f"{one.asked.search.id} · {one.asked.index.label}"
    question = visible(" ".join(one.asked.saved.query.split()))
    if one.trouble:
        told = f"niet gelukt: {visible(one.trouble)}"
    elif one.total > one.seen:
        told = f"{one.total} gevonden; de eerste {one.seen} zijn bekeken"
    else:
        told = f"{one.seen} gevonden"
    return f"{who}: {told} (vanaf {dutch_date(one.asked.saved.since)}: {question})"


def _described(candidate: Candidate) -> str:
    work = candidate.work
    others = " e.a." if len(work.authors) > 1 else ""
    author = f"{work.first_author}{others}" if work.first_author else "auteur onbekend"
    return ", ".join(part for part in (author, work.year, work.container) if part)


def _address(candidate: Candidate) -> str:
    """Where it can be read: its DOI, or else a web address."""
    work = candidate.work
    address = f"https://doi.org/{quote(work.doi, safe='/')}" if work.doi else work.url
    return address if _SAFE_ADDRESS.fullmatch(address) else ""


def _link(address: str) -> str:
    """The address as a link that shows itself."""
    return f"<{address}>".replace("|", "%7C") if address else ""


def _names(found_by: Iterable[Asked]) -> list[str]:
    return list(dict.fromkeys(f"{asked.search.id} ({asked.index.label})" for asked in found_by))
