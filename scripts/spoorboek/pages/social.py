"""Social: what a page says of itself where somebody shares it (Open Graph).

Whole addresses are asked for there; as long as nobody said where the site will be, a page gives its
words and no address or picture.
"""

from markupsafe import Markup

from spoorboek.pages.page_facts import PageFacts
from spoorboek.pages.site import Site

WIDTH, HEIGHT = 1200, 630
"""Of the picture of a part, in pixels."""
FOLDER = "assets/deelbeeld"
START = "start"
"""The name of the picture of the start page, and of all that lies in no part with one of its own."""
LOCALES = {"nl": "nl_NL", "en": "en_GB"}
_META = Markup('<meta property="og:%s" content="%s">')
_LARGE = Markup('<meta name="twitter:card" content="summary_large_image">')


def social(page: PageFacts, site: Site) -> Markup:
    """For the head of a page; what other programs also take from elsewhere is not said twice."""
    told = {
        "title": page.title,
        "description": page.description,
        "type": "article" if page.record else "website",
        "locale": LOCALES.get(page.language, page.language),
        "site_name": site.subject.name,
    }
    home = site.edition.site_url
    part = part_of(page.address, site)
    if not home:
        return _tags(told)
    told["url"] = home + page.address
    if part not in site.parts:
        return _tags(told)
    picture = {
        "image": f"{home}{picture_address(part)}",
        "image:alt": ". ".join(dict.fromkeys((site.parts[part], site.subject.name))),
        "image:width": str(WIDTH),
        "image:height": str(HEIGHT),
    }
    return _tags(told | picture) + _LARGE


def part_of(address: str, site: Site) -> str:
    """The part of the site in which a page lies."""
    part = address.partition("/")[0]
    return part if part in site.parts else START


def picture_address(part: str) -> str:
    """Where the picture of a part lies."""
    return f"{FOLDER}/{part}.png"


def _tags(told: dict[str, str]) -> Markup:
    return Markup("").join(_META % (name, words) for name, words in told.items())
