"""BibTeX to references, and what is wrong with it.

Reading never raises for what a contributor wrote: an entry that cannot be read becomes a
finding and the rest is read all the same. Values are kept as they were written.
"""

import logging
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import urlsplit

from bibtexparser.entrypoint import parse_string
from bibtexparser.exceptions import ParserStateException
from bibtexparser.library import Library
from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)

from spoorboek.finding import Finding, Severity, visible
from spoorboek.latex import plain
from spoorboek.same_publication import KnownPublications, Mark

MAX_CHARACTERS = 4_000_000
KEY = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")

RULES: Mapping[str, str] = MappingProxyType(
    {
        "bibtex-size": "Een BibTeX-bestand is hooguit 4 miljoen tekens groot.",
        "bibtex-syntax": "Elk blok in een BibTeX-bestand is leesbaar en wordt afgesloten.",
        "bibtex-stray-text": "Buiten de blokken staat alleen commentaar dat met % begint.",
        "reference-key": "Een citatiesleutel bestaat uit kleine letters, cijfers, - en _.",
        "reference-key-unique": "Elke citatiesleutel komt één keer voor, in alle bestanden samen.",
        "reference-field-once": "Elk veld staat één keer in een verwijzing.",
        "reference-value": "Elke waarde staat tussen accolades of aanhalingstekens.",
        "reference-title": "Elke verwijzing heeft een titel.",
        "reference-url": "Een webadres is volledig en begint met http:// of https://.",
        "reference-doi": "Een DOI begint met 10. en heeft een schuine streep.",
        "reference-characters": "Een verwijzing bevat geen onzichtbare stuurtekens.",
    }
)

LANGUAGES = {
    "english": "en", "american": "en", "british": "en", "usenglish": "en", "ukenglish": "en",
    "dutch": "nl", "german": "de", "ngerman": "de", "french": "fr", "danish": "da",
    "swedish": "sv", "norwegian": "no", "finnish": "fi", "spanish": "es", "italian": "it",
}  # fmt: skip
"""The code of each language, by its name in `langid`."""
_DOI_ADDRESS = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
DOI = re.compile(r"10\.\d{4,9}/[^\s<>\"'{}\\]+")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"{}\\^`|]")
_YEAR = re.compile(r"\d{4}")
_AND, _COMMA = re.compile(r"[{}]|\sand\s"), re.compile(r"[{}]|,")
_TURNS_TEXT = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# What the parser would log, the findings say.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a BibTeX file; `fields` holds the values as written, names in lower case."""

    key: str
    type: str
    fields: Mapping[str, str] = field(hash=False)
    path: str
    line: int

    @property
    def title(self) -> str:
        """The title as plain text."""
        return plain(self.fields.get("title", ""))

    @property
    def year(self) -> str:
        """The year as written, or nothing: an unknown year is not guessed."""
        if written := plain(self.fields.get("year", "")):
            return written
        found = _YEAR.match(self.fields.get("date", "").strip())
        return found.group() if found else ""

    @property
    def doi(self) -> str:
        """The DOI in lower case, without the address of its resolver."""
        written = _unescaped(self.fields.get("doi", ""))
        return _DOI_ADDRESS.sub("", written, count=1).lower()

    @property
    def url(self) -> str:
        """The web address, without the backslashes that LaTeX wants in it."""
        return _unescaped(self.fields.get("url", ""))

    @property
    def first_author(self) -> str:
        """The family name of the first author or else editor; of an organisation its name."""
        first = _until(_AND, self.fields.get("author") or self.fields.get("editor") or "")
        family = _until(_COMMA, first)
        if family == first and first and not first.startswith("{"):
            family = first.split()[-1]
        return plain(family)

    @property
    def language(self) -> str:
        """The code of the language it is written in, or nothing when unknown."""
        return LANGUAGES.get(self.fields.get("langid", "").strip().lower(), "")

    @property
    def title_language(self) -> str:
        """The language of the title; one between [ and ] is our description, in Dutch."""
        return "nl" if self.title.startswith("[") and self.title.endswith("]") else self.language


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
    """Every entry of a text, whatever its key, with what is wrong with the layout of the text."""
    blocks, findings = _blocks(path, text)
    found = [_reference(path, e) for e in map(_without_verdict, blocks) if isinstance(e, Entry)]
    return found, findings


def near_duplicates(
    references: Iterable[Reference],
) -> Iterator[tuple[Reference, Reference, Mark]]:
    """Pairs that may be one source, each with the strongest mark by which that is seen."""
    known = KnownPublications[Reference]()
    for reference in references:
        if match := known.meet(reference):
            yield match.publication, reference, match.mark


def _until(edge: re.Pattern[str], text: str) -> str:
    """What stands before an edge; one between braces is a word like any other."""
    depth = 0
    for found in edge.finditer(text):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth <= 0:
            return text[: found.start()].strip()
    return text.strip()


def _unescaped(written: str) -> str:
    return re.sub(r"\\([_&%#~$])", r"\1", written).strip()


def _blocks(path: str, text: str) -> tuple[list[Block], list[Finding]]:
    """The entries of one file, free of quotes and abbreviations; repeated ones marked as such."""
    if len(text) > MAX_CHARACTERS:
        message = f"bestand van {len(text)} tekens is te groot"
        return [], [_finding(path, 1, "bibtex-size", message, "Verdeel het over meer bestanden.")]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        split = parse_string(text, parse_stack=[]).blocks
        library = Library(
            [block for block in map(_without_verdict, split) if isinstance(block, Entry | String)],
            fail_on_duplicate_key=False,
        )
        library = ResolveStringReferencesMiddleware().transform(library)
        blocks = RemoveEnclosingMiddleware().transform(library).blocks
    except (ParserStateException, ValueError, LookupError, TypeError, AttributeError) as error:
        # For some texts the parser has no answer but an error of its own.
        message = f"bestand is niet te lezen ({type(error).__name__})"
        hint = "Haal de laatst toegevoegde verwijzing weg en voeg haar stap voor stap weer toe."
        return [], [_finding(path, 1, "bibtex-syntax", message, hint)]
    return blocks, list(_layout_findings(path, split))


def _without_verdict(block: Block) -> Block:
    """The entry behind a block that the parser refuses for a repeated key or field."""
    while isinstance(block, ParsingFailedBlock) and block.ignore_error_block is not None:
        block = block.ignore_error_block
    return block


def _line(block: Block | None) -> int:
    """The line a block starts on; the parser counts from 0."""
    return (block.start_line or 0) + 1 if block else 1


def _layout_findings(path: str, blocks: Iterable[Block]) -> Iterator[Finding]:
    """Every block can be read, and what is outside blocks is meant as a comment."""
    is_rest = False
    for block in blocks:
        is_broken = isinstance(block, ParsingFailedBlock) and block.ignore_error_block is None
        if is_broken:
            yield _unreadable(path, block)
        elif isinstance(block, ImplicitComment) and not is_rest:
            yield from _stray_text(path, block)
        is_rest = is_broken  # what follows a broken block is the rest of it


def _unreadable(path: str, block: Block) -> Finding:
    opening = visible(" ".join((block.raw or "").split())[:60])
    message = f"blok is niet te lezen: '{opening}'"
    hint = "Controleer of elk veld op een komma eindigt en elke accolade wordt gesloten."
    return _finding(path, _line(block), "bibtex-syntax", message, hint)


def _stray_text(path: str, block: ImplicitComment) -> Iterator[Finding]:
    """The first line outside blocks that does not begin as a comment."""
    for number, line in enumerate(block.comment.split("\n"), start=_line(block)):
        if line.strip() and not line.lstrip().startswith("%"):
            message = f"tekst buiten een verwijzing: '{visible(line.strip()[:60])}'"
            hint = "Begint de verwijzing met @ en een soort? Commentaar begint met %."
            rule, severity = "bibtex-stray-text", Severity.WARNING
            yield _finding(path, number, rule, message, hint, severity)
            return


def _added(references: dict[str, Reference], path: str, block: Block) -> Iterator[Finding]:
    """Adds the entry in a block, when its key is its own, and tells what is wrong with it."""
    entry = _without_verdict(block)
    line = _line(entry)
    if isinstance(entry, String) and isinstance(block, DuplicateBlockKeyBlock):
        message = (
            f"afkorting '{visible(entry.key)}' staat ook op regel {_line(block.previous_block)}"
        )
        yield _finding(path, line, "reference-key-unique", message, "Kies een andere afkorting.")
    if not isinstance(entry, Entry):
        return
    if not KEY.fullmatch(entry.key):
        message = f"citatiesleutel '{visible(entry.key[:80])}' is ongeldig"
        hint = "Gebruik kleine letters en cijfers, met - of _ ertussen, zoals 'jansen2024'."
        yield _finding(path, line, "reference-key", message, hint)
    elif earlier := references.get(entry.key):
        message = f"citatiesleutel '{entry.key}' staat ook in {earlier.path}, regel {earlier.line}"
        hint = "Is het dezelfde bron? Haal er een weg. Anders: kies een andere sleutel."
        yield _finding(path, line, "reference-key-unique", message, hint)
    else:
        reference = _reference(path, entry)
        references[entry.key] = reference
        yield from _field_findings(path, entry)
        yield from _reference_findings(reference, _lines(entry))


def _reference(path: str, entry: Entry) -> Reference:
    """The reference an entry describes; of a repeated field the first value counts."""
    values = {item.key.lower(): str(item.value) for item in reversed(entry.fields)}
    ordered = {name: values[name] for name in dict.fromkeys(i.key.lower() for i in entry.fields)}
    kind = entry.entry_type.lower()
    return Reference(entry.key, kind, MappingProxyType(ordered), path, _line(entry))


def _lines(entry: Entry) -> dict[str, int]:
    return {item.key.lower(): item.start_line + 1 for item in reversed(entry.fields)}


def _field_findings(path: str, entry: Entry) -> Iterator[Finding]:
    """Each field is there once, between braces, without characters that nobody sees."""
    seen: dict[str, int] = {}
    for item in entry.fields:
        name, line = item.key.lower(), item.start_line + 1
        shown = f"veld '{visible(item.key[:40])}' van '{entry.key}'"
        if name in seen:
            message = f"{shown} staat ook op regel {seen[name]}"
            yield _finding(path, line, "reference-field-once", message, "Haal er een weg.")
        seen.setdefault(name, line)
        if item.enclosing == "no-enclosing" and name != "month":
            message = f"{shown} heeft een waarde zonder accolades: '{visible(item.value[:60])}'"
            hint = f"Schrijf de waarde voluit: {visible(item.key[:40])} = {{…}}."
            yield _finding(path, line, "reference-value", message, hint)
        if hidden := _hidden(item.key + item.value):
            message = f"{shown} bevat een onzichtbaar teken ({hidden})"
            hint = "Typ de waarde opnieuw, zonder te plakken."
            yield _finding(path, line, "reference-characters", message, hint)


def _reference_findings(reference: Reference, lines: Mapping[str, int]) -> Iterator[Finding]:
    """A reference has a title, and its addresses lead somewhere on the web."""
    if not reference.title:
        message = f"verwijzing '{reference.key}' heeft geen titel"
        hint = "Voeg toe: title = {…}. Geen titel gezien? Omschrijf de bron tussen [ en ]."
        yield _finding(reference.path, reference.line, "reference-title", message, hint)
    if reference.url and not is_web_address(reference.url):
        message = f"webadres '{visible(reference.url[:120])}' van '{reference.key}' is ongeldig"
        hint = "Schrijf het volledige adres, zoals https://voorbeeld.nl/rapport."
        yield _finding(reference.path, lines["url"], "reference-url", message, hint)
    if reference.doi and not DOI.fullmatch(reference.doi):
        message = f"DOI '{visible(reference.doi[:120])}' van '{reference.key}' is ongeldig"
        hint = "Schrijf alleen de DOI zelf, zoals 10.1000/182."
        yield _finding(reference.path, lines["doi"], "reference-doi", message, hint)


def is_web_address(text: str) -> bool:
    """Whether a text is a whole address on the web, and nothing else."""
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018  # an impossible port raises here
    except ValueError:
        return False
    is_web = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    return is_web and not _NOT_IN_ADDRESS.search(text)


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


def _finding(
    path: str, line: int, rule: str, message: str, hint: str, severity: Severity = Severity.ERROR
) -> Finding:
    return Finding(path, line, 1, rule, message, hint, severity)
