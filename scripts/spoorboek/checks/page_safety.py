"""Page safety: a page of prose is text. It runs nothing, loads nothing and leads nowhere strange.

What MkDocs makes of the page is judged once more when the site is built.
"""

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.harmless_html import ATTRIBUTES, SLOT, harm_in, is_safe_address
from spoorboek.prose_text import (
    blank,
    place_of,
    runs_macros,
    without_code,
    without_settings,
    without_what_is_not_run,
)
from spoorboek.records.validation import shown

ASSETS = "assets"
KINDS = (".md", ".png", ".jpg", ".jpeg", ".webp")
_TEXT = r"\"[^\"\\{}\n]*\"|'[^'\\{}\n]*'"
_PLAIN_CALL = re.compile(
    rf"\{{\{{-?\s*\w+\(\s*(?:(?:{_TEXT}|\d+)\s*(?:,\s*(?:{_TEXT}|\d+)\s*)*)?\)\s*-?\}}\}}"
)
_CODE = re.compile(r"\{\{[^\n]*|\{%[^\n]*")
_LINK_HINT = "Gebruik een adres dat met https:// begint, of het pad van een pagina."
_HERE_HINT = "Zet het bestand in docs/ en noem het pad"
ELSEWHERE_HINT = f"{_HERE_HINT}, of maak er een link van."
_WHICH = {"tag": "die", "opmerking": "die", "attribuut": "dat"}
_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\(\s*<?([^\s)>]*)")
_LINK = re.compile(r"\]\(\s*<?([^\s)>]*)|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)", re.MULTILINE)
_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]*:[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>")
# Whole words and whole rows of spaces at once: what does not fit is left after one look.
_ATTRIBUTE_LIST = re.compile(r"\{:?[ ]*+([^{}\n%#.][^{}\n]*|[#.][^{}\n]*)\}")
_NAMED = re.compile(r"(?<![^\s=\"'])([^\s=\"']++)\s*+=")


def page_runs_no_code(base: EvidenceBase) -> Iterator[Finding]:
    """Een pagina in docs/ haalt gegevens op met een losse macro, en doet verder niets.

    Een macro staat alleen, met teksten tussen aanhalingstekens. Sjablonen laden, rekenen, herhalen en
    instellingen lezen kan niet: wie een pagina voorstelt, zou er anders programma's mee uitvoeren.

        {% include "iets.html" %}       # fout
        {{ config.site_url }}           # fout
        {{ count("source") }}           # goed
    """
    for path, text in _pages(base):
        if not runs_macros(text):
            continue
        rest = _PLAIN_CALL.sub(blank, without_what_is_not_run(text))
        for match in _CODE.finditer(rest):
            message = f"dit is geen losse macro: '{shown(match[0])}'"
            hint = 'Schrijf {{ naam("tekst") }}; zet tekst met accolades tussen {% raw %} en {% endraw %}.'
            yield Finding(path, *place_of(text, match.start()), "page-runs-no-code", message, hint)


def page_html_is_harmless(base: EvidenceBase) -> Iterator[Finding]:
    """HTML in een pagina in docs/ is opmaak, en niets dat iets uitvoert of laadt.

    Scripts, stijlen, formulieren, ingebedde pagina's en attributen zoals onclick of style mogen niet,
    ook niet achter een woord tussen accolades. Gebruik liever Markdown.

        <img src=x onerror="…">         # fout
        Lees dit { onclick="…" }        # fout
        <span lang="en">second track</span>     # goed
    """
    rule = "page-html-is-harmless"
    for path, text in _prose(base):
        for harm in harm_in(_AUTOLINK.sub(blank, text)):
            if harm.what != "adres":
                message = f"{harm.what} {_WHICH[harm.what]} hier niet mag: '{shown(harm.text)}'"
                hint = "Gebruik Markdown, of haal het weg."
                yield Finding(path, harm.line, harm.column, rule, message, hint)
        for match in re.finditer(f"<!--+ *{SLOT}", text):
            message = "een plek voor gegevens die met de hand is geschreven"
            hint = 'Gebruik een macro, zoals {{ count("source") }}.'
            yield Finding(path, *place_of(text, match.start()), rule, message, hint)
        for match in _ATTRIBUTE_LIST.finditer(text):
            for name in _NAMED.findall(match[1]):
                if name.lower() not in ATTRIBUTES - {"href", "src"}:
                    message = f"attribuut dat hier niet mag: '{shown(name)}'"
                    hint = "Tussen accolades mogen .klasse, #naam, lang= en hreflang=."
                    yield Finding(path, *place_of(text, match.start()), rule, message, hint)


def page_links_are_safe(base: EvidenceBase) -> Iterator[Finding]:
    """Een link in een pagina in docs/ begint met https://, http:// of mailto:, of wijst binnen de site.

    Andere adressen, zoals javascript: of data:, kunnen in de browser van een lezer iets uitvoeren. Een
    afbeelding van elders verraadt aan een ander wie er leest.

        [lees meer](javascript:alert(1))        # fout
        [lees meer](../over/index.md)           # goed
    """
    for path, text in _prose(base):
        pictures = {m.start(1): m[1] for m in _PICTURE.finditer(text)}
        for start, address in pictures.items():
            if not is_safe_address(address, here=True):
                message = f"afbeelding van elders: '{shown(address)}'"
                hint = ELSEWHERE_HINT if is_safe_address(address) else f"{_HERE_HINT}."
                yield Finding(path, *place_of(text, start), "page-links-are-safe", message, hint)
        for start, address in _bad_addresses(text, pictures).items():
            message, hint = f"link met adres '{shown(address)}'", _LINK_HINT
            if is_safe_address(address):  # as a link it would do
                message, hint = f"bestand van elders: '{shown(address)}'", ELSEWHERE_HINT
            yield Finding(path, *place_of(text, start), "page-links-are-safe", message, hint)


def _bad_addresses(text: str, told: Container[int]) -> dict[int, str]:
    """By its place every address in a page that may not stand there, but for those that are told already."""
    found = (m for m in _LINK.finditer(text) if m.start(1) not in told)
    links = ((m.start(), m[1] or m[2] or "") for m in found)
    quick = ((m.start(), m[1]) for m in _AUTOLINK.finditer(text) if ":" in m[1])
    typed = (
        (_offset(text, harm.line, harm.column), harm.text)
        for harm in harm_in(_AUTOLINK.sub(blank, text))
        if harm.what == "adres"
    )
    return {i: a for i, a in chain(links, quick) if not is_safe_address(a)} | dict(typed)


def page_folder_holds_pages(base: EvidenceBase) -> Iterator[Finding]:
    """In docs/ staan pagina's en afbeeldingen; al het andere van de site staat in docs/assets/.

    Wat in docs/ staat, komt zoals het is op de site. Een los HTML-bestand of script zou er iets
    uitvoeren; een symbolische koppeling zou een bestand van elders tonen.

        docs/handreiking/grap.html          # fout
        docs/handreiking/schema.png         # goed
    """
    rule = "page-folder-holds-pages"
    docs = base.root / "docs"
    for file in sorted(_below(docs)):
        path, inside = file.relative_to(base.root).as_posix(), file.relative_to(docs)
        if file.is_symlink():
            message = (
                f"'{shown(inside)}' is een verwijzing naar een andere plek (symbolische koppeling)"
            )
            yield Finding(path, 1, 1, rule, message, "Zet het bestand zelf in de map.")
        elif inside.parts[0] != ASSETS and file.suffix not in KINDS and not file.is_dir():
            message = f"bestand van een soort die hier niet hoort: '{shown(inside)}'"
            hint = f"Hier mogen {', '.join(KINDS)}; stijlen en scripts staan in docs/{ASSETS}/."
            yield Finding(path, 1, 1, rule, message, hint)


def _below(folder: Path) -> Iterator[Path]:
    """Everything below a folder; what is behind a link is not looked at."""
    if folder.is_symlink():
        yield folder
    elif folder.is_dir():
        for entry in folder.iterdir():
            yield entry
            if entry.is_dir() and not entry.is_symlink():
                yield from _below(entry)


def _pages(base: EvidenceBase) -> Iterator[tuple[str, str]]:
    """Path and text of every page of prose that is judged."""
    return ((path, text) for path, text, _ in base.judged_prose())


def _prose(base: EvidenceBase) -> Iterator[tuple[str, str]]:
    """The pages without what is shown as it is written: settings, code, and macros."""
    return ((path, _as_read(text)) for path, text in _pages(base))


@lru_cache(maxsize=1_000)
def _as_read(text: str) -> str:
    return _PLAIN_CALL.sub(blank, without_code(without_settings(_run(text))))


def _run(text: str) -> str:
    """A page as it is read once its macros are run; without macros nothing is skipped."""
    return without_what_is_not_run(text) if runs_macros(text) else text


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(row) + 1 for row in text.split("\n")[: line - 1]) + column - 1
