"""Outside links: an address on another site that is gone is told at the record that names it."""

from collections.abc import Iterator

from spoorboek.checks.text import texts_of
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.outside_links.history import History, days_gone, in_archive, last_fine
from spoorboek.outside_links.kept import FILE, Unreadable, broken_in, read_kept
from spoorboek.reasoning.outside_addresses import addresses_in, addresses_of
from spoorboek.records.validation import shown

_RULE = "outside-address-still-answers"


def outside_answers_can_be_read(base: EvidenceBase) -> Iterator[Finding]:
    """Wat andere sites antwoordden, is te lezen: `evidence/links.json` is zoals 'make links' het schrijft.

    Anders weet niemand meer welk adres weg is. Het bestand is van het programma; pas het niet zelf aan.

        {"https://voorbeeld.nl/": [                                          # fout: afgebroken
        {"https://voorbeeld.nl/": [{"answer": "200", "first": "2026-03-01", "last": "2026-03-01"}]}     # goed
    """
    try:
        read_kept(base.root)
    except Unreadable as reason:
        hint = f"Haal {FILE} terug uit git, of verwijder het bestand: 'make links' vraagt alles opnieuw."
        yield Finding(FILE, 1, 1, "outside-answers-can-be-read", str(reason), hint)


def outside_address_still_answers(base: EvidenceBase) -> Iterator[Finding]:
    """Een adres op een andere site is niet herhaald weg.

    Een lezer die de bron wil nalezen, komt anders nergens. Een adres telt pas als weg als de site op twee
    verschillende dagen zelf zei dat de pagina er niet is; dat staat in evidence/links.json, en 'make links'
    vraagt het. Het blijft een opmerking: een ander beslist of een pagina blijft staan.

        url: https://voorbeeld.nl/oud       # opmerking: op 2026-03-01 en 2026-03-08 niet gevonden
        url: https://voorbeeld.nl/nieuw     # goed: de plek waar het nu staat
    """
    try:
        broken = broken_in(read_kept(base.root))
    except Unreadable:  # the check above says so
        return
    if not broken:
        return
    for record in base.all_judged():
        for where, _, text in texts_of(record):
            for address in broken.keys() & set(addresses_in(text)):
                message, hint = _said(address, broken[address])
                yield base.finding(record, where, _RULE, message, hint, Severity.NOTE)
    for reference in base.references.values() if base.judges_references else ():
        for address in broken.keys() & set(addresses_of(reference)):
            message, hint = _said(address, broken[address])
            place = reference.path, reference.line, 1
            yield Finding(*place, _RULE, message, hint, Severity.NOTE)


def _said(address: str, history: History) -> tuple[str, str]:
    """What is the matter with an address, and where one may look."""
    days = " en ".join(days_gone(history)[-2:])
    message = f"'{shown(address)}' gaf op {days} aan dat de pagina er niet is"
    archive = in_archive(address, last_fine(history))
    return message, f"Zoek waar het nu staat, of noem een bewaarde kopie: {archive}"
