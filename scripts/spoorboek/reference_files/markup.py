"""Markup in exported text: the tags and entities that databases leave in titles."""

import html
import re

_TAG = re.compile(
    r"</?(?:jats:)?(?:i|b|u|em|strong|italic|bold|sub|sup|scp|sc|span|p|br|title|sec)"
    r"(?:\s[^<>]{0,200})?\s*/?>",
    re.IGNORECASE,
)


def without_markup(text: str) -> str:
    """Text without the tags for letters, and with the signs that entities stand for.

    A `<` that opens no such tag is a sign like any other: "p < 0,05".
    """
    if "<" in text:
        text = _TAG.sub("", text)
    return html.unescape(text) if "&" in text else text
