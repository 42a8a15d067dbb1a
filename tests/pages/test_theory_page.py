"""The page of a theory: every version shows what became of each explanation, and why."""

from selectolax.lexbor import LexborHTMLParser

from spoorboek.pages.record_page import body_of
from spoorboek.reasoning.support import Ground
from spoorboek.records import Cmoc, ProgrammeTheory
from tests.real import real_base, real_site

THEORIES = sorted(real_base().of(ProgrammeTheory))


def page(record: ProgrammeTheory) -> LexborHTMLParser:
    return LexborHTMLParser(str(body_of(record, real_site())))


def rows(tree: LexborHTMLParser, caption: str) -> list[list[str]]:
    """The cells of the table whose caption begins so."""
    (table,) = [t for t in tree.css("table") if t.css("caption")[0].text().startswith(caption)]
    return [
        [" ".join(cell.text().split()) for cell in row.css("th, td")]
        for row in table.css("tbody tr")
    ]


def later(record: ProgrammeTheory, **named: object) -> ProgrammeTheory:
    """The theory with one more version."""
    data = record.model_dump(by_alias=True, mode="json")
    version = {"version": 1, "date": "2026-11-22", "change": "Nagelezen.", **named}
    return ProgrammeTheory.model_validate({**data, "versions": [*data["versions"], version]})


def test_the_first_version_of_every_theory_names_all_its_explanations_as_new():
    for theory_id in THEORIES:
        record = real_base().of(ProgrammeTheory)[theory_id]
        titles = {c.title for c in real_base().linking_to(record, Cmoc)}
        found = rows(page(record), "Verklaringen in versie 0")

        assert {title for title, _, _ in found} == {" ".join(title.split()) for title in titles}
        assert {fate for _, fate, _ in found} == {"Nieuw"}


def test_a_later_version_shows_what_changed_was_dropped_and_stayed():
    record = real_base().of(ProgrammeTheory)[THEORIES[0]]
    first, second, *others = record.versions[0].new
    source = record.sources[0]
    changed = {"cmoc": first, "why": "Context verruimd.", "cause": [source]}
    gone = {"cmoc": second, "title": "Zo heette zij", "why": "Geen bron over."}
    tree = page(later(record, changed=[changed], dropped=[gone]))
    found = {fate: (title, why) for title, fate, why in rows(tree, "Verklaringen in versie 1")}

    assert found["Veranderd"][1].startswith("Context verruimd. Aanleiding: ")
    assert found["Vervallen"][1] == "Geen bron over."
    assert ("Gebleven" in found) is bool(others)


def test_what_was_dropped_is_named_when_its_record_is_gone():
    record = real_base().of(ProgrammeTheory)[THEORIES[0]]
    gone = {"cmoc": "bestaat-niet-meer", "title": "Zo heette zij", "why": "Geen bron over."}
    tree = page(later(record, dropped=[gone]))

    assert ["Zo heette zij", "Vervallen", "Geen bron over."] in rows(
        tree, "Verklaringen in versie 1"
    )
    assert "bestaat-niet-meer" not in str(tree.html)


def test_every_explanation_shows_its_level_and_what_it_stands_on():
    grounds = {ground.label.capitalize() for ground in Ground}
    for theory_id in THEORIES:
        record = real_base().of(ProgrammeTheory)[theory_id]
        cmocs = real_base().linking_to(record, Cmoc)
        found = rows(page(record), "Verklaringen bij deze theorie")

        assert len(found) == len(cmocs)
        assert all(level.startswith("Zekerheid: ") for _, level, _ in found)
        assert {stands.partition(".")[0] for _, _, stands in found} <= grounds


def test_rivals_stand_beside_the_theory_before_what_carries_it():
    for theory_id in THEORIES:
        record = real_base().of(ProgrammeTheory)[theory_id]
        text = " ".join((page(record).text() or "").split())

        assert text.index("Wat het ook kan zijn") < text.index("Wat elke verklaring bijdraagt")
        assert all(" ".join(rival.split()) in text for rival in record.rivals)
