"""Prose: what a page in docs/ asks of the evidence base is there.

Only the macros that name a record, a type or a word are looked at; MkDocs refuses unknown macros.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from spoorboek.checks.suggestions import (
    called,
    file_of,
    folded,
    nearest,
    nearest_or_all,
    nearest_reference,
    nearest_type,
    references_were_not_read,
    refused_files,
    refused_keys,
)
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.prose_text import place_of, runs_macros, without_what_is_not_run
from spoorboek.records import BY_NAME
from spoorboek.records.validation import shown

_CALL = re.compile(r"\{\{-?\s*(\w+)\(\s*([\"'])(.*?)\2")

Verdict = tuple[str, str] | None
"""Message and hint, when what is asked for is not there."""


@dataclass(frozen=True, slots=True)
class Call:
    """A macro with the text it names, and where that text stands."""

    path: str
    line: int
    column: int
    macro: str
    named: str


def page_names_what_exists(base: EvidenceBase) -> Iterator[Finding]:
    """Een pagina in docs/ noemt alleen records, bronnen, soorten, fasen en rollen die er zijn.

    Pagina's halen records op met een macro. Verdwijnt een record of verandert zijn kenmerk, dan
    staat hier welke pagina's mee moeten.

        {{ link("milestone/plan-van-aanpak") }}     # fout: dit kenmerk bestaat niet
        {{ link("milestone/plan_van_aanpak") }}     # goed
    """
    for path, text, findings in base.judged_prose():
        yield from findings
        for call in _calls(path, text):
            if problem := _ASKED[call.macro](base, call.named):
                place = (call.path, call.line, call.column)
                yield Finding(*place, "page-names-what-exists", *problem)


def _calls(path: str, text: str) -> Iterator[Call]:
    """The calls that MkDocs will run on a page that opted in."""
    if not runs_macros(text):
        return
    text = without_what_is_not_run(text)
    for match in _CALL.finditer(text):
        if match[1] in _ASKED:
            yield Call(path, *place_of(text, match.start(3)), match[1], match[3])


def _record(base: EvidenceBase, named: str) -> Verdict:
    if base.get(named):
        return None
    name, slash, record_id = named.partition("/")
    if not slash or name not in BY_NAME:
        hint = nearest_type(name) or "Schrijf soort/kenmerk, zoals 'tool/fml'."
        return f"onbekende soort in '{shown(named)}'", hint
    if file_of(BY_NAME[name], record_id) in refused_files(base):
        return None  # it is there, and has a finding of its own
    others = [n for n, records in base.records.items() if record_id in records]
    hint = f"Bedoelde je '{others[0]}/{record_id}'?" if others else ""
    message = f"onbekend kenmerk '{shown(record_id)}': geen {called(name)} heet zo"
    return message, hint or nearest(record_id, base.records[name])


def _citation(base: EvidenceBase, named: str) -> Verdict:
    if named in base.references or references_were_not_read(base):
        return None
    if folded(named) in refused_keys(base):
        return None  # it is there, and has a finding of its own
    return f"onbekende citatiesleutel '{shown(named)}'", nearest_reference(named, base)


def _type(_: EvidenceBase, named: str) -> Verdict:
    return None if named in BY_NAME else (f"onbekende soort '{shown(named)}'", nearest_type(named))


def _word_of(vocabulary: str) -> Callable[[EvidenceBase, str], Verdict]:
    def verdict(base: EvidenceBase, named: str) -> Verdict:
        words = base.vocabularies.get(vocabulary, {})
        if named in words:
            return None
        message = f"'{shown(named)}' staat niet in woordenlijst '{vocabulary}'"
        return message, nearest_or_all(named, words)

    return verdict


_ASKED: Mapping[str, Callable[[EvidenceBase, str], Verdict]] = {
    "link": _record,
    "cite": _citation,
    "index": _type,
    "count": _type,
    "phase": _word_of("phases"),
    "role": _word_of("roles"),
    "questions_of": _word_of("roles"),
}
