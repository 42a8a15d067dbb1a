"""Every page of a site that knows its address can be found, shared and understood by other programs."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.commands import spoorboek
from tests.in_browser.conftest import ROOT
from tests.pages.test_sitemap import against_the_protocol, places

HOME = "https://voorbeeld.nl/spoor/"
MAX_BYTES = 40_000
LOCALES = {"nl": "nl_NL", "en": "en_GB"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is built for an address below a path."""
    folder = tmp_path_factory.mktemp("gepubliceerd") / "site"
    options = ("--zonder-papier", "--zonder-zip")
    done = spoorboek("build", "--root", ROOT, "--site", folder, *options, SITE_URL=HOME)
    assert done.returncode == 0, done.stderr
    return folder


@cache
def pages(folder: Path) -> dict[str, LexborHTMLParser]:
    """Every page by its address, without the one for a wrong address."""
    return {
        file.parent.relative_to(folder).as_posix().removeprefix(".")
        + "/" * (file.parent != folder): (LexborHTMLParser(file.read_text(encoding="utf-8")))
        for file in sorted(folder.rglob("index.html"))
    }


def wanted(folder: Path) -> dict[str, LexborHTMLParser]:
    """The pages that do not ask to be left out."""
    return {a: p for a, p in pages(folder).items() if not p.css("meta[name=robots]")}


def one(page: LexborHTMLParser, selector: str, name: str = "content") -> str:
    found: list[LexborNode] = page.css(selector)
    assert len(found) == 1, selector
    return found[0].attributes.get(name) or ""


def test_every_page_has_its_own_address_language_title_and_description(published):
    """No two pages have the same description; none is cut off by who shows it."""
    same: dict[str, list[str]] = defaultdict(list)
    for address, page in wanted(published).items():
        assert one(page, "link[rel=canonical]", "href") == HOME + address
        assert (one(page, "html", "lang") or "") in LOCALES, address
        assert page.css("head > title")[0].text().strip(), address
        description = one(page, "meta[name=description]")
        assert 40 <= len(description) <= 160, (address, description)
        same[description].append(address)

    assert {d: a for d, a in same.items() if len(a) > 1} == {}


def test_every_page_is_led_to_by_links_that_a_crawler_follows(published):
    """From the start page, by the addresses in links alone."""
    known, seen, todo = pages(published), set(), [""]
    while todo:
        address = todo.pop()
        if address in seen or address not in known:
            continue
        seen.add(address)
        for link in known[address].css("a[href]"):
            href = link.attributes.get("href") or ""
            if "nofollow" not in (link.attributes.get("rel") or ""):
                target = urljoin(HOME + address, href).partition("#")[0].partition("?")[0]
                todo.append(target.removeprefix(HOME))

    assert set(wanted(published)) - seen == set()


def test_what_is_shared_says_what_the_page_says(published):
    for address, page in wanted(published).items():
        told = {
            n.attributes["property"]: n.attributes.get("content")
            for n in page.css("meta[property^='og:']")
        }
        assert told["og:url"] == HOME + address
        assert told["og:description"] == one(page, "meta[name=description]")
        assert told["og:title"], address
        assert told["og:locale"] == LOCALES[one(page, "html", "lang")]
        picture = published / str(told["og:image"]).removeprefix(HOME)
        assert picture.is_file(), address


def test_every_part_has_a_picture_of_its_own_and_none_is_heavy(published):
    parts = {address.partition("/")[0] for address in pages(published)} - {""}
    pictures = sorted((published / "assets" / "deelbeeld").glob("*.png"))

    assert {file.stem for file in pictures} == {"start", *parts}
    assert len({file.read_bytes() for file in pictures}) == len(pictures)
    for file in pictures:
        assert file.stat().st_size < MAX_BYTES
        assert Image.open(file).size == (1200, 630)


def test_a_page_in_two_languages_says_so_on_both(published):
    """Each names itself, the other, and which is for everybody else; both name the same."""
    named = {
        HOME + address: {
            str(n.attributes["hreflang"]): str(n.attributes["href"])
            for n in page.css("link[rel=alternate][hreflang]")
        }
        for address, page in pages(published).items()
    }
    both = {address: found for address, found in named.items() if found}

    assert len(both) >= 8
    for address, found in both.items():
        language = one(pages(published)[address.removeprefix(HOME)], "html", "lang")
        assert found[language] == address
        assert found["x-default"] == found["nl"]
        assert set(found) == {"nl", "en", "x-default"}
        for other in found.values():
            assert named[other] == found, (address, other)
    english = {a for a, p in pages(published).items() if one(p, "html", "lang") == "en"}
    assert {HOME + address for address in english} <= set(both)


def test_the_sitemap_names_every_page_once_and_keeps_to_the_protocol(published):
    text = (published / "sitemap.xml").read_text(encoding="utf-8")
    found = places(text)

    assert against_the_protocol(text) == []
    assert sorted(found) == sorted(HOME + address for address in wanted(published))
    assert f"Sitemap: {HOME}sitemap.xml" in (published / "robots.txt").read_text(encoding="utf-8")
    assert ElementTree.fromstring(text)[0][0].text == found[0]


def test_the_page_for_a_wrong_address_names_whole_paths(published):
    """It is shown at any depth, so no way may start from where it is."""
    page = LexborHTMLParser((published / "404.html").read_text(encoding="utf-8"))
    named = [n.attributes.get(a) or "" for a in ("href", "src") for n in page.css(f"[{a}]")]
    here = [name for name in named if not re.match(r"https?:|mailto:|#", name)]

    assert here
    assert [name for name in here if not name.startswith("/spoor/")] == []
    assert one(page, "meta[name=robots]") == "noindex"
    assert page.css("link[rel=canonical]") == []
