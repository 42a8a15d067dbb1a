"""What is wrong with an entry that can be read: its type, its fields, and what they say."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from bibtexparser.model import Entry, Field

from spoorboek.finding import Finding, Severity, did_you_mean, visible
from spoorboek.harmless_html import TAG
from spoorboek.latex import plain
from spoorboek.reference import DOI, Reference, is_web_address, user_in
from spoorboek.reference_words import FIELDS, KNOWN_FIELDS, KNOWN_TYPES
from spoorboek.written_dates import is_date, is_day

Place = tuple[int, int]
"""A line and a column."""
_TURNS_TEXT = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INDENT = re.compile(r"[ \t]*")
_YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}")
_DATES = {
    "year": (
        "geen bestaand jaar",
        "Schrijf een jaar van 1000 tot en met 2099. Geen jaar gezien, of nog niet verschenen? Laat 'year' weg.",
    ),
    "date": (
        "geen bestaande datum",
        "Schrijf '2026-11-21', '2026-11' of '2026', met een / tussen begin en einde.",
    ),
    "urldate": (
        "geen bestaande dag",
        "Schrijf de dag waarop je de bron hebt gezien als '2026-11-21'.",
    ),
}
"""The fields that tell when: what each of them is, and the way out."""
_NOT_A_TEXT = frozenset({"url", "doi"})
"""What stands there has to have a form of its own."""


def places(entry: Entry) -> list[Place]:
    """Where each field begins; of a field behind another on one line only the line is told."""
    lines = (entry.raw or "").split("\n")
    found: list[Place] = []
    for item in entry.fields:
        column = 1
        if not found or found[-1][0] != item.start_line + 1:
            line = lines[item.start_line - (entry.start_line or 0)]
            indent = match.end() if (match := _INDENT.match(line)) else 0
            column = indent + 1 if line.startswith(item.key, indent) else 1
        found.append((item.start_line + 1, column))
    return found


def field_findings(path: str, entry: Entry) -> Iterator[Finding]:
    """Each field is there once, between braces, by a name that is known, without hidden characters."""
    seen: dict[str, int] = {}
    for item, place in zip(entry.fields, places(entry), strict=True):
        name = item.key.lower()
        shown = f"veld '{visible(item.key[:40])}' van '{entry.key}'"
        if name in seen:
            message = f"{shown} staat ook op regel {seen[name]}"
            yield Finding(path, *place, "reference-field-once", message, "Haal er een weg.")
        elif meant := _meant(name):
            message = f"{shown} is geen veld van BibTeX en telt niet mee"
            rule, severity = "reference-field-known", Severity.WARNING
            yield Finding(path, *place, rule, message, meant, severity)
        seen.setdefault(name, place[0])
        yield from _value_findings(path, place, item, shown)


def _meant(name: str) -> str:
    """The way out for a misspelt name; a name that resembles no other is somebody's own."""
    if name in KNOWN_FIELDS:
        return ""
    # Who slips seldom begins with another letter, or ends up with a much longer word.
    alike = (k for k in FIELDS if k[0] == name[:1] and abs(len(k) - len(name)) <= 1)
    return did_you_mean(name, alike)


def _value_findings(path: str, place: Place, item: Field, shown: str) -> Iterator[Finding]:
    """The value of a field stands between braces and is plain text."""
    name = item.key.lower()
    if item.enclosing == "no-enclosing" and name != "month":
        message = f"{shown} heeft een waarde zonder accolades: '{visible(item.value[:60])}'"
        hint = f"Schrijf de waarde voluit: {visible(item.key[:40])} = {{…}}."
        yield Finding(path, *place, "reference-value", message, hint)
    if hidden := _hidden(item.key + item.value):
        message = f"{shown} bevat een onzichtbaar teken ({hidden})"
        hint = "Typ de waarde opnieuw, zonder te plakken."
        yield Finding(path, *place, "reference-characters", message, hint)
    if name not in _NOT_A_TEXT and (tag := TAG.search(item.value)):
        message = f"{shown} bevat HTML: '{visible(tag[0][:60])}'"
        rule, severity = "reference-has-no-html", Severity.WARNING
        yield Finding(path, *place, rule, message, "Haal de tag weg.", severity)


def reference_findings(reference: Reference, where: Mapping[str, Place]) -> Iterator[Finding]:
    """A reference has a type and a title, dates that exist, and addresses that lead somewhere."""
    if reference.type not in KNOWN_TYPES:
        message = f"soort '@{visible(reference.type[:40])}' van '{reference.key}' bestaat niet"
        choice = "Kies bijvoorbeeld article, book, report, online of misc."
        hint = did_you_mean(reference.type[:40], KNOWN_TYPES) or choice
        yield Finding(reference.path, reference.line, 1, "reference-type", message, hint)
    if not reference.title:
        message = f"verwijzing '{reference.key}' heeft geen titel"
        hint = "Voeg toe: title = {…}. Geen titel gezien? Omschrijf de bron tussen [ en ]."
        yield Finding(reference.path, reference.line, 1, "reference-title", message, hint)
    yield from _date_findings(reference, where)
    if reference.url and not is_web_address(reference.url):
        message = f"webadres '{visible(reference.url[:120])}' van '{reference.key}' is ongeldig"
        hint = "Schrijf het volledige adres, zoals https://voorbeeld.nl/rapport."
        if user := user_in(reference.url):
            shown = visible(user[:60])
            hint = f"Achter de @ begint de echte site. Is dat de bedoelde? Haal '{shown}' weg."
        yield Finding(reference.path, *where["url"], "reference-url", message, hint)
    if reference.doi and not DOI.fullmatch(reference.doi):
        message = f"DOI '{visible(reference.doi[:120])}' van '{reference.key}' is ongeldig"
        hint = "Schrijf alleen de DOI zelf, zoals 10.1000/182."
        yield Finding(reference.path, *where["doi"], "reference-doi", message, hint)


def _date_findings(reference: Reference, where: Mapping[str, Place]) -> Iterator[Finding]:
    """Year, date and day of reading exist, as far as they are told."""
    for name, (what, hint) in _DATES.items():
        written = plain(reference.fields.get(name, ""))
        if written and not _is_right(name, written):
            message = f"'{name}' van '{reference.key}' is {what}: '{visible(written[:60])}'"
            yield Finding(reference.path, *where[name], "reference-date", message, hint)


def _is_right(name: str, written: str) -> bool:
    if name == "year":
        return bool(_YEAR.fullmatch(written))
    return is_day(written) if name == "urldate" else all(map(is_date, written.split("/", 1)))


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
