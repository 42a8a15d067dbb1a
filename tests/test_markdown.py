"""What a stranger wrote is text in a comment: no markup, nobody called, no row or comment broken."""

import pytest
from markdown_it import MarkdownIt

from spoorboek.markdown import escaped, table
from tests.hostile import PAYLOADS

PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")
HARMFUL = {
    "html_block",
    "html_inline",
    "link_open",
    "image",
    "code_inline",
    "fence",
    "heading_open",
}


def kinds(markdown: str) -> set[str]:
    tokens = PARSER.parse(markdown)
    return {token.type for t in tokens for token in (t, *(t.children or ()))}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_text_in_a_cell(payload):
    lines = table(["Wat"], [[payload]])
    cells = [t for t in PARSER.parse("\n".join(lines)) if t.type == "td_open"]

    assert len(lines) == 3
    assert len(cells) == 1
    assert not kinds("\n".join(lines)) & HARMFUL


@pytest.mark.parametrize(
    "text", ["@iemand", "#12", "GH-12", "www.voorbeeld.nl", "https://voorbeeld.nl"]
)
def test_nobody_is_called_and_nothing_becomes_a_link(text):
    assert text not in escaped(text)


def test_what_cannot_be_seen_does_not_turn_the_line_around():
    assert "\u202e" not in escaped("links\u202erechts")
    assert "\x1b" not in escaped("\x1b[31mrood")
