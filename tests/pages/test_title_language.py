"""Where a title in another language shows, the page says in which language it stands."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from spoorboek.pages.record_page import body_of
from spoorboek.records import RECORD_TYPES
from tests.real import real_base, real_site

SHORTEST = 20
"""A shorter title may be a word of the page itself."""
FOREIGN = {
    " ".join(r.title.split()): r.title_language
    for r in real_base().references.values()
    if r.title_language not in ("", "nl") and len(r.title) >= SHORTEST
}
BEGINNINGS = re.compile("|".join(sorted({re.escape(title[:SHORTEST]) for title in FOREIGN})))


def language_of(node: LexborNode | None) -> str:
    """What the nearest element around says."""
    while node is not None:
        if language := node.attributes.get("lang"):
            return language
        node = node.parent
    return ""


def unmarked(html: str) -> list[str]:
    """The foreign titles that a reader aloud would read as if they were Dutch."""
    if not BEGINNINGS.search(html):
        return []
    body = LexborHTMLParser(html).body
    assert body is not None
    found = []
    for node in body.css("*"):
        # The forms to copy are data, in which no element can stand.
        if node.attributes.get("data-vorm", "APA") != "APA":
            continue
        text = " ".join(node.text(deep=False).split())
        titles = [title for title in FOREIGN if title in text] if BEGINNINGS.search(text) else []
        found += [title for title in titles if language_of(node) != FOREIGN[title]]
    return found


def test_what_is_sought_is_there():
    title, language = next(iter(FOREIGN.items()))
    assert unmarked(f"<p>{title}</p>") == [title]
    assert unmarked(f'<p lang="{language}"><a>{title}</a></p>') == []


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.name)
def test_every_foreign_title_says_its_language(record_type):
    site = real_site()
    for record in real_base().of(record_type).values():
        assert unmarked(str(body_of(record, site))) == [], record.key
