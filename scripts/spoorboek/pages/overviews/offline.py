"""Offline: where readers find the whole site as one file, and what a reader of that file is told."""

from markupsafe import Markup

from spoorboek.pages.downloads import download
from spoorboek.pages.environment import rendered
from spoorboek.pages.on_disk import A_TO_Z, COPY, PLACE
from spoorboek.pages.site import Site


def offline(site: Site) -> Markup:
    """A place for the offer, filled when the copy is there; else that there is none."""
    if site.has_offline_copy:
        return Markup(PLACE)  # noqa: S704  # our own words
    return rendered("slots/offline.html.jinja", downloads=())


def offer(size: int) -> Markup:
    """On the site: the file, with its size."""
    return rendered("slots/offline.html.jinja", downloads=[download(COPY, size, "nl")])


def in_the_copy(site: Site) -> Markup:
    """In the copy itself: which one the reader has."""
    address = site.edition.site_url
    return rendered("slots/offline_copy.html.jinja", version=site.version_words, address=address)


def read_me(site: Site) -> str:
    """What lies beside the start page of the copy, for who opens the folder first."""
    address = site.edition.site_url
    lines = (
        f"{site.subject.name}, {site.version_words}, om zonder internet te lezen.",
        "",
        "1. Pak de zip helemaal uit, bijvoorbeeld op een USB-stick.",
        "2. Open index.html met je browser.",
        "",
        "Alle pagina's en bestanden staan erin. Er wordt niets opgehaald.",
        f"Het zoekvenster werkt hier niet. Gebruik de lijst {A_TO_Z}.",
        "Wat je invult, blijft in je browser.",
        *([f"De nieuwste versie staat op {address}"] if address else []),
    )
    return "".join(f"{line}\r\n" for line in lines)
