"""PDF: a document on A4, tagged after PDF/UA-1, with its own fonts, and nothing fetched.

Importing this module needs Pango on the system; without it there is an `OSError`.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from importlib.resources import files

from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from spoorboek.paper.looks import Looks
from spoorboek.paper.papers import Paper

FONT = "spoorboek:"
"""Before the name of a font in the style sheet: the one kind of address that is ever opened."""
SIZES = ("10pt", "9.6pt", "9.2pt", "8.8pt", "8.5pt")
"""Sizes of text, tried in turn for what must stay on one page; smaller is not read by everybody."""


class NotFetchedError(ValueError):
    """Something in a document asked for a file or an address."""


class Shipped(URLFetcher):  # type: ignore[misc]  # published without types
    """Opens the fonts we ship, and refuses everything else."""

    def __init__(self, fonts: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.fonts = fonts

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002  # as called
        """A font by its name."""
        name = url.removeprefix(FONT)
        if name == url or name not in self.fonts:
            raise NotFetchedError(url)
        return URLFetcherResponse(url, self.fonts[name], {"Content-Type": "font/woff2"})


def pdf(paper: Paper, looks: Looks) -> bytes:
    """The paper as PDF. The same paper gives the same bytes, on any day."""
    name = blake2b(paper.html.encode(), digest_size=16).digest()
    document = _laid_out(paper, looks)
    with _a_fixed_day():
        made: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=name)
    return made


@contextmanager
def _a_fixed_day() -> Iterator[None]:
    """The fonts that are cut to size carry the time of cutting, unless this says which time."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _laid_out(paper: Paper, looks: Looks) -> Document:
    """The pages; what must fit on one page is set smaller until it does."""
    for size in SIZES if paper.one_page else SIZES[:1]:
        document = _rendered(paper, looks, f"html {{ font-size: {size} }}")
        if len(document.pages) == 1:
            break
    return document


def _rendered(paper: Paper, looks: Looks, size: str) -> Document:
    fetcher, known = Shipped(looks.fonts), FontConfiguration()
    sheets = [
        CSS(string=text, url_fetcher=fetcher, font_config=known)
        for text in (looks.tokens, style(), size)
    ]
    html = HTML(string=paper.html, url_fetcher=fetcher, base_url=None)
    return html.render(font_config=known, stylesheets=sheets, pdf_variant="pdf/ua-1")


def style() -> str:
    """Our style sheet for paper."""
    return (files("spoorboek.paper") / "paper.css").read_text(encoding="utf-8")
