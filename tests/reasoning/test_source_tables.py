"""The tables to take along hold a row for each source with evidence, and the numbers of the charts."""

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.source_features import Trait, distribution, evidence_only, source_features
from spoorboek.reasoning.source_tables import NOT_SEEN, source_table, spread_table
from spoorboek.records import Source
from spoorboek.records.record import Record
from spoorboek.records.source_words import SourceStatus
from tests.checks.worlds import DATA

SOUND = EvidenceBase.load(DATA / "sound")


def base() -> EvidenceBase:
    """The sound world: one source with countries, one that fell and has no reference."""
    sources = SOUND.of(Source)
    bare = sources["bakker2023"].model_copy(
        update={"id": "bare2020", "status": SourceStatus.RETRACTED}
    )
    wide = sources["jansen2024"].model_copy(update={"country": ("NL", "BE"), "funder": "Het fonds"})
    changed: dict[str, Record] = {**sources, wide.id: wide, bare.id: bare}
    return EvidenceBase(
        SOUND.root, SOUND.records | {"source": changed}, references=SOUND.references
    )


def rows() -> dict[object, dict[str, object]]:
    table = source_table(base())
    return {row[0]: dict(zip(table.header, row, strict=True)) for row in table.rows}


def test_a_row_tells_what_was_seen_of_a_source_and_leaves_empty_what_was_not():
    row = rows()["jansen2024"]
    told = {
        name: row[name]
        for name in ("titel", "jaar", "landcode", "financier", "doi", "adres", "telt mee")
    }

    assert told == {
        "titel": "Vroege uitleg over werk",
        "jaar": "2024",
        "landcode": "NL; BE",
        "financier": "Het fonds",
        "doi": "10.1000/182",
        "adres": None,
        "telt mee": "ja",
    }
    assert (row["bevindingen"], row["verklaringen"], row["adviezen"]) == (2, 1, 1)
    assert rows()["bakker2023"]["doi"] is None
    assert rows()["bakker2023"]["adres"] == "https://voorbeeld.nl/gesprekken"
    assert rows()["bakker2023"]["landcode"] is None


def test_what_no_longer_counts_has_a_row_and_law_has_none():
    found = rows()
    row = found["bare2020"]

    assert set(found) == {"jansen2024", "bakker2023", "bare2020"}
    assert (row["stand"], row["telt mee"]) == ("ingetrokken", "nee")
    assert [row[name] for name in ("titel", "jaar", "doi", "adres")] == [None] * 4


def test_the_numbers_are_those_of_the_charts_and_what_was_not_seen_is_counted_apart():
    found = spread_table(base()).rows
    counted = evidence_only(source_features(base()))
    countries = [row for row in found if row[0] == Trait.COUNTRY.label]

    assert countries == [
        (Trait.COUNTRY.label, "BE", "BE", 1, 2),
        (Trait.COUNTRY.label, "NL", "NL", 1, 2),
        (Trait.COUNTRY.label, None, NOT_SEEN, 1, 2),
    ]
    for trait in Trait:
        spread = distribution(counted, trait)
        numbers = {row[1]: row[3] for row in found if row[0] == trait.label}
        assert numbers.pop(None, 0) == spread.unknown
        assert numbers == spread.numbers
