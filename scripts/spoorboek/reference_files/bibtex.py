"""BibTeX and BibLaTeX: what Zotero, Mendeley, JabRef and most databases export."""

import re
from collections.abc import Iterator

from spoorboek import bibliography
from spoorboek.latex import plain
from spoorboek.reference import Reference
from spoorboek.reference_files.entry import OTHERS, Loose, Name, Unreadable
from spoorboek.reference_files.names import PARTICLES, person, whole
from spoorboek.reference_words import OTHER_NAMES, TYPES

_LOOKS = re.compile(r"^[ \t]*@[A-Za-z]+\s*[{(]", re.MULTILINE)
_LIKE_AN_ENTRY = re.compile(r"'?@?[A-Za-z]+\s*[{(]")
_VERBATIM = frozenset({"url", "doi", "urldate", "eprint", "pmid"})
_BRACE_OR_MARK = re.compile(r"[{}]|\s+and(?=\s)|,")


def looks_like(text: str) -> bool:
    """Whether somewhere in the text an entry opens."""
    return bool(_LOOKS.search(text))


def entries(path: str, text: str) -> Iterator[Loose | Unreadable]:
    """Every entry, and what is no entry though it was meant as one."""
    references, findings = bibliography.read_entries(path, text)
    for reference in references:
        yield loose(reference)
    for finding in findings:
        if finding.is_error or _LIKE_AN_ENTRY.match(finding.message.partition(": ")[2]):
            yield Unreadable(path, finding.line, finding.column, finding.message, finding.hint)


def loose(reference: Reference) -> Loose:
    """What a reference of ours holds, as plain text."""
    fields = {OTHER_NAMES.get(name, name): value for name, value in reference.fields.items()}
    values = {n: value if n in _VERBATIM else plain(value) for n, value in fields.items()}
    values |= {"doi": reference.doi, "url": reference.url, "year": reference.year}
    if reference.fields.get("subtitle"):
        values["title"] = f"{values.get('title', '')}: {values['subtitle']}"
    authors, editors = (names_in(fields.get(name, "")) for name in ("author", "editor"))
    kind = TYPES.get(reference.type, "misc")
    return Loose(reference.path, reference.line, kind, authors, editors, values, reference.key)


def names_in(written: str) -> tuple[Name, ...]:
    """The names in a field of BibTeX, in which braces hold together what belongs together."""
    found: list[list[str]] = [[]]
    depth = start = 0
    for mark in _BRACE_OR_MARK.finditer(written):
        if mark[0] in "{}":
            depth += 1 if mark[0] == "{" else -1
        elif depth <= 0:
            found[-1].append(written[start : mark.start()].strip())
            start = mark.end()
            if mark[0] != ",":
                found.append([])
    found[-1].append(written[start:].strip())
    return tuple(name for parts in found if (name := _name(parts)))


def _name(parts: list[str]) -> Name | None:
    if not any(map(plain, parts)):
        return None
    if len(parts) == 1 and parts[0] == "others":
        return OTHERS
    if len(parts) == 1:
        return whole(plain(parts[0])) if _is_one_group(parts[0]) else _in_order(parts[0])
    family, *rest = map(plain, parts)
    if not family:
        return whole(" ".join(rest))
    return person(family, rest[-1], " ".join(rest[:-1]))


def _is_one_group(text: str) -> bool:
    """Whether the braces around the text are one pair."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for place, sign in enumerate(text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0:
            return place == len(text) - 1
    return False


def _in_order(text: str) -> Name:
    """A person written as "Jan van der Berg": the particles and what follows them are the family name."""
    words = re.findall(r"(?:\{[^{}]*\}|[^\s{}])+", text) or [text]
    first = next((i for i, word in enumerate(words[1:-1], 1) if word in PARTICLES), len(words) - 1)
    return person(plain(" ".join(words[first:])), plain(" ".join(words[:first])))
