"""Text: what people write is shown as they meant it, and nothing in it can do harm."""

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.records.record import Part, Record, RichText
from spoorboek.records.structure import FieldPath, fields_of
from spoorboek.records.validation import shown
from spoorboek.yaml_source import HIDDEN

ALLOWED_SCHEMES = ("http", "https", "mailto")
# Only text with one of these can hold HTML, a link or an image; the rest need not be parsed.
_MAY_HOLD_MARKUP = re.compile(r"<|\]\(|\]\[|\]:")
_SCHEME = re.compile(r"[\s\x00-\x20]*([a-z][a-z0-9+.-]*)\s*:", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<script\b", re.IGNORECASE)


def rich_text_has_no_html(base: EvidenceBase) -> Iterator[Finding]:
    """In tekst met opmaak staat geen HTML.

    HTML wordt niet uitgevoerd, maar getoond zoals het er staat. Dit is een waarschuwing.

        **belangrijk**         # goed: Markdown
        <b>belangrijk</b>      # staat zo op de pagina
    """
    for record, where, text in _suspect_rich_text(base):
        fragments = [t.content for t in _tokens(text) if t.type in ("html_block", "html_inline")]
        if fragments:
            message = f"HTML in tekst met opmaak: '{shown(fragments[0])}'"
            hint = "Het wordt als tekst getoond. Gebruik Markdown, of haal het weg."
            rule = "rich-text-has-no-html"
            yield base.finding(record, where, rule, message, hint, Severity.WARNING)


def rich_text_links_are_safe(base: EvidenceBase) -> Iterator[Finding]:
    """Een link in tekst met opmaak begint met http, https of mailto, of blijft binnen de site.

    Andere adressen, zoals javascript: of data:, kunnen in de browser van een lezer iets uitvoeren.
    """
    for record, where, text in _suspect_rich_text(base):
        for token in _tokens(text):
            address = str(token.attrs.get("href", "")) if token.type == "link_open" else ""
            scheme = _SCHEME.match(address)
            if scheme and scheme[1].lower() not in ALLOWED_SCHEMES:
                message = f"link met adres '{shown(address)}'"
                hint = "Gebruik een adres dat met https:// begint."
                yield base.finding(record, where, "rich-text-links-are-safe", message, hint)


def rich_text_has_no_images(base: EvidenceBase) -> Iterator[Finding]:
    """In tekst met opmaak staan geen afbeeldingen.

    Een afbeelding van elders verraadt aan een ander wie er leest, en wie niet ziet, mist haar.
    """
    for record, where, text in _suspect_rich_text(base):
        for token in _tokens(text):
            if token.type == "image":
                message = f"afbeelding '{shown(token.attrs.get('src', ''))}'"
                hint = "Zeg het in woorden, of maak er een link van."
                yield base.finding(record, where, "rich-text-has-no-images", message, hint)


def plain_text_has_no_html(base: EvidenceBase) -> Iterator[Finding]:
    """In gewone tekst staan geen HTML-tags.

    Een tag wordt niet uitgevoerd, maar als tekst getoond. Een los kleiner-dan-teken, zoals in
    p < 0,05, mag. Dit is een waarschuwing.
    """
    for record in base.all():
        if not any("<" in text for text in _strings(record)):
            continue
        for where, text in _plain_texts(record):
            if tag := _TAG.search(text):
                message = f"'{shown(tag[0])}' wordt als tekst getoond"
                hint = "Haal de tag weg."
                rule = "plain-text-has-no-html"
                yield base.finding(record, where, rule, message, hint, Severity.WARNING)


def text_can_be_seen(base: EvidenceBase) -> Iterator[Finding]:
    """Geen tekst bevat tekens die niemand ziet, ook niet als ze met een code zijn geschreven.

    Zulke tekens kunnen een zin anders laten lezen dan hij is. In YAML komen ze ook binnen als
    backslash met een code tussen dubbele aanhalingstekens.

        title: "Uitleg\\u202e"     # fout: draait de leesrichting om
        title: "Uitleg"           # goed
    """
    for record in base.all():
        if all(map(str.isprintable, _strings(record))):
            continue
        for where, text in _texts(record):
            if hidden := HIDDEN.search(text):
                message = f"onzichtbaar of richting-veranderend teken U+{ord(hidden[0]):04X}"
                hint = "Haal de code of het teken weg."
                yield base.finding(record, where, "text-can-be-seen", message, hint)


def _strings(value: object) -> Iterator[str]:
    """Every text in a record, without its place: the quick look."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Part):
        yield from _strings(tuple(vars(value).values()))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        yield from _strings((*value.keys(), *value.values()))


def _plain_texts(record: Record) -> Iterator[tuple[FieldPath, str]]:
    rich = {where for where, marker, _ in _marked_rich(record)}
    return ((where, text) for where, text in _texts(record) if where not in rich)
