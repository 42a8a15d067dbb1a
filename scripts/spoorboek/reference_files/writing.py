"""Writing: an entry as BibTeX that reads back as the same entry."""

import re

from spoorboek.latex import written
from spoorboek.reference_files.entry import OTHERS, Entry, Name
from spoorboek.reference_files.names import PARTICLES
from spoorboek.reference_words import KEPT

_WIDTH = 9
_VERBATIM = frozenset({"doi", "url", "urldate"})
_LISTS = frozenset({"publisher", "institution", "school", "address"})
"""In BibLaTeX these can hold several names with `and` between them; ours hold one."""
_LIST_WORD = re.compile(r"\band\b|,")


def as_bibtex(entry: Entry, key: str) -> str:
    """The entry under this key, in the layout of our own files."""
    fields = {
        "author": _names(entry.authors),
        "editor": _names(entry.editors),
        **{name: _value(name, entry.fields[name]) for name in KEPT if name in entry.fields},
    }
    lines = [f"  {name:<{_WIDTH}} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{entry.type}{{{key},\n{''.join(lines)}}}\n"


def _value(name: str, text: str) -> str:
    if name in _VERBATIM:
        return text
    if name in _LISTS:
        return f"{{{written(text)}}}" if " and " in text else written(text)
    return _pages(text) if name == "pages" else written(text)


def _pages(text: str) -> str:
    """Pages as our own files write them: a range with two hyphens."""
    return "--".join(map(written, text.split("–")))


def _names(names: tuple[Name, ...]) -> str:
    return " and ".join(map(_name, names))


def _name(name: Name) -> str:
    if name == OTHERS:
        return "others"
    if name.is_whole:
        return f"{{{written(name.family)}}}"
    parts = (_family(name.family), _held(name.suffix), _held(name.given))
    return ", ".join(part for part in parts if part)


def _family(text: str) -> str:
    """A family name; one with a small word inside is held together, so that it stays one name."""
    words = text.split()
    first = next((i for i, word in enumerate(words) if word not in PARTICLES), len(words))
    is_split = first == len(words) or any(word[:1].islower() for word in words[first:])
    return f"{{{written(text)}}}" if is_split and len(words) > 1 else _held(text)


def _held(text: str) -> str:
    """Text in which no word or comma is taken for the edge of a name."""
    return f"{{{written(text)}}}" if _LIST_WORD.search(text) else written(text)
