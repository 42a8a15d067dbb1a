"""Words: Dutch text of any length, in which a word is as frequent as in the real evidence."""

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"[a-zà-öø-ÿ]+(?:-[a-zà-öø-ÿ]+)*")
_SENTENCE = (7, 18)
_TELLING = 7  # characters from which a word can be the name of something


@dataclass(frozen=True)
class Words:
    """Every word of the real texts, as often as it stands there."""

    pool: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Words":
        """The words of these texts, in order, doubles kept."""
        return cls(tuple(word for text in texts for word in _WORD.findall(text.lower())))

    def some(self, dice: random.Random, number: int) -> str:
        """So many words, the first one with a capital, without a full stop."""
        return " ".join(dice.choices(self.pool, k=max(number, 1))).capitalize()

    @cached_property
    def telling(self) -> list[str]:
        """The longer words, each once: terms do not begin with `de` or `van`."""
        return sorted({word for word in self.pool if len(word) >= _TELLING})

    def term(self, dice: random.Random, number: int) -> str:
        """A term of so many words, made of words that other texts use as well."""
        return " ".join(dice.choices(self.telling, k=number))

    def text(self, dice: random.Random, length: int) -> str:
        """Sentences that together are about `length` characters long."""
        sentences: list[str] = []
        while sum(map(len, sentences)) < length:
            sentences.append(self.some(dice, dice.randint(*_SENTENCE)) + ".")
        return " ".join(sentences)
