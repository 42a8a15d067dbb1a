"""The page at an address whose page went: what stood there, why it went and where it is now."""

from typing import Any

from spoorboek.pages.gone_pages import gone_page
from spoorboek.pages.site import Site
from spoorboek.records.departure import Departure


def view(record: Departure, site: Site) -> dict[str, Any]:
    """The way on comes first."""
    return {"gone": gone_page(site.gone[record.page], site)}
