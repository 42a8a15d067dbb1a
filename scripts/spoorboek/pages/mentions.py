"""Mentions: citation keys in running text become links to what was read.

Reviewers name sources by key in their reasons. Readers get the citation; the text itself stays text.
"""

import re

from spoorboek.pages.link import Link
from spoorboek.pages.site import Site

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,}")
_KEY = re.compile(r".*[0-9_].*|.+nd")
"""A key with a year, an underscore or `nd` in it. Keys that read as a word could be that word."""


def mentions(text: str, site: Site) -> list[str | Link]:
    """The text in pieces: plain text, and links where it names a source."""
    pieces: list[str | Link] = []
    end = 0
    for match in _WORD.finditer(text):
        word = match[0]
        if word in site.citations and _KEY.fullmatch(word) and word in site.base.records["source"]:
            cited = site.cite(word)
            link = Link(cited.in_text, cited.href, language=cited.name_language)
            pieces += [text[end : match.start()], link]
            end = match.end()
    return [*pieces, text[end:]]
