"""Text: what people write is shown as they meant it, and nothing in it can do harm."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from spoorboek.checks.suggestions import refused_files
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.harmless_html import TAG
from spoorboek.records.markers import RichText
from spoorboek.records.record import Part, Record
from spoorboek.records.structure import Field, FieldPath, fields_of
from spoorboek.records.validation import shown
from spoorboek.reference import user_in
from spoorboek.text_file import HIDDEN

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Parsing takes long; text without one of these cannot hold what is looked for.
_MAY_HOLD_HTML = re.compile(r"<[a-z/!?]", re.IGNORECASE)
_MAY_HOLD_IMAGE = re.compile(r"!\[")
_MAY_HOLD_UNSAFE_LINK = re.compile(
    r"\]\(\s*<?(?!https?://|mailto:)|\]:|<(?!https?://|mailto:)[a-z][a-z0-9+.-]*:"
    r"|https?:/+[^\s/?#]*[@&]",
    re.IGNORECASE,
)
_SAFE_ADDRESS = re.compile(r"https?://|mailto:", re.IGNORECASE)


def rich_text_has_no_html(base: EvidenceBase) -> Iterator[Finding]:
    """In tekst met opmaak staat geen HTML.

    HTML wordt niet uitgevoerd, maar getoond zoals het er staat.

        <b>belangrijk</b>      # waarschuwing: staat zo op de pagina
        **belangrijk**         # goed: Markdown
    """
    for record, where, text in _rich_texts(base, _MAY_HOLD_HTML):
        fragments = [t.content for t in _tokens(text) if t.type in ("html_block", "html_inline")]
        if fragments:
            message = f"HTML in tekst met opmaak: '{shown(fragments[0])}'"
            hint = "Het wordt als tekst getoond. Gebruik Markdown, of haal het weg."
            rule = "rich-text-has-no-html"
            yield base.finding(record, where, rule, message, hint, Severity.WARNING)


def rich_text_links_are_safe(base: EvidenceBase) -> Iterator[Finding]:
    """Een link in tekst met opmaak begint met https://, http:// of mailto:.

    Andere adressen, zoals javascript: of data:, kunnen in de browser van een lezer iets uitvoeren. Een
    adres met een @ voor de site leidt ergens anders heen dan het lijkt.
    Naar een ander record verwijs je met zijn kenmerk, in het veld dat daarvoor is.

        [de wet](javascript:alert)             # fout
        [de wet](https://wetten.overheid.nl/)  # goed
    """
    for record, where, text in _rich_texts(base, _MAY_HOLD_UNSAFE_LINK):
        for token in _tokens(text):
            address = str(token.attrs.get("href", ""))
            user = user_in(address)
            if token.type == "link_open" and (user or not _SAFE_ADDRESS.match(address)):
                message = f"link met adres '{shown(address)}'"
                hint = "Gebruik een adres dat met https:// begint."
                if user:
                    hint = f"Achter de @ begint de echte site. Is dat de bedoelde? Haal '{shown(user)}' weg."
                yield base.finding(record, where, "rich-text-links-are-safe", message, hint)


def rich_text_has_no_images(base: EvidenceBase) -> Iterator[Finding]:
    """In tekst met opmaak staan geen afbeeldingen.

    Een afbeelding van elders verraadt aan een ander wie er leest, en wie niet ziet, mist haar.

        ![grafiek](https://voorbeeld.nl/g.png)           # fout
        [Bekijk de grafiek](https://voorbeeld.nl/g.png)  # goed
    """
    for record, where, text in _rich_texts(base, _MAY_HOLD_IMAGE):
        for token in _tokens(text):
            if token.type == "image":
                message = f"afbeelding '{shown(token.attrs.get('src', ''))}'"
                hint = "Zeg het in woorden, of maak er een link van."
                yield base.finding(record, where, "rich-text-has-no-images", message, hint)


def plain_text_has_no_html(base: EvidenceBase) -> Iterator[Finding]:
    """In gewone tekst staan geen HTML-tags.

    Een tag wordt niet uitgevoerd, maar als tekst getoond. Een los kleiner-dan-teken, zoals in
    p < 0,05, mag.

        title: Uitleg <b>vroeg</b>     # waarschuwing
        title: Uitleg vroeg            # goed
    """
    for record in _unusual(base):
        for where, field, text in texts_of(record):
            if not field.marker(RichText) and (tag := TAG.search(text)):
                message = f"'{shown(tag[0])}' wordt als tekst getoond"
                hint = "Haal de tag weg."
                rule = "plain-text-has-no-html"
                yield base.finding(record, where, rule, message, hint, Severity.WARNING)


def text_can_be_seen(base: EvidenceBase) -> Iterator[Finding]:
    r"""Geen tekst bevat tekens die niemand ziet, ook niet als ze met een code zijn geschreven.

    Zulke tekens kunnen een zin anders laten lezen dan hij is. In YAML komen ze ook binnen als
    backslash met een code tussen dubbele aanhalingstekens.

        title: "Uitleg\u202e"     # fout: draait de leesrichting om
        title: "Uitleg"            # goed
    """
    refused = refused_files(base)
    for record in _unusual(base):
        if base.paths[record.key] in refused:
            continue  # the character itself was found in the file
        for where, _, text in texts_of(record):
            if hidden := HIDDEN.search(text):
                message = f"onzichtbaar of richting-veranderend teken U+{ord(hidden[0]):04X}"
                hint = "Haal de code of het teken weg."
                yield base.finding(record, where, "text-can-be-seen", message, hint)


def _unusual(base: EvidenceBase) -> Iterator[Record]:
    """The records in whose files something stands that asks for the slow look."""
    return (record for record in base.all_judged() if record.key in base.unusual)


def texts_of(part: Part, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Field, str]]:
    """Every text in a record with its place and its field: the slow look."""
    for field in fields_of(type(part)):
        yield from _texts_in(getattr(part, field.name), field, (*path, field.key))


def _texts_in(
    value: object, field: Field, path: FieldPath
) -> Iterator[tuple[FieldPath, Field, str]]:
    if isinstance(value, str):
        yield path, field, value
    elif isinstance(value, Part):
        yield from texts_of(value, path)
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from _texts_in(item, field, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield path, field, str(key)
            yield from _texts_in(item, field, (*path, str(key)))


def _rich_texts(
    base: EvidenceBase, suspect: re.Pattern[str]
) -> Iterator[tuple[Record, FieldPath, str]]:
    """The texts with markup in which something stands that needs a better look."""
    for record, where, _, text in base.judged_marks(RichText):
        if suspect.search(text):
            yield record, where, text


@cache
def _parser() -> "MarkdownIt":
    """CommonMark that sees everything: HTML as HTML, and links with any address."""
    from markdown_it import MarkdownIt  # few texts need it, and every check would wait for it

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  # judged here
    return parser


def _tokens(text: str) -> "Iterator[Token]":
    for token in _parser().parse(text):
        yield token
        yield from token.children or ()
