"""Menus, footer and the way to help are the same wherever a reader is, and so is what a button is called."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

SHELL = {
    "menu": ".sb-kop__naam, .sb-zoek, .md-tabs a",
    "footer": ".sb-voet__links a",
}


TYPED = "input:not([type=checkbox], [type=radio], [type=hidden]), textarea, select"
"""Fields in which a reader writes something, or chooses one of several."""


def said(html: LexborHTMLParser, part: str) -> tuple[str, ...]:
    return tuple(" ".join(link.text().split()) for link in html.css(SHELL[part]))


def shells(folder: Path) -> dict[str, dict[tuple[str, ...], list[str]]]:
    """For each part of the shell: what stands in it, and on which pages."""
    found: dict[str, dict[tuple[str, ...], list[str]]] = {part: {} for part in SHELL}
    for file in sorted(
        folder.rglob("index.html")
    ):  # the page for a wrong address has no text to improve
        html = LexborHTMLParser(file.read_text(encoding="utf-8"))
        for part, pages in found.items():
            pages.setdefault(said(html, part), []).append(file.relative_to(folder).as_posix())
    return found


def test_menus_and_help_are_the_same_on_every_page(site):
    for part, pages in shells(site.folder).items():
        told = {words: len(names) if len(names) > 3 else names for words, names in pages.items()}
        assert len(pages) == 1, (part, told)
        assert all(next(iter(pages))), part


def name_of(node: LexborNode, html: LexborHTMLParser) -> str:
    """What a button or a field is called: by its label, or by its own text."""
    label = html.css_first(f'label[for="{node.attrs["id"]}"]') if node.attrs.get("id") else None
    around = node.parent if node.parent and node.parent.tag == "label" else None
    by = node.attrs.get("aria-labelledby", "") or ""
    named = [html.css_first(f"#{one}") for one in by.split()] or [label or around or node]
    text = " ".join(" ".join(one.text().split()) for one in named if one)
    return node.attrs.get("aria-label") or text


def pages(folder: Path) -> Iterator[tuple[str, LexborHTMLParser]]:
    for file in sorted(folder.rglob("*.html")):
        html = LexborHTMLParser(file.read_text(encoding="utf-8"))
        yield file.relative_to(folder).as_posix(), html


def test_what_does_the_same_begins_with_the_same_word(site):
    """A button that scripts know by one attribute is called the same everywhere: `Print …`, `Kijk na: …`."""
    called: dict[str, dict[str, str]] = {}
    for page, html in pages(site.folder):
        for button in html.css("button"):
            for mark in (name for name in button.attrs if name.startswith("data-sb-")):
                first = name_of(button, html).partition(" ")[0]
                called.setdefault(mark, {}).setdefault(first, page)

    assert len(called) > 5
    assert {mark: words for mark, words in called.items() if len(words) > 1} == {}


def test_no_page_asks_the_same_twice(site):
    """Every field says what it asks, and no other field on its page asks that again."""
    asked = 0
    for page, html in pages(site.folder):
        names = Counter(name_of(field, html) for field in html.css(TYPED))
        asked += sum(names.values())
        assert "" not in names, page
        assert not {name: times for name, times in names.items() if times > 1}, page
    assert asked > 50
