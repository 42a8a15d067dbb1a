"""A term is explained where a page first names it, and nothing else on the page changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from spoorboek.pages.explained_terms import ExplainedTerms
from spoorboek.pages.record_page import body_of
from spoorboek.records.reading import Term
from tests.real import real_site

HOSTILE = '"><script>alert(1)</script> {{ 7*7 }} @@inhoud@@'
TERMS = [
    Term(
        id="spoor",
        term="tweede spoor",
        synonyms=("spoor 2", "tweede sporen"),
        search_words=("elders",),
        definition="Werk elders.",
    ),
    Term(id="do", term="deskundigenoordeel", synonyms=("DO",), definition="Een oordeel."),
    Term(id="iva", term="IVA", definition="Uitkering."),
    Term(id="viva", term="vervroegde IVA", definition="Eerder."),
    Term(id="hoop", term="hoop", definition="Alledaags.", explain=False),
    Term(id="een", term="vangnetter", synonyms=("vangnet",), definition="x"),
    Term(id="twee", term="Ziektewet", synonyms=("vangnet",), definition="y"),
    Term(id="kwaad", term="kwaad & erger", definition=HOSTILE),
]
KNOWN = ExplainedTerms.of(TERMS)
PAGE = "handreiking/x/"
SCRAPS = (
    *("<p>", "</p>", "<a>", "</a>", '<b title=">">', "<br>", "<!--", "-->", "<ul hidden>", "</ul>"),
    *("<", ">", "&amp;", '"', "\n", "IVA ", "tweede spoor", "DO", "vervroegde ", "x"),
)
ADDED = re.compile(r'<span class="sb-term">(.*?)<button.*?</span></span>', re.DOTALL)


KEPT = re.compile(
    r'<span class="sb-bijeen">(<span class="sb-term">.*?</span></span>)([.,;:?!)]+)</span>',
    re.DOTALL,
)


def without(explained: str) -> str:
    """A body as it was before its terms were explained."""
    return ADDED.sub(r"\1", KEPT.sub(r"\1\2", explained))


def marked(html: str, address: str = PAGE) -> list[str]:
    """The words that got an explanation, in order."""
    return ADDED.findall(KNOWN.explained(html, address))


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Het tweede spoor.</p>", ["tweede spoor"]),
        ("<p>Tweede\nspoor of spoor 2</p>", ["Tweede\nspoor"]),
        ("<p>spoor 2 en tweede spoor</p>", ["spoor 2"]),
        ("<p>(tweede sporen), punt</p>", ["tweede sporen"]),
        ("<p>tweede spoortraject, tweede spoor-plan, het-tweede spoor</p>", []),
        ("<p>wat do je? Een DO.</p>", ["DO"]),
        ("<p>vervroegde IVA, en IVA</p>", ["vervroegde IVA", "IVA"]),
        ("<p>vervroegde IVA, vervroegde IVA</p>", ["vervroegde IVA"]),
        ("<p>hoop, elders, vangnet</p>", []),
        ("<p>kwaad &amp; erger</p>", ["kwaad &amp; erger"]),
        ("<p>&iva; &#iva;</p>", []),
        ("<h2>IVA</h2><p><a href='#'>IVA</a> <code>IVA</code></p>", []),
        ("<h2>IVA</h2><p>IVA</p>", ["IVA"]),
        ('<ul class="sb-lijst"><li><ul><li>IVA</li></ul>IVA</li></ul><p>DO</p>', ["DO"]),
        ('<p lang="en">IVA</p><p lang="nl">DO</p>', ["DO"]),
        ("<div hidden><div>IVA</div>IVA</div><p hidden>IVA</p>", []),
        ('<p title="a > b IVA">DO</p>', ["DO"]),
        ("<!-- IVA --><p>DO</p>", ["DO"]),
        ("<script>IVA</script><p>DO<br>IVA</p>", ["DO", "IVA"]),
        ("<table><th>IVA</th><td>DO <small>IVA</small></td></table>", ["DO"]),
        ("<dl><dt>IVA</dt><dd>IVA</dd></dl><td data-zonder-uitleg>IVA</td>DO", ["DO"]),
        ("<a>IVA", []),
        ("", []),
    ],
)
def test_the_first_occurrence_in_running_text_is_explained(html, words):
    assert marked(html) == words


@pytest.mark.parametrize("address", ["", "bewijs/verklaringen/x/", "over/begrippen/", "404.html"])
def test_only_pages_for_readers_explain(address):
    """The glossary has its definitions in sight; pages of method use its words with care."""
    assert marked("<p>IVA</p>", address) == []


def test_the_word_stays_plain_text_and_the_rest_leads_to_its_page():
    html = KNOWN.explained("<p>Het tweede spoor.</p>", PAGE)
    page = LexborHTMLParser(html)
    button, popover = page.css_first("button"), page.css_first("[popover]")

    assert "Het" in html
    assert html.startswith(
        '<p>Het <span class="sb-bijeen"><span class="sb-term">tweede spoor<button '
    )
    assert html.endswith("</span></span>.</span></p>")
    assert button is not None
    assert popover is not None
    assert button.attributes["popovertarget"] == popover.attributes["id"]
    assert button.attributes["aria-label"] == "Uitleg van tweede spoor"
    assert "Werk elders." in popover.text()
    assert "data-pagefind-ignore" in popover.attributes
    assert popover.css_first("a").attributes["href"].endswith("over/begrippen/spoor/")  # type: ignore[union-attr]


def test_a_hostile_definition_is_text():
    html = KNOWN.explained("<p>kwaad &amp; erger</p>", PAGE)

    assert LexborHTMLParser(html).css("script") == []
    assert HOSTILE in (LexborHTMLParser(html).css_first("[popover]").text() or "")  # type: ignore[union-attr]


@given(
    st.lists(
        st.sampled_from(SCRAPS),
        max_size=30,
    )
)
def test_what_was_there_stays_byte_for_byte(pieces):
    """Taking the additions away gives the page back, also where its HTML is no good."""
    html = "".join(pieces)

    assert without(KNOWN.explained(html, PAGE)) == html


def test_real_pages_only_gain():
    site = real_site()
    found = 0
    for record in site.base.all():
        body = str(body_of(record, site))
        explained = site.explained_terms.explained(body, record.page)
        ids = re.findall(r' id="([^"]+)"', explained)
        assert without(explained) == body
        assert len(ids) == len(set(ids)), record.key
        found += len(ADDED.findall(explained))

    assert found > len(site.base.records["term"])
