"""The sitemap keeps to the published protocol and says what the pages say."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from spoorboek.pages import sitemap
from spoorboek.pages.sitemap import FILE, Listed, listed_pages, robots, sitemaps

HOME = "https://voorbeeld.nl/spoor/"
MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
ORDER = re.compile(rf"loc(?: lastmod)?(?: {re.escape(LINK)})*")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def places(text: str) -> list[str]:
    return [str(node.text) for node in ElementTree.fromstring(text.encode()).iter(f"{MAPS}loc")]


def against_the_protocol(text: str) -> list[str]:
    """What the schemas of sitemaps.org forbid: which elements, in which order, and what they hold."""
    root, wrong = ElementTree.fromstring(text.encode()), []
    kind = {f"{MAPS}urlset": "url", f"{MAPS}sitemapindex": "sitemap"}.get(root.tag)
    if not 0 < len(root) <= 50_000 or len(text.encode()) > 50_000_000:
        wrong.append(f"{len(root)} addresses, {len(text)} bytes")
    for entry in root:
        names = [child.tag.removeprefix(MAPS) for child in entry]
        if entry.tag != f"{MAPS}{kind}" or not ORDER.fullmatch(" ".join(names)):
            wrong.append(f"{entry.tag} {names}")
        for child in entry:
            value = child.text or ""
            is_right = {
                f"{MAPS}loc": 12 <= len(value) <= 2048 and value.startswith("https://"),
                f"{MAPS}lastmod": bool(DAY.fullmatch(value)),
                LINK: {"rel", "hreflang", "href"} == set(child.attrib),
            }
            if not is_right[child.tag]:
                wrong.append(f"{child.tag} {value}")
    return wrong


def page(folder: Path, address: str, head: str = "") -> None:
    file = folder / address / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"<html><head>{head}</head><body>{'x' * 40_000}", encoding="utf-8")


def test_a_page_that_asks_to_be_left_out_is_not_in_it(tmp_path):
    """Only what stands in the head counts, and only pages that have an address of their own."""
    page(tmp_path, "")
    page(tmp_path, "weg", '<meta name="robots" content="noindex">')
    page(
        tmp_path,
        "over",
        "x" * 20_000 + '<link rel="alternate" hreflang="en" href="https://a/&amp;">',
    )
    page(tmp_path, "uitleg", '</head><meta name="robots" content="noindex">')
    (tmp_path / "404.html").write_text("<html>", encoding="utf-8")

    assert list(listed_pages(tmp_path)) == [
        Listed(""),
        Listed("over/", (("en", "https://a/&"),)),
        Listed("uitleg/"),
    ]


@pytest.mark.parametrize("home", [HOME, "https://x.nl/<&\"'/"])
def test_it_keeps_to_the_protocol(home):
    both = (("nl", f"{home}a/"), ("en", f"{home}b/?x&y"))
    pages = [Listed(""), Listed("a/", both), Listed("b/&<")]
    (text,) = sitemaps(pages, home, {"a/": "2026-11-20", "b/&<": "2026-11-21"}).values()

    assert against_the_protocol(text) == []
    assert places(text) == [home, f"{home}a/", f"{home}b/&<"]
    links = ElementTree.fromstring(text.encode()).iter(LINK)
    assert [(link.get("hreflang"), link.get("href")) for link in links] == list(both)
    assert text.count("<lastmod>") == 2


def test_many_pages_stand_in_several_files_that_the_first_one_names(monkeypatch):
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", 2)
    files = sitemaps([Listed(f"{n}/") for n in range(5)], HOME, {"4/": "2026-11-21"})
    index, *parts = files.values()

    assert [against_the_protocol(text) for text in files.values()] == [[]] * 4
    assert places(index) == [HOME + name for name in files if name != FILE]
    assert [p for part in parts for p in places(part)] == [f"{HOME}{n}/" for n in range(5)]


def test_a_hundred_thousand_pages_fit():
    """Also where each is there in two languages and has a long address."""
    long = "bewijs/bronnen/" + "x" * 80
    both = tuple((code, f"{HOME}{long}") for code in ("nl", "en", "x-default"))
    files = sitemaps((Listed(f"{long}{n}/", both) for n in range(100_000)), HOME, {})

    assert sum(text.count("<url>") for text in files.values()) == 100_000
    assert all(len(text) < 50_000_000 and text.count("<url>") <= 50_000 for text in files.values())


def test_without_an_address_of_the_site_it_is_empty_and_says_why():
    """The protocol knows whole addresses only; robots.txt then names no sitemap."""
    (text,) = sitemaps([Listed("over/")], "", {"over/": "2026-11-21"}).values()

    assert places(text) == []
    assert "SITE_URL" in text
    assert robots("") == "User-agent: *\nAllow: /\n"
    assert robots(HOME).endswith(f"\nSitemap: {HOME}sitemap.xml\n")
