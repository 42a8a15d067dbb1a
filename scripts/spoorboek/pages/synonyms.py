"""Synonyms: other spellings of the terms on a page, so that search finds it under each of them.

Pagefind knows no synonyms. Each page therefore carries, hidden and light, the terms that it names by
another spelling ("tweede spoor" where it says "2e spoor") and the parts of Dutch compounds ("verzuim"
in "ziekteverzuim"). The search dialog turns a spelling in a question into the term.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import compress, pairwise

_SIGNS = '.,;:?!…–—&()[]/"‘’“”'
_TAG = re.compile(r"<[^>]*>")
_SHORTEST_PART = 5
_SHORTEST_COMPOUND = 10


def _split(text: str) -> list[str]:
    """The words of a text in their order."""
    for sign in _SIGNS:  # much faster than one pattern or table
        text = text.replace(sign, " ")
    return text.split()


Pair = tuple[str, str]
"""A word, and the beginning of the next: `("tweede", "spoor")` also for `tweede spoortraject`."""


def _pair(first: str, second: str) -> Pair:
    return first, second[:_SHORTEST_PART]


@dataclass(frozen=True)
class Synonyms:
    """Groups of spellings, found by their word or first two words; and words that end compounds."""

    groups: list[list[str]]
    by_word: dict[str, set[int]]
    by_pair: dict[Pair, list[tuple[str, int]]]
    first_words: frozenset[str]
    endings: frozenset[str]
    single_words: frozenset[str]
    pairs: frozenset[Pair]
    """The keys of `by_word` and `by_pair`: sets meet each other much faster than the keys of a mapping."""
    _known: set[str] = field(default_factory=set)
    """Words met before."""
    _compounds: set[str] = field(default_factory=set)
    """Those among them that end in another word."""
    _parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The parts of each compound."""

    @classmethod
    def of(cls, spellings: Iterable[list[str]]) -> "Synonyms":
        """From groups of spellings, each group one term, the term itself first."""
        groups = [[s.lower() for s in group] for group in spellings]
        by_word: dict[str, set[int]] = {}
        by_pair: dict[Pair, list[tuple[str, int]]] = {}
        for number, group in enumerate(groups):
            for spelling in group:
                words = _split(spelling)
                if len(words) == 1:
                    by_word.setdefault(words[0], set()).add(number)
                elif words:
                    by_pair.setdefault(_pair(words[0], words[1]), []).append((spelling, number))
        single = {s for group in groups for s in group if s.isalpha() and len(s) >= _SHORTEST_PART}
        first_words = frozenset(first for first, _ in by_pair)
        keys = frozenset(by_word), frozenset(by_pair)
        return cls(groups, by_word, by_pair, first_words, frozenset(single), *keys)

    def terms(self) -> dict[str, str]:
        """Each other spelling with the term itself, for the search dialog; a term is never replaced."""
        names = {group[0] for group in self.groups}
        return {s: group[0] for group in self.groups for s in group[1:] if s not in names}

    def words_for(self, html: str) -> str:
        """Terms and compound parts that the text of a page does not have itself.

        A term is enough: the search dialog turns its other spellings into it.
        """
        text = _TAG.sub(" ", html).lower()
        in_order = _split(text)
        words = set(in_order)
        found = {group for word in words & self.single_words for group in self.by_word[word]}
        is_first = map(self.first_words.__contains__, in_order)
        pairs = {_pair(*two) for two in compress(pairwise(in_order), is_first)}
        maybe = (known for pair in pairs & self.pairs for known in self.by_pair[pair])
        phrases = [(spelling, group) for spelling, group in maybe if spelling in text]
        found |= {group for _, group in phrases}
        here = words.union(spelling for spelling, _ in phrases)
        extra = {self.groups[group][0] for group in found} - here
        return " ".join(sorted(extra | (self._parts_of(words) - words)))

    def _parts_of(self, words: set[str]) -> set[str]:
        """The words that end the compounds among these: `verzuim` in `ziekteverzuim`."""
        for word in words - self._known:
            starts = range(3, len(word) - _SHORTEST_PART + 1)
            parts = tuple(word[s:] for s in starts if word[s:] in self.endings)
            if parts and len(word) >= _SHORTEST_COMPOUND:
                self._parts[word] = parts
                self._compounds.add(word)
        self._known.update(words)
        return {part for word in words & self._compounds for part in self._parts[word]}
