"""Writing an import: the new content of every file that it touches, in the order to write them in.

The counts of the search come first, then the references, then the sources. Whatever was interrupted is
made whole by importing the same file again: counts are kept once per file, references are known, and
a reference without a source gets one.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

import yaml

from spoorboek.bibliography import read_bibliography
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE
from spoorboek.evidence_base.reading import MAX_BIBTEX_BYTES
from spoorboek.intake.plan import FilePlan
from spoorboek.records.schema import modeline
from spoorboek.records.search import Search
from spoorboek.records.source import Source
from spoorboek.records.source_words import SourceStatus
from spoorboek.records.validation import validate
from spoorboek.reference import LANGUAGES
from spoorboek.reference_files.entry import Entry
from spoorboek.reference_files.writing import as_bibtex
from spoorboek.yaml_fields import with_items
from spoorboek.yaml_source import YamlSource, parse

BIBLIOGRAPHY = f"{EVIDENCE}/references/references.bib"


class NotSafe(Exception):  # noqa: N818  # it is no error of the program
    """Writing could damage what is there; the message says what and the way out, in Dutch."""


@dataclass(frozen=True, slots=True)
class Change:
    """The whole new content of one file, by its path from the root.

    `before` is nothing when the file is new, `after` is nothing when it goes.
    """

    path: str
    before: bytes | None
    after: bytes | None


def changes(
    base: EvidenceBase, plans: Sequence[FilePlan], search: Search | None, today: datetime.date
) -> Iterator[Change]:
    """What an import writes; nothing when everything is there."""
    if search is not None and (change := _search(base, plans, search, today)):
        yield change
    if change := _bibliography(base, plans):
        yield change
    yield from _sources(base, plans, search)


def _search(
    base: EvidenceBase, plans: Iterable[FilePlan], search: Search, today: datetime.date
) -> Change | None:
    """The search with one line of counts for every file that it did not count before."""
    counted = {one.checksum for one in search.imports}
    items = []
    for plan in plans:
        if plan.file.checksum not in counted and plan.file.entries:
            counted.add(plan.file.checksum)
            said = {"file": PurePath(plan.file.name).name, "date": today.isoformat()}
            items.append(said | {"checksum": plan.file.checksum} | plan.counts)
    if not items:
        return None
    path = base.paths[search.key]
    before = (base.root / path).read_bytes()
    text = before.decode("utf-8-sig")
    after = with_items(text, "imports", items, _last_field(text))
    was, _ = parse(YamlSource(path, text.replace("\r\n", "\n")))
    now, _ = parse(YamlSource(path, after.replace("\r\n", "\n")))
    record, problems = validate(Search, now)
    expected = {**was, "imports": [*was.get("imports", []), *items]}
    if now != expected or record is None or problems:
        message = f"'{path}' is niet veilig te wijzigen. Schrijf de aantallen er zelf in."
        raise NotSafe(message)
    return Change(path, before, after.encode("utf-8"))


def _last_field(text: str) -> str:
    node = yaml.compose(text, yaml.SafeLoader)
    return str(node.value[-1][0].value) if isinstance(node, yaml.MappingNode) else "id"


def _bibliography(base: EvidenceBase, plans: Iterable[FilePlan]) -> Change | None:
    """The file of references with the new ones behind all that is there, which stays byte for byte."""
    added = [one for plan in plans for one in plan.added]
    if not added:
        return None
    path = _place(base)
    file = base.root / path
    before = file.read_bytes() if file.is_file() else None
    old = before or b""
    end = "\r\n" if b"\r\n" in old else "\n"
    lead = "" if not old else end if old.endswith(b"\n") else end * 2
    text = "\n".join(as_bibtex(one.entry, one.key) for one in added)
    after = old + (lead + text.replace("\n", end)).encode("utf-8")
    _demand_sound(path, after, [one.key for one in added], old)
    return Change(path, before, after)


def _place(base: EvidenceBase) -> str:
    """The file that new references go to: references.bib, or else the one that is there."""
    folder = base.root / EVIDENCE / "references"
    files = sorted(file.name for file in folder.glob("*.bib")) if folder.is_dir() else []
    only = files[0] if len(files) == 1 else ""
    return f"{EVIDENCE}/references/{only}" if only else BIBLIOGRAPHY


def _demand_sound(path: str, after: bytes, keys: list[str], old: bytes) -> None:
    """Reading the whole file again gives what was there and what was added, and nothing else."""
    if len(after) > MAX_BIBTEX_BYTES:
        message = (
            f"'{path}' zou groter worden dan {MAX_BIBTEX_BYTES // 1_000_000} MB. Lees minder in."
        )
        raise NotSafe(message)
    was, _ = read_bibliography([(path, old.decode("utf-8-sig"))])
    now, _ = read_bibliography([(path, after.decode("utf-8-sig"))])
    if list(now) != [*was, *keys] or any(now[key] != was[key] for key in was):
        message = (
            f"'{path}' is niet veilig aan te vullen: er staat iets in dat niet wordt afgesloten. "
            f"Kijk het eerst na met: spoorboek check {path}"
        )
        raise NotSafe(message)


def _sources(
    base: EvidenceBase, plans: Iterable[FilePlan], search: Search | None
) -> Iterator[Change]:
    """A candidate for every new reference, and for one that is known but has no source yet."""
    has_one = set(base.of(Source))
    for key, entry in (pair for plan in plans for pair in plan.keyed):
        path = f"{EVIDENCE}/{Source.folder}/{key}.yml"
        if key not in has_one and not (base.root / path).exists():
            has_one.add(key)
            yield Change(path, None, candidate(key, entry, search).encode("utf-8"))


def candidate(key: str, entry: Entry, search: Search | None) -> str:
    """A source that nobody judged yet: only what is known of it."""
    known = {
        "id": key,
        "status": SourceStatus.CANDIDATE.value,
        "language": LANGUAGES.get(entry.fields.get("langid", ""), ""),
        "found_by": search.id if search else "",
    }
    lines = [f"{name}: {_scalar(value)}\n" for name, value in known.items() if value]
    return f"{modeline(Source)}\n{''.join(lines)}"


def _scalar(value: str) -> str:
    """A key or code as YAML that is a text, also when it looks like a number or a word of YAML."""
    return yaml.safe_dump(value, allow_unicode=True).removesuffix("\n...\n").strip()
