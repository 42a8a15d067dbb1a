"""A record is frozen, strict, and known by its file name."""

import pytest
from pydantic import ValidationError

from spoorboek.records import BY_NAME, RECORD_TYPES
from spoorboek.records.field_kinds import ID_PATTERN
from spoorboek.records.record import Part, Record
from spoorboek.records.structure import MARKERS, fields_of, kind_in_words, marked
from spoorboek.records.validation import validate
from spoorboek.records.vocabulary import Vocabulary
from tests.real import real_base

EVERY_TYPE = pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.name)

WORD = {"id": "w", "label": "Woord", "meaning": "Betekenis."}
GOOD = {"id": "lijst", "title": "Lijst", "used_for": "Ordenen.", "values": [WORD]}


def found(record_type: type[Record], data: object) -> list[tuple[str, str, str]]:
    """Place, message and hint of every problem."""
    _, problems = validate(record_type, data)
    return [(".".join(map(str, p.field)), p.message, p.hint) for p in problems]


def parts_of(model: type[Part]) -> set[type[Part]]:
    nested = [field.part for field in fields_of(model) if field.part]
    return {model}.union(*(parts_of(part) for part in nested))


@EVERY_TYPE
def test_every_record_and_part_is_frozen_and_refuses_unknown_keys(record_type):
    for part in parts_of(record_type):
        assert part.model_config["frozen"]
        assert part.model_config["strict"]
        assert part.model_config["extra"] == "forbid"


@EVERY_TYPE
def test_a_record_cannot_be_changed(record_type):
    nothing = record_type.model_construct(id="niets")
    record = next(iter(real_base().of(record_type).values()), nothing)

    with pytest.raises(ValidationError):
        record.id = "anders"
    assert isinstance(hash(record.key), int)


@EVERY_TYPE
def test_every_field_is_described_in_words(record_type):
    for part in parts_of(record_type):
        for field in fields_of(part):
            assert field.description, f"{part.__name__}.{field.key}"
            assert kind_in_words(field)


@EVERY_TYPE
def test_a_type_names_fields_that_it_has(record_type):
    names = {field.name for field in fields_of(record_type)}
    used = [
        record_type.title_field,
        record_type.summary_field,
        *record_type.facets,
        *record_type.listed_with,
    ]

    assert {name.partition(".")[0] for name in used if name} <= names
    assert record_type.singular
    assert record_type.plural
    assert record_type.__doc__


def test_no_two_types_share_a_name_folder_or_address():
    for what in ("name", "folder", "address"):
        assert len({getattr(t, what) for t in RECORD_TYPES}) == len(RECORD_TYPES)
    assert list(BY_NAME.values()) == list(RECORD_TYPES)


def test_every_record_knows_its_page_and_key():
    for record in real_base().all():
        assert record.page == f"{record.address}/{record.id}/"
        assert record.key == f"{record.name}/{record.id}"
        assert record.heading


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            {"titel": "x"},
            ("titel", "onbekende sleutel 'titel'", "Bedoelde je 'title'?"),
        ),
        (
            {"zzz": 1},
            (
                "zzz",
                "onbekende sleutel 'zzz'",
                "Toegestaan zijn: id, review_by, contributors, exceptions, title, used_for, values.",
            ),
        ),
        (
            {"used_for": ...},
            (
                "used_for",
                "sleutel 'used_for' ontbreekt",
                "Voeg toe: Waar deze woorden voor dienen.",
            ),
        ),
        (
            {"title": 3},
            ("title", "tekst verwacht bij 'title': '3'", "Zet de waarde tussen aanhalingstekens."),
        ),
        (
            {"title": True},
            (
                "title",
                "tekst verwacht bij 'title': 'true'",
                "Zet de waarde tussen aanhalingstekens.",
            ),
        ),
        (
            {"title": None},
            (
                "title",
                "'title' is nog niet ingevuld",
                "Vul in: Naam van de lijst.",
            ),
        ),
        (
            {"title": "  "},
            (
                "title",
                "lege tekst bij 'title': ''",
                "Vul de tekst in, of laat de sleutel weg als dat mag.",
            ),
        ),
        (
            {"id": "Niet Goed"},
            (
                "id",
                "ongeldig kenmerk bij 'id': 'Niet Goed'",
                "Gebruik kleine letters, cijfers, - en _, zoals 'vroege-uitleg'.",
            ),
        ),
        (
            {"review_by": "2026-02-30"},
            (
                "review_by",
                "geen bestaande dag bij 'review_by': '2026-02-30'",
                "Schrijf een dag als '2026-11-21'.",
            ),
        ),
        (
            {"values": "w"},
            (
                "values",
                "lijst verwacht bij 'values': 'w'",
                "Zet elk onderdeel op een eigen regel, met een streepje ervoor.",
            ),
        ),
        ({"values": []}, ("values", "'values' heeft 0 onderdelen", "Geef er ten minste 1.")),
        (
            {"values": ["w"]},
            (
                "values.0",
                "sleutels en waarden verwacht bij 'values': 'w'",
                "Schrijf regels van de vorm 'sleutel: waarde', ingesprongen.",
            ),
        ),
        (
            {"values": [{**WORD, "weeks": [1, "x"]}]},
            (
                "values.0.weeks.1",
                "geheel getal verwacht bij 'weeks': 'x'",
                "Schrijf alleen cijfers, zonder aanhalingstekens.",
            ),
        ),
        (
            {"values": [{**WORD, "lable": "x"}]},
            ("values.0.lable", "onbekende sleutel 'lable'", "Bedoelde je 'label'?"),
        ),
    ],
)
def test_a_mistake_is_told_in_dutch_with_the_way_out(change, problem):
    data = {k: v for k, v in {**GOOD, **change}.items() if v is not ...}

    assert found(Vocabulary, data) == [problem]


def test_a_misspelt_key_is_not_also_called_missing():
    data = {**GOOD, "titel": "x"}
    del data["title"]

    assert [message for _, message, _ in found(Vocabulary, data)] == ["onbekende sleutel 'titel'"]


@pytest.mark.parametrize("data", [None, [], "tekst", 3, True])
def test_a_file_that_holds_no_record_says_what_is_expected(data):
    ((place, message, _),) = found(Vocabulary, data)

    assert place == ""
    assert message.startswith("sleutels en waarden verwacht")


def test_all_mistakes_are_told_at_once():
    data = {"id": "X", "title": 1, "values": [{"id": "ok"}], "zz": 1}
    places = {place for place, _, _ in found(Vocabulary, data)}

    assert places == {"id", "title", "used_for", "values.0.label", "values.0.meaning", "zz"}


@pytest.mark.parametrize(
    ("field", "value", "ok"),
    [
        *(("id", value, True) for value in ("a", "a-b", "a_b", "2e-spoor", "jansen2024")),
        *(
            ("id", value, False)
            for value in ("", "-a", "a-", "a--b", "A", "é", "a b", "a/b", "../a", "a.b", "a\n")
        ),
        *(("review_by", value, True) for value in ("2026-11-21", "2024-02-29")),
        *(
            ("review_by", value, False)
            for value in (
                "2023-02-29",
                "2026-1-1",
                "20261121",
                "21-11-2026",
                "2026-W47-6",
                "\u0662\u0660\u0662\u0666-09-09",
                "morgen",
                "",
            )
        ),
    ],
)
def test_ids_and_days_have_one_spelling(field, value, ok):
    record, _ = validate(Vocabulary, {**GOOD, field: value})

    assert (record is not None) == ok


@pytest.mark.parametrize(
    ("address", "ok"),
    [
        ("https://voorbeeld.nl/", True),
        ("http://voorbeeld.nl/a?b=c#d", True),
        ("javascript:alert(1)", False),
        ('https://x.nl/" onclick="x', False),
        ("https://x.nl/<script>", False),
        (" https://x.nl/", False),
        ("//x.nl/", False),
        ("ftp://x.nl/", False),
        ("data:text/html,x", False),
    ],
)
def test_an_address_is_http_or_https_and_cannot_leave_its_attribute(address, ok):
    data = {
        "id": "x",
        "when": {"anchor": "x"},
        "advice": "x",
        "source": "x",
        "basis": "x",
        "source_url": address,
    }
    record, _ = validate(BY_NAME["advised-moment"], data)

    assert (record is not None) == ok


def plain_marks(model: type[Part], data: object) -> int:
    """How many marked pieces of text there are, counted in the plain data."""
    number = 0
    assert isinstance(data, dict)
    for field in fields_of(model):
        value = data.get(field.key)
        if value is None:
            continue
        for item in value if field.many else [value]:
            number += plain_marks(field.part, item) if field.part else len(field.markers)
    return number


@EVERY_TYPE
def test_marked_finds_every_marked_piece_of_text_where_it_stands(record_type):
    """Nothing that points somewhere is overlooked, at whatever depth; each place leads to its text."""
    for record in real_base().of(record_type).values():
        data = record.model_dump(mode="json", by_alias=True)
        found = list(marked(record))
        assert len(found) == plain_marks(record_type, data)
        for path, marker, text in found:
            assert isinstance(marker, MARKERS)
            value = data
            for part in path:
                value = value[part]
            assert value == text


def test_the_id_rule_is_the_same_for_files_and_for_new():
    assert ID_PATTERN == r"[a-z0-9]+(?:[-_][a-z0-9]+)*"
