"""Synonyms: other spellings of the terms on a page, so that search finds it under each of them.

Pagefind knows no synonyms. Each page therefore carries, hidden and light, the terms that it names by
another spelling ("tweede spoor" where it says "2e spoor") and the parts of Dutch compounds ("verzuim"
in "ziekteverzuim"). The search dialog turns a spelling in a question into the term.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_WORD = re.compile(r"[\w'-]+")
_PUNCTUATION = ".,;:?!()[]{}/\"'‘’“”…–—%·&"
_TAG = re.compile(r"<[^>]*>")
_SHORTEST_PART = 5
_SHORTEST_COMPOUND = 10


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a term; `middle` are its words between first and last, for a quick look."""

    text: str
    middle: frozenset[str]
    is_phrase: bool
    group: int


@dataclass(frozen=True)
class Synonyms:
    """Groups of spellings, found by their first word; and the words that can end a compound."""

    by_first_word: dict[str, list[Spelling]]
    groups: list[list[str]]
    endings: frozenset[str]
    _parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Parts of words met before."""

    @classmethod
    def of(cls, spellings: Iterable[list[str]]) -> "Synonyms":
        """From groups of spellings, each group one term, the term itself first."""
        groups = [[s.lower() for s in group] for group in spellings]
        by_first_word: dict[str, list[Spelling]] = {}
        for number, group in enumerate(groups):
            for spelling in group:
                words = _WORD.findall(spelling)
                if words:
                    known = Spelling(spelling, frozenset(words[1:-1]), " " in spelling, number)
                    by_first_word.setdefault(words[0], []).append(known)
        single = {s for group in groups for s in group if s.isalpha() and len(s) >= _SHORTEST_PART}
        return cls(by_first_word, groups, frozenset(single))

    def terms(self) -> dict[str, str]:
        """Each other spelling with the term itself, for the search dialog; a term is never replaced."""
        names = {group[0] for group in self.groups}
        return {s: group[0] for group in self.groups for s in group[1:] if s not in names}

    def words_for(self, html: str) -> str:
        """Terms and compound parts that the text of a page does not have itself.

        A term is enough: the search dialog turns its other spellings into it.
        """
        text = _TAG.sub(" ", html).lower()
        words = {word.strip(_PUNCTUATION) for word in text.split()}
        found = {
            known.group
            for word in words & self.by_first_word.keys()
            for known in self.by_first_word[word]
            if not known.is_phrase or (known.middle <= words and known.text in text)
        }
        missing = {self.groups[group][0] for group in found} - words
        extra = {term for term in missing if " " not in term or term not in text}
        long_words = (word for word in words if len(word) >= _SHORTEST_COMPOUND)
        parts = {part for word in long_words for part in self._parts_of(word)}
        return " ".join(sorted(extra | (parts - words)))

    def _parts_of(self, word: str) -> tuple[str, ...]:
        """The words that end a compound: `verzuim` in `ziekteverzuim`."""
        if word not in self._parts:
            starts = range(3, len(word) - _SHORTEST_PART + 1)
            self._parts[word] = tuple(word[s:] for s in starts if word[s:] in self.endings)
        return self._parts[word]
