"""Exceptions: what may stay for the time being is named in the record, with a reason and a last day."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spoorboek.checks.suggestions import nearest, references_were_not_read
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.records.record import Exemption, Record
from spoorboek.records.source import Source
from spoorboek.records.validation import shown

LONGEST = 2
"""So many years ahead the last day of an exception may lie."""


def exception_names_a_rule(base: EvidenceBase, rules: Mapping[str, str]) -> Iterator[Finding]:
    """Een uitzondering noemt een regel die er is, en die meer kan geven dan een fout.

    Met een tikfout in de naam geldt de uitzondering nergens voor, zonder dat iemand het ziet. Een fout
    houdt de bouw tegen omdat de site dan iets zegt wat niet klopt; daarvoor is geen uitzondering.

        exceptions:
          - rule: review-is-not-overdu      # fout: zo heet geen regel
          - rule: missing-key              # fout: dit is altijd een fout
          - rule: review-is-not-overdue    # goed
            reason: De nieuwe uitgave van de gids verschijnt in het voorjaar.
            until: '2027-06-01'
    """
    for record, index, exemption in _judged(base):
        rule, where = "exception-names-a-rule", ("exceptions", index, "rule")
        if exemption.rule not in rules:
            message = f"uitzondering voor een regel die er niet is: '{shown(exemption.rule)}'"
            yield base.finding(record, where, rule, message, nearest(exemption.rule, rules))
        elif rules[exemption.rule] == "fout":
            message = f"'{exemption.rule}' is altijd een fout; daarvoor geldt geen uitzondering"
            hint = "Verbeter wat de regel noemt, en haal de uitzondering weg."
            yield base.finding(record, where, rule, message, hint)


def exception_ends_in_time(base: EvidenceBase, today: datetime.date) -> Iterator[Finding]:
    """Een uitzondering duurt hoogstens twee jaar, en wordt na haar laatste dag opnieuw bekeken.

    Een uitzondering zonder einde wordt vergeten. Een dag te ver vooruit is een fout. Is de dag voorbij,
    dan is dat een waarschuwing, en de bevinding zelf komt terug.

        until: '2062-06-01'     # fout: cijfers verwisseld
        until: '2027-06-01'     # goed
    """
    rule, last = "exception-ends-in-time", _years_after(today, LONGEST).isoformat()
    for record, index, exemption in _judged(base):
        where = ("exceptions", index, "until")
        if exemption.until > last:
            message = f"uitzondering tot {exemption.until}, langer dan {LONGEST} jaar vooruit"
            yield base.finding(record, where, rule, message, f"Kies een dag tot en met {last}.")
        elif exemption.until < today.isoformat():
            message = f"de uitzondering voor '{shown(exemption.rule)}' liep tot {exemption.until}"
            hint = "Los de bevinding op, of kijk opnieuw of de reden nog geldt en kies een dag."
            yield base.finding(record, where, rule, message, hint, Severity.WARNING)


def exception_is_needed(
    base: EvidenceBase, today: datetime.date, rules: Mapping[str, str], found: Iterable[Finding]
) -> Iterator[Finding]:
    """Een uitzondering hoort bij een bevinding die er zonder haar zou zijn.

    Is het opgelost, dan kan de uitzondering weg. Anders verbergt zij ooit iets nieuws.

        exceptions:                         # opmerking: intussen is het nagekeken
          - rule: what-was-seen-is-still-fresh
            reason: De pagina is tijdelijk niet bereikbaar.
            until: '2027-06-01'
        seen_date: '2026-11-21'             # goed: nagekeken, en de uitzondering weggehaald
    """
    if references_were_not_read(base):
        return  # what they would be needed for, was not judged either
    owners = _owners(base)
    met = {
        (owner.key, finding.rule)
        for finding in found
        if not finding.is_error and (owner := _owner(finding, owners))
    }
    for record, index, exemption in _judged(base):
        counts = (
            exemption.until >= today.isoformat() and rules.get(exemption.rule, "fout") != "fout"
        )
        if counts and (record.key, exemption.rule) not in met:
            message = f"de uitzondering voor '{shown(exemption.rule)}' is nergens voor nodig"
            hint, rule = "Zij kan weg.", "exception-is-needed"
            where = ("exceptions", index, "rule")
            yield base.finding(record, where, rule, message, hint, Severity.NOTE)


def with_exceptions(
    base: EvidenceBase, today: datetime.date, findings: Iterable[Finding]
) -> list[Finding]:
    """The findings; one that its record excepts is a note that says why. An error stays an error."""
    owners = _owners(base)
    return [_excepted(finding, _owner(finding, owners), today) for finding in findings]


def _excepted(finding: Finding, owner: Record | None, today: datetime.date) -> Finding:
    if finding.is_error or owner is None:
        return finding
    for one in owner.exceptions:
        if one.rule == finding.rule and one.until >= today.isoformat():
            why = f"Uitzondering tot en met {one.until}: {' '.join(one.reason.split())}"
            return replace(finding, severity=Severity.NOTE, exception=why)
    return finding


def _owners(base: EvidenceBase) -> Mapping[str | tuple[str, int], Record]:
    """The records with exceptions, by their file; a source also by the place of its reference."""
    owners: dict[str | tuple[str, int], Record] = {}
    for record in base.all():
        if record.exceptions:
            owners[base.paths[record.key]] = record
            reference = base.references.get(record.id) if isinstance(record, Source) else None
            if reference:
                owners[reference.path, reference.line] = record
    return owners


def _owner(finding: Finding, owners: Mapping[str | tuple[str, int], Record]) -> Record | None:
    return owners.get(finding.path) or owners.get((finding.path, finding.line))


def _judged(base: EvidenceBase) -> Iterator[tuple[Record, int, Exemption]]:
    for record in base.all_judged():
        for index, exemption in enumerate(record.exceptions):
            yield record, index, exemption


def _years_after(day: datetime.date, years: int) -> datetime.date:
    """The same day so many years on; the last of February for a day that is not there then."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
