"""Claims: what a record tells readers to do or to believe, so that a change of it is news.

`CLAIMS` is the one list. Typing errors in other texts are no news; of a text that is a claim itself people
say whether its meaning changed.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from spoorboek.records.advice_words import Basis, Certainty, Strength
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.explanation_words import Confidence
from spoorboek.records.law import AdvisedMoment, LawChange, LegalRule, Milestone, PrivacyRule
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.record import Record
from spoorboek.records.theory import ProgrammeTheory, TheoryStatus
from spoorboek.records.word import Word

LETTERS_OF_A_PRINT = 16


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a record claims. `words` are the fixed words in which it does so, if it does."""

    name: str
    label: str
    of: Callable[[Any], str]
    words: type[Word] | None = None
    rising: tuple[Word, ...] = ()
    """Those words from low to high, where one is more certain than another."""
    is_shown: bool = True
    """Whether its value can be read; of a longer text only a print is kept."""

    def shown(self, value: str) -> str:
        """A value as readers know it; nothing for a print, or for a word that is no longer in use."""
        if self.words is None:
            return value if self.is_shown else ""
        return next((word.label for word in self.words if word == value), value)

    def direction(self, before: str, after: str) -> int:
        """1 for more certain, -1 for less, 0 where that cannot be said."""
        order = [word.value for word in self.rising]
        if before not in order or after not in order:
            return 0
        return 1 if order.index(after) > order.index(before) else -1


def _print_of(*fields: str) -> Callable[[Record], str]:
    """A short print of some fields, by which a change can be seen and nothing be read."""

    def printed(record: Record) -> str:
        data = record.model_dump(include=set(fields))
        text = json.dumps(data, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:LETTERS_OF_A_PRINT]

    return printed


_LEGAL_CERTAINTY = Claim(
    "certainty",
    "Zekerheid",
    lambda rule: rule.confidence.value,
    Certainty,
    tuple(reversed(Certainty)),
)
_RULE = (Claim("rule", "De regel", lambda rule: rule.statement), _LEGAL_CERTAINTY)
CLAIMS: Mapping[type[Record], tuple[Claim, ...]] = {
    Recommendation: (
        Claim("advice", "Het advies", lambda advice: advice.statement),
        Claim(
            "steps",
            "Wie, wanneer, hoe en wanneer niet",
            _print_of("title", "roles", "for_roles", "phases", "do", "when_not"),
            is_shown=False,
        ),
        Claim("strength", "Sterkte", lambda advice: advice.strength.value, Strength),
        Claim("basis", "Waar het op rust", lambda advice: advice.basis.value, Basis),
    ),
    Milestone: (
        Claim("moment", "Het moment", _print_of("rule", "other_counts", "action"), is_shown=False),
        _LEGAL_CERTAINTY,
    ),
    AdvisedMoment: (
        Claim("advice", "Het advies", lambda moment: moment.advice),
        Claim("moment", "Het moment", _print_of("when"), is_shown=False),
    ),
    LegalRule: _RULE,
    PrivacyRule: _RULE,
    LawChange: _RULE,
    ProgrammeTheory: (Claim("status", "Stand", lambda theory: theory.status.value, TheoryStatus),),
    Cmoc: (
        Claim(
            "certainty",
            "Zekerheid",
            lambda cmoc: cmoc.confidence.overall.value,
            Confidence,
            tuple(Confidence),
        ),
    ),
}
"""What each type claims; the other types inform, and make no news."""
BY_NAME: Mapping[str, Mapping[str, Claim]] = {
    record_type.name: {claim.name: claim for claim in claims}
    for record_type, claims in CLAIMS.items()
}


def claims_of(record: Record) -> dict[str, str]:
    """What a record claims, by the name of each claim."""
    return {claim.name: claim.of(record) for claim in CLAIMS.get(type(record), ())}
