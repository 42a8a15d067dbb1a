"""Shell: an empty page of the site, taken apart once, filled for every record.

A shell is a finished HTML page with tokens. It holds nothing that a contributor wrote, so a token in
a record is just text.
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

from markupsafe import Markup, escape

from spoorboek.pages.addresses import ROOT

FIRST_SCRIPT = Path(__file__).with_name("templates").joinpath("kleuren.js").read_text("utf-8")
"""Chooses the colours before the page is drawn: what the reader chose, or else what the system wants.

It stands in the page itself, as the only one: a page that waits for a file stays white for longer, and a
page that does not wait flashes in the other colours. The policy knows it by its checksum.
"""
_CHECKSUM = b64encode(sha256(FIRST_SCRIPT.encode()).digest()).decode()
POLICY = "; ".join(
    (
        "default-src 'none'",
        # The search engine is WebAssembly.
        f"script-src 'self' 'sha256-{_CHECKSUM}' 'wasm-unsafe-eval'",
        "worker-src 'self'",
        "connect-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",  # the icons in the style sheet of the theme are data
        "font-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",  # no text becomes HTML or a script
        "trusted-types default",  # but for the two that zoeken.js names
    )
)
"""What a browser may do on our pages (Content-Security-Policy): use files of this site, nothing else.

But for `FIRST_SCRIPT`, no script and no style stands in a page itself, so one that gets in by mistake does
nothing, and what a reader types cannot be sent anywhere.
"""
TOKENS = ("titel", "beschrijving", "kop", "inhoud", "opdezepagina")
# A link that is not to a place on the page itself, nor to another site.
_RELATIVE = re.compile(r'\b(href|src)="(?![\w+.-]+:|//|#)([^"]*)"')
_TOKEN = re.compile("@@(" + "|".join(TOKENS) + ")@@")


@dataclass(frozen=True, slots=True)
class Shell:
    """The pieces of a page between its tokens, and the tokens in order."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, html: str) -> "Shell":
        """A shell from the HTML of an empty page."""
        return cls(tuple(_TOKEN.split(html)))

    def anywhere(self, address: str) -> "Shell":
        """The same shell for pages of any depth, where it now lies at this address; search leaves them out.

        Its links start at the root of the site; the page that is written replaces that by its own way up.
        """
        here = f"/{address}"

        def from_root(match: re.Match[str]) -> str:
            return f'{match[1]}="{ROOT}{urljoin(here, match[2]).removeprefix("/")}"'

        pieces = (_RELATIVE.sub(from_root, piece) for piece in self.pieces)
        return Shell(tuple(piece.replace(" data-pagefind-body", "") for piece in pieces))

    def fill(self, **values: str) -> str:
        """The page with a value for every token. Plain text is escaped; Markup stays."""
        safe = {name: str(escape(value)) for name, value in values.items()}
        pieces = (safe[p] if i % 2 else p for i, p in enumerate(self.pieces))
        return "".join(pieces)


BARE = Shell.of(
    "<!doctype html>\n<html lang=nl><meta charset=utf-8>"
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    "<meta name=referrer content=no-referrer>"
    '<meta name=viewport content="width=device-width,initial-scale=1">'
    '<title>@@titel@@</title>\n<meta name=description content="@@beschrijving@@">@@kop@@\n'
    "<main data-pagefind-body>@@inhoud@@</main>\n"
)
"""A page without a theme: what `spoorboek render` writes."""

EMPTY = Markup("")
