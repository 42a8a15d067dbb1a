"""Common tables: what lies between the types: all records, all references, and what points where."""

from spoorboek.records.table_shape import Column, ForeignKey, Shape

ID = Column("id", "Kenmerk van het record binnen zijn soort")
TITLE = Column("title", "Naam van het record; bij een bron de titel")
URL = Column("url", "Adres van de pagina, gerekend vanaf het begin van de site")
CITATION = Column("citation", "Regel in een literatuurlijst, volgens APA")
_TYPE = Column("type", "Soort record")
_FIELD = Column("field", "Het veld waarin dit staat; een punt gaat een onderdeel in")
_PLACE = Column("place", "Datzelfde met volgnummers vanaf 1: de plek binnen het record")
_OF_RECORD = ForeignKey(("type", "id"), "record", ("type", "id"))

RECORD = Shape(
    "record",
    "Alle records, van elke soort",
    (_TYPE, ID, TITLE, URL, Column("language", "Taalcode van de teksten in het record")),
    ("type", "id"),
)
REFERENCE = Shape(
    "reference",
    "Alle verwijzingen",
    (
        Column("key", "Citatiesleutel"),
        Column("kind", "Soort publicatie, zoals CSL die noemt"),
        Column("title", "Titel", required=False),
        Column("authors", "Auteurs, of anders redacteuren", required=False),
        Column("year", "Jaar zoals geschreven", required=False),
        Column("doi", "DOI, zonder adres ervoor", required=False),
        Column("address", "Webadres van de publicatie", required=False),
        Column("language", "Taalcode van de titel", required=False),
        Column("in_text", "Verwijzing in lopende tekst, volgens APA"),
        CITATION,
    ),
    ("key",),
)
LINK = Shape(
    "link",
    "Elke link van record naar record",
    (
        Column("from_type", "Soort van het record waarin de link staat"),
        Column("from_id", "Kenmerk daarvan"),
        _PLACE,
        _FIELD,
        Column("to_type", "Soort van het record waar de link naar wijst"),
        Column("to_id", "Kenmerk daarvan"),
    ),
    ("from_type", "from_id", "place"),
    (
        ForeignKey(("from_type", "from_id"), "record", ("type", "id")),
        ForeignKey(("to_type", "to_id"), "record", ("type", "id")),
    ),
)
CITED = Shape(
    "cited",
    "Elke plek waar een verwijzing wordt aangehaald",
    (_TYPE, ID, _PLACE, _FIELD, Column("reference", "Citatiesleutel")),
    ("type", "id", "place"),
    (_OF_RECORD, ForeignKey(("reference",), "reference", ("key",))),
)
WORD = Shape(
    "word",
    "Elk woord dat uit een woordenlijst is gekozen",
    (
        _TYPE,
        ID,
        _PLACE,
        _FIELD,
        Column("vocabulary", "Kenmerk van de woordenlijst"),
        Column("value", "Het gekozen woord"),
    ),
    ("type", "id", "place"),
    (_OF_RECORD,),
)
