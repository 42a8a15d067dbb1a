"""Theories: they are worked out, and their history can be followed."""

from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.reasoning.theory_history import Fate, history, mismatches
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.theory import ProgrammeTheory, TheoryStatus


def theory_has_an_explanation(base: EvidenceBase) -> Iterator[Finding]:
    """Bij elke programmatheorie die geen kandidaat meer is, hoort ten minste één verklaring.

    Een theorie is pas verfijnd of verworpen als er bewijs naast is gelegd. Een kandidaat mag dun
    zijn: dan is het een opmerking.

        status: refined       # fout: geen enkele verklaring noemt deze theorie
        status: candidate     # goed zolang er nog geen verklaring is: dan is het een opmerking
    """
    tested = {cmoc.theory for cmoc in base.of(Cmoc).values()}
    theories = base.of(ProgrammeTheory)
    if base.findings or tested - theories.keys():
        return  # the explanation may be the one that could not be read, or names its theory wrongly
    for theory in base.judged(ProgrammeTheory):
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

        - {version: 0, date: '2025-03-01', …}
        - {version: 2, date: '2025-06-01', …}     # fout: waar is versie 1?
        - {version: 1, date: '2025-06-01', …}     # goed
    """
    rule = "theory-versions-follow-each-other"
    for theory in base.judged(ProgrammeTheory):
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


def theory_history_is_possible(base: EvidenceBase) -> Iterator[Finding]:
    """Een versie van een theorie verandert alleen wat er was, en voegt alleen toe wat er niet was.

    Een verklaring staat per versie één keer: onder 'new', 'changed' of 'dropped'. Wat bleef, schrijf je
    niet op: dat volgt uit de versie ervoor.

        versions:
          - version: 0
            changed:              # fout: in versie 0 was er nog niets
              - cmoc: vroege-uitleg
                why: Context verruimd.

        versions:
          - version: 0
            new:                  # goed
              - vroege-uitleg
          - version: 1
            changed:
              - cmoc: vroege-uitleg
                why: Context verruimd; ook bij kleine organisaties gezien.
    """
    hints = {
        Fate.NEW: "Haal haar weg, of zet haar onder 'changed' als de tekst veranderde.",
        Fate.CHANGED: "Zet haar onder 'new' in de versie waarin zij erbij kwam, één keer per versie.",
        Fate.DROPPED: "Zet haar onder 'new' in de versie waarin zij erbij kwam, één keer per versie.",
    }
    for theory in base.judged(ProgrammeTheory):
        for mismatch in mismatches(theory):
            state = (
                "was er al of staat er al"
                if mismatch.fate is Fate.NEW
                else "was er niet, of staat er al"
            )
            message = f"versie {mismatch.version} van theorie '{theory.id}': verklaring '{mismatch.cmoc}' {state}"
            rule = "theory-history-is-possible"
            yield base.finding(theory, mismatch.where, rule, message, hints[mismatch.fate])


def explanation_stands_in_its_theory(base: EvidenceBase) -> Iterator[Finding]:
    """Elke verklaring die een theorie noemt, staat in de nieuwste versie van die theorie.

    Zo is van elke verklaring te zien wanneer zij erbij kwam, en wijst niets nog naar een theorie waaruit
    het verviel. Maak je een verklaring met `spoorboek new cmoc`, geef de theorie dan een nieuwe versie
    en zet het kenmerk onder 'new'. Zolang dat nog moet gebeuren, is het een waarschuwing; een verklaring
    noemen bij een theorie waaruit zij verviel, is een fout.

        theory: vroeg-weten       # waarschuwing: die theorie noemt deze verklaring nergens

        versions:                 # goed: zo in de theorie erbij gezet
          - version: 1
            date: '2026-12-01'
            change: Eén verklaring erbij.
            new:
              - vroege-uitleg
    """
    newest = {t.id: history(t)[-1] for t in base.of(ProgrammeTheory).values()}
    for cmoc in base.judged(Cmoc):
        state = newest.get(cmoc.theory)
        if state is None or cmoc.id in state.holds:
            continue
        dropped = any(step.cmoc == cmoc.id for step in state.steps)
        fate = "vervallen" if dropped else "niet genoemd"
        number = state.version.version
        message = f"verklaring '{cmoc.id}' noemt theorie '{cmoc.theory}', maar is daar in versie {number} {fate}"
        hint = (
            f"Zet '{cmoc.id}' onder 'new' in een nieuwe versie van '{cmoc.theory}', "
            "of noem een andere theorie."
        )
        # A proposal may come before the version that takes it in; what was dropped cannot still be held.
        severity = Severity.ERROR if dropped else Severity.WARNING
        rule = "explanation-stands-in-its-theory"
        yield base.finding(cmoc, ("theory",), rule, message, hint, severity)


def theory_holds_what_is_there(base: EvidenceBase) -> Iterator[Finding]:
    """De nieuwste versie van een theorie houdt alleen verklaringen die er zijn en haar noemen.

    Haal je een verklaring weg, of verhuist zij, geef de theorie dan een nieuwe versie en zet de
    verklaring onder 'dropped', met haar titel en de reden. Zo blijft te zien wat er was.

        new: [late-uitleg]        # fout als er geen verklaring 'late-uitleg' meer is

        versions:                 # goed: in een nieuwe versie staat dat zij verviel
          - version: 1
            date: '2026-12-01'
            change: Eén verklaring vervallen.
            dropped:
              - cmoc: late-uitleg
                title: Late uitleg geeft onrust
                why: De enige bron is ingetrokken.
                cause:
                  - jansen2024
    """
    if base.findings:
        return  # the explanation may be the one that could not be read
    cmocs, theories = base.of(Cmoc), base.of(ProgrammeTheory)
    rule = "theory-holds-what-is-there"
    for theory in base.judged(ProgrammeTheory):
        newest = history(theory)[-1]
        for held in sorted(newest.holds):
            cmoc = cmocs.get(held)
            if cmoc and (cmoc.theory == theory.id or cmoc.theory not in theories):
                continue  # a theory that is not there is the mistake, and is reported there
            where = f"die noemt theorie '{cmoc.theory}'" if cmoc else "die is er niet"
            number = newest.version.version
            message = (
                f"theorie '{theory.id}' houdt in versie {number} verklaring '{held}', maar {where}"
            )
            hint = "Zet haar onder 'dropped' in een nieuwe versie, of herstel de verklaring."
            yield base.finding(theory, ("versions", len(theory.versions) - 1), rule, message, hint)
