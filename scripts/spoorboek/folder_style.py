"""Folder style: of the style that all pages share, each folder gets the rules that can apply to a page there.

A rule can apply where all classes and elements that it asks for are words of one of the pages or of their
scripts. What is kept is kept in its order, so what wins from what stays the same. The pages of a section
itself differ much: those that ask for nearly the same share a style sheet.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import tinycss2

from spoorboek.assets import BUNDLE, plain, with_checksum

AT_MOST_DEEP = 2
"""A folder this deep has one style sheet, with all that lies below it."""
SPARE = 8_000
"""So many bytes that it does not ask for may a page of a section get, before compression, to share with others."""
TOP = "start"
"""What the pages of no folder are called."""
_HOLDS_RULES = frozenset({"media", "supports", "container", "layer"})
_CHOICES = frozenset({"is", "where", "has"})
_CLASSES = re.compile(rb'\bclass="([^"]*)"')
_ELEMENTS = re.compile(rb"<([a-zA-Z][\w-]*)")
MADE_BY_BROWSERS = frozenset({"html", "head", "body", "tbody"})
"""Elements that a page has without saying so."""
_SCRIPTS = re.compile(rb"assets/js/[\w/.-]+\.js")
_NAMED_SCRIPT = re.compile(rb"[\w.-]+\.js")
_WORD = re.compile(r"[\w-]+")
# What stands in quotes stays as it is.
_SPACE = re.compile(r"""("[^"]*"|'[^']*')|\s*([{};,])\s*|\s+""")

Asked = frozenset[str]
Kept = frozenset[int]
"""Which rules, by their number in the whole."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its text, the heads of what it stands in, and sets of words of which one must be there."""

    text: str
    within: tuple[str, ...]
    asked: Sequence[Asked]


def rules(sheet: str) -> list[Rule]:
    """Every rule of a style sheet, in order."""
    return list(_rules(tinycss2.parse_stylesheet(sheet, skip_comments=True), ()))


def fitting(found: Sequence[Rule], words: Set[str]) -> str:
    """A style sheet of the rules that can apply where these are the words."""
    return _written(found, _kept(found, words))


def sharing(wanted: Iterable[Kept], sizes: Sequence[int]) -> dict[Kept, Kept]:
    """For each set of rules the set of the style sheet that it shares, of which it may leave `SPARE` unused."""
    groups: list[list[Kept]] = []
    size = {own: sum(sizes[number] for number in own) for own in wanted}
    for own in sorted(size, key=lambda one: (-size[one], sorted(one))):
        for group in groups:
            # The smallest comes last, so it leaves the most unused.
            if sum(sizes[number] for number in own.union(*group)) - size[own] <= SPARE:
                group.append(own)
                break
        else:
            groups.append([own])
    return {own: own.union(*group) for group in groups for own in group}


def dress(site: Path) -> None:
    """Let every page ask for a style sheet that fits it, instead of the one that all pages share."""
    (shared,) = (site / BUNDLE).parent.glob(f"{Path(BUNDLE).stem}.*.css")
    found, scripts = rules(shared.read_text(encoding="utf-8")), _words_of_scripts(site)
    sizes = [len(rule.text) for rule in found]
    for folder, pages in _by_folder(site).items():
        texts = {page: page.read_bytes() for page in pages}
        if len(folder) < AT_MOST_DEEP:
            own = {page: _kept(found, _words([html], scripts)) for page, html in texts.items()}
            shares = sharing(own.values(), sizes)
            sheets = {page: shares[kept] for page, kept in own.items()}
        else:
            sheets = dict.fromkeys(pages, _kept(found, _words(texts.values(), scripts)))
        names = {kept: _put(site, folder, _written(found, kept)) for kept in set(sheets.values())}
        for page, html in texts.items():
            page.write_bytes(html.replace(shared.name.encode(), names[sheets[page]].encode()))
    shared.unlink()


def _kept(found: Iterable[Rule], words: Set[str]) -> Kept:
    return frozenset(
        number for number, rule in enumerate(found) if any(asked <= words for asked in rule.asked)
    )


def _written(found: Sequence[Rule], kept: Kept) -> str:
    parts = []
    for within, together in groupby(
        (found[number] for number in sorted(kept)), key=lambda rule: rule.within
    ):
        inner = "".join(rule.text for rule in together)
        parts.append("".join(f"{head}{{" for head in within) + inner + "}" * len(within))
    return "".join(parts)


def _put(site: Path, folder: tuple[str, ...], text: str) -> str:
    """Lay a style sheet in the site; what the file is called."""
    data = text.encode()
    name = with_checksum(f"assets/css/{'-'.join(folder) or TOP}.css", data)
    (site / name).write_bytes(data)
    return Path(name).name


def _rules(nodes: Iterable[Any], within: tuple[str, ...]) -> Iterator[Rule]:
    for node in nodes:
        if node.type == "qualified-rule":
            asked = {one for part in _parts(node.prelude) for one in _asked(part)}
            yield Rule(_tight(node.serialize()), within, tuple(asked))
        elif node.type == "at-rule" and node.lower_at_keyword in _HOLDS_RULES and node.content:
            head = _tight(f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}").strip()
            inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True)
            yield from _rules(inner, (*within, head))
        elif node.type == "at-rule":
            yield Rule(_tight(node.serialize()), within, (frozenset(),))


def _asked(selector: Sequence[Any]) -> list[Asked]:
    """The classes and elements that a selector asks for; more than one set where it leaves a choice."""
    found = [Asked()]
    for before, token in pairwise([None, *selector]):
        if token.type == "ident" and before != ":":
            found = [asked | {token.value} for asked in found]
        elif token.type == "function" and token.lower_name in _CHOICES:
            choices = [one for part in _parts(token.arguments) for one in _asked(part)]
            found = [asked | choice for asked in found for choice in choices]
    return found


def _parts(tokens: Iterable[Any]) -> list[list[Any]]:
    """The selectors between commas."""
    parts: list[list[Any]] = [[]]
    for piece in tokens:
        if piece == ",":
            parts.append([])
        else:
            parts[-1].append(piece)
    return parts


def _tight(text: str) -> str:
    return _SPACE.sub(lambda found: found[1] or found[2] or " ", text)


def _by_folder(site: Path) -> dict[tuple[str, ...], list[Path]]:
    folders: dict[tuple[str, ...], list[Path]] = {}
    for page in sorted(site.rglob("*.html")):
        way = page.relative_to(site).parts[:-1]  # a page lies in a folder of its own
        folders.setdefault(way[:-1][:AT_MOST_DEEP] or way, []).append(page)
    return folders


def _words(pages: Iterable[bytes], scripts: dict[str, Set[str]]) -> set[str]:
    said: set[bytes] = set()
    asked: set[bytes] = set()
    for html in pages:
        said.update(_CLASSES.findall(html), _ELEMENTS.findall(html))
        asked.update(_SCRIPTS.findall(html))
    words = {word for some in said for word in some.decode().split()}
    return words.union(MADE_BY_BROWSERS, *(scripts.get(plain(name.decode()), ()) for name in asked))


def _words_of_scripts(site: Path) -> dict[str, Set[str]]:
    """By plain name, every word of a script and of the scripts beside it that it names."""
    files = {file.name: file for file in (site / "assets/js").rglob("*.js")}

    def words(name: str, seen: tuple[str, ...] = ()) -> set[str]:
        data = files[name].read_bytes()
        named = {one.decode() for one in _NAMED_SCRIPT.findall(data)} & files.keys() - {*seen, name}
        own = set(_WORD.findall(data.decode()))
        return own.union(*(words(other, (*seen, name)) for other in named))

    return {plain(f.relative_to(site).as_posix()): words(name) for name, f in files.items()}
