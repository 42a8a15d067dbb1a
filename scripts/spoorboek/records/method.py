"""The fixed words of the review method, with their Dutch labels.

These words steer checks and reasoning, so they live in code. Words that only sort (roles, phases,
sectors, kinds of tool) are data: see `vocabulary`.
Stances, arms and concerns follow GRADE-CERQual (Lewin et al. 2018) and the RAMESES standards.
"""

from enum import StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Word(StrEnum):
    """A fixed word: its value is written in YAML, its label is read on the site."""

    label: str
    meaning: str

    def __new__(cls, value: str, label: str, meaning: str = "") -> Self:
        """A word from its value in YAML, its label and, where it helps, its meaning."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        word.meaning = meaning
        return word

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.enum_schema(cls, list(cls), strict=False, sub_type="str")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": "string",
            "enum": [word.value for word in cls],
            "markdownDescription": "\n".join(f"- `{w.value}`: {w.label}" for w in cls),
        }


class Stance(Word):
    """What a source does to a configuration."""

    SUPPORTS = "supports", "steunt"
    REFINES = "refines", "begrenst of verfijnt"
    CONTRADICTS = "contradicts", "spreekt tegen"


class Arm(Word):
    """The part of a configuration that a source speaks to."""

    CONTEXT = "context", "context"
    MECHANISM = "mechanism", "mechanisme"
    OUTCOME = "outcome", "uitkomst"


class MechanismPart(Word):
    """The half of the mechanism that the words of a fragment speak of."""

    RESOURCE = "resource", "wat er wordt geboden"
    RESPONSE = "response", "wat het oproept"


class ChainLink(Word):
    """A link between two parts of a configuration."""

    CONTEXT_MECHANISM = "context-mechanism", "verband context en mechanisme"
    MECHANISM_OUTCOME = "mechanism-outcome", "verband mechanisme en uitkomst"

    @property
    def ends(self) -> tuple[Arm, Arm]:
        """The parts that it ties together, in the order of the chain."""
        before, after = self.value.split("-")
        by_value = {arm.value: arm for arm in Arm}
        return by_value[before], by_value[after]


class Degree(Word):
    """Relevance or rigour of the fragment that was used."""

    HIGH = "high", "hoog"
    MODERATE = "moderate", "matig"
    LOW = "low", "laag"


class Concern(Word):
    """Concern on one of the four components of GRADE-CERQual."""

    NONE = "none", "geen of heel weinig zorg"
    MINOR = "minor", "weinig zorg"
    MODERATE = "moderate", "matige zorg"
    SERIOUS = "serious", "veel zorg"


class Confidence(Word):
    """Overall confidence in a configuration, from low to high. People set it."""

    VERY_LOW = "very-low", "zeer laag", "gebruik met veel voorzichtigheid"
    LOW = "low", "laag", "gebruik met voorzichtigheid"
    MODERATE = "moderate", "redelijk", "waarschijnlijk een redelijke weergave"
    HIGH = "high", "hoog", "zeer waarschijnlijk een goede weergave"

    @property
    def sleepers(self) -> int:
        """How many of the four sleepers are drawn: 1 very low to 4 high."""
        return list(Confidence).index(self) + 1


class MechanismBasis(Word):
    """Whether a source describes the mechanism."""

    REPORTED = "reported", "beschreven door een bron"
    INFERRED = "inferred", "afgeleid door de redactie"


class ReportedAs(Word):
    """Whether the author made the configuration, or we read it into the source."""

    REPORTED = "reported", "zo in de bron"
    INTERPRETED = "interpreted", "onze lezing"


class ReadingDepth(Word):
    """How much of a source was read."""

    FULL_TEXT = "full-text", "Volledige tekst"
    ABSTRACT = "abstract", "Alleen samenvatting gelezen"
    EXCERPT = "excerpt", "Alleen begin of deel gelezen"
    SEED = "seed", "Startdocument"
    NOT_READ = "not-read", "Nog niet gelezen"


class SourceClass(Word):
    """What kind of publication a source is."""

    PEER_REVIEWED = "peer-reviewed", "Wetenschappelijk artikel"
    RESEARCH_REPORT = "research-report", "Onderzoeksrapport"
    PUBLIC_BODY = "public-body", "Publieke instelling"
    GOVERNMENT = "government", "Overheid"
    PROJECT_PAGE = "project-page", "Projectpagina"
    PROFESSIONAL_BODY = "professional-body", "Beroepsvereniging"
    TRADE_BODY = "trade-body", "Brancheorganisatie"
    COMMERCIAL = "commercial", "Marktpartij"
    NEWS = "news", "Nieuwsbericht"
    LEGAL = "legal", "Wet of regeling"
    GUIDANCE = "guidance", "Voorlichting over regels"
    NOT_SET = "not-set", "Nog niet bepaald"

    @property
    def may_support_effect(self) -> bool:
        """Law and explanations of law never count as evidence of an effect, nor what nobody placed."""
        return self not in (SourceClass.LEGAL, SourceClass.GUIDANCE, SourceClass.NOT_SET)


class Design(Word):
    """Study design, derived from title and abstract."""

    RCT = "rct", "Gerandomiseerde trial"
    QUASI_EXPERIMENTAL = "quasi-experimental", "Vergelijking zonder loting"
    COHORT = "cohort", "Cohort of register"
    CROSS_SECTIONAL = "cross-sectional", "Vragenlijst op één moment"
    QUALITATIVE = "qualitative", "Kwalitatief onderzoek"
    MIXED_METHODS = "mixed-methods", "Gemengde methoden"
    PROCESS_EVALUATION = "process-evaluation", "Procesevaluatie"
    CASE_FILE = "case-file", "Dossieronderzoek"
    SYSTEMATIC_REVIEW = "systematic-review", "Systematische review"
    SCOPING_REVIEW = "scoping-review", "Verkennende review"
    REALIST_REVIEW = "realist-review", "Realistische review"
    PROTOCOL = "protocol", "Onderzoeksplan, nog geen uitkomst"
    GUIDELINE = "guideline", "Richtlijn of leidraad"
    POLICY_REPORT = "policy-report", "Beleidsrapport"
    OPINION = "opinion", "Vakopinie"
    NOT_APPLICABLE = "not-applicable", "Geen onderzoek"
    NOT_SET = "not-set", "Nog niet bepaald"


class SourceStatus(Word):
    """Whether a source still counts."""

    CANDIDATE = "candidate", "kandidaat", "Nog niet beoordeeld; telt nergens mee"
    INCLUDED = "included", "opgenomen"
    EXCLUDED = "excluded", "uitgesloten"
    CORRECTED = "corrected", "gecorrigeerd"
    RETRACTED = "retracted", "ingetrokken"

    @property
    def counts(self) -> bool:
        """Whether a source with this status counts; a corrected one waits until somebody reads it."""
        return self is SourceStatus.INCLUDED

    @property
    def has_fallen(self) -> bool:
        """Whether the publisher took it back or changed it after we used it."""
        return self in (SourceStatus.CORRECTED, SourceStatus.RETRACTED)

    @property
    def waits(self) -> bool:
        """Whether nobody has decided yet."""
        return self is SourceStatus.CANDIDATE

    @property
    def was_chosen(self) -> bool:
        """Whether it was chosen at some time: then it was read, and what it is has been said."""
        return self not in (SourceStatus.CANDIDATE, SourceStatus.EXCLUDED)


class ScreeningStage(Word):
    """What somebody had before them when deciding whether a reference takes part."""

    TITLE_ABSTRACT = "title-abstract", "titel en samenvatting"
    FULL_TEXT = "full-text", "volledige tekst"


class ScreeningDecision(Word):
    """What somebody decided about a candidate."""

    INCLUDE = "include", "meenemen", "Gaat door naar de volgende stap"
    EXCLUDE = "exclude", "uitsluiten", "Valt af, met een reden uit de lijst"
    UNSURE = "unsure", "twijfel", "Nog niet beslist"


class TheoryStatus(Word):
    """How far a programme theory has come."""

    CANDIDATE = "candidate", "kandidaat"
    REFINED = "refined", "verfijnd"
    REJECTED = "rejected", "verworpen"


class Certainty(Word):
    """How certain a legal statement is, given what was seen of the law itself."""

    HIGH = "hoog", "hoog"
    MEDIUM = "middel", "middel"
    LOW = "laag", "laag"


class Basis(Word):
    """Where the core of a recommendation comes from."""

    LAW = (
        "wet",
        "Wet of regeling",
        "Plicht of recht uit wet, regeling of uitleg van de toezichthouder",
    )
    UWV_PRACTICE = "uwv-praktijk", "UWV-praktijk", "Uit de werkwijze of toets van UWV; geen wet"
    ADVICE = "advies", "Advies", "Eigen advies op grond van bevindingen of ervaring; geen plicht"


class Strength(Word):
    """How strongly a recommendation is made, and on what ground."""

    LEGAL = "wettelijk", "Wettelijk", "Rust op wet, regeling of uitleg van de toezichthouder"
    UWV_PRACTICE = (
        "uwv-praktijk",
        "UWV-praktijk",
        "Volgt uit hoe UWV toetst of werkt; kan veranderen",
    )
    STRONG = (
        "sterk",
        "Sterk",
        "Bevinding minstens redelijk zeker, weinig nadeel, en het effect is gemeten",
    )
    CONDITIONAL = (
        "voorwaardelijk",
        "Voorwaardelijk",
        "Bevinding (zeer) laag, of het advies zelf niet gemeten",
    )
    PRACTICE = "praktijkadvies", "Praktijkadvies", "Rust vooral op uitvoeringspraktijk of ervaring"


RESTS_ON_RULES: tuple[Word, ...] = (
    Basis.LAW,
    Basis.UWV_PRACTICE,
    Strength.LEGAL,
    Strength.UWV_PRACTICE,
)
"""Words that only mean something in a base that holds rules."""


class Effort(Word):
    """How much a recommendation asks."""

    LOW = "laag", "weinig"
    MEDIUM = "middel", "matig"
    HIGH = "hoog", "veel"


class FigureLabel(Word):
    """Where a number comes from."""

    STUDY = (
        "study",
        "Onderzoek",
        "Uit een studie of officiële telling, gelezen zoals de kanttekening zegt",
    )
    SECOND_HAND = (
        "second-hand",
        "Tweedehands",
        "Aangehaald door een ander; het origineel is niet gezien",
    )
    OWN_ARITHMETIC = (
        "own-arithmetic",
        "Eigen som",
        "Door ons uitgerekend; de som staat in de kanttekening",
    )
    PROVIDER_CLAIM = (
        "provider-claim",
        "Opgave van een aanbieder",
        "Eigen cijfer van een marktpartij, niet getoetst",
    )


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


class SearchKind(Word):
    """The kind of place in which was searched, in the words of PRISMA-S."""

    DATABASE = "database", "databank"
    REGISTER = "register", "register"
    WEBSITE = "website", "website"
    ORGANISATION = "organisation", "organisatie"
    CITATION = "citation", "verwijzingen volgen"
    CONTACT = "contact", "navraag"
    OTHER = "other", "andere manier"

    @property
    def is_database_or_register(self) -> bool:
        """Whether what is found goes into the left column of the flow diagram."""
        return self in (SearchKind.DATABASE, SearchKind.REGISTER)


class Contribution(Word):
    """What somebody did for a record."""

    PROPOSED = "proposed", "voorgesteld", "Bracht de bron, fout of verbetering aan"
    READ = "read", "gelezen", "Las de bron en schreef op wat er staat"
    LINKED = "linked", "gekoppeld", "Legde het verband met een verklaring of advies"
    ASSESSED = "assessed", "beoordeeld", "Gaf een oordeel, met een reden"
    SECOND_READER = "second-reader", "als tweede gelezen", "Las of beoordeelde los van de eerste"
    WROTE = "wrote", "geschreven", "Schreef de tekst"
    TRANSLATED = "translated", "vertaald", "Vertaalde de tekst"
    CHECKED = "checked", "nagekeken", "Keek na of het klopt, uit kennis of ervaring"


class LiteratureIndex(Word):
    """A public index of publications that can be asked what is new."""

    OPENALEX = "openalex", "OpenAlex"
    PUBMED = "pubmed", "PubMed"
    CROSSREF = "crossref", "Crossref"
