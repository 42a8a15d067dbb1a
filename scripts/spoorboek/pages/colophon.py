"""Colophon: what every printed piece says of itself: not official, no advice on health or law, free to use."""

from spoorboek.pages.site import Site

MAKERS = "De makers van Spoorboek"
NOT_OFFICIAL = (
    "Geen officiële publicatie: gemaakt door de makers van Spoorboek, zonder opdracht van een "
    "ministerie, UWV of aanbieder."
)
NO_ADVICE = (
    "Hulpmiddel, geen juridisch of medisch advies. Een brief van UWV, het oordeel van de "
    "bedrijfsarts en de geldende wettekst gaan voor."
)
LICENSE = "Vrij te gebruiken met bronvermelding: Creative Commons Naamsvermelding 4.0 (CC BY 4.0)."
LICENSE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/deed.nl"


def closed(title: str) -> str:
    """A title that ends like a sentence, once: a question keeps its own mark."""
    return title if title.endswith((".", "?", "!")) else f"{title}."


def how_to_cite(title: str, address: str, site: Site) -> str:
    """How to cite a page of the site, with its address where that is known."""
    where = f" {site.edition.site_url}{address}" if site.edition.site_url else ""
    return f"{MAKERS}. {closed(title)} Spoorboek, {site.version_words}.{where}"
