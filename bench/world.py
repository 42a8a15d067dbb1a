"""World: a synthetic evidence base of any size, the same for the same seed.

Ids and links are those of the real records (see `copies`), texts are made of their words. Long texts
are longer than in the real evidence, so that a file is about 3.4 kB: records only grow.
"""

import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bench.copies import ONCE, Copy, copies
from bench.words import Words
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.figure import Figure
from spoorboek.records.markers import Cites, LinksAnywhere, LinksTo
from spoorboek.records.reading import Term
from spoorboek.records.record import Record
from spoorboek.records.source import Source
from spoorboek.records.structure import FieldPath
from spoorboek.records.theory import ProgrammeTheory
from spoorboek.reference import Reference
from spoorboek.text_file import read_text
from spoorboek.yaml_source import YamlSource, parse

Present = set[tuple[str, int]]
"""What stands in a world: the `type/id` of each model, and which copy of it."""
REPOSITORY = Path(__file__).resolve().parent.parent
PROSE = (
    "docs",
    "overrides",
    "mkdocs.yml",
    "scripts/spoorboek/adapters/mkdocs_hook/events.py",
    "evidence/subject.yml",
)
_MEASURE = {"value", "unit", "of", "group"}
_LONG = 60  # characters from which a text grows
_GROWTH = 4.0  # so that the mean file is about 3.4 kB
_ADDRESSES = {"doi", "url", "isbn", "issn", "eprint"}
ENTRIES_A_FILE = 3_000
"""References in one file: well below how large a file of references may be."""
_SURNAME = re.compile(r"(^| and )([^\W\d_][^,{}]*)(?=,)")


def make_world(root: Path, number: int, seed: int = 1) -> Counter[str]:
    """Write an evidence base of exactly `number` records below `root`; the mix by type."""
    base, words = _real()
    made = copies(base, number)
    present = {(copy.model.key, copy.number) for copy in made}
    dice = random.Random(seed)
    entries = []
    for copy in made:
        folder = root / EVIDENCE / copy.model.folder
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{_renamed(copy.model.id, copy)}.yml"
        file.write_text(_yaml(copy, base, words, dice, present), encoding="utf-8")
        if isinstance(copy.model, Source):
            entries.append(_entry(base.references[copy.model.id], copy, words, dice))
    references = root / EVIDENCE / "references"
    references.mkdir(parents=True, exist_ok=True)
    for place in range(0, len(entries), ENTRIES_A_FILE):
        name = f"references-{place // ENTRIES_A_FILE + 1}.bib"
        text = "\n".join(entries[place : place + ENTRIES_A_FILE])
        (references / name).write_text(text, encoding="utf-8")
    return Counter(copy.model.name for copy in made)


def add_prose(root: Path) -> None:
    """The real prose and theme next to a world; the prose asks for ids that its first copy has."""
    for name in PROSE:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        if (REPOSITORY / name).is_dir():
            shutil.copytree(REPOSITORY / name, root / name, dirs_exist_ok=True)
        else:
            shutil.copy2(REPOSITORY / name, root / name)


@cache
def _real() -> tuple[EvidenceBase, Words]:
    base = EvidenceBase.load(REPOSITORY)
    texts = (text for record in base.all() for text in _texts(_data(record, base)))
    return base, Words.of(text for text in texts if " " in text)


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _texts(value)


def _data(record: Record, base: EvidenceBase) -> Any:
    """The record as it stands in its file: only the keys that were written."""
    path = base.paths[record.key]
    return parse(YamlSource(path, read_text(base.root / path, path)[0]))[0]


def _renamed(record_id: str, copy: Copy) -> str:
    """Another beginning: worked examples abbreviate ids to the beginning that only one has."""
    kind, slash, name = record_id.rpartition("/")
    return record_id if copy.number == 0 else f"{kind}{slash}k{copy.number}-{name}"


def _yaml(
    copy: Copy, base: EvidenceBase, words: Words, dice: random.Random, present: Present
) -> str:
    record = copy.model
    written = data = _data(record, base)
    if not isinstance(record, ONCE):
        data = _varied(data, (), _pointers(copy, base), _Texts(record, words, dice))
        data["id"] = _renamed(record.id, copy)
    if isinstance(record, ProgrammeTheory):
        data["versions"] = [_version(v, copy, present) for v in data["versions"]]
    if isinstance(record, Figure):  # a measure and its group are no text; chains compare them
        data |= {name: written[name] for name in _MEASURE & written.keys()}
    if "tested_note" in data:  # a coded context quotes the text in which it was read
        data["tested_note"] = f'"{" ".join(data["populations_tested"].split()[:5])}"'
    way_up = "../" * (record.folder.count("/") + 1)
    head = f"# yaml-language-server: $schema={way_up}schemas/{record.name}.json\n"
    options: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 110}
    return head + yaml.dump(data, Dumper=yaml.CSafeDumper, **options)


def _version(version: dict[str, Any], copy: Copy, present: Present) -> dict[str, Any]:
    """A version of a theory that names the explanations of this world; ids there are no links."""

    def is_here(cmoc: str) -> bool:
        return (f"{Cmoc.name}/{cmoc}", copy.number) in present

    found = dict(version)
    if "new" in version:
        found["new"] = [_renamed(cmoc, copy) for cmoc in version["new"] if is_here(cmoc)]
    for name in {"changed", "dropped"} & version.keys():
        steps = [step for step in version[name] if is_here(step["cmoc"])]
        found[name] = [step | {"cmoc": _renamed(step["cmoc"], copy)} for step in steps]
    return found


def _pointers(copy: Copy, base: EvidenceBase) -> dict[FieldPath, str]:
    """What stands at each field that points somewhere or must be one of some words."""
    found: dict[FieldPath, str] = {}
    for where, marker, text in base.marks[copy.model.key]:
        found.setdefault(where, text)
        if isinstance(marker, Cites):
            found[where] = _renamed(text, copy)
        elif isinstance(marker, LinksTo | LinksAnywhere):
            target = base.resolve(marker, text)
            if target is not None and not isinstance(target, ONCE):
                found[where] = _renamed(text, copy)
        elif " " in text:  # rich text is a mark as well, but no pointer
            del found[where]
    return found


class _Texts:
    """New text for old, the same for the same within one record."""

    def __init__(self, record: Record, words: Words, dice: random.Random) -> None:
        self.words, self.dice = words, dice
        self.of_term = isinstance(record, Term)
        self.made: dict[str, str] = {}

    def new(self, old: str) -> str:
        """Text of the same size or, when it is long, larger; a single word or code stays."""
        if old.startswith(("http://", "https://")) or not (self.of_term or " " in old):
            return old
        if old not in self.made:
            self.made[old] = self._new(old)
        return self.made[old]

    def _new(self, old: str) -> str:
        number = old.count(" ") + 1
        if len(old) < _LONG:
            return (self.words.term if self.of_term else self.words.some)(self.dice, number)
        return self.words.text(self.dice, int(len(old) * _GROWTH))


def _varied(data: Any, where: FieldPath, pointers: dict[FieldPath, str], texts: _Texts) -> Any:
    if isinstance(data, dict):
        return {k: _varied(v, (*where, k), pointers, texts) for k, v in data.items()}
    if isinstance(data, list):
        return [_varied(v, (*where, i), pointers, texts) for i, v in enumerate(data)]
    if isinstance(data, str):
        return pointers[where] if where in pointers else texts.new(data)
    return data


def _entry(reference: Reference, copy: Copy, words: Words, dice: random.Random) -> str:
    """An entry of the same form, with another title, other names and other addresses."""
    fields = dict(reference.fields)
    fields["title"] = words.some(dice, reference.title.count(" ") + 1)
    for name in ("author", "editor"):
        if name in fields:
            fields[name] = _SURNAME.sub(lambda m: m[1] + words.some(dice, 1), fields[name])
    for name in _ADDRESSES & fields.keys():
        fields[name] += f"-k{copy.number}"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{reference.type}{{{_renamed(reference.key, copy)},\n{lines}}}\n"
