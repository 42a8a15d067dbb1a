"""Folder style: of the style that all pages share, each folder gets the rules that can apply to a page there.

A rule can apply where all classes and elements that it asks for are words of one of the pages or of their
scripts. What is kept is kept in its order, so what wins from what stays the same.
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


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its text, the heads of what it stands in, and sets of words of which one must be there."""

    text: str
    within: tuple[str, ...]
    asked: Sequence[Asked]


def rules(sheet: str) -> list[Rule]:
    """Every rule of a style sheet, in order."""
    return list(_rules(tinycss2.parse_stylesheet(sheet, skip_comments=True), ()))


def fitting(found: Iterable[Rule], words: Set[str]) -> str:
    """A style sheet of the rules that can apply where these are the words."""
    kept = (rule for rule in found if any(asked <= words for asked in rule.asked))
    parts = []
    for within, together in groupby(kept, key=lambda rule: rule.within):
        inner = "".join(rule.text for rule in together)
        parts.append("".join(f"{head}{{" for head in within) + inner + "}" * len(within))
    return "".join(parts)


def dress(site: Path) -> None:
    """Let every page ask for the style sheet of its folder, instead of the one that all pages share."""
    (shared,) = (site / BUNDLE).parent.glob(f"{Path(BUNDLE).stem}.*.css")
    found, scripts = rules(shared.read_text(encoding="utf-8")), _words_of_scripts(site)
    for folder, pages in _by_folder(site).items():
        texts = {page: page.read_bytes() for page in pages}
        text = fitting(found, _words(texts.values(), scripts))
        name, data = with_checksum(f"assets/css/{folder}.css", text.encode()), text.encode()
        (site / name).write_bytes(data)
        for page, html in texts.items():
            page.write_bytes(html.replace(shared.name.encode(), Path(name).name.encode()))
    shared.unlink()


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


def _by_folder(site: Path) -> dict[str, list[Path]]:
    folders: dict[str, list[Path]] = {}
    for page in sorted(site.rglob("*.html")):
        way = page.relative_to(site).parts[:-1]  # a page lies in a folder of its own
        above = way[:-1][:AT_MOST_DEEP] or way
        folders.setdefault("-".join(above) or TOP, []).append(page)
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
