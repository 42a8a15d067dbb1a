"""Papers: what can be taken along of a page, and of the whole site."""

from markupsafe import Markup

from spoorboek.pages.addresses import ROOT
from spoorboek.pages.downloads import downloads_at
from spoorboek.pages.environment import rendered
from spoorboek.pages.overviews import handbook
from spoorboek.pages.site import Link, Site


def downloads(site: Site, address: str) -> Markup:
    """What can be taken along of the page at an address; nothing where nothing was made."""
    found = downloads_at(address, site)
    return rendered("slots/downloads.html.jinja", downloads=found) if found else Markup("")


def all_downloads(site: Site) -> Markup:
    """Every paper, page by page."""
    pages = [Link(handbook.TITLE, ROOT + handbook.ADDRESS)]
    pages += [site.link(record) for record in site.base.all()] if site.papers else []
    rows = [(page, downloads_at(page.href.removeprefix(ROOT), site)) for page in pages]
    return rendered("slots/papers.html.jinja", rows=[row for row in rows if row[1]])
