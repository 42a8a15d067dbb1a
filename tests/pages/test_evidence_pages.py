"""Pages of evidence: what must be on them, what leads back, and what must never come through.

The page of one explanation is kept whole in `golden/`. After a change that is meant:
`SPOORBOEK_ACCEPT=1 pytest tests/pages/test_evidence_pages.py`, then read the difference.
"""

import os
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape
from selectolax.lexbor import LexborHTMLParser

from spoorboek.citation import cite_all
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.addresses import ROOT as SITE_ROOT
from spoorboek.pages.addresses import record_address, rooted
from spoorboek.pages.evidence_use import finding_anchor
from spoorboek.pages.hundred import hundred
from spoorboek.pages.link import Link
from spoorboek.pages.mentions import mentions
from spoorboek.pages.record_page import body_of
from spoorboek.pages.site import Site
from spoorboek.pages.source_labels import CLAIM, PLAN, labels_of, tally
from spoorboek.records import BY_NAME
from spoorboek.records.cmoc import Cmoc, Component
from spoorboek.records.element import Element
from spoorboek.records.explanation_words import MechanismBasis, Stance
from spoorboek.records.figure import Figure
from spoorboek.records.markers import Cites, LinksAnywhere, LinksTo, OneOf
from spoorboek.records.record import Part, Record
from spoorboek.records.review import Conflict, Gap, Review
from spoorboek.records.search import Search
from spoorboek.records.source import Source
from spoorboek.records.source_words import Design, SourceClass, SourceStatus
from spoorboek.records.structure import Field, fields_of
from spoorboek.records.theory import ProgrammeTheory
from spoorboek.records.vocabulary import Vocabulary
from spoorboek.records.word import Word

REPOSITORY = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
ACCEPT = os.environ.get("SPOORBOEK_ACCEPT") == "1"
TYPES = (
    Source, ProgrammeTheory, Cmoc, Element, Conflict, Gap, Figure, Search, Review, Vocabulary,
)  # fmt: skip
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def site() -> Site:
    base = EvidenceBase.load(REPOSITORY)
    citations, _ = cite_all(base.references, REPOSITORY / ".cache")
    return Site(base, citations, Edition("0.1.0", date="2026-11-21"))


def shown(text: object) -> str:
    return str(escape(str(text)))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def page(record: Record, site: Site) -> LexborHTMLParser:
    return LexborHTMLParser(f"<main>{body_of(record, site)}</main>")


def words(tree: LexborHTMLParser, selector: str = "main") -> str:
    return plain(" ".join(node.text() for node in tree.css(selector)))


def records_of(site: Site, record_type: type[Record]) -> list[Any]:
    records = list(site.base.of(record_type).values())
    assert records, record_type.name
    return records


# Explanations


def test_every_use_of_a_source_has_its_card_with_place_and_appraisal(site):
    for cmoc in records_of(site, Cmoc):
        tree = page(cmoc, site)
        for number, item in enumerate(cmoc.evidence, 1):
            card = words(tree, f"article#bewijs-{number}")
            assert f"Vindplaats: {plain(item.locator)}." in card, (cmoc.id, item.source)
            assert plain(item.what) in card
            assert site.cite(item.source).in_text in card
            assert f"Relevantie: {item.relevance.label}." in card
            assert f"Degelijkheid: {item.rigour.label}." in card
            assert site.base.of(Source)[item.source].seen.label in card


def test_contradiction_stands_under_its_own_heading_of_the_same_level(site):
    seen = 0
    for cmoc in records_of(site, Cmoc):
        headings = {h.attributes.get("id"): h.tag for h in page(cmoc, site).css("h3")}
        assert {"voor", "begrenst", "tegen"} <= headings.keys()
        body = body_of(cmoc, site)
        after = body[body.index('id="tegen"') : body.index('id="gezocht"')]
        number = sum(item.stance is Stance.CONTRADICTS for item in cmoc.evidence)
        assert after.count('class="sb-bron"') == number
        seen += number
    assert seen


def test_an_inferred_mechanism_says_so_and_a_reported_one_does_not(site):
    for cmoc in records_of(site, Cmoc):
        figure = words(page(cmoc, site), "figure.sb-cmo")
        says = "Afgeleid door redactie Geen bron beschrijft d" in figure
        assert says is (cmoc.mechanism_basis is MechanismBasis.INFERRED), cmoc.id


def test_certainty_comes_with_four_components_each_with_its_reason(site):
    for cmoc in records_of(site, Cmoc):
        body = words(page(cmoc, site))
        assert f"Zekerheid: {cmoc.confidence.overall.label}" in body
        parts = [getattr(cmoc.confidence, name) for name in type(cmoc.confidence).model_fields]
        components = [part for part in parts if isinstance(part, Component)]
        assert len(components) == 4
        for component in components:
            assert component.concern.label in body.lower(), cmoc.id
        assert body.count("aangepaste vorm") == 1


def test_counter_evidence_is_dated_or_said_to_be_missing(site):
    cmoc = records_of(site, Cmoc)[0]
    assert "Gezocht op 21 november 2026" in words(page(cmoc, site))
    without = cmoc.model_copy(update={"counter_evidence": None})
    assert "Nog niet vastgelegd." in words(page(without, site))


def test_an_explanation_without_sources_says_that_nothing_speaks_to_it(site):
    bare = records_of(site, Cmoc)[0].model_copy(update={"evidence": ()})
    tree = page(bare, site)
    assert words(tree, "figure.sb-cmo").lower().count("geen bron spreekt hierover") == 4
    assert "Geen bron steunt deze verklaring." in words(tree)
    assert "geen bron" in words(tree, "nav.sb-herleid")


# The way there and back


def test_a_card_leads_to_the_first_finding_it_rests_on(site):
    cmoc = next(c for c in records_of(site, Cmoc) if len(c.evidence[0].findings) > 1)
    item = cmoc.evidence[0]
    source = site.base.of(Source)[item.source]

    assert finding_anchor(item, source) == f"#{item.findings[0]}"
    assert finding_anchor(item.model_copy(update={"findings": ()}), source) == ""
    assert finding_anchor(item, source.model_copy(update={"findings": ()})) == ""


def test_every_finding_that_a_card_names_exists_on_the_page_of_the_source(site):
    pages = {source.id: page(source, site) for source in records_of(site, Source)}
    for cmoc in records_of(site, Cmoc):
        tree = page(cmoc, site)
        for number, item in enumerate(cmoc.evidence, 1):
            links = {a.attributes.get("href") for a in tree.css(f"article#bewijs-{number} a")}
            for finding in item.findings:
                assert f"{site.cite(item.source).href}#{finding}" in links, (cmoc.id, number)
                assert pages[item.source].css(f".sb-bevinding[id='{finding}']"), (cmoc.id, finding)


def test_a_use_that_names_no_finding_says_so(site):
    cmoc = records_of(site, Cmoc)[0]
    bare = cmoc.model_copy(
        update={"evidence": (cmoc.evidence[0].model_copy(update={"findings": ()}),)}
    )

    assert "is niet vastgelegd" in words(page(bare, site), "article#bewijs-1")


def test_every_finding_has_its_anchor_locator_and_numbers(site):
    for source in records_of(site, Source):
        if not source.findings:
            continue
        tree = page(source, site)
        for finding in source.findings:
            found = words(tree, f".sb-bevinding[id='{finding.id}']")
            assert plain(finding.text) in found
            assert f"Vindplaats: {plain(finding.locator or 'niet vastgelegd')}." in found
            rows = tree.css(f".sb-bevinding[id='{finding.id}'] tbody tr")
            assert len(rows) == len(finding.figures), (source.id, finding.id)


def test_a_source_links_back_to_every_record_that_uses_it(site):
    for source in records_of(site, Source):
        body = body_of(source, site)
        for cited in site.base.citations.get(source.id, ()):
            address = f'href="{SITE_ROOT}{record_address(cited.origin)}"'
            assert address in body, (source.id, cited.origin.key)


def test_everything_that_points_at_a_record_is_linked_from_its_page(site):
    """But a translation, which points where its original does; the original leads to it."""
    for kind in TYPES:
        for record in records_of(site, kind):
            body = body_of(record, site)
            incoming = site.base.incoming.get(record.key, ())
            for link in (i for i in incoming if i.origin.written_in == record.written_in):
                address = f'href="{SITE_ROOT}{record_address(link.origin)}"'
                assert address in body, (record.key, link.origin.key)


def test_background_is_told_from_ground(site):
    for cmoc in records_of(site, Cmoc):
        fields: dict[str, set[object]] = {}
        for link in site.base.incoming.get(cmoc.key, ()):
            fields.setdefault(link.origin.key, set()).add(link.field[0])
        background = sum(names == {"see_also"} for names in fields.values())
        assert body_of(cmoc, site).count("als achtergrond, geen grondslag") == background


# What a source is


def test_a_plan_and_a_claim_are_called_so(site):
    for source in records_of(site, Source):
        labels = labels_of(source)
        if source.design is Design.PROTOCOL:
            assert PLAN in labels
        elif source.source_class is SourceClass.COMMERCIAL:
            assert CLAIM in labels
        assert source.seen.label in [label.text for label in labels]
        for label in labels:
            assert label.text in words(page(source, site), ".sb-labels")


def test_the_weakest_label_comes_first(site):
    sources = records_of(site, Source)
    plan = next(s for s in sources if s.design is Design.PROTOCOL)
    study = next(s for s in sources if labels_of(s)[0].code == "full-text")
    assert tally([study, plan])[0].code == "plan"
    assert [label.number for label in tally([study, study]) if label.code == "full-text"] == [2]


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (SourceStatus.RETRACTED, "Deze bron is ingetrokken."),
        (SourceStatus.EXCLUDED, "Deze bron is uitgesloten."),
        (SourceStatus.CORRECTED, "Deze bron is gecorrigeerd."),
    ],
)
def test_a_source_that_fell_says_so_before_anything_else(site, status, says):
    source = records_of(site, Source)[0]
    fallen = source.model_copy(update={"status": status, "status_reason": "door de uitgever"})
    body = words(page(fallen, site))
    assert says in body
    assert body.index(says) < body.index(plain(source.summary))
    assert "Reden: door de uitgever" in body
    assert says not in words(page(source, site))


def test_only_web_addresses_become_links(site):
    source = records_of(site, Source)[0]
    places = ("https://example.org/a", "javascript:alert(1)", "kopie in het archief")
    links = page(source.model_copy(update={"seen_at": places}), site).css(".sb-plaatsen a")
    assert [link.attributes["href"] for link in links] == ["https://example.org/a"]


def test_a_citation_key_in_running_text_becomes_a_citation(site):
    key = next(k for k in site.base.of(Source) if re.search(r"\d", k))
    pieces = mentions(f"Zelfde onderzoek als {key}, dus niet nieuw.", site)
    assert pieces[0] == "Zelfde onderzoek als "
    assert pieces[1] == Link(site.cite(key).in_text, site.cite(key).href)
    assert pieces[2] == ", dus niet nieuw."
    assert mentions("Geen sleutel hier in 2024.", site) == ["Geen sleutel hier in 2024."]


# The other types


def test_all_sides_of_a_disagreement_are_shown_alike(site):
    for conflict in records_of(site, Conflict):
        sides = page(conflict, site).css(".sb-botsing__zij > div")
        assert len(sides) == len(conflict.sides)
        for shown_side, side in zip(sides, conflict.sides, strict=True):
            assert plain(side.claim) in plain(shown_side.text())
            assert len(shown_side.css(".sb-bronnen li")) == len(set(side.sources))
        assert "Afgeleid door redactie" in words(page(conflict, site), ".sb-botsing__uitleg")


def test_a_candidate_theory_is_called_untested(site):
    for theory in records_of(site, ProgrammeTheory):
        body = words(page(theory, site))
        if theory.status.value == "candidate":
            assert "Kandidaat: nog niet getoetst met betrokkenen." in body
        assert not re.search(r"\bAls als\b|\bDan dan\b|\bOmdat omdat\b", body)


def test_an_element_says_what_is_unknown_and_whose_grouping_it_is(site):
    review = records_of(site, Review)[0]
    for element in records_of(site, Element):
        tree = page(element, site)
        assert plain(element.unknown) in words(tree, ".sb-onbekend")
        assert plain(review.own_grouping) in words(tree)


def test_a_number_never_stands_without_base_origin_and_caution(site):
    for figure in records_of(site, Figure):
        shown_figure = words(page(figure, site), "figure")
        for text in (figure.of, figure.label.label, figure.caution):
            assert plain(text) in shown_figure, figure.id


@pytest.mark.parametrize(
    ("value", "unit", "filled"),
    [(0, "%", 0), (7, "van 100", 7), (14.5, "%", 15), (100, "%", 100)],
)
def test_a_share_is_drawn_as_a_hundred_sleepers(value, unit, filled):
    drawn = hundred(value, unit)
    assert drawn
    for drawing in drawn:
        assert drawing.filled.count("z") == filled
        assert drawing.open.count("z") == 100 - int(value)


@pytest.mark.parametrize(
    ("first", "second", "sleepers"), [(7, 26, (7, 26, 67)), (20.1, 10.7, (21, 11, 70))]
)
def test_two_shares_of_one_group_are_drawn_after_each_other(first, second, sleepers):
    """A sleeper in which one share ends holds the beginning of the next; nothing lies over it."""
    drawn = hundred(first, "%", second)
    assert drawn
    for drawing in drawn:
        assert (
            tuple(d.count("z") for d in (drawing.filled, drawing.second, drawing.open)) == sleepers
        )
    assert hundred(60, "%", 50) is None


@pytest.mark.parametrize(
    ("value", "unit"), [("ruim 1/3", "deel"), (44.5, "dagen"), (2, "van 94"), (101, "%"), (-1, "%")]
)
def test_what_is_no_share_of_a_hundred_is_not_drawn(value, unit):
    assert hundred(value, unit) is None


def test_a_count_that_was_not_recorded_is_not_zero(site):
    for search in records_of(site, Search):
        cells = [
            plain(cell.text()) for cell in page(search, site).css("#aantallen ~ table")[0].css("td")
        ]
        counts = [
            search.lookups, search.records_kept, search.duplicates_within, search.references_found,
            search.references_shared, search.duplicates_of_earlier, search.references_added,
        ]  # fmt: skip
        assert cells == ["niet vastgelegd" if n is None else str(n) for n in counts], search.id


def test_a_vocabulary_shows_every_word_with_its_meaning(site):
    for vocabulary in records_of(site, Vocabulary):
        body = words(page(vocabulary, site))
        for value in vocabulary.values:
            assert plain(value.label) in body
            assert plain(value.meaning) in body


# Every page


def test_headings_never_skip_a_level_and_ids_are_unique(site):
    for kind in TYPES:
        for record in records_of(site, kind):
            tree = page(record, site)
            levels = [int((node.tag or "h0")[1]) for node in tree.css("h1, h2, h3, h4, h5, h6")]
            assert levels[0] == 1
            assert levels.count(1) == 1
            assert all(b <= a + 1 for a, b in pairwise(levels)), record.key
            ids = [node.attributes["id"] for node in tree.css("[id]")]
            assert len(ids) == len(set(ids)), record.key
            assert all(node.attributes.get("id") for node in tree.css("h2")), record.key
            for link in tree.css('a[href^="#"]'):
                assert (link.attributes["href"] or "")[1:] in ids, (record.key, link.html)


def spoiled(part: Part) -> Part:
    """The same record with hostile text wherever text is free."""
    return part.model_copy(
        update={f.name: spoiled_value(getattr(part, f.name), f) for f in fields_of(type(part))}
    )


def spoiled_value(value: Any, field: Field) -> Any:
    if isinstance(value, tuple):
        return tuple(spoiled_value(item, field) for item in value)
    if isinstance(value, Part):
        return spoiled(value)
    if not isinstance(value, str) or isinstance(value, Word):
        return value
    tied = any(isinstance(m, Cites | LinksTo | LinksAnywhere | OneOf) for m in field.markers)
    if (
        tied
        or field.name in ("id", "country", "language")
        or re.fullmatch(r"\d{4}(-\d\d){0,2}", value)
    ):
        return value
    return f"{value} {HOSTILE}"


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_text_of_a_stranger_never_becomes_markup(site, kind):
    for record in records_of(site, kind)[:12]:
        body = body_of(spoiled(record), site)  # type: ignore[arg-type]  # a copy of the same type
        assert "<script" not in body, record.key
        assert "<img" not in body, record.key
        if kind is not Vocabulary or record.values:
            assert "&lt;script&gt;" in body, record.key


def test_codes_of_a_stranger_never_become_markup(site):
    source = records_of(site, Source)[0]
    body = body_of(source.model_copy(update={"country": (HOSTILE,), "language": HOSTILE}), site)
    assert "<script" not in body


def test_every_type_here_has_a_page_of_its_own(site):
    for kind in TYPES:
        assert 'id="veld-' not in body_of(records_of(site, kind)[0], site)
        assert kind.name in BY_NAME


def test_the_page_of_an_explanation_is_as_reviewed(site):
    """Accept a change that is meant with SPOORBOEK_ACCEPT=1."""
    cmoc = site.base.of(Cmoc)["alleen-mogelijkheden-tellen"]
    html = rooted(body_of(cmoc, site), record_address(cmoc))
    kept = GOLDEN / f"cmoc-{cmoc.id}.html"
    if ACCEPT:
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(html, encoding="utf-8")
    assert html == kept.read_text(encoding="utf-8")
