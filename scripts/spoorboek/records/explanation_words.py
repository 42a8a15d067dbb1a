"""Explanation words: what a source does to an explanation, to which part, and how sure that is.

Stances, arms and concerns follow GRADE-CERQual (Lewin et al. 2018) and the RAMESES standards.
"""

from spoorboek.records.word import Word


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
