"""Evidence per step: every use stands where it speaks, against as plainly as for."""

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from spoorboek.pages.chain_steps import chain_steps
from spoorboek.pages.evidence_use import uses
from spoorboek.pages.record_page import body_of
from spoorboek.records.cmoc import Cmoc, Evidence
from spoorboek.records.explanation_words import Arm, ChainLink, MechanismPart, Stance
from tests.real import real_site

CMOCS = list(real_site().base.of(Cmoc).values())
SHOWS = "Laat het verband zelf zien"
TOUCHES = "Raakt beide einden"


def steps(cmoc: Cmoc) -> dict[str, LexborNode]:
    tree = LexborHTMLParser(f"<main>{body_of(cmoc, real_site())}</main>")
    return {
        str(node.attributes["id"]).removeprefix("stap-"): node
        for node in tree.css(".sb-per-stap details > div")
    }


def anchors(node: LexborNode) -> set[str]:
    return {str(a.attributes["href"]) for a in node.css("a[href^='#bewijs-']")}


def numbered(cmoc: Cmoc, speaks) -> set[str]:
    return {f"#bewijs-{n}" for n, item in enumerate(cmoc.evidence, 1) if speaks(item)}


def unsplit(item: Evidence) -> bool:
    return Arm.MECHANISM in item.arms and not item.mechanism_parts


@pytest.mark.parametrize("cmoc", CMOCS, ids=lambda cmoc: cmoc.id)
def test_every_use_stands_under_each_part_and_link_that_it_speaks_to(cmoc):
    found = steps(cmoc)
    expected = {
        "context": numbered(cmoc, lambda item: Arm.CONTEXT in item.arms),
        "uitkomst": numbered(cmoc, lambda item: Arm.OUTCOME in item.arms),
        **{
            half.value: numbered(cmoc, lambda item, half=half: half in item.mechanism_parts)
            for half in MechanismPart
        },
        **{
            link.value: numbered(cmoc, lambda item, link=link: set(link.ends) <= set(item.arms))
            for link in ChainLink
        },
    }
    if any(map(unsplit, cmoc.evidence)):
        expected["mechanisme"] = numbered(cmoc, unsplit)

    assert {name: anchors(node) for name, node in found.items()} == expected


def test_a_link_that_the_words_show_stands_apart_from_one_that_was_not_coded():
    shown = not_coded = 0
    for cmoc in CMOCS:
        for link in ChainLink:
            text = steps(cmoc)[link.value].text()
            touching = [item for item in cmoc.evidence if set(link.ends) <= set(item.arms)]
            showing = [item for item in touching if link in item.links]
            assert (SHOWS in text) is bool(showing), cmoc.id
            assert (TOUCHES in text) is (len(showing) < len(touching)), cmoc.id
            shown += bool(showing)
            not_coded += len(showing) < len(touching)
    assert shown
    assert not_coded


@pytest.mark.parametrize("stance", list(Stance))
def test_each_stance_is_said_in_the_same_way_with_its_appraisal(stance):
    seen = 0
    for cmoc in CMOCS:
        for item in steps(cmoc)["uitkomst"].css(".sb-stap__bronnen > li"):
            if not item.text().strip().startswith(stance.label.capitalize()):
                continue
            assert "Relevantie:" in item.text()
            assert "Degelijkheid:" in item.text()
            assert item.css(".sb-labels")
            assert item.css(".sb-stap__bevindingen a")
            seen += 1
    assert seen


def test_a_sector_where_it_was_not_tested_is_named():
    site = real_site()
    labels = site.base.vocabularies["sectors"]
    for cmoc in CMOCS:
        tree = LexborHTMLParser(f"<main>{body_of(cmoc, site)}</main>")
        lines = [item.text() for item in tree.css(".sb-sectoren > li")]
        for sector in ("bouw", "ouderenzorg"):
            [line] = [one for one in lines if one.startswith(f"{labels[sector].label}:")]
            tested = "niet getoetst in deze sector" not in line
            assert tested is (sector in cmoc.sectors_tested), cmoc.id


def test_only_a_source_that_counts_shows_a_link():
    """Every link that is shown is no longer shown when all its sources are retracted."""
    site = real_site()
    shown = 0
    for cmoc in CMOCS:
        counting = uses(cmoc, site)
        fallen = [replace(use, status="ingetrokken") for use in counting]
        shown += sum(step.is_shown for step in chain_steps(counting, site))

        assert not any(step.is_shown for step in chain_steps(fallen, site))
    assert shown
