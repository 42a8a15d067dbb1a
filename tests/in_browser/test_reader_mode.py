"""Who reads a page without its style, in reader mode or aloud, finds the text in one place, under one title."""

from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser

from tests.in_browser.kinds import EVERY_KIND

OUTSIDE = "body > *, .md-container > *, .md-main__inner > *"
LANDMARKS = {"header", "nav", "main", "footer", "script", "dialog"}
HOLDS_LANDMARKS = {"md-container", "md-main", "md-main__inner", "md-sidebar"}


def page(folder, address):
    name = address if address.endswith(".html") else f"{address}index.html"
    return LexborHTMLParser((folder / name).read_text(encoding="utf-8"))


def outline(tree):
    return [(int(h.tag[1]), h.text(strip=True)) for h in tree.css("h1, h2, h3, h4, h5, h6")]


def test_each_page_is_one_article_in_one_main_with_one_title(built_site):
    wrong = {}
    for address in EVERY_KIND:
        tree = page(built_site, address)
        counts = [
            len(tree.css(what)) for what in ("main", "main > article", "h1", "main > article h1")
        ]
        if counts != [1, 1, 1, 1]:
            wrong[address] = counts
    assert wrong == {}


def test_no_heading_of_the_article_skips_a_level(built_site):
    wrong = {}
    for address in EVERY_KIND:
        levels = [level for level, _ in outline(page(built_site, address).css_first("main"))]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        if jumps or levels[:1] != [1]:
            wrong[address] = jumps or levels[:1]
    assert wrong == {}


def test_outside_the_landmarks_a_page_holds_no_text(built_site):
    wrong = {}
    for address in EVERY_KIND:
        found = [
            node.html[:80]
            for node in page(built_site, address).css(OUTSIDE)
            if node.tag not in LANDMARKS
            and not HOLDS_LANDMARKS & set((node.attributes.get("class") or "").split())
            and not (node.tag == "a" and node.attributes.get("href") == "#inhoud")
            and node.text(strip=True)
        ]
        if found:
            wrong[address] = found
    assert wrong == {}
