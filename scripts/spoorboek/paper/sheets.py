"""Sheets: the text of an own sheet with places to fill in, by hand on paper or by keyboard in Word."""

import re

from markupsafe import Markup

from spoorboek.pages.rich_text import rich

BOX = "☐"
_PLACE = re.compile(r"(<[^>]*>)|(_{4,})|(\[ \])")
_BOX_ITEM = re.compile(r'(<li class="sb-vakje">(?:\s*<p>)?)')
_LENGTHS = ((8, "kort"), (16, "half"))


def fill_in(text: str, *, for_word: bool) -> Markup:
    """The sheet as HTML. On paper lines and boxes are drawn; in Word they are characters to type over."""
    html = str(rich(text, lift=1 if re.search(r"^# ", text, re.MULTILINE) else 0))
    if for_word:
        boxed = _BOX_ITEM.sub(rf"\1{BOX} ", html)
        return Markup(_PLACE.sub(lambda m: BOX if m[3] else m[0], boxed))  # noqa: S704  # adds one character
    return Markup(_PLACE.sub(_drawn, html))  # noqa: S704  # adds spans with nothing of the text in them


def _drawn(match: re.Match[str]) -> str:
    """A line or a box; what stands inside a tag stays as it is."""
    tag, line, box = match.groups()
    if tag:
        return str(tag)
    if box:
        return '<span class="vakje"></span>'
    length = next((name for most, name in _LENGTHS if len(line) <= most), "lang")
    return f'<span class="lijn lijn--{length}"></span>'
