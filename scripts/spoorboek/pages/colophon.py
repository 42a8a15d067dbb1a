"""Colophon: what every printed piece says of itself: how to cite it, and that it is free to use."""

from spoorboek.pages.site import Site

LICENSE = "Vrij te gebruiken met bronvermelding: Creative Commons Naamsvermelding 4.0 (CC BY 4.0)."
LICENSE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/deed.nl"


def closed(title: str) -> str:
    """A title that ends like a sentence, once: a question keeps its own mark."""
    return title if title.endswith((".", "?", "!")) else f"{title}."


def how_to_cite(title: str, address: str, site: Site) -> str:
    """How to cite a page of the site, with its address where that is known."""
    where = f" {site.edition.site_url}{address}" if site.edition.site_url else ""
    subject = site.subject
    return f"{subject.makers}. {closed(title)} {subject.name}, {site.version_words}.{where}"
