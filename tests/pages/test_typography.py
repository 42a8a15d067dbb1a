"""`re-integratie` stays on one line, as markup and only in text."""

import pytest
from markupsafe import Markup

from spoorboek.pages.typography import kept_together

WORD = '<span class="sb-heel">re-integratie</span>'


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>re-integratie</p>", f"<p>{WORD}</p>"),
        (Markup("<p>re-integratie</p>"), f"<p>{WORD}</p>"),
        ("<p>De re-integratie nu</p>", f"<p>De {WORD} nu</p>"),
        (
            "<p>re-integratiebedrijf</p>",
            '<p><span class="sb-heel-lang">re-integratiebedrijf</span></p>',
        ),
        ('<a href="re-integratie/">x</a>', '<a href="re-integratie/">x</a>'),
        ('<a title="de re-integratie">x</a>', '<a title="de re-integratie">x</a>'),
        ("<p>integratie &lt;b&gt;</p>", "<p>integratie &lt;b&gt;</p>"),
        ('<script>["re-integratie"]</script>', '<script>["re-integratie"]</script>'),
        ("", ""),
    ],
)
def test_only_the_word_in_text_is_kept_together(html, kept):
    assert kept_together(html) == kept
