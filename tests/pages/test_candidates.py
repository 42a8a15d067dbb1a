"""What is in screening has a page and a list of its own, and shows nowhere else as a source."""

import re
from dataclasses import replace

import pytest
from markupsafe import Markup

from spoorboek.citation import Citation, Citations
from spoorboek.pages.overviews.candidates import MOST_SHOWN, agreement, candidates
from spoorboek.pages.overviews.reference import a_to_z, types
from spoorboek.pages.record_page import body_of, filters_of
from spoorboek.pages.site import Site
from spoorboek.pages.slots import count, index
from spoorboek.reasoning.candidate_table import candidate_table
from spoorboek.reasoning.source_features import source_features
from spoorboek.records import Source
from spoorboek.reference import Reference
from tests.real import real_base, real_site

NASTY = "<script>alert(1)</script> Kandidaat"


def decided(
    by: str, decision: str, stage: str = "title-abstract", **more: object
) -> dict[str, object]:
    return {"stage": stage, "by": by, "date": "2026-05-01", "decision": decision} | more


def world(number: int) -> Site:
    """The real site with candidates of nobody, of which the first two were judged."""
    real, base = real_site(), real_base()
    screening: dict[int, list[dict[str, object]]] = {
        0: [decided("An", "include"), decided("Bo", "exclude", reason="taal", note=NASTY)],
        1: [decided("An", "exclude", reason="taal"), decided("Bo", "exclude", reason="taal")],
    }
    made = {
        f"kandidaat{n}": Source.model_validate(
            {
                "id": f"kandidaat{n}",
                "status": "excluded" if n == 1 else "candidate",
                "screening": screening.get(n, []),
            }
        )
        for n in range(number)
    }
    references = {
        key: Reference(key, "misc", {"title": f"{NASTY} {key}", "year": "2025"}, "x.bib", 1)
        for key in made
    }
    new = replace(
        base,
        records=base.records | {"source": {**base.of(Source), **made}},
        references={**base.references, **references},
    )
    citations = Citations({**real.citations, **{k: _citation(k) for k in made}})
    return Site(new, citations, real.edition)


def _citation(key: str) -> Citation:
    return replace(next(iter(real_site().citations.values())), in_text=key, entry=Markup(key))


@pytest.fixture(scope="module")
def site() -> Site:
    return world(MOST_SHOWN + 30)


def test_candidates_are_in_no_list_number_or_filter_of_sources(site):
    real = real_site()

    assert str(count(site, "source")) == str(count(real, "source"))
    assert len(source_features(site.base)) == len(source_features(real.base))
    for html in (index(site, "source"), a_to_z(site)):
        assert "/kandidaat3/" not in str(html)
    assert str(types(site)) == str(types(real))
    assert filters_of(site.base.of(Source)["kandidaat3"], site) == {}


def test_the_page_of_a_candidate_says_that_it_counts_nowhere(site):
    waiting = str(body_of(site.base.of(Source)["kandidaat3"], site))
    fallen = str(body_of(site.base.of(Source)["kandidaat1"], site))

    assert "Kandidaat: nog niet beoordeeld. Telt nergens mee." in waiting
    assert "Nog niemand besloot iets" in waiting
    assert "Afgevallen bij het zeven. Telt nergens mee." in fallen
    assert "Taal die wij niet lezen" in fallen
    for html in (waiting, fallen):
        assert "Nog niet gelezen" not in html
        assert "Nog niet bepaald" not in html
        assert html.count("data-pagefind-ignore") >= 3


def test_what_strangers_wrote_is_shown_as_text(site):
    pages = [str(body_of(site.base.of(Source)[f"kandidaat{n}"], site)) for n in (0, 1)]

    for html in (*pages, str(candidates(site)), str(agreement(site))):
        assert "<script" not in html.lower()


def test_a_long_list_is_cut_and_says_so_and_the_table_holds_all(site):
    html = str(candidates(site))
    waiting = MOST_SHOWN + 28

    assert f"De eerste {MOST_SHOWN} van {waiting}, op titel" in html
    assert f"De andere {waiting - MOST_SHOWN} staan in het bestand" in html
    assert len(re.findall(r"<li>", html)) == MOST_SHOWN + 2
    assert len(candidate_table(site.base).rows) == MOST_SHOWN + 30


def test_agreement_is_told_in_words_without_a_mark(site):
    html = str(agreement(site))

    assert "An en Bo: titel en samenvatting" in html
    assert "over 2 verwijzingen en besloten 1 keer hetzelfde (50%)" in html
    assert "Cohens kappa: 0,00." in html
    assert not re.search(r"\b(goed|matig|slecht|uitstekend)\b", html)


def test_without_candidates_both_say_so():
    assert "geen enkele kandidaat" in str(candidates(real_site()))
    assert "Nog geen twee mensen" in str(agreement(real_site()))
