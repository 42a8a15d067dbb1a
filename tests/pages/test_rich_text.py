"""Rich text is CommonMark; it cannot become markup, a picture or a dangerous link."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from spoorboek.pages.rich_text import rich

KNOWN = {
    *("html", "head", "body", "p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "a"),
    *("ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("div", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"href", "title", "class", "start", "tabindex", "role", "aria-label", "style", "scope"}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("een *twee* **drie**", "<p>een <em>twee</em> <strong>drie</strong></p>\n"),
        ("[x](https://a.nl/)", '<p><a href="https://a.nl/">x</a></p>\n'),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("[x](JaVaScRiPt:alert(1))", "<p>[x](JaVaScRiPt:alert(1))</p>\n"),
        ("[x](data:text/html,x)", "<p>[x](data:text/html,x)</p>\n"),
        ("[x](//elders.nl/)", "<p>[x](//elders.nl/)</p>\n"),
        ("[x](/over/)", "<p>[x](/over/)</p>\n"),
        ("![x](https://a.nl/b.png)", '<p>!<a href="https://a.nl/b.png">x</a></p>\n'),
        ("&lt;script&gt;", "<p>&lt;script&gt;</p>\n"),
        ("{{ 7*7 }}", "<p>{{ 7*7 }}</p>\n"),
        ("", ""),
    ],
)
def test_only_the_meaning_of_markdown_becomes_markup(text, html):
    assert rich(text) == html


def test_a_box_can_be_ticked_on_paper():
    assert rich("- [ ] eerst\n- [x] dan") == (
        '<ul>\n<li class="sb-vakje">eerst</li>\n<li class="sb-vakje">dan</li>\n</ul>\n'
    )


@pytest.mark.parametrize(("lift", "levels"), [(0, "1236"), (1, "2346"), (2, "3456"), (5, "6666")])
def test_headings_go_down_but_not_through_the_floor(lift, levels):
    html = rich("# a\n\n## b\n\n### c\n\n###### d", lift=lift)

    assert "".join(re.findall(r"<h(\d)>", html)) == levels


def test_headings_in_text_are_just_text():
    assert rich("`<h2>`", lift=2) == "<p><code>&lt;h2&gt;</code></p>\n"


def test_a_wide_table_can_be_scrolled_by_keyboard():
    html = LexborHTMLParser(rich("| a | b |\n|---|---|\n| 1 | 2 |"))
    box = html.css_first("div")

    assert box is not None
    assert box.attributes["tabindex"] == "0"
    assert box.css_first("table td") is not None


MARKDOWN = st.lists(
    st.sampled_from(
        [
            *(
                "<script>",
                "</script>",
                "<img src=x onerror=y>",
                "[a](",
                "javascript:x",
                ")",
                "![",
                "](",
            ),
            *(
                "<!--",
                "-->",
                "`",
                "```",
                "\n",
                "\n\n",
                "| a |\n|---|\n",
                "[x]: javascript:y",
                "<a href='x'>",
            ),
            *(
                "&#106;avascript:",
                "data:x",
                "vbscript:x",
                "<https://a.nl>",
                "<javascript:x>",
                '"',
                "'",
                " ",
            ),
        ]
    )
    | st.text(max_size=8),
    max_size=25,
).map("".join)


@given(MARKDOWN)
@example("[a]()")
@example('[a](<> "t")')
def test_no_text_gives_other_markup_or_a_dangerous_address(text):
    """Only the few elements and attributes of CommonMark come out; addresses are web or mail."""
    html = LexborHTMLParser(f"<!doctype html><body>{rich(text)}</body>")
    for node in html.css("*"):
        assert node.tag in KNOWN
        assert set(node.attributes) <= ATTRIBUTES
        if node.tag == "a":
            address = node.attributes.get("href", "https://")
            assert re.match(r"(?i)(?:https?://|mailto:)", address or "")
