"""A policy page fits one sheet of paper and can be read there; an English page says it is English."""

import io

import pytest
from pypdf import PdfReader

from spoorboek.records.policy import PolicySummary
from spoorboek.records.policy_translation import PolicyTranslation
from tests.in_browser.conftest import follow
from tests.real import real_base

TYPES = (PolicySummary, PolicyTranslation)
SUMMARIES = [record.page for kind in TYPES for record in real_base().of(kind).values()]
SMALLEST = 8.5
# The size, in points, of every piece of text that would be on paper.
SIZES = """() => {
  const sizes = [], walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !parent.getClientRects().length || parent.closest(".sb-vis")) continue;
    sizes.push([parseFloat(getComputedStyle(parent).fontSize) * 0.75, walker.currentNode.textContent.trim()]);
  }
  return sizes;
}"""


def a_pdf(page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("address", SUMMARIES)
def test_a_summary_fits_one_a4_and_says_where_it_is_from(new_page, site, address):
    page = new_page()
    page.goto(site.address + address)
    pdf = a_pdf(page)

    assert len(pdf.pages) == 1
    assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [595, 842]
    assert "Spoorboek, " in " ".join(pdf.pages[0].extract_text().split())[-160:]


@pytest.mark.parametrize("address", SUMMARIES)
def test_nothing_on_paper_is_too_small_to_read(new_page, site, address):
    page = new_page()
    page.goto(site.address + address)
    page.emulate_media(media="print")
    sizes = page.evaluate(SIZES)

    assert len(sizes) > 50
    assert [text for size, text in sizes if size < SMALLEST - 0.01] == []


ENGLISH = ["en/", "en/policy/", *(r.page for r in real_base().of(PolicyTranslation).values())]


@pytest.mark.parametrize("address", ENGLISH)
def test_an_english_page_is_english_and_its_menus_are_dutch(new_page, site, address):
    page = new_page()
    page.goto(site.address + address)

    assert page.evaluate("document.documentElement.lang") == "en"
    for part in ("header.md-header", "nav.md-tabs", "#sb-menu", "footer.md-footer", ".md-skip"):
        assert page.locator(part).get_attribute("lang") == "nl", part
    assert page.evaluate("document.querySelector('main h1').closest('[lang]').lang") == "en"


def test_a_dutch_page_stays_dutch(new_page, site):
    page = new_page()
    page.goto(site.address + SUMMARIES[0])

    assert page.evaluate("document.documentElement.lang") == "nl"
    follow(page.get_by_role("link", name="Read this page in English"))
    assert page.evaluate("document.documentElement.lang") == "en"
