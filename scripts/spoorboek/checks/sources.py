"""Sources: what is cited can be found, still counts, and says where it says it."""

from collections.abc import Iterator

from spoorboek.bibliography import near_duplicates
from spoorboek.checks.suggestions import (
    file_of,
    folded,
    nearest,
    nearest_reference,
    references_were_not_read,
    refused_files,
    refused_keys,
)
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.records.source import Source
from spoorboek.records.source_words import SourceStatus
from spoorboek.records.validation import shown
from spoorboek.same_publication import Mark


def cited_source_exists(base: EvidenceBase) -> Iterator[Finding]:
    """Elke citatiesleutel in een record staat in references/*.bib.

    Wat wordt aangehaald, moet een lezer kunnen opzoeken.

        source: wong2031     # fout: cijfers verwisseld
        source: wong2013     # goed
    """
    unknown = [key for key in base.citations if key not in base.references]
    if not unknown or references_were_not_read(base):
        return
    if not base.references:
        message = "geen enkele verwijzing gevonden"
        hint = "Zet de verwijzingen in evidence/references/, in een bestand dat eindigt op .bib."
        yield Finding("evidence/references", 1, 1, "cited-source-exists", message, hint)
        return
    refused = refused_keys(base)
    newer = {alias: source.id for source in base.of(Source).values() for alias in source.aliases}
    for key in unknown:
        if folded(key) in refused:
            continue  # it is there, and has a finding of its own
        now = newer.get(key)
        hint = f"Deze bron heet nu '{now}'." if now else nearest_reference(key, base)
        for cited in base.citations[key]:
            message = f"onbekende citatiesleutel '{shown(key)}'"
            yield base.finding(cited.origin, cited.field, "cited-source-exists", message, hint)


def source_has_a_reference(base: EvidenceBase) -> Iterator[Finding]:
    """Elke bron heeft een verwijzing in references/*.bib; haar kenmerk is de citatiesleutel.

    Het record zegt wat er is gelezen, de verwijzing zegt waar het te vinden is.

        sources/jansen2024.yml en geen '@article{jansen2024,'     # fout
        sources/jansen2024.yml en '@article{jansen2024,'          # goed
    """
    refused: set[str] | None = None
    if not base.references or references_were_not_read(base):
        return
    for source in base.judged(Source):
        if source.id in base.references:
            continue
        if refused is None:
            refused = refused_keys(base)
        if folded(source.id) not in refused:
            message = f"bron '{source.id}' heeft geen verwijzing in references/*.bib"
            hint = nearest(source.id, base.references) or "Voeg de verwijzing toe."
            yield base.finding(source, ("id",), "source-has-a-reference", message, hint)


def reference_has_a_source(base: EvidenceBase) -> Iterator[Finding]:
    """Elke verwijzing heeft een bron in evidence/sources/, met dezelfde naam.

    Daarin staat hoeveel ervan is gelezen en wat de bron zegt. Zonder dat weet een lezer niet hoe
    zwaar een aanhaling weegt.

        '@article{jansen2024,' en geen sources/jansen2024.yml     # fout
        '@article{jansen2024,' en sources/jansen2024.yml          # goed: de bron heeft dezelfde sleutel
    """
    sources = base.of(Source)
    missing = [r for key, r in base.references.items() if key not in sources]
    refused = refused_files(base) if missing else set()
    without = [key for key in sources if key not in base.references] if missing else []
    for reference in missing:
        if (file := file_of(Source, reference.key)) not in refused:
            message = f"verwijzing '{reference.key}' heeft geen bron"
            new = f"Maak het bestand met: spoorboek new source {reference.key} (wordt {file})."
            hint = f"{nearest(reference.key, without)} {new}".strip()
            rule = "reference-has-a-source"
            yield Finding(reference.path, reference.line, 1, rule, message, hint)


def reference_stands_once(base: EvidenceBase) -> Iterator[Finding]:
    """Dezelfde publicatie staat één keer in references/*.bib.

    Twee verwijzingen met dezelfde DOI zijn een fout: wat één keer is onderzocht, zou dubbel tellen.
    Hetzelfde webadres geeft een waarschuwing, en ook dezelfde titel met hetzelfde jaar en dezelfde eerste
    auteur: soms heten twee publicaties gelijk. Met verschillende DOI's zijn het er zeker twee.

        @article{jansen2024, doi = {10.1000/182}, …
        @article{jansen2024b, doi = {10.1000/182}, …     # fout: dezelfde DOI
        @article{jansen2024b, doi = {10.1000/183}, …     # goed: een ander artikel
    """
    if not base.judges_references:
        return
    for earlier, later, mark in near_duplicates(base.references.values()):
        message = (
            f"'{later.key}' heeft {mark.label} als '{earlier.key}' ({earlier.path}:{earlier.line})"
        )
        hint = "Dezelfde bron? Haal er één weg. Anders: laat zien waarin ze verschillen."
        severity = Severity.ERROR if mark is Mark.DOI else Severity.WARNING
        yield Finding(later.path, later.line, 1, "reference-stands-once", message, hint, severity)


def cited_source_is_not_excluded(base: EvidenceBase) -> Iterator[Finding]:
    """Geen record haalt een bron aan die is uitgesloten.

    Een uitgesloten bron voldoet niet aan de criteria. Dat zij is bekeken, staat in haar eigen record.

        source: devries2019     # fout: uitgesloten, met een reden in haar eigen record
        source: jansen2024      # goed: een bron die meedoet
    """
    for source in _with_status(base, SourceStatus.EXCLUDED):
        for cited in base.citations.get(source.id, ()):
            message = f"bron '{source.id}' is uitgesloten"
            hint = "Haal de aanhaling weg, of neem de bron weer op met een reden."
            rule = "cited-source-is-not-excluded"
            yield base.finding(cited.origin, cited.field, rule, message, hint)


def _with_status(base: EvidenceBase, status: SourceStatus) -> list[Source]:
    return [source for source in base.of(Source).values() if source.status is status]


def status_has_a_reason(base: EvidenceBase) -> Iterator[Finding]:
    """Bij een bron die is uitgesloten, gecorrigeerd of ingetrokken, staat waarom.

    Anderen moeten het besluit kunnen nagaan en betwisten. Bij een kandidaat die bij het zeven is
    afgevallen, staat de reden al bij het besluit in 'screening'.

        status: excluded        # fout: waarom?

        status: excluded        # goed
        status_reason: Gaat over groepen die korter dan zes weken bestonden.
    """
    for source in base.judged(Source):
        is_at_rest = source.status.counts or source.status.waits
        if not is_at_rest and not source.status_reason and not _was_screened_out(source):
            message = f"bron is '{source.status}' zonder reden"
            hint = "Schrijf in 'status_reason' waarom, en waar dat is gezien."
            yield base.finding(source, ("status",), "status-has-a-reason", message, hint)


def _was_screened_out(source: Source) -> bool:
    is_out = source.status is SourceStatus.EXCLUDED
    return is_out and any(decision.reason for decision in source.screening)


def finding_has_a_locator(base: EvidenceBase) -> Iterator[Finding]:
    """Elke bevinding zegt waar zij in de bron staat: pagina, kop of alinea.

    Zonder vindplaats kan niemand nakijken of de bron het echt zegt.

        - id: f1                 # fout: waar staat dit?
          text: Twee van de drie kregen laat uitleg.

        - id: f1                 # goed
          text: Twee van de drie kregen laat uitleg.
          locator: p. 14
    """
    for source in base.judged(Source):
        for index, finding in enumerate(source.findings):
            if not finding.locator:
                message = f"bevinding '{finding.id}' heeft geen vindplaats"
                hint = "Schrijf in 'locator' de pagina, kop of alinea."
                where = ("findings", index)
                yield base.finding(source, where, "finding-has-a-locator", message, hint)


def finding_has_its_own_id(base: EvidenceBase) -> Iterator[Finding]:
    """Elke bevinding van een bron heeft een eigen kenmerk.

    Met dat kenmerk verwijst een lezer naar precies die bevinding.

        - id: f1
        - id: f1     # fout: welke van de twee is bedoeld?

        - id: f1
        - id: f2     # goed
    """
    for source in base.judged(Source):
        seen: set[str] = set()
        for index, finding in enumerate(source.findings):
            if finding.id in seen:
                message = f"kenmerk '{finding.id}' komt al voor in deze bron"
                where = ("findings", index, "id")
                hint = "Kies het volgende nummer dat vrij is."
                yield base.finding(source, where, "finding-has-its-own-id", message, hint)
            seen.add(finding.id)
