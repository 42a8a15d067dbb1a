"""BibTeX to references, and what is wrong with it.

Reading never raises for what a contributor wrote: an entry that cannot be read becomes a
finding and the rest is read all the same. Values are kept as they were written.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from bibtexparser.entrypoint import parse_string
from bibtexparser.exceptions import ParserStateException
from bibtexparser.library import Library
from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware
from bibtexparser.model import Block, DuplicateBlockKeyBlock, Entry, String

from spoorboek.finding import Finding, visible
from spoorboek.reference import KEY, Reference
from spoorboek.reference_findings import Place, field_findings, places, reference_findings
from spoorboek.reference_layout import (
    ENDS_TOO_EARLY,
    layout_findings,
    line_of,
    place_of_end,
    without_verdict,
)
from spoorboek.same_publication import KnownPublications, Mark

MAX_CHARACTERS = 4_000_000

RULES: Mapping[str, str] = MappingProxyType(
    {
        "bibtex-size": "Een BibTeX-bestand is hooguit 4 miljoen tekens groot.",
        "bibtex-syntax": "Elk blok in een BibTeX-bestand is leesbaar en wordt afgesloten.",
        ENDS_TOO_EARLY: "Een verwijzing eindigt pas na haar laatste veld.",
        "bibtex-stray-text": "Buiten de blokken staat alleen commentaar dat met % begint.",
        "reference-key": "Een citatiesleutel bestaat uit kleine letters, cijfers, - en _.",
        "reference-key-unique": "Elke citatiesleutel komt één keer voor, in alle bestanden samen.",
        "reference-type": "Het woord achter @ is een soort die BibTeX of BibLaTeX kent.",
        "reference-field-known": "Een veld heet zoals BibTeX of BibLaTeX het noemt.",
        "reference-field-once": "Elk veld staat één keer in een verwijzing.",
        "reference-value": "Elke waarde staat tussen accolades of aanhalingstekens.",
        "reference-title": "Elke verwijzing heeft een titel.",
        "reference-date": "Een jaar en een datum bestaan; wanneer je een bron zag, is een hele dag.",
        "reference-url": "Een webadres is volledig en begint met http:// of https://.",
        "reference-doi": "Een DOI begint met 10. en heeft een schuine streep.",
        "reference-characters": "Een verwijzing bevat geen onzichtbare stuurtekens.",
        "reference-has-no-html": "In een verwijzing staan geen HTML-tags.",
    }
)

# What the parser would log, the findings say.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())


def read_bibliography(
    files: Iterable[tuple[str, str]],
) -> tuple[dict[str, Reference], list[Finding]]:
    """The references in (path, text) pairs by key, with everything that is wrong with them.

    Of entries with the same key the first counts; an entry whose key is malformed is left out.
    """
    references: dict[str, Reference] = {}
    findings: list[Finding] = []
    for path, text in files:
        blocks, found = _blocks(path, text)
        findings += found
        for block in blocks:
            findings += _added(references, path, block)
    return references, findings


def read_entries(path: str, text: str) -> tuple[list[Reference], list[Finding]]:
    """Every whole entry of a text, whatever its key, with what is wrong with the layout of the text."""
    blocks, findings = _blocks(path, text)
    entries = [entry for entry in map(without_verdict, blocks) if isinstance(entry, Entry)]
    cut_short = {(f.line, f.column) for f in findings if f.rule == ENDS_TOO_EARLY}
    return [_reference(path, e) for e in entries if place_of_end(e) not in cut_short], findings


def near_duplicates(
    references: Iterable[Reference],
) -> Iterator[tuple[Reference, Reference, Mark]]:
    """Pairs that may be one source, each with the strongest mark by which that is seen."""
    known = KnownPublications[Reference]()
    for reference in references:
        if match := known.meet(reference):
            yield match.publication, reference, match.mark


def _blocks(path: str, text: str) -> tuple[list[Block], list[Finding]]:
    """The entries of one file, free of quotes and abbreviations; repeated ones marked as such."""
    if len(text) > MAX_CHARACTERS:
        message = f"bestand van {len(text)} tekens is te groot"
        return [], [Finding(path, 1, 1, "bibtex-size", message, "Verdeel het over meer bestanden.")]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        split = parse_string(text, parse_stack=[]).blocks
        library = Library(
            [block for block in map(without_verdict, split) if isinstance(block, Entry | String)],
            fail_on_duplicate_key=False,
        )
        library = ResolveStringReferencesMiddleware().transform(library)
        blocks = RemoveEnclosingMiddleware().transform(library).blocks
    except (ParserStateException, ValueError, LookupError, TypeError, AttributeError) as error:
        # For some texts the parser has no answer but an error of its own.
        message = f"bestand is niet te lezen ({type(error).__name__})"
        hint = "Haal de laatst toegevoegde verwijzing weg en voeg haar stap voor stap weer toe."
        return [], [Finding(path, 1, 1, "bibtex-syntax", message, hint)]
    return blocks, list(layout_findings(path, split))


def _added(references: dict[str, Reference], path: str, block: Block) -> Iterator[Finding]:
    """Adds the entry in a block, when its key is its own, and tells what is wrong with it."""
    entry = without_verdict(block)
    line = line_of(entry)
    if isinstance(entry, String) and isinstance(block, DuplicateBlockKeyBlock):
        message = (
            f"afkorting '{visible(entry.key)}' staat ook op regel {line_of(block.previous_block)}"
        )
        yield Finding(path, line, 1, "reference-key-unique", message, "Kies een andere afkorting.")
    if not isinstance(entry, Entry):
        return
    if not KEY.fullmatch(entry.key):
        message = f"citatiesleutel '{visible(entry.key[:80])}' is ongeldig"
        hint = "Gebruik kleine letters en cijfers, met - of _ ertussen, zoals 'jansen2024'."
        yield Finding(path, line, 1, "reference-key", message, hint)
    elif earlier := references.get(entry.key):
        message = f"citatiesleutel '{entry.key}' staat ook in {earlier.path}, regel {earlier.line}"
        hint = "Is het dezelfde bron? Haal er een weg. Anders: kies een andere sleutel."
        yield Finding(path, line, 1, "reference-key-unique", message, hint)
    else:
        reference = _reference(path, entry)
        references[entry.key] = reference
        yield from field_findings(path, entry)
        yield from reference_findings(reference, _where(entry))


def _reference(path: str, entry: Entry) -> Reference:
    """The reference an entry describes; of a repeated field the first value counts."""
    values = {item.key.lower(): str(item.value) for item in reversed(entry.fields)}
    ordered = {name: values[name] for name in dict.fromkeys(i.key.lower() for i in entry.fields)}
    kind = entry.entry_type.lower()
    return Reference(entry.key, kind, MappingProxyType(ordered), path, line_of(entry))


def _where(entry: Entry) -> dict[str, Place]:
    """Where the field of each name begins; of a repeated field the first."""
    found = zip(entry.fields, places(entry), strict=True)
    return {item.key.lower(): place for item, place in reversed(list(found))}
