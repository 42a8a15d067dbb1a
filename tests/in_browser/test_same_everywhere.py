"""Menus, footer and the way to help are the same, in the same order, wherever a reader is."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

SHELL = {
    "menu": ".sb-kop__naam, .sb-zoek, .md-tabs a",
    "footer": ".sb-voet__links a",
}


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
