"""Reference files: what programs for references export, read into entries of one kind.

Reading never raises for what is in a file: an entry that cannot be read becomes a finding with its
line, and the others are read all the same.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from spoorboek.finding import Finding
from spoorboek.reference_files import (
    bibtex,
    csl_json,
    endnote_tags,
    endnote_xml,
    nbib,
    ris,
    web_of_science,
)
from spoorboek.reference_files.decoding import bytes_of, text_of
from spoorboek.reference_files.entry import Entry, Loose, Unreadable, refused
from spoorboek.reference_files.tidying import tidied

MOST_ENTRIES = 50_000


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: how it is called and ends, how its text is recognised, and how it is read."""

    name: str
    suffixes: tuple[str, ...]
    looks_like: Callable[[str], bool]
    entries: Callable[[str, str], Iterator[Loose | Unreadable]]


FORMATS = (
    Format("RIS", (".ris",), ris.looks_like, ris.entries),
    Format("PubMed", (".nbib",), nbib.looks_like, nbib.entries),
    Format("EndNote XML", (".xml",), endnote_xml.looks_like, endnote_xml.entries),
    Format("CSL-JSON", (".json",), csl_json.looks_like, csl_json.entries),
    Format("EndNote-tags", (".enw",), endnote_tags.looks_like, endnote_tags.entries),
    Format("Web of Science", (".ciw",), web_of_science.looks_like, web_of_science.entries),
    Format("BibTeX of BibLaTeX", (".bib", ".bibtex"), bibtex.looks_like, bibtex.entries),
)
"""The one list of formats; the first that recognises a text reads it."""


@dataclass(frozen=True)
class ReferenceFile:
    """A file that was read: its format, its entries, and what is wrong with it."""

    name: str
    checksum: str
    format: Format | None
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> tuple[Finding, ...]:
        """What does not come in."""
        return tuple(finding for finding in self.findings if finding.is_error)


def read_file(
    file: Path,
    shown: str | None = None,
    *,
    abstracts: bool = False,
    watch: Callable[[Iterator[Loose | Unreadable]], Iterable[Loose | Unreadable]] = iter,
) -> ReferenceFile:
    """The entries of a file, with their abstracts only when asked; `watch` sees them pass by."""
    name = shown or str(file)
    raw, findings = bytes_of(file, name)
    if findings:
        return ReferenceFile(name, "", None, (), tuple(findings))
    text, findings = text_of(raw, name)
    checksum = sha256(raw).hexdigest()
    kind = format_of(text, file.suffix)
    if kind is None:
        return ReferenceFile(name, checksum, None, (), (_unknown(name, text),))
    entries: list[Entry] = []
    for found in watch(kind.entries(name, text)):
        if len(entries) >= MOST_ENTRIES:
            findings.append(_too_many(name, found.line))
            break
        if isinstance(found, Unreadable):
            findings.append(found.finding)
            continue
        entry, told = tidied(found, abstracts=abstracts)
        findings += told
        entries += [entry] if entry else []
    if not entries and not any(finding.is_error for finding in findings):
        findings.append(_empty(name, kind))
    return ReferenceFile(name, checksum, kind, tuple(entries), tuple(findings))


def format_of(text: str, suffix: str = "") -> Format | None:
    """The format that recognises the text; of several the one whose suffix the file has."""
    found = [kind for kind in FORMATS if kind.looks_like(text)]
    named = [kind for kind in found if suffix.lower() in kind.suffixes]
    return next(iter([*named, *found]), None)


def _unknown(name: str, text: str) -> Finding:
    message = "bestand is leeg" if not text.strip() else "vorm van het bestand is niet herkend"
    known = ", ".join(f"{kind.name} ({kind.suffixes[0]})" for kind in FORMATS)
    return refused(name, 1, "import-format", message, f"Kies bij het uitvoeren een van: {known}.")


def _empty(name: str, kind: Format) -> Finding:
    hint = "Heb je bij het uitvoeren de verwijzingen gekozen?"
    return refused(name, 1, "import-format", f"geen verwijzing in dit bestand ({kind.name})", hint)


def _too_many(name: str, line: int) -> Finding:
    message = f"meer dan {MOST_ENTRIES} verwijzingen; vanaf hier is niet gelezen"
    return refused(name, line, "import-too-many", message, "Voer het bestand in delen uit.")
