"""Every link inside the site leads somewhere, every page is led to, and none leaves without saying so."""

import re
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.site_links.judging import judged
from tests.in_browser.conftest import Served
from tests.real import real_base

CODE = re.compile(r"<code.*?</code>", re.DOTALL)  # an example of a macro is no macro


def test_every_link_leads_somewhere_and_every_page_is_reached(site: Served):
    """The build asks the same of itself; here it is seen that it asks it of the whole site."""
    found = judged(site.folder)

    assert (found.broken, found.unreached) == ([], [])
    assert found.pages == len(site.pages())
    assert found.links > 10 * found.pages


def test_every_record_has_its_page(site: Served):
    assert {record.page for record in real_base().all()} <= set(site.pages())


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
