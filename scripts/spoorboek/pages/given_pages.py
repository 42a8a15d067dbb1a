"""Given pages: the prose that a site gets without writing it, wherever it has no page of its own.

Every kind of record in use has a list, every role and phase with advice a page. A page in docs/ at the
same place goes before the one given here.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import spoorboek
from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.addresses import PHASES, ROLES
from spoorboek.records import Recommendation, Vocabulary
from spoorboek.records.element import Element
from spoorboek.records.record import Record
from spoorboek.records.review import Gap
from spoorboek.records.vocabulary import Value

SETTING = "gegeven_paginas"
"""Under this name in the settings of MkDocs lie these pages, for the hook."""
_NOT_IN_A_TITLE = re.compile(r"[^\w\s.,:;?!’'()/+-]")
RULES = (
    "Voordat de site wordt gebouwd, wordt elk record nagekeken. Hier staat wat elke controle eist; "
    "een bevinding verwijst naar de regel op deze pagina."
)
RECORDS = (
    "Een record is één feit of één oordeel in een eigen bestand. Hier staat per soort welke velden er "
    "zijn en wat erin hoort."
)
STARTER = Path(spoorboek.__file__).parent / "starter"
OF_THE_STARTER = ("over/bijdragen.md", "over/privacy.md")
"""Pages that other pages point at, and that say the same of every site until it says it better."""
A_TO_Z = "Alles wat in de kennisbank staat, op alfabet."
OFFLINE = (
    "De hele site als één zip. Pak haar helemaal uit en open `index.html` met je browser. "
    "Alleen het zoekvenster werkt dan niet."
)


def given_pages(base: EvidenceBase) -> dict[str, str]:
    """The Markdown of every page that the site does not have itself, by its name in docs/."""
    docs = base.root / "docs"
    pages = dict(_pages(base))
    return {name: text for name, text in pages.items() if not _is_there(docs, name)}


def _is_there(docs: Path, name: str) -> bool:
    return (docs / name).is_file()


def _pages(base: EvidenceBase) -> Iterator[tuple[str, str]]:
    if base.of(Recommendation):
        yield from _guidance(base.vocabularies)
    for record_type in base.types:
        slots = list(_slots_of(record_type, base))
        if slots and record_type is not Vocabulary:
            yield _index(record_type.address), _page(record_type.plural, *slots)
    yield "over/a-z.md", _page("Van A tot Z", A_TO_Z, _slot("az"))
    yield "over/offline.md", _page("Zonder internet lezen", OFFLINE, _slot("offline"))
    yield "over/controles.md", _page("Controles", RULES, "## Alle controles", _slot("rules_table"))
    yield (
        "over/records.md",
        _page("Soorten records", RECORDS, "## Alle soorten", _slot("types_table")),
    )
    for name in OF_THE_STARTER:
        yield name, (STARTER / "docs" / name).read_text(encoding="utf-8")
    if base.of(Vocabulary):
        yield _index(Vocabulary.address), _page(Vocabulary.plural, _slot("index", Vocabulary.name))


def _slots_of(record_type: type[Record], base: EvidenceBase) -> Iterator[str]:
    """What stands on the list of a type; nothing for one that needs no list.

    Pages of core elements point at the questions of their empty cells, so those stand there too.
    """
    if base.records[record_type.name]:
        yield _slot("index", record_type.name)
    if record_type is Gap and base.of(Element):
        yield _slot("open_questions")


def _guidance(vocabularies: Mapping[str, Mapping[str, Value]]) -> Iterator[tuple[str, str]]:
    """The pages around the advice: the whole, every phase, every role, and all in one text."""
    yield _index(PHASES), _page("Handreiking", _slot("matrix"))
    for phase in vocabularies.get("phases", {}).values():
        slots = _slot("phase_roles", phase.id), _slot("phase", phase.id)
        yield (
            f"{PHASES}/{phase.id}.md",
            _page(phase.label, _slot("meaning", "phases", phase.id), *slots),
        )
    yield _index(ROLES), _page("Per rol", _slot("matrix"))
    for role in vocabularies.get("roles", {}).values():
        slots = _slot("role_line", role.id), _slot("role", role.id)
        yield f"{ROLES}/{role.id}.md", _page(role.label, _slot("meaning", "roles", role.id), *slots)
    whole = _slot("downloads", f"{PHASES}/compleet/"), _slot("handbook")
    yield f"{PHASES}/compleet.md", _page("De hele handreiking", *whole)


def _index(address: str) -> str:
    return f"{address}/index.md"


def _page(title: str, *blocks: str) -> str:
    """A page of prose. What stands in records reaches it through slots, which escape it."""
    plain = " ".join(_NOT_IN_A_TITLE.sub("", title).split())
    head = ["---", f"title: {json.dumps(plain, ensure_ascii=False)}", "render_macros: true", "---"]
    return "\n\n".join(["\n".join(head), f"# {plain}", *blocks]) + "\n"


def _slot(name: str, *args: str) -> str:
    """A call of a macro; ids hold no quotes."""
    return "{{ " + name + "(" + ", ".join(f'"{argument}"' for argument in args) + ") }}"
