"""What is wrong with an entry that can be read: its fields, and what they say."""

import unicodedata
from collections.abc import Iterator, Mapping

from bibtexparser.model import Entry

from spoorboek.finding import Finding, visible
from spoorboek.reference import DOI, Reference, is_web_address

_TURNS_TEXT = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def field_findings(path: str, entry: Entry) -> Iterator[Finding]:
    """Each field is there once, between braces, without characters that nobody sees."""
    seen: dict[str, int] = {}
    for item in entry.fields:
        name, line = item.key.lower(), item.start_line + 1
        shown = f"veld '{visible(item.key[:40])}' van '{entry.key}'"
        if name in seen:
            message = f"{shown} staat ook op regel {seen[name]}"
            yield Finding(path, line, 1, "reference-field-once", message, "Haal er een weg.")
        seen.setdefault(name, line)
        if item.enclosing == "no-enclosing" and name != "month":
            message = f"{shown} heeft een waarde zonder accolades: '{visible(item.value[:60])}'"
            hint = f"Schrijf de waarde voluit: {visible(item.key[:40])} = {{…}}."
            yield Finding(path, line, 1, "reference-value", message, hint)
        if hidden := _hidden(item.key + item.value):
            message = f"{shown} bevat een onzichtbaar teken ({hidden})"
            hint = "Typ de waarde opnieuw, zonder te plakken."
            yield Finding(path, line, 1, "reference-characters", message, hint)


def reference_findings(reference: Reference, lines: Mapping[str, int]) -> Iterator[Finding]:
    """A reference has a title, and its addresses lead somewhere on the web."""
    if not reference.title:
        message = f"verwijzing '{reference.key}' heeft geen titel"
        hint = "Voeg toe: title = {…}. Geen titel gezien? Omschrijf de bron tussen [ en ]."
        yield Finding(reference.path, reference.line, 1, "reference-title", message, hint)
    if reference.url and not is_web_address(reference.url):
        message = f"webadres '{visible(reference.url[:120])}' van '{reference.key}' is ongeldig"
        hint = "Schrijf het volledige adres, zoals https://voorbeeld.nl/rapport."
        yield Finding(reference.path, lines["url"], 1, "reference-url", message, hint)
    if reference.doi and not DOI.fullmatch(reference.doi):
        message = f"DOI '{visible(reference.doi[:120])}' van '{reference.key}' is ongeldig"
        hint = "Schrijf alleen de DOI zelf, zoals 10.1000/182."
        yield Finding(reference.path, lines["doi"], 1, "reference-doi", message, hint)


def _hidden(text: str) -> str:
    """The name of the first control or direction-changing character, such as U+202E."""
    if text.isprintable():
        return ""
    for character in text:
        if character in _TURNS_TEXT or (
            unicodedata.category(character) in {"Cc", "Cs"} and character not in "\t\n"
        ):
            return f"U+{ord(character):04X}"
    return ""
