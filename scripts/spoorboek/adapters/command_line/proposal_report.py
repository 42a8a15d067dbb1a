"""The findings of a proposal for who wrote it: annotations beside its lines, and a report of the rest."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from spoorboek.adapters.command_line.weighing import Weighed
from spoorboek.finding import Finding, Severity, as_github
from spoorboek.pages.dutch import counted, listed
from spoorboek.report import Report, Section

MOST = 10
"""How many annotations of one severity GitHub shows for one step."""
PLACES = 5
"""How many other places an annotation names."""
WORDS = {
    Severity.ERROR: ("fout", "fouten"),
    Severity.WARNING: ("waarschuwing", "waarschuwingen"),
    Severity.NOTE: ("opmerking", "opmerkingen"),
}
HEAD = ("Waar", "Wat er is", "Controle")
ELSEWHERE = "Door dit voorstel ontstaan, op een andere plek"
ON_ITS_LINES = "Op regels van dit voorstel"
BEFORE = "Stond er al"


def annotations(found: Weighed) -> str:
    """What is new on the lines of the proposal, for GitHub; the rest in one line."""
    shown = [as_github(fewest(found.here))] if found.here else []
    return "\n".join([*shown, in_short(found)])


def fewest(findings: Iterable[Finding]) -> list[Finding]:
    """No more of each severity than are shown: repeated ones become one, only where that is needed."""
    found = list(findings)
    kept = []
    for severity in Severity:
        same = [finding for finding in found if finding.severity is severity]
        ways = [_together(same, key) for key in (_by_place, _by_file, _by_rule)]
        kept += next((way for way in ways if len(way) <= MOST), ways[-1][:MOST])
    return kept


def _by_place(finding: Finding) -> object:
    return finding


def _by_file(finding: Finding) -> object:
    return finding.path, finding.rule


def _by_rule(finding: Finding) -> object:
    return finding.rule


def _together(findings: Iterable[Finding], key: Callable[[Finding], object]) -> list[Finding]:
    """The first of every group, which names where the others are."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(key(finding), []).append(finding)
    return [_naming(first, others) for first, *others in groups.values()]


def _naming(finding: Finding, others: Sequence[Finding]) -> Finding:
    if not others:
        return finding
    places = [f"{one.path}:{one.line}" for one in others[:PLACES]]
    more = ["elders"] if len(others) > PLACES else []
    times = counted(len(others), "plek", "plekken")
    message = f"{finding.message} (deze controle noemt nog {times}: {listed([*places, *more])})"
    return replace(finding, message=message)


def in_short(found: Weighed) -> str:
    """How many findings there are, in one line."""
    parts = [
        f"{ON_ITS_LINES}: {_numbers(found.here)}.",
        f"{ELSEWHERE}: {_numbers(found.caused)}.",
        f"{BEFORE}: {_numbers(found.standing)}.",
    ]
    return " ".join([*parts, f"Opgelost: {found.solved}."])


def _numbers(findings: Iterable[Finding]) -> str:
    number = Counter(finding.severity for finding in findings)
    return listed([counted(number[s], *WORDS[s]) for s in Severity if number[s]]) or "niets"


def as_report(found: Weighed) -> Report:
    """What a comment says: first what came elsewhere, which nobody sees beside a line."""
    sections = (
        Section(ELSEWHERE, HEAD, _rows(found.caused)),
        Section(ON_ITS_LINES, HEAD, _rows(found.here)),
        Section(BEFORE, ("Controle", "Ernst", "Hoe vaak", "Eerste plek"), _counts(found), True),
    )
    return Report(
        title="Wat de controle zegt",
        strong=f"Dit voorstel brengt: {_numbers(found.brought)}.",
        told=tuple(_notes(found)),
        sections=tuple(section for section in sections if section.rows),
        rest="Op je eigen computer laat spoorboek check --changed-since alles zien.",
    )


def _notes(found: Weighed) -> list[str]:
    """What to do about it, and what is not the doing of this proposal."""
    notes = []
    if any(finding.is_error for finding in found.brought):
        notes.append(
            "Een fout moet weg voordat het voorstel erin kan. Kom je er niet uit, vraag het hier."
        )
    old = [finding for finding in found.standing if finding.is_error]
    if old:
        notes.append(
            f"Stond er al: {_numbers(old)}. Dat ligt niet aan dit voorstel, maar houdt de bouw wel tegen."
        )
    if found.solved:
        notes.append(
            f"Opgelost door dit voorstel: {counted(found.solved, 'bevinding', 'bevindingen')}."
        )
    return notes


def _rows(findings: Iterable[Finding]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (f"{f.path}:{f.line}", f"{WORDS[f.severity][0]}: {_with_hint(f)}", f.rule) for f in findings
    )


def _with_hint(finding: Finding) -> str:
    return f"{finding.message} → {finding.hint}" if finding.hint else finding.message


def _counts(found: Weighed) -> tuple[tuple[str, ...], ...]:
    """The findings that were there before, by rule and severity, the most serious first."""
    groups: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in found.standing:
        groups.setdefault((finding.severity, finding.rule), []).append(finding)
    rank = list(Severity).index
    return tuple(
        (rule, WORDS[severity][0], str(len(same)), f"{same[0].path}:{same[0].line}")
        for (severity, rule), same in sorted(groups.items(), key=lambda g: (rank(g[0][0]), g[0][1]))
    )
