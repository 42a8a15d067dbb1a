"""Doors: where text of a stranger comes in, each as a function that may only answer with findings."""

import json
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from bench.world import REPOSITORY
from spoorboek.bibliography import near_duplicates, read_bibliography
from spoorboek.checks.page_form import (
    page_has_text,
    page_settings_are_known,
    page_settings_fit_their_kind,
)
from spoorboek.checks.page_safety import (
    page_html_is_harmless,
    page_links_are_safe,
    page_runs_no_code,
)
from spoorboek.checks.prose import page_names_what_exists
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.reading import MAX_BIBTEX_BYTES
from spoorboek.finding import FORMATS, Finding
from spoorboek.intake.plan import plan
from spoorboek.latex import plain
from spoorboek.markdown import escaped
from spoorboek.pages.rich_text import rich
from spoorboek.paper.sheets import fill_in
from spoorboek.prose_page import read_prose_page
from spoorboek.records import RECORD_TYPES
from spoorboek.records.field_kinds import LONGEST_PROSE
from spoorboek.records.validation import validate
from spoorboek.reference_files import read_file
from spoorboek.reference_files.writing import as_bibtex
from spoorboek.retraction_data.event import UnknownExport, Wanted
from spoorboek.retraction_data.export import read_export
from spoorboek.text_file import read_text
from spoorboek.yaml_source import YamlSource, parse

Answer = Iterable[Finding]
PAGE_CHECKS = (
    page_runs_no_code,
    page_html_is_harmless,
    page_links_are_safe,
    page_settings_are_known,
    page_settings_fit_their_kind,
    page_has_text,
    page_names_what_exists,
)


@cache
def _room() -> Path:
    return Path(tempfile.mkdtemp(prefix="spoorboek-fuzz-"))


def _written(name: str, raw: bytes) -> Path:
    file = _room() / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)
    return file


def _empty_base() -> EvidenceBase:
    return EvidenceBase(_room(), {record_type.name: {} for record_type in RECORD_TYPES})


def record(raw: bytes) -> Answer:
    """A record, read as each of a few types: the first line of its own type says nothing."""
    text, found = read_text(_written("record.yml", raw), "evidence/tools/record.yml")
    source = YamlSource("evidence/tools/record.yml", text)
    data, problems = parse(source)
    yield from (*found, *problems)
    start = len(raw) % len(RECORD_TYPES)
    for record_type in (*RECORD_TYPES[start:], *RECORD_TYPES[:start])[:4]:
        for problem in validate(record_type, data)[1]:
            place = source.place(problem.field, key=problem.at_key)
            yield Finding(source.path, *place, problem.rule, problem.message, problem.hint)


def references(raw: bytes) -> Answer:
    """A file with references, and what is made of each."""
    text, found = read_text(_written("a.bib", raw), "a.bib", max_bytes=MAX_BIBTEX_BYTES)
    known, more = read_bibliography([("a.bib", text)])
    for reference in known.values():
        _ = reference.title, reference.doi, reference.url, reference.language
    for _ in near_duplicates(known.values()):
        pass
    yield from (*found, *more)


def latex(raw: bytes) -> Answer:
    """Text with LaTeX in it."""
    plain(raw.decode("utf-8", "replace"))
    return ()


def rich_text(raw: bytes) -> Answer:
    """Text with markup, on a page, on paper and in a comment."""
    text = raw.decode("utf-8", "replace")[:LONGEST_PROSE]
    for html in (rich(text), fill_in(text, for_word=True), fill_in(text, for_word=False)):
        if "<script" in html.lower() or "<img" in html.lower():
            raise AssertionError("markup of a stranger went through")
    escaped(text)
    return ()


def page(raw: bytes) -> Answer:
    """A page of prose."""
    _written("docs/a.md", raw)
    for check in PAGE_CHECKS:
        yield from check(_empty_base())
    read_prose_page(_room() / "docs", "a")


def retractions(raw: bytes) -> Answer:
    """A list of retractions."""
    wanted = Wanted({"10.1000/182"}, {"1"})
    try:
        for _ in read_export(_written("a.csv", raw), wanted, lambda _: None):
            pass
    except UnknownExport as error:
        yield Finding("a.csv", 1, 1, "unknown", str(error))


def reference_file(raw: bytes) -> Answer:
    """What a program for references exports, and what we write of it: that reads back."""
    for suffix in (".ris", ".xml"):
        file = read_file(_written(f"a{suffix}", raw), f"a{suffix}")
        for planned in plan(_empty_base(), [file]):
            text = "\n".join(as_bibtex(added.entry, added.key) for added in planned.added)
            known, problems = read_bibliography([("nieuw.bib", text)])
            if set(known) != {added.key for added in planned.added}:
                raise AssertionError(f"not read back: {[p.message for p in problems][:3]}")
        yield from file.findings


DOORS: dict[str, Callable[[bytes], Answer]] = {
    "record": record,
    "verwijzingen": references,
    "LaTeX": latex,
    "opgemaakte tekst": rich_text,
    "pagina": page,
    "intrekkingen": retractions,
    "bestand van een verwijzingsprogramma": reference_file,
}


def knock(door: str, raw: bytes) -> int:
    """How many findings a door answers with, each shown in every form."""
    findings = list(DOORS[door](raw))
    for form in FORMATS.values():
        text = form(findings[:200])
        if "\x1b" in text or ("\u202e" in text and form is not FORMATS["json"]):
            raise AssertionError("a control character reached the terminal")
    json.loads(FORMATS["json"](findings[:200]))
    return len(findings)


@cache
def examples(door: str) -> tuple[bytes, ...]:
    """Real texts that fit a door, to begin from."""
    root = REPOSITORY
    where = {
        "record": [root.glob("evidence/*/*.yml"), root.glob("evidence/*/*/*.yml")],
        "verwijzingen": [root.glob("tests/data/bibliography/*.bib")],
        "LaTeX": [root.glob("tests/data/bibliography/*.bib")],
        "opgemaakte tekst": [root.glob("evidence/tools/*.yml"), root.glob("docs/over/*.md")],
        "pagina": [root.glob("docs/**/*.md")],
        "intrekkingen": [root.glob("tests/adapters/data/**/*.csv")],
    }
    places = where.get(door, [root.glob("tests/**/reference_files/data/*/*")])
    files = sorted({file for place in places for file in place if file.is_file()})
    texts = [file.read_bytes()[:20_000] for file in files]
    return tuple(texts) or (
        b"Record ID,Title,OriginalPaperDOI,RetractionNature,RetractionDate\n1,x,10.1000/182,Retraction,3/3/2026\n",
        b"TY  - JOUR\nTI  - Titel\nAU  - Jansen, A.\nPY  - 2024\nDO  - 10.1000/182\nER  - \n",
        b'[{"id": "a", "type": "book", "title": "T", "DOI": "10.1000/182"}]',
        b"PMID- 1\nTI  - Titel\nAU  - Jansen A\n\n",
        b"<?xml version='1.0'?><xml><records><record><titles><title>T</title></titles></record></records></xml>",
    )
