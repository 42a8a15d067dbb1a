"""Loading rules: what reading a file already demands, before any check runs.

The findings come from where files are read; the explanation stands here, beside those of the checks.
"""

import textwrap

from spoorboek import bibliography
from spoorboek.checks.rule import Rule


def _rule(name: str, explanation: str, example: str = "", severity: str = "fout") -> Rule:
    block = "\n\n" + textwrap.indent(example, "    ") if example else ""
    return Rule(name, explanation + block, severity)


_OF_FILES = (
    _rule(
        "known-folder",
        "Elk bestand in evidence/ staat in een map die de site kent.",
        "evidence/tool/rooster.yml      # fout\nevidence/tools/rooster.yml     # goed",
    ),
    _rule(
        "known-file",
        "Een record eindigt op .yml, een bestand met verwijzingen op .bib.",
        "tools/rooster.txt     # fout\ntools/rooster.yml     # goed",
    ),
    _rule(
        "no-links",
        "In evidence/ staan de bestanden zelf, geen symbolische koppelingen naar elders.",
        "tools/rooster.yml -> ../../rooster.yml     # fout",
    ),
    _rule("unreadable-file", "Elk bestand in evidence/ is te lezen: de rechten staan goed.", ""),
    _rule(
        "file-too-large",
        "Een record is hoogstens 500 kB groot, een bestand met verwijzingen 5 MB.",
    ),
    _rule(
        "wrong-encoding",
        "Elk bestand is tekst in UTF-8. Een merkteken vooraan (BOM) en regeleinden van Windows mogen.",
    ),
    _rule(
        "hidden-character",
        "Geen bestand bevat tekens die niemand ziet of die de leesrichting omdraaien. Ze kunnen een zin "
        "anders laten lezen dan hij is en komen vaak mee met plakken.",
    ),
)
_OF_YAML = (
    _rule(
        "invalid-yaml",
        "Elk record is geldige YAML. Tekst met een dubbele punt erin staat tussen aanhalingstekens.",
        "title: Vraag 2: wat nu?       # fout\ntitle: 'Vraag 2: wat nu?'     # goed",
    ),
    _rule(
        "duplicate-key",
        "Elke sleutel staat één keer op zijn plaats. Anders zou een van de twee stil verdwijnen.",
        "title: Rooster\ntitle: Rooster met uren     # fout",
    ),
    _rule(
        "unsafe-yaml",
        "Een record gebruikt geen tags, ankers of verwijzingen van YAML (!, &, *), heeft gewone woorden "
        "als sleutel en is niet te diep genest. Een record is gegevens en doet niets.",
        "note: *zie      # fout\nnote: '*zie'    # goed",
    ),
)
_OF_RECORDS = (
    _rule(
        "unknown-key",
        "Een record gebruikt alleen sleutels die bij zijn soort horen.",
        "titel: Rooster     # fout\ntitle: Rooster     # goed",
    ),
    _rule("missing-key", "Elke verplichte sleutel is er. De veldentabel zegt welke dat zijn.", ""),
    _rule(
        "wrong-type",
        "Elke waarde is van de goede soort: tekst, getal, true of false, een lijst, of sleutels met waarden.",
        "roles: onderzoeker       # fout: hier hoort een lijst\nroles: [onderzoeker]     # goed",
    ),
    _rule(
        "wrong-number",
        "Een lijst heeft genoeg onderdelen, en een getal ligt binnen zijn grenzen.",
        "minutes: 0      # fout: ten minste 1\nminutes: 15     # goed",
    ),
    _rule(
        "unknown-word",
        "Waar vaste woorden horen, staat een van die woorden.",
        "stance: refutes         # fout\nstance: contradicts     # goed",
    ),
    _rule(
        "empty-text",
        "Een tekst die er staat, is niet leeg. Wat niet bekend is, laat je weg.",
        "note: ''     # fout: laat de sleutel weg",
    ),
    _rule(
        "text-too-long",
        "Een tekst met opmaak is hoogstens 20.000 tekens lang.",
    ),
    _rule(
        "invalid-id",
        "Een kenmerk bestaat uit kleine letters en cijfers, met - of _ ertussen.",
        "id: Vroege uitleg     # fout\nid: vroege-uitleg     # goed",
    ),
    _rule(
        "invalid-date",
        "Een datum bestaat en is geschreven als jaar-maand-dag.",
        "seen_date: '31-11-2026'     # fout\nseen_date: '2026-11-30'     # goed",
    ),
    _rule(
        "invalid-address",
        "Een webadres begint met http:// of https:// en bevat geen spaties of aanhalingstekens.",
        "url: www.voorbeeld.nl              # fout\nurl: https://www.voorbeeld.nl/     # goed",
    ),
    _rule(
        "id-is-file-name",
        "Het kenmerk van een record is de naam van zijn bestand. Zo is een record altijd te vinden.",
        "tools/rooster.yml met 'id: werkrooster'     # fout",
    ),
    _rule(
        "unique-id",
        "Elk kenmerk komt één keer voor bij zijn soort, ook als de bestanden .yml en .yaml heten.",
    ),
)
_BIBTEX_EXAMPLES = {
    "bibtex-syntax": "@book{jansen2024, title = {Werk      # fout: accolade niet gesloten",
    "bibtex-stray-text": "nog nakijken       # waarschuwing\n% nog nakijken     # goed",
    "reference-key": "@book{Jansen 2024,     # fout\n@book{jansen2024,      # goed",
    "reference-value": "title = Werk,       # fout\ntitle = {Werk},     # goed",
    "reference-title": "title = {[Brief over het onderzoek]}     # goed: zelf omschreven",
    "reference-url": "url = {voorbeeld.nl}                  # fout\nurl = {https://www.voorbeeld.nl/}     # goed",
    "reference-doi": "doi = {182}             # fout\ndoi = {10.1000/182}     # goed",
}
_MILDER = {"bibtex-stray-text": "waarschuwing"}

LOADING_RULES: tuple[Rule, ...] = (
    *_OF_FILES,
    *_OF_YAML,
    *_OF_RECORDS,
    *(
        _rule(name, explanation, _BIBTEX_EXAMPLES.get(name, ""), _MILDER.get(name, "fout"))
        for name, explanation in bibliography.RULES.items()
    ),
)
"""Every rule that loading itself can break, each explained once."""
