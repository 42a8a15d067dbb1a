"""Judgement: a configuration shows its evidence, for and against, and its level can be followed."""

from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.records.cmoc import Cmoc, Evidence
from spoorboek.records.explanation_words import Confidence, MechanismBasis, Stance
from spoorboek.records.source import Source


def explanation_has_evidence(base: EvidenceBase) -> Iterator[Finding]:
    """Elke verklaring noemt bewijs: ten minste één bron, met wat zij zegt.

    Een verklaring zonder bron is een gedachte. Die hoort bij de rivalen van een theorie of bij de
    kennisgaten.

        evidence: []               # fout: waar staat dat?

        evidence:
          - source: jansen2024     # goed, met vindplaats en wat de bron zegt
    """
    for cmoc in base.judged(Cmoc):
        if not cmoc.evidence:
            message = f"verklaring '{cmoc.id}' heeft geen bewijs"
            hint = "Noem onder 'evidence' ten minste één bron met vindplaats."
            yield base.finding(cmoc, ("evidence",), "explanation-has-evidence", message, hint)


def counter_evidence_was_sought(base: EvidenceBase) -> Iterator[Finding]:
    """Bij elke verklaring is naar tegenspraak gezocht, en staat op welke dag.

    Wie alleen steun zoekt, vindt alleen steun. Niets gevonden is ook een uitkomst.

        title: Vroege uitleg geeft vertrouwen.     # fout: nergens staat 'counter_evidence'

        counter_evidence:                          # goed
          searched: '2026-11-21'
          found: false
          note: Gezocht in de bronnen van dit kernelement; niets gevonden.
    """
    for cmoc in base.judged(Cmoc):
        if cmoc.counter_evidence is None:
            message = f"bij verklaring '{cmoc.id}' staat niet of er tegenspraak is gezocht"
            hint = "Zoek naar tegenspraak en vul 'counter_evidence' in."
            where = ("counter_evidence",)
            yield base.finding(cmoc, where, "counter-evidence-was-sought", message, hint)


def counter_evidence_agrees_with_evidence(base: EvidenceBase) -> Iterator[Finding]:
    """Of er tegenspraak is gevonden, klopt met het bewijs dat wordt genoemd.

    'found: false' naast een bron die tegenspreekt is een fout. 'found: true' zonder bron die
    tegenspreekt of begrenst is een waarschuwing: de tegenspraak is dan niet na te lezen.

        evidence: [{source: bakker2023, stance: contradicts, …}]
        counter_evidence: {found: false, …}     # fout: bakker2023 spreekt tegen
        counter_evidence: {found: true, …}      # goed
    """
    rule = "counter-evidence-agrees-with-evidence"
    where = ("counter_evidence", "found")
    for cmoc in base.judged(Cmoc):
        if cmoc.counter_evidence is None:
            continue
        against = [e.source for e in cmoc.evidence if e.stance is Stance.CONTRADICTS]
        bounding = any(e.stance is Stance.REFINES for e in cmoc.evidence)
        if against and not cmoc.counter_evidence.found:
            message = f"'found' is false, maar '{against[0]}' spreekt tegen"
            yield base.finding(cmoc, where, rule, message, "Schrijf 'found: true'.")
        elif cmoc.counter_evidence.found and not against and not bounding:
            message = "'found' is true, maar geen bron spreekt tegen of begrenst"
            hint = "Neem de tegenspraak op onder 'evidence', met vindplaats."
            yield base.finding(cmoc, where, rule, message, hint, Severity.WARNING)


def law_is_no_evidence_of_effect(base: EvidenceBase) -> Iterator[Finding]:
    """Een wet, regeling of uitleg van regels is nooit bewijs voor een verklaring.

    Wat moet of mag, zegt niet wat helpt. Regels horen bij een advies, onder 'legal'.

        evidence: [{source: regeling2022, …}]     # fout: een regeling zegt wat moet
        evidence: [{source: jansen2024, …}]       # goed: een onderzoek
    """
    sources = base.of(Source)
    for cmoc in base.judged(Cmoc):
        for index, item in enumerate(cmoc.evidence):
            source = sources.get(item.source)
            if source is not None and not source.source_class.may_support_effect:
                kind = source.source_class.label.lower()
                message = f"bron '{item.source}' is een {kind} en kan geen effect steunen"
                hint = "Noem een onderzoek, of verwijs vanuit een advies naar de regel."
                where = ("evidence", index, "source")
                yield base.finding(cmoc, where, "law-is-no-evidence-of-effect", message, hint)


def high_confidence_has_a_reported_mechanism(base: EvidenceBase) -> Iterator[Finding]:
    """Hoge zekerheid kan alleen als een bron het mechanisme zelf beschrijft.

    Is het mechanisme afgeleid door de redactie, dan weet niemand of het zo werkt.

        mechanism_basis: inferred
        confidence: {overall: high, …}         # fout: wij hebben het mechanisme zelf bedacht
        confidence: {overall: moderate, …}     # goed
    """
    rule = "high-confidence-has-a-reported-mechanism"
    for cmoc in base.judged(Cmoc):
        inferred = cmoc.mechanism_basis is MechanismBasis.INFERRED
        if inferred and cmoc.confidence.overall is Confidence.HIGH:
            message = "zekerheid 'high' bij een mechanisme dat is afgeleid ('inferred')"
            hint = "Kies hoogstens 'moderate', of noem de bron die het mechanisme beschrijft."
            yield base.finding(cmoc, ("confidence", "overall"), rule, message, hint)


def evidence_stands_once(base: EvidenceBase) -> Iterator[Finding]:
    """Hetzelfde fragment van een bron staat één keer in een verklaring.

    Dezelfde bron, hetzelfde deel en dezelfde vindplaats is één bewijs, hoe vaak het er ook staat. Dit
    geldt voor bewijs dat geen bevinding noemt; noemt het er wel een, dan telt die bevinding.

        - {source: bakker2023, arms: [context], locator: p. 3, …}
        - {source: bakker2023, arms: [context], locator: p. 3, …}     # waarschuwing: hetzelfde fragment
        - {source: bakker2023, arms: [context], locator: p. 9, …}     # goed: een ander fragment
    """
    for cmoc in base.judged(Cmoc):
        seen: dict[object, int] = {}
        for index, item in enumerate(cmoc.evidence):
            if item.findings:
                continue
            first = seen.setdefault(_fragment(item), index)
            if first != index:
                message = (
                    f"'{item.source}' staat al bij onderdeel {first + 1}, met dezelfde vindplaats"
                )
                hint = "Voeg de twee samen, of noem de andere vindplaats."
                where = ("evidence", index, "source")
                rule = "evidence-stands-once"
                yield base.finding(cmoc, where, rule, message, hint, Severity.WARNING)


def _fragment(item: Evidence) -> tuple[str, frozenset[str], str]:
    return item.source, frozenset(item.arms), item.locator.casefold().strip()
