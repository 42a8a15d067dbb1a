"""Standard: the items of a standard for reporting or appraisal, in our own words, as data.

Numbers follow the original, sentences do not. What was written down without the original at hand keeps
that mark.
"""

from pydantic import Field

from spoorboek.records.field_kinds import Citation, Code, Many, RecordId, Some, Text, WebAddress
from spoorboek.records.record import Part, Record
from spoorboek.records.search import SearchKind
from spoorboek.records.word import Word


class AnswerBy(Word):
    """Who can say whether an item of a standard is reported."""

    COMPUTED = "computed", "geteld", "De records zelf geven het antwoord"
    STATED = "stated", "gesteld", "Een mens zegt het; de bouw kijkt na of het er staat"
    NOT_APPLICABLE_POSSIBLE = (
        "not-applicable-possible",
        "gesteld, of niet van toepassing",
        "Een mens zegt het; niet van toepassing met een reden is ook een antwoord",
    )


class Reported(Word):
    """What can be said about an item of a standard. It is about reporting, never about quality."""

    REPORTED = "reported", "gemeld"
    NOT_APPLICABLE = "not-applicable", "niet van toepassing"
    MISSING = "missing", "ontbreekt"
    NOT_RECORDED = "not-recorded", "niet vastgelegd"


class StandardScope(Word):
    """What a standard is filled in for."""

    REVIEW = "review", "de synthese als geheel"
    SEARCH = "search", "elke zoekactie"
    INTERVENTION = "intervention", "elke aanpak"
    STUDY = "study", "elke studie"
    EXPLANATION = "explanation", "elke verklaring"


class Subitem(Part):
    """One line to answer."""

    id: RecordId = Field(description="Kenmerk, zoals prisma-10a")
    number: Code = Field(description="Nummer in het origineel")
    section: Text = Field(description="Deel waar het onder staat")
    topic: Text = Field(description="Waar het over gaat, in eigen woorden")
    topic_en: Text = Field(description="Hetzelfde in het Engels, in eigen woorden")
    verified: bool = Field(
        description="true: nummer en onderwerp zijn gezien; false: uit het geheugen opgeschreven"
    )
    seen_at: Many[WebAddress] = Field(default=(), description="Waar het is gezien")
    answer_by: AnswerBy = Field(description="Wie het antwoord kan geven")
    fields: Many[Code] = Field(
        default=(),
        description="Velden die samen het antwoord zijn, zoals search.date of prose:bewijs/methode",
    )
    related: Many[Code] = Field(
        default=(), description="Velden die erover gaan, maar op zichzelf geen antwoord zijn"
    )
    must_name: Code | None = Field(
        default=None, description="Woord dat in het veld moet staan, zoals realistisch in de titel"
    )
    kinds: Many[SearchKind] = Field(
        default=(), description="Soorten zoekactie waar het over gaat; leeg: alle"
    )
    note: Text | None = Field(default=None, description="Kanttekening")


class StandardItem(Subitem):
    """An item of the original, with the lines below it if it has them."""

    subitems: Many[Subitem] = Field(
        default=(), description="Regels onder dit onderdeel; de stand volgt dan daaruit"
    )

    @property
    def lines(self) -> tuple[Subitem, ...]:
        """What must be answered: the lines below it, or the item itself."""
        return self.subitems or (self,)


class FixedWord(Part):
    """A word of the standard: an answer, a level or a degree of concern."""

    set: Text = Field(description="Waar het bij hoort, zoals Antwoorden")
    word: Text = Field(description="Het woord in het Nederlands, met uitleg")
    word_en: Text = Field(description="Hetzelfde in het Engels")
    verified: bool = Field(description="true: gezien; false: uit het geheugen of een eigen keuze")


class StandardRule(Part):
    """A rule for using the standard."""

    text: Text = Field(description="De regel, in eigen woorden")
    verified: bool = Field(description="true: gezien; false: uit het geheugen of een eigen keuze")


class Standard(Record):
    """A standard for reporting or appraisal. A filled-in list shows what is reported, not how good."""

    name = "standard"
    folder = "standards"
    address = "bewijs/standaarden"
    singular = "Standaard"
    plural = "Standaarden"
    is_wide = True
    search_weight = 1
    summary_field = "use"
    facets = {"scope": "Ingevuld voor"}
    listed_with = {"scope": "ingevuld voor: "}

    title: Text = Field(description="Naam")
    version: Code = Field(description="Versie of jaar")
    scope: StandardScope = Field(description="Waarvoor de lijst wordt ingevuld")
    use: Text = Field(description="Waar de lijst voor dient")
    items_count: int = Field(ge=1, description="Aantal onderdelen in het origineel")
    reference: Citation | None = Field(default=None, description="Het origineel")
    other_references: Many[Citation] = Field(default=(), description="Andere delen ervan")
    reference_checked: Text = Field(description="Welke gegevens van de verwijzing zijn gezien")
    seen_at: Some[WebAddress] = Field(description="Waar de lijst is gezien")
    seen: Text = Field(description="Wat ervan is gezien")
    licence_note: Text | None = Field(
        default=None, description="Wat over de licentie van het origineel is gezien"
    )
    adapted: Text | None = Field(default=None, description="Wat wij anders doen dan het origineel")
    words: Many[FixedWord] = Field(default=(), description="Vaste woorden")
    rules: Many[StandardRule] = Field(default=(), description="Regels voor het gebruik")
    items: Some[StandardItem] = Field(description="Onderdelen")

    @property
    def lines(self) -> tuple[Subitem, ...]:
        """Every line that must be answered, in order."""
        return tuple(line for item in self.items for line in item.lines)
