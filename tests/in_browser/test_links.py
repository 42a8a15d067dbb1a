"""Every link inside the site leads somewhere, every page is led to, and none leaves without saying so."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.in_browser.conftest import Served
from tests.real import real_base

HERE = "https://site.invalid/"
CODE = re.compile(r"<code.*?</code>", re.DOTALL)  # an example of a macro is no macro


@cache
def pages(folder: Path) -> dict[str, tuple[set[str], list[str]]]:
    """By address: the anchors on a page, and every address that it names."""
    found = {}
    for file in sorted(folder.rglob("*.html")):
        html = LexborHTMLParser(file.read_text(encoding="utf-8"))
        address = file.relative_to(folder).as_posix().removesuffix("index.html")
        anchors = {node.attributes.get("id") or "" for node in html.css("[id]")}
        named = [
            node.attributes.get(name) or ""
            for selector, name in (
                ("a[href], link[href], use[href]", "href"),
                ("script[src], img[src], iframe[src], source[src], video[src], audio[src]", "src"),
            )
            for node in html.css(selector)
            if node.attributes.get("rel") != "canonical"
        ]
        found[address] = anchors, named
    return found


def test_every_internal_link_and_anchor_resolves(site: Served):
    known = pages(site.folder)
    wrong = []
    for address, (_, named) in known.items():
        base = HERE if address == "404.html" else urljoin(HERE, address)
        for name in set(named):
            target = urlsplit(urljoin(base, name))
            if f"{target.scheme}://{target.netloc}/" != HERE:
                continue
            path = unquote(target.path.lstrip("/"))
            if path in known:
                if target.fragment and unquote(target.fragment) not in known[path][0]:
                    wrong.append(f"{address or '/'}: no anchor {name}")
            elif not (site.folder / path).is_file():
                wrong.append(f"{address or '/'}: nothing at {name}")

    assert wrong == []


def test_every_record_has_its_page_and_every_page_is_led_to(site: Served):
    known = pages(site.folder)
    led_to = {
        unquote(urlsplit(urljoin(urljoin(HERE, address), name)).path.lstrip("/"))
        for address, (_, named) in known.items()
        for name in named
    }

    assert {record.page for record in real_base().all()} <= set(known)
    assert set(known) - led_to - {"", "404.html"} == set()


def test_no_page_loads_anything_from_elsewhere(site: Served):
    """What is fetched when a page opens is part of the site; links to elsewhere are only links."""
    wrong = []
    for file in site.folder.rglob("*.html"):
        html = LexborHTMLParser(file.read_text(encoding="utf-8"))
        for node in html.css(
            "[src], link[href], [srcset], [style*=url], object, embed, iframe, base"
        ):
            address = node.attributes.get("src") or node.attributes.get("href") or ""
            if node.attributes.get("rel") != "canonical" and urlsplit(address).netloc:
                wrong.append(f"{file.relative_to(site.folder)}: {(node.html or '')[:100]}")
    for file in site.folder.rglob("*.css"):
        text = file.read_text(encoding="utf-8")
        if "url(http" in text.replace(" ", "").replace('"', "") or "@import" in text:
            wrong.append(str(file.relative_to(site.folder)))

    assert wrong == []


def test_a_link_has_no_other_scheme_than_web_or_mail(site: Served):
    schemes = {urlsplit(name).scheme for _, named in pages(site.folder).values() for name in named}

    assert schemes <= {"", "http", "https", "mailto", "tel"}


def test_nothing_of_the_making_is_left_in_a_page(site: Served):
    """No token, slot, macro or shell remains; no private-use character."""
    for file in site.folder.rglob("*.html"):
        text = CODE.sub("", file.read_text(encoding="utf-8"))
        for left in ("@@inhoud@@", "@@titel@@", "<!--spoorboek", "{{ link(", "{{ index(", "\ue000"):
            assert left not in text, f"{file.relative_to(site.folder)}: {left}"
    assert not list(site.folder.rglob("_schil"))


@pytest.mark.parametrize(
    "name", ["data/spoorboek.json", "data/references.bib", "sitemap.xml", "robots.txt", "404.html"]
)
def test_the_promised_files_are_there(site: Served, name: str):
    assert (site.folder / name).stat().st_size > 0


def test_ids_stand_once_on_a_page(site: Served):
    for file in site.folder.rglob("*.html"):
        html = LexborHTMLParser(file.read_text(encoding="utf-8"))
        ids = [node.attributes["id"] for node in html.css("[id]")]
        assert len(ids) == len(set(ids)), (
            f"{file.relative_to(site.folder)}: {[i for i in ids if ids.count(i) > 1][:3]}"
        )


def test_the_site_works_from_a_folder(site: Served):
    """Every address inside the site is relative, so that it opens without a server and below any path."""
    for address, (_, named) in pages(site.folder).items():
        if address != "404.html":
            assert [name for name in named if name.startswith("/")] == [], address
