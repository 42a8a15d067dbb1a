"""Canonical: the one address by which a page wants to be known, where the site knows its own."""

from markupsafe import Markup

from spoorboek.pages.page_facts import PageFacts
from spoorboek.pages.site import Site

_LINK = Markup('<link rel="canonical" href="{}">')


def canonical(page: PageFacts, site: Site) -> Markup:
    """For the head of a page; nothing as long as nobody said where the site will be, or for a page that went."""
    root = site.edition.site_url
    return (
        _LINK.format(root + page.address) if root and page.address not in site.gone else Markup("")
    )
