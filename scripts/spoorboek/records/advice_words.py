"""Advice words: where advice and rules come from, how certain they are and how much they ask."""

from spoorboek.records.word import Word


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
