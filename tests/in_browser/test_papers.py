"""Every paper lies where its link says, is as large as it says, and is found where people look."""

import re
from math import ceil
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from spoorboek.pages.overviews import handbook
from spoorboek.records.tool import Tool
from tests.in_browser.conftest import Served
from tests.real import real_base

SIZE = re.compile(r"\((?:A4, )?([\d,]+) (kB|MB)\)")


def papers_on(site: Served, page: str) -> dict[str, str]:
    """Address within the site of every paper that a page links to, with the words of the link."""
    html = LexborHTMLParser((site.folder / page / "index.html").read_text(encoding="utf-8"))
    links = html.css("a[download]")
    here = f"https://hier.invalid/{page}"
    return {
        urlsplit(urljoin(here, link.attributes["href"] or "")).path[1:]: link.text()
        for link in links
        if (link.attributes["href"] or "").endswith((".pdf", ".docx"))
    }


def test_every_link_to_a_paper_tells_the_truth(site: Served):
    files = {
        f.relative_to(site.folder).as_posix()
        for form in ("pdf", "docx")
        for f in site.folder.rglob(f"*.{form}")
    }
    linked: set[str] = set()
    for folder in {file.rpartition("/")[0] for file in files} | {"hulpmiddelen/bladen"}:
        for address, words in papers_on(site, f"{folder}/").items():
            found = SIZE.search(words)
            assert found, words
            size = ceil((site.folder / address).stat().st_size / 1000)
            shown = float(found[1].replace(",", "."))
            assert shown == size if found[2] == "kB" else abs(shown - size / 1000) <= 0.1
            linked.add(address)

    assert files
    assert linked == files


def test_all_papers_are_on_one_list(site: Served):
    files = [*site.folder.rglob("*.pdf"), *site.folder.rglob("*.docx")]

    assert set(papers_on(site, "hulpmiddelen/bladen/")) == {
        f.relative_to(site.folder).as_posix() for f in files
    }


def test_a_sheet_and_the_handbook_have_both_forms(site: Served):
    pages = [handbook.ADDRESS, *(t.page for t in real_base().of(Tool).values() if t.sheet)]
    for page in pages:
        forms = sorted(address.rpartition(".")[2] for address in papers_on(site, page))
        assert forms == ["docx", "pdf"], page
