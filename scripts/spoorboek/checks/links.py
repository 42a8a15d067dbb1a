"""Links: what a record points at is there, and what holds the chain together is used."""

from collections.abc import Iterator

from spoorboek.checks.suggestions import (
    called,
    file_of,
    nearest_or_all,
    nearest_type,
    refused_files,
)
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.reasoning.circles import circles
from spoorboek.records import BY_NAME
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.element import Element
from spoorboek.records.markers import LinksAnywhere, LinksTo
from spoorboek.records.tool import Tool
from spoorboek.records.validation import shown


def link_leads_to_a_record(base: EvidenceBase) -> Iterator[Finding]:
    """Elke verwijzing in een record leidt naar een record van de soort die daar hoort.

    Een verwijzing staat één keer, in één richting; de weg terug rekent de site uit. Een kenmerk
    dat nergens bestaat, breekt de weg van een advies naar zijn bewijs.

        theory: vroege-uitlegg     # fout: dit kenmerk bestaat niet
        theory: vroege-uitleg      # goed
    """
    refused = None
    empty: dict[str, tuple[str, str]] = {}
    for record, where, marker, text in base.judged_dangling():
        if isinstance(marker, LinksTo) and not any(base.records[n] for n in marker.types):
            for name in marker.types:
                empty.setdefault(name, (base.paths[record.key], text))
            continue
        refused = refused_files(base) if refused is None else refused
        types, wanted = _meant(marker, text)
        if not any(file_of(BY_NAME[name], wanted) in refused for name in types):
            what, hint = _explained(base, marker, types, wanted, text)
            message = f"{called(record.name)} '{record.id}' {what}"
            yield base.finding(record, where, "link-leads-to-a-record", message, hint)
    for name, (path, text) in sorted(empty.items()):
        folder = f"evidence/{BY_NAME[name].folder}"
        if not any(path.startswith(f"{folder}/") for path in refused_files(base)):
            message = (
                f"er is geen enkel record van de soort '{name}', en er wordt wel naar verwezen, "
                f"zoals naar '{shown(text)}' in {path}"
            )
            hint = f"Zet de records in {folder}/, of haal de verwijzingen weg."
            yield Finding(folder, 1, 1, "link-leads-to-a-record", message, hint)


def _meant(marker: LinksTo | LinksAnywhere, text: str) -> tuple[tuple[str, ...], str]:
    """The types that a link may lead to, and the id it names."""
    if isinstance(marker, LinksTo):
        return marker.types, text
    name, _, record_id = text.partition("/")
    return ((name,) if name in BY_NAME else ()), record_id


def _explained(
    base: EvidenceBase,
    marker: LinksTo | LinksAnywhere,
    types: tuple[str, ...],
    wanted: str,
    text: str,
) -> tuple[str, str]:
    """What a record does that links to nowhere, and the way out."""
    if isinstance(marker, LinksAnywhere) and not types:
        name, slash, _ = text.partition("/")
        if not slash:
            return f"verwijst zonder soort: '{shown(text)}'", _elsewhere(base, text) or (
                "Schrijf soort/kenmerk, zoals 'tool/fml'."
            )
        return f"noemt een onbekende soort '{shown(name)}' in '{shown(text)}'", nearest_type(name)
    kinds = " of ".join(called(name) for name in types)
    message = f"verwijst naar '{shown(wanted)}': er is geen {kinds} met dat kenmerk"
    known = [record_id for name in types for record_id in base.records[name]]
    return message, _other_type(base, types, wanted) or nearest_or_all(wanted, known)


def _other_type(base: EvidenceBase, types: tuple[str, ...], wanted: str) -> str:
    for name, records in base.records.items():
        if wanted in records and name not in types:
            kinds = " of ".join(called(name) for name in types)
            return f"'{wanted}' is een {called(name)}; hier hoort een {kinds}."
    return ""


def _elsewhere(base: EvidenceBase, wanted: str) -> str:
    found = [f"{name}/{wanted}" for name, records in base.records.items() if wanted in records]
    return f"Bedoelde je '{found[0]}'?" if found else ""


def no_record_stands_alone(base: EvidenceBase) -> Iterator[Finding]:
    """Elk kernelement en elke verklaring wordt ergens gebruikt, en elk hulpmiddel hangt ergens aan.

    Naar een kernelement en een verklaring hoort ten minste één ander record te verwijzen, anders
    volgt er niets uit. Een hulpmiddel mag losstaan van adviezen, maar niet van alles. Andere soorten
    staan op hun eigen overzicht of verwijzen altijd zelf.

        based_on: []                    # waarschuwing: verklaring 'vroege-uitleg' wordt nergens gebruikt
        based_on: [vroege-uitleg]       # goed: een advies rust erop
    """
    rule = "no-record-stands-alone"
    if base.findings:
        return  # what could not be read may be what refers to it
    for record_type in (Element, Cmoc):
        for record in base.judged(record_type):
            if record.key not in base.incoming:
                message = f"niets verwijst naar {called(record.name)} '{record.id}'"
                hint = "Noem het in een ander record, zoals een advies, of haal het weg."
                yield base.finding(record, ("id",), rule, message, hint, Severity.WARNING)
    for tool in base.judged(Tool):
        if not base.joined_to(tool.key):
            message = f"hulpmiddel '{tool.id}' hangt nergens aan"
            hint = "Geef het een kernelement, of noem het in een advies."
            yield base.finding(tool, ("id",), rule, message, hint, Severity.WARNING)


def nothing_rests_on_itself(base: EvidenceBase) -> Iterator[Finding]:
    """Geen record rust langs een omweg op zichzelf.

    Wie in een kring verwijst, bewijst niets: elk record leunt op het volgende en het laatste weer op
    het eerste. Een verwijzing om verder te lezen ('see', 'see_also') telt niet.

        share_of: vaste-lezers     # fout bij cijfer 'lezers', als 'vaste-lezers' zelf een deel van 'lezers' is
        share_of: inwoners         # goed: de keten heeft een begin
    """
    for circle in circles(base):
        first = circle[0].origin
        way = " → ".join([first.key, *(link.target for link in circle)])
        message = f"'{first.key}' rust op zichzelf: {way}"
        hint = "Haal een van deze verwijzingen weg: die bij het record waar de keten hoort te beginnen."
        yield base.finding(first, circle[0].field, "nothing-rests-on-itself", message, hint)
