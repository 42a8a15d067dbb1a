"""Metadata: what a page tells reference managers and scholarly search engines of itself.

In the names that Highwire Press gave such data (Google Scholar, Zotero) and in Dublin Core. They
describe our page, also where it is about a publication of others: that stands in the page as COinS.
"""

from markupsafe import Markup

from spoorboek.pages.coins import whole_name
from spoorboek.pages.page_citation import cited_page
from spoorboek.pages.page_facts import PageFacts
from spoorboek.pages.site import Site

_META = Markup('<meta name="%s" content="%s">')


def metadata(page: PageFacts, site: Site) -> Markup:
    """The elements for one page."""
    cited = cited_page(page, site)
    said = (
        ("citation_title", cited.title),
        ("citation_author", whole_name(cited.makers)),
        ("citation_publication_date", cited.day.replace("-", "/")),
        ("citation_language", cited.language.code),
        ("citation_public_url", cited.address),
        ("DC.title", cited.title),
        ("DC.creator", cited.makers),
        ("DC.date", cited.day),
        ("DC.language", cited.language.code),
        ("DC.identifier", cited.address),
        ("DC.source", cited.site),
        # Not a word of Dublin Core: without it Zotero takes whatever has a citation_title for an article.
        ("DC.type", "webpage"),
    )
    return Markup("").join(_META % (name, value) for name, value in said if value)
