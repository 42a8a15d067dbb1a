"""Loading rules: what reading a file already demands, before any check runs.

The findings come from where files are read; the explanation stands here, beside those of the checks.
"""

import textwrap

from spoorboek import bibliography
from spoorboek.rule import Rule


def _rule(name: str, rule: str, why: str, example: str, severity: str = "fout") -> Rule:
    return Rule(name, f"{rule}\n\n{why}\n\n{textwrap.indent(example, '    ')}", severity)


_OF_FILES = (
    _rule(
        "known-folder",
        "Elk bestand in evidence/ staat in een map die de site kent.",
        "Aan de map ziet het programma wat voor record het is. Wat elders staat, zou stil verdwijnen.",
        "evidence/tool/rooster.yml      # fout\nevidence/tools/rooster.yml     # goed",
    ),
    _rule(
        "known-file",
        "Een record eindigt op .yml, een bestand met verwijzingen op .bib.",
        "Een bestand met een ander einde wordt niet gelezen, en dat zou niemand merken.",
        "tools/rooster.txt     # fout\ntools/rooster.yml     # goed",
    ),
    _rule(
        "no-links",
        "In evidence/ staan de bestanden zelf, geen symbolische koppelingen naar elders.",
        "Een koppeling kan naar een bestand buiten de kennisbank leiden en werkt niet op elke computer.",
        "tools/rooster.yml -> ../../rooster.yml     # fout\ntools/rooster.yml                          # goed: het bestand zelf",
    ),
    _rule(
        "unreadable-file",
        "Elk bestand in evidence/ is te lezen: de rechten staan goed.",
        "Wat niet te lezen is, kan niet worden nagekeken en komt niet op de site.",
        "-r--------  root   rooster.yml     # fout: alleen een ander mag het lezen\n-rw-r--r--  an     rooster.yml     # goed",
    ),
    _rule(
        "file-too-large",
        "Een record is hoogstens 500 kB groot, een bestand met verwijzingen 4 MB.",
        "Een heel groot bestand maakt het nakijken traag, en is bijna altijd een vergissing.",
        "sheet: |     # fout: hier is een heel boek geplakt\nsheet: |     # goed: de tekst van één blad",
    ),
    _rule(
        "wrong-encoding",
        "Elk bestand is gewone tekst, in de codering UTF-8.",
        "In een andere codering worden letters met een accent andere letters. "
        "Een merkteken vooraan (BOM) en regeleinden van Windows mogen.",
        "title: Co\ufffdrdinatie     # fout: bewaard als Windows-1252\ntitle: Coördinatie     # goed: bewaard als UTF-8",
    ),
    _rule(
        "hidden-character",
        "Geen bestand bevat tekens die niemand ziet of die de leesrichting omdraaien.",
        "Ze kunnen een zin anders laten lezen dan hij is en komen vaak mee met plakken.",
        "title: Uit[U+200B]leg     # fout: er staat een onzichtbaar teken in\ntitle: Uitleg            # goed: opnieuw getypt",
    ),
)
_OF_YAML = (
    _rule(
        "invalid-yaml",
        "Elk record is geldige YAML: sleutels met hun waarden.",
        "Anders is niet te zien wat waar hoort. Tekst met een dubbele punt erin staat tussen aanhalingstekens.",
        "title: Vraag 2: wat nu?       # fout\ntitle: 'Vraag 2: wat nu?'     # goed",
    ),
    _rule(
        "duplicate-key",
        "Elke sleutel staat één keer op zijn plaats.",
        "Anders zou een van de twee stil verdwijnen.",
        "title: Rooster\ntitle: Rooster met uren     # fout: welke titel is het?\n\ntitle: Rooster met uren     # goed",
    ),
    _rule(
        "unsafe-yaml",
        "Een record gebruikt geen tags, ankers of verwijzingen van YAML (!, &, *), heeft gewone woorden "
        "als sleutel en is niet te diep genest.",
        "Een record is gegevens en doet niets. Zo kan een bestand van een ander geen kwaad. "
        "Voor mkdocs.yml geldt hetzelfde; daar mag alleen de tag !ENV, voor een omgevingsvariabele.",
        "note: *zie      # fout\nnote: '*zie'    # goed",
    ),
)
_OF_RECORDS = (
    _rule(
        "unknown-key",
        "Een record gebruikt alleen sleutels die bij zijn soort horen.",
        "Wat onder een andere sleutel staat, zou nergens te lezen zijn.",
        "titel: Rooster     # fout\ntitle: Rooster     # goed",
    ),
    _rule(
        "missing-key",
        "Elke verplichte sleutel is er. De veldentabel zegt welke dat zijn.",
        "De site kan een record zonder die gegevens niet eerlijk laten zien.",
        "id: rooster            # fout bij een hulpmiddel: de titel ontbreekt\n\nid: rooster\ntitle: Rooster         # goed",
    ),
    _rule(
        "wrong-type",
        "Elke waarde is van de goede soort: tekst, getal, true of false, een lijst, of sleutels met waarden.",
        "Het programma raadt niet wat is bedoeld: raden geeft ooit iets verkeerds.",
        "roles: onderzoeker       # fout: hier hoort een lijst\nroles: [onderzoeker]     # goed",
    ),
    _rule(
        "wrong-number",
        "Een lijst heeft genoeg onderdelen, en een getal ligt binnen zijn grenzen.",
        "Een oefening van nul minuten of een vraag zonder antwoorden kan niemand gebruiken.",
        "minutes: 0      # fout: ten minste 1\nminutes: 15     # goed",
    ),
    _rule(
        "unknown-word",
        "Waar vaste woorden horen, staat een van die woorden.",
        "Met vaste woorden is te tellen en te zoeken; een eigen woord valt overal buiten.",
        "stance: refutes         # fout\nstance: contradicts     # goed",
    ),
    _rule(
        "empty-text",
        "Een tekst die er staat, is niet leeg.",
        "Wat niet bekend is, laat je weg. Dan kan de site zeggen dat het niet is vastgelegd.",
        "note: ''     # fout\n\nnote: Eén gesprek.     # goed, en anders geen 'note'",
    ),
    _rule(
        "text-too-long",
        "Een tekst met opmaak is hoogstens 20.000 tekens lang.",
        "Langer leest niemand op één bladzijde, en het maakt nakijken en bouwen traag.",
        "sheet: |     # fout: een heel rapport, 60.000 tekens\nsheet: |     # goed: de tekst van één blad",
    ),
    _rule(
        "invalid-id",
        "Een kenmerk bestaat uit kleine letters en cijfers, met - of _ ertussen.",
        "Het kenmerk wordt het adres van de pagina, en dat moet overal werken.",
        "id: Vroege uitleg     # fout\nid: vroege-uitleg     # goed",
    ),
    _rule(
        "invalid-date",
        "Een datum bestaat en is geschreven als jaar-maand-dag.",
        "Zo is er maar één manier om de datum te lezen, en kan de site ermee rekenen.",
        "seen_date: '31-11-2026'     # fout\nseen_date: '2026-11-30'     # goed",
    ),
    _rule(
        "invalid-address",
        "Een webadres begint met http:// of https:// en bevat geen spaties of aanhalingstekens. Voor de site staat geen @.",
        "Andere adressen leiden nergens heen of ergens anders heen dan het lijkt, of laten de browser iets uitvoeren.",
        "url: www.voorbeeld.nl              # fout\nurl: https://www.voorbeeld.nl/     # goed",
    ),
    _rule(
        "id-is-file-name",
        "Het kenmerk van een record is de naam van zijn bestand.",
        "Zo is een record altijd te vinden, en heeft het maar één naam.",
        "tools/rooster.yml met 'id: werkrooster'     # fout\ntools/rooster.yml met 'id: rooster'         # goed",
    ),
    _rule(
        "unique-id",
        "Elk kenmerk komt één keer voor bij zijn soort, ook als de bestanden .yml en .yaml heten.",
        "Een verwijzing naar dat kenmerk zou anders twee kanten op wijzen.",
        "tools/rooster.yml en tools/rooster.yaml        # fout\ntools/rooster.yml en tools/rooster-uren.yml     # goed",
    ),
)
_OF_BIBTEX = {
    "bibtex-size": (
        "Een groter bestand houdt het nakijken te lang op. Verdeel de verwijzingen over meer bestanden.",
        "alles.bib van 5 miljoen tekens      # fout\na-m.bib en n-z.bib                  # goed",
    ),
    "bibtex-syntax": (
        "Een blok dat niet eindigt, neemt de verwijzingen erna mee.",
        "@book{jansen2024, title = {Werk      # fout: accolade niet gesloten\n@book{jansen2024, title = {Werk}}    # goed",
    ),
    "bibtex-entry-end": (
        "Met een accolade te veel eindigt een verwijzing halverwege: haar andere velden vallen dan weg.",
        "@book{jansen2024, title = {Werk}}, year = {2024}}     # fout: het jaar valt weg\n@book{jansen2024, title = {Werk}, year = {2024}}      # goed",
    ),
    "bibtex-stray-text": (
        "Losse tekst is vaak een verwijzing zonder @, die dan niemand ziet.",
        "nog nakijken       # waarschuwing\n% nog nakijken     # goed",
    ),
    "reference-key": (
        "De sleutel is ook de naam van het bestand met de bron, en staat in het adres van haar pagina.",
        "@book{Jansen 2024,     # fout\n@book{jansen2024,      # goed",
    ),
    "reference-key-unique": (
        "Een aanhaling moet naar één publicatie leiden.",
        "@book{jansen2024, …\n@article{jansen2024, …      # fout: dezelfde sleutel\n@article{jansen2024b, …     # goed",
    ),
    "reference-type": (
        "Aan de soort ziet het programma hoe een publicatie wordt aangehaald. Wat niets anders is, heet misc.",
        "@artikel{jansen2024,     # fout\n@article{jansen2024,     # goed",
    ),
    "reference-field-known": (
        "Wat onder een verschreven naam staat, telt niet mee: dan is de auteur weg. Een eigen veld mag.",
        "autor = {Jansen, An}      # waarschuwing\nauthor = {Jansen, An}     # goed",
    ),
    "reference-field-once": (
        "Van twee waarden zou er stil één verdwijnen.",
        "year = {2023},\nyear = {2024},     # fout: welk jaar is het?\n\nyear = {2024},     # goed",
    ),
    "reference-value": (
        "Zonder accolades of aanhalingstekens leest een programma een woord als afkorting.",
        "title = Werk,       # fout\ntitle = {Werk},     # goed",
    ),
    "reference-title": (
        "Zonder titel kan niemand de publicatie vinden. Wat geen titel heeft, omschrijf je zelf tussen [ en ].",
        "author = {Gemeente}, year = {2024}                # fout\ntitle = {[Brief van de gemeente]}         # goed: zelf omschreven",
    ),
    "reference-date": (
        "Een dag of jaar dat niet bestaat, komt zo in elke aanhaling. Wat niet bekend is, laat je weg.",
        "year = {in druk}            # fout: laat year dan weg\nurldate = {2026-02-30}      # fout: die dag is er niet\nurldate = {2026-02-28}      # goed",
    ),
    "reference-url": (
        "Een half adres leidt nergens heen, en een adres met een @ voor de site leidt ergens anders heen dan het lijkt.",
        "url = {voorbeeld.nl}                  # fout\nurl = {https://voorbeeld.nl@elders.nl/}     # fout: dit leidt naar elders.nl\nurl = {https://www.voorbeeld.nl/}     # goed",
    ),
    "reference-doi": (
        "Met de DOI vinden lezers de publicatie, en het programma een dubbele of een intrekking.",
        "doi = {182}             # fout\ndoi = {10.1000/182}     # goed",
    ),
    "reference-characters": (
        "Wat niemand ziet, kan een naam of titel anders laten lezen en laat zoeken mislukken.",
        "title = {We[U+0007]rk}     # fout: er staat een onzichtbaar teken in\ntitle = {Werk}             # goed: opnieuw getypt",
    ),
    "reference-has-no-html": (
        "Een tag wordt niet uitgevoerd, maar als tekst getoond. Een los kleiner-dan-teken, zoals in p < 0,05, mag.",
        "title = {Werk <i>nu</i>}     # waarschuwing\ntitle = {Werk nu}            # goed",
    ),
}
_MILDER = dict.fromkeys(
    ("bibtex-stray-text", "reference-field-known", "reference-has-no-html"), "waarschuwing"
)

LOADING_RULES: tuple[Rule, ...] = (
    *_OF_FILES,
    *_OF_YAML,
    *_OF_RECORDS,
    *(
        _rule(name, rule, *_OF_BIBTEX[name], _MILDER.get(name, "fout"))
        for name, rule in bibliography.RULES.items()
    ),
)
"""Every rule that loading itself can break, each explained once."""
