"""Shell: an empty page of the site, taken apart once, filled for every record.

A shell is a finished HTML page with tokens. It holds nothing that a contributor wrote, so a token in
a record is just text.
"""

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

TOKENS = ("titel", "beschrijving", "kop", "inhoud", "opdezepagina", "adres")
_TOKEN = re.compile("@@(" + "|".join(TOKENS) + ")@@")


@dataclass(frozen=True, slots=True)
class Shell:
    """The pieces of a page between its tokens, and the tokens in order."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, html: str) -> "Shell":
        """A shell from the HTML of an empty page."""
        return cls(tuple(_TOKEN.split(html)))

    def fill(self, **values: str) -> str:
        """The page with a value for every token. Plain text is escaped; Markup stays."""
        safe = {name: str(escape(value)) for name, value in values.items()}
        pieces = (safe[p] if i % 2 else p for i, p in enumerate(self.pieces))
        return "".join(pieces)


BARE = Shell.of(
    "<!doctype html>\n<html lang=nl><meta charset=utf-8>"
    '<meta name=viewport content="width=device-width,initial-scale=1">'
    '<title>@@titel@@</title>\n<meta name=description content="@@beschrijving@@">@@kop@@\n'
    "<main data-pagefind-body>@@inhoud@@</main>\n"
)
"""A page without a theme: what `spoorboek render` writes."""

EMPTY = Markup("")
