"""Used findings: a use of a source leads to its findings, and says no more of the chain than it can."""

import re
from collections.abc import Iterable, Iterator

from spoorboek.checks.suggestions import nearest_or_all
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.records.cmoc import Cmoc, Evidence
from spoorboek.records.explanation_words import Arm
from spoorboek.records.source import Source


def used_finding_exists(base: EvidenceBase) -> Iterator[Finding]:
    """Elke bevinding die een verklaring noemt, staat bij die bron.

    Zo is de weg van een advies tot aan de vindplaats te lopen, en terug.

        - source: jansen2024
          findings: [f9]     # fout: de bron heeft f1 en f2
        - source: jansen2024
          findings: [f1]     # goed
    """
    for cmoc, index, item, source in _uses(base):
        known = [finding.id for finding in source.findings]
        for place, wanted in enumerate(item.findings):
            if wanted not in known:
                message = (
                    f"verklaring '{cmoc.id}' noemt bevinding '{wanted}' van bron '{source.id}'; "
                    "die staat daar niet"
                )
                hint = nearest_or_all(wanted, known) or "Bij die bron staan geen bevindingen."
                where = ("evidence", index, "findings", place)
                yield base.finding(cmoc, where, "used-finding-exists", message, hint)


def use_names_its_findings(base: EvidenceBase) -> Iterator[Finding]:
    """Bewijs uit een bron met bevindingen noemt op welke daarvan het rust.

    Rust het op geen enkele, zoals op de beperkingen die de bron noemt, dan blijft dit een
    waarschuwing: iemand moet kijken of er een bevinding bij de bron ontbreekt.

        - source: jansen2024     # waarschuwing: welke bevinding is dit?
          locator: p. 14
        - source: jansen2024     # goed
          locator: p. 14
          findings: [f1]
    """
    for cmoc, index, item, source in _uses(base):
        if source.findings and not item.findings:
            message = f"verklaring '{cmoc.id}' noemt bij bron '{source.id}' geen bevinding waar dit op rust"
            known = ", ".join(finding.id for finding in source.findings)
            hint = f"Noem onder 'findings' wat 'what' weergeeft. De bron heeft: {known}."
            where = ("evidence", index, "source")
            rule = "use-names-its-findings"
            yield base.finding(cmoc, where, rule, message, hint, Severity.WARNING)


_NUMBER = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\.(?=\d{3}(?!\d))")


def number_in_use_is_in_its_findings(base: EvidenceBase) -> Iterator[Finding]:
    """Een getal in 'what' staat in een van de bevindingen die erbij staan, of bij wie zijn onderzocht.

    Zo is elk getal na te kijken op zijn vindplaats. Gelezen worden de tekst en de cijfers van die
    bevindingen, de steekproef en de populatie van de bron. Een getal in letters wordt niet nagekeken.

        findings:
          - f1             # "52% kreeg vroeg uitleg."
        what: 25% kreeg vroeg uitleg.    # waarschuwing: cijfers verwisseld
        what: 52% kreeg vroeg uitleg.    # goed
    """
    for cmoc, index, item, source in _uses(base):
        if not item.findings:
            continue  # that no finding is named is told by `use_names_its_findings`
        named = list(_written(item.what))
        carried = set(_numbers(_carrying(item, source))) if named else set()
        missing = [text for text, number in named if number not in carried]
        if missing:
            message = (
                f"verklaring '{cmoc.id}' noemt {', '.join(dict.fromkeys(missing))}; dat staat niet in "
                f"{', '.join(item.findings)} van bron '{source.id}' en niet in de steekproef"
            )
            hint = (
                "Noem de bevinding waar het wel staat, of neem het getal over zoals het er staat."
            )
            where = ("evidence", index, "what")
            rule = "number-in-use-is-in-its-findings"
            yield base.finding(cmoc, where, rule, message, hint, Severity.WARNING)


def _carrying(item: Evidence, source: Source) -> Iterator[str]:
    """What may carry a number of this use: its findings with their figures, and who was studied."""
    for finding in source.findings:
        if finding.id in item.findings:
            yield finding.text
            for figure in finding.figures:
                yield f"{figure.of} {figure.n}"
                value = figure.value
                yield value if isinstance(value, str) else str(value).replace(".", ",")
    yield f"{source.sample.n} {source.sample.who} {source.population}"


def _numbers(texts: Iterable[str]) -> Iterator[str]:
    return (number for text in texts for _, number in _written(text))


def _written(text: str) -> Iterator[tuple[str, str]]:
    """The numbers in a Dutch text: as written, and in one spelling so that 12.169 is 12169."""
    for found in _NUMBER.findall(text):
        whole, comma, rest = _THOUSANDS.sub("", found).partition(",")
        rest = rest.rstrip("0") if comma else ""
        yield found, f"{whole},{rest}" if rest else whole


def finding_counts_once(base: EvidenceBase) -> Iterator[Finding]:
    """Een bevinding telt in een verklaring één keer mee voor hetzelfde deel en in dezelfde richting.

    Wie een bevinding twee keer noemt, telt haar dubbel. Ze mag wel op twee delen slaan, of het ene
    deel steunen en het andere begrenzen.

        - {source: jansen2024, findings: [f1], arms: [outcome], stance: supports, …}
        - {source: jansen2024, findings: [f1], arms: [outcome], stance: supports, …}     # fout: telt dubbel
        - {source: jansen2024, findings: [f1], arms: [context], stance: refines, …}      # goed: een ander deel
    """
    for cmoc in base.judged(Cmoc):
        seen: dict[object, int] = {}
        for index, item in enumerate(cmoc.evidence):
            for place, finding in enumerate(item.findings):
                keys = [(item.source, finding, item.stance, arm) for arm in item.arms]
                first = next((seen[key] for key in keys if key in seen), None)
                seen |= dict.fromkeys(keys, index)
                if first is not None:
                    message = (
                        f"bevinding '{finding}' van bron '{item.source}' telt in verklaring "
                        f"'{cmoc.id}' al mee bij onderdeel {first + 1}, voor hetzelfde deel"
                    )
                    hint = "Voeg de twee samen, of haal de bevinding hier weg."
                    where = ("evidence", index, "findings", place)
                    yield base.finding(cmoc, where, "finding-counts-once", message, hint)


def coded_link_has_both_ends(base: EvidenceBase) -> Iterator[Finding]:
    """Een verband staat alleen bij bewijs dat op beide einden slaat; een deel alleen bij zijn geheel.

    Het verband tussen context en mechanisme vraagt dat 'arms' allebei noemt. Een deel van het
    mechanisme (resource of response) vraagt dat 'arms' het mechanisme noemt.

        arms: [mechanism]
        links: [context-mechanism]     # fout: over de context zegt dit bewijs niets

        arms: [context, mechanism]
        links: [context-mechanism]     # goed
    """
    rule = "coded-link-has-both-ends"
    for cmoc in base.judged(Cmoc):
        for index, item in enumerate(cmoc.evidence):
            for name, place, coded, missing in _without_arm(item):
                message = f"'{coded}' staat bij bewijs dat niet slaat op {' en '.join(missing)}"
                hint = "Zet het deel bij 'arms' als de bron er echt over spreekt, of haal dit weg."
                where = ("evidence", index, name, place)
                yield base.finding(cmoc, where, rule, message, hint)


def _without_arm(item: Evidence) -> Iterator[tuple[str, int, str, list[str]]]:
    """What was coded on a part that the use does not speak to: field, place, word, missing parts."""
    for place, half in enumerate(item.mechanism_parts):
        if Arm.MECHANISM not in item.arms:
            yield "mechanism_parts", place, half.value, [Arm.MECHANISM.value]
    for place, link in enumerate(item.links):
        missing = [arm.value for arm in link.ends if arm not in item.arms]
        if missing:
            yield "links", place, link.value, missing


def _uses(base: EvidenceBase) -> Iterator[tuple[Cmoc, int, Evidence, Source]]:
    """Every use of a source that is there. What is not there is told by `cited_source_exists`."""
    sources = base.of(Source)
    for cmoc in base.judged(Cmoc):
        for index, item in enumerate(cmoc.evidence):
            source = sources.get(item.source)
            if source is not None:
                yield cmoc, index, item, source
