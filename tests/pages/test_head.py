"""The head of every page comes from one list, for records as for prose."""

import json

from markupsafe import Markup

from spoorboek.pages import head as heads
from spoorboek.pages.head import head, told, with_head
from spoorboek.pages.page_facts import PageFacts
from spoorboek.pages.site import Site
from tests.real import real_site


def test_prose_gets_the_same_head_as_any_page_with_these_facts(monkeypatch):
    """The place that the theme leaves is filled from what the theme knows of the page."""
    site, seen = real_site(), list[PageFacts]()

    def part(page: PageFacts, _site: Site) -> Markup:
        seen.append(page)
        return Markup('<meta name="t" content="{}">').format(page.title)

    monkeypatch.setattr(heads, "HEAD", (part,))
    facts = {"titel": "A < B } -- C", "beschrijving": "Waarom", "taal": "nl"}
    place = json.dumps(facts).replace("<", "\\u003c")
    html = f"<head><!--spoorboek-kop {place}--></head>"
    page = PageFacts("over/", "A < B } -- C", "Waarom", "nl")
    assert told(html, "over/") == page
    html = with_head(html, page, site)
    assert seen == [page]
    assert html == f"<head>{head(page, site)}</head>"
    assert "A &lt; B" in html


def test_a_page_without_a_place_says_nothing_of_itself():
    """Such as the page for a wrong address."""
    assert told("<head></head>", "404.html") is None
