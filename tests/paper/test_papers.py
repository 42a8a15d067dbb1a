"""What is on paper: everything it promises, once, with links that lead somewhere."""

from dataclasses import replace

import pytest

from spoorboek.pages.overviews import handbook
from spoorboek.paper.papers import papers
from spoorboek.paper.sheets import BOX, fill_in
from spoorboek.records.policy import PolicySummary
from spoorboek.records.policy_translation import PolicyTranslation
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.tool import Tool
from tests.real import real_base, real_site


def test_every_promised_paper_is_there(pieces):
    base = real_base()
    sheets = [t for t in base.of(Tool).values() if t.sheet]
    expected = {f"{handbook.ADDRESS}spoorboek-handreiking{form}" for form in (".pdf", ".docx")}
    expected |= {f"{t.page}{t.id}{form}" for t in sheets for form in (".pdf", ".docx")}
    expected |= {f"{s.page}{s.id}.pdf" for s in base.of(PolicySummary).values()}
    expected |= {f"{s.page}{s.id}.pdf" for s in base.of(PolicyTranslation).values()}

    assert len(sheets) > 0
    assert {paper.address for paper in pieces} == expected


def test_the_handbook_holds_every_recommendation(pieces):
    for paper in pieces[:2]:
        for record in real_base().of(Recommendation).values():
            assert f'id="advies-{record.id}"' in paper.html


def test_every_paper_says_what_it_is_not(pieces):
    for paper in pieces:
        words = (
            "Geen officiële publicatie",
            "geen opdracht van een ministerie",
            "not commissioned",
        )
        assert any(said in paper.html for said in words), paper.address
        assert paper.foot.startswith(("Spoorboek, versie ", "Spoorboek, version "))


@pytest.mark.parametrize("address", ["", "https://voorbeeld.nl/spoor/"])
def test_links_into_the_site_are_whole_or_text(address):
    site = replace(real_site(), edition=replace(real_site().edition, site_url=address))
    paper = next(papers(site))

    assert "\ue000" not in paper.html
    assert ('href="https://voorbeeld.nl/spoor/hulpmiddelen/' in paper.html) is bool(address)
    assert "<a >" in paper.html or address


@pytest.mark.parametrize(
    ("text", "drawn", "typed"),
    [
        ("Naam: ______", 'Naam: <span class="lijn lijn--kort"></span>', "Naam: ______"),
        ("- [ ] klaar", '<li class="sb-vakje">klaar', f'<li class="sb-vakje">{BOX} klaar'),
        ("ja [ ] nee", 'ja <span class="vakje"></span> nee', f"ja {BOX} nee"),
        ("[x](https://a.nl/____)", 'href="https://a.nl/____"', 'href="https://a.nl/____"'),
        ("<script>x</script>", "&lt;script&gt;", "&lt;script&gt;"),
        ("# Kop", "<h2>Kop</h2>", "<h2>Kop</h2>"),
    ],
)
def test_places_to_fill_in(text, drawn, typed):
    """Lines and boxes are drawn on paper and typed in Word; tags are left alone."""
    assert drawn in fill_in(text, for_word=False)
    assert typed in fill_in(text, for_word=True)
