"""Papers and tables: what can be taken along of a page, and of the whole site."""

from markupsafe import Markup, escape

from spoorboek.pages.addresses import ROOT
from spoorboek.pages.downloads import downloads_at, table_download
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.overviews import handbook
from spoorboek.pages.site import Site
from spoorboek.reasoning.tables import TABLES


def downloads(site: Site, address: str) -> Markup:
    """What can be taken along of the page at an address; nothing where nothing was made."""
    found = downloads_at(address, site)
    return rendered("slots/downloads.html.jinja", downloads=found) if found else Markup("")


def csv(site: Site, table: str) -> Markup:
    """A table as a file for a spreadsheet; a name that is no table stays text."""
    if table not in TABLES:
        return escape(table)
    return rendered("slots/downloads.html.jinja", downloads=[table_download(table, site)])


def tables(site: Site) -> Markup:
    """Every table as a file, with what stands in it."""
    rows = [(table_download(name, site), table.words) for name, table in TABLES.items()]
    return rendered("slots/tables.html.jinja", rows=rows)


def all_downloads(site: Site) -> Markup:
    """Every paper, page by page."""
    pages = [Link(handbook.title_of(site), ROOT + handbook.ADDRESS)]
    pages += [site.link(record) for record in site.base.all()] if site.papers else []
    rows = [(page, downloads_at(page.href.removeprefix(ROOT), site)) for page in pages]
    return rendered("slots/papers.html.jinja", rows=[row for row in rows if row[1]])
