"""Data link: where the record that a page shows lies as JSON."""

from markupsafe import Markup

from spoorboek.pages.page_facts import PageFacts
from spoorboek.pages.site import Site
from spoorboek.records.record import DATA_FILE

_LINK = Markup('<link rel="alternate" type="application/json" href="{}">').format(DATA_FILE)


def data_link(page: PageFacts, _site: Site) -> Markup:
    """The link to those data, on the page of a record."""
    return _LINK if page.record else Markup("")
