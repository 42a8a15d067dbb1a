"""Theories: they are worked out, and their history can be followed."""

from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.method import TheoryStatus
from spoorboek.records.theory import ProgrammeTheory


def theory_has_an_explanation(base: EvidenceBase) -> Iterator[Finding]:
    """Bij elke programmatheorie die geen kandidaat meer is, hoort ten minste één verklaring.

    Een theorie is pas verfijnd of verworpen als er bewijs naast is gelegd. Een kandidaat mag dun
    zijn: dan is het een opmerking.
    """
    tested = {cmoc.theory for cmoc in base.of(Cmoc).values()}
    theories = base.of(ProgrammeTheory)
    if base.findings or tested - theories.keys():
        return  # the explanation may be the one that could not be read, or names its theory wrongly
    for theory in theories.values():
        if theory.id not in tested:
            message = f"geen verklaring hoort bij theorie '{theory.id}' ({theory.status})"
            hint = "Noem de theorie in een verklaring, of laat haar 'candidate'."
            is_candidate = theory.status is TheoryStatus.CANDIDATE
            severity = Severity.NOTE if is_candidate else Severity.ERROR
            rule = "theory-has-an-explanation"
            yield base.finding(theory, ("status",), rule, message, hint, severity)


def theory_versions_follow_each_other(base: EvidenceBase) -> Iterator[Finding]:
    """De versies van een theorie zijn doorlopend genummerd en staan op datum, de oudste eerst.

    Zo is te volgen hoe en waarom de theorie veranderde.
    """
    rule = "theory-versions-follow-each-other"
    for theory in base.of(ProgrammeTheory).values():
        for index in range(1, len(theory.versions)):
            before, after = theory.versions[index - 1], theory.versions[index]
            if after.version != before.version + 1:
                message = f"na versie {before.version} komt versie {after.version}"
                hint = f"Nummer door: {before.version + 1}."
                yield base.finding(theory, ("versions", index, "version"), rule, message, hint)
            if after.date < before.date:
                message = (
                    f"versie {after.version} ({after.date}) is ouder dan die ervoor ({before.date})"
                )
                hint = "Zet de versies op datum, de oudste eerst."
                yield base.finding(theory, ("versions", index, "date"), rule, message, hint)
