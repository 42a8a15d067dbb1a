"""Suggestions: the way out for a word that is not known, also when many words are."""

import re
from collections.abc import Collection, Iterable

from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE, REFERENCES
from spoorboek.finding import did_you_mean
from spoorboek.records import BY_NAME, RECORD_TYPES
from spoorboek.records.record import Record

FEW = 12
MANY = 500


def folded(word: str) -> str:
    """The word without what people write in two ways: capitals, hyphens, underscores, spaces."""
    return re.sub(r"[-_\s]", "", word.casefold())


def nearest(word: str, known: Collection[str]) -> str:
    """A hint with the known word that was probably meant, or nothing."""
    same = folded(word)
    for candidate in known:
        if folded(candidate) == same:
            return f"Bedoelde je '{candidate}'?"
    return did_you_mean(word, known if len(known) <= MANY else _resembling(word, known))


def nearest_or_all(word: str, known: Collection[str]) -> str:
    """As `nearest`; when nothing comes near and there are few words: all of them."""
    choice = f"Kies uit: {', '.join(known)}." if 0 < len(known) <= FEW else ""
    return nearest(word, known) or choice


def nearest_reference(key: str, base: EvidenceBase) -> str:
    """As `nearest`, for a citation key; when nothing comes near: where references are, and how one is added."""
    way_out = (
        f"De verwijzingen staan in {EVIDENCE}/{REFERENCES}/: kies daar een sleutel, of zet de publicatie erbij "
        "en maak haar bron met 'spoorboek new source SLEUTEL'."
    )
    return nearest(key, base.references) or way_out


def nearest_type(word: str) -> str:
    """As `nearest`, for the name of a record type; people also write its folder or its Dutch name."""
    for record_type in RECORD_TYPES:
        if word.casefold() in {n.casefold() for n in _other_names(record_type)}:
            return f"Bedoelde je '{record_type.name}'?"
    return nearest(word, BY_NAME) or f"Kies uit: {', '.join(BY_NAME)}."


def _other_names(record_type: type[Record]) -> tuple[str, ...]:
    return record_type.folder, record_type.singular, record_type.plural, record_type.address


def _resembling(word: str, known: Iterable[str]) -> list[str]:
    """What may come near at all: comparing a word letter by letter with thousands takes long."""
    return [
        other
        for other in known
        if abs(len(other) - len(word)) <= 3 and (other[:2] == word[:2] or other[-4:] == word[-4:])
    ]


def called(type_name: str) -> str:
    """What records of a type are called within a Dutch sentence: `verklaring`, `advies`."""
    return BY_NAME[type_name].singular.partition(" (")[0].lower()


def refused_files(base: EvidenceBase) -> set[str]:
    """Files with a finding of their own. What fails to find their record merely follows from it."""
    return {finding.path for finding in base.findings}


def file_of(record_type: type[Record], record_id: str) -> str:
    """Where the record of this id would stand."""
    return f"evidence/{record_type.folder}/{record_id}.yml"


def refused_keys(base: EvidenceBase) -> set[str]:
    """Citation keys, folded, of entries that stand in a BibTeX file but could not become a reference."""
    written = re.findall(r"@\w+\s*\{([^,{}=\n]+)", base.bibtex)
    return {folded(key.strip()) for key in written if key.strip() not in base.references}


def references_were_not_read(base: EvidenceBase) -> bool:
    """Whether a whole file with references was refused: then every key would merely follow."""
    whole = ("wrong-encoding", "file-too-large", "unreadable-file", "bibtex-size")
    return any(f.rule in whole and f.path.endswith(".bib") for f in base.findings)
