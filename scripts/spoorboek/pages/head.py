"""Head: what the head of a page says to other programs.

`HEAD` is the one list. Every part is made for every page from the same few facts, whether the page shows a
record, gathers several or is prose; a part that has nothing to say of a page gives nothing.
"""

import json
import re
from collections.abc import Callable

from markupsafe import Markup

from spoorboek.pages.canonical import canonical
from spoorboek.pages.data_link import data_link
from spoorboek.pages.gone_pages import asks_to_be_left_out
from spoorboek.pages.metadata import metadata
from spoorboek.pages.page_facts import PageFacts
from spoorboek.pages.site import Site
from spoorboek.pages.social import social
from spoorboek.pages.structured_data import structured_data
from spoorboek.pages.translations import alternates

# Where the theme leaves the head of a page of prose to us, with what only MkDocs knows of that page.
_PLACE = re.compile(r"<!--spoorboek-kop (\{.*?\})-->")


HeadPart = Callable[[PageFacts, Site], Markup]
HEAD: tuple[HeadPart, ...] = (
    asks_to_be_left_out,
    canonical,
    alternates,
    data_link,
    social,
    metadata,
    structured_data,
)
"""Every part of the head that we make, in the order in which they stand there."""


def head(page: PageFacts, site: Site) -> Markup:
    """All of it for one page."""
    return Markup("").join(part(page, site) for part in HEAD)


def told(html: str, address: str) -> PageFacts | None:
    """What a page of prose says of itself; nothing for a page that leaves no place for its head."""
    found = _PLACE.search(html)
    if not found:
        return None
    facts = json.loads(found[1])
    return PageFacts(
        address,
        facts["titel"],
        facts["beschrijving"],
        facts["taal"],
        languages=facts.get("talen", {}),
    )


def with_head(html: str, page: PageFacts, site: Site) -> str:
    """A page of prose with its head filled."""
    return _PLACE.sub(lambda _: head(page, site), html, count=1)
