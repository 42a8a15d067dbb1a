"""Citation keys in the form of our own: first author, year, and a word of the title."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from spoorboek.reference_files.entry import Entry

NO_YEAR = "nd"
NO_AUTHOR = "anon"
_MOST_LETTERS = 24
_SAYS_LITTLE = frozenset(
    {
        "aan", "about", "after", "among", "based", "before", "between", "bij", "deze", "during",
        "effect", "effects", "een", "from", "into", "met", "naar", "onder", "over", "review",
        "study", "systematic", "that", "the", "their", "this", "through", "tussen", "using", "van",
        "voor", "what", "when", "which", "with", "within", "without", "zijn", "zonder",
    }
)  # fmt: skip
_WITHOUT_ACCENT = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)
_NO_LETTER = re.compile(r"[^a-z0-9]+")


class Keys:
    """The keys that are taken, and new ones beside them; the same entries give the same keys."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def is_free(self, key: str) -> bool:
        """Whether nobody has this key."""
        return key not in self._taken

    def take(self, key: str) -> str:
        """This key, which nobody has, and from now on somebody."""
        self._taken.add(key)
        return key

    def new(self, entry: Entry) -> str:
        """A key for an entry: with another word of the title, or a number, when it is taken."""
        forms = list(_forms(entry))
        for form in filter(self.is_free, forms):
            return self.take(form)
        number = self._last.get(forms[0], 1) + 1
        while not self.is_free(f"{forms[0]}{number}"):
            number += 1
        self._last[forms[0]] = number
        return self.take(f"{forms[0]}{number}")


def _forms(entry: Entry) -> Iterator[str]:
    start = (_letters(entry.first_author)[:_MOST_LETTERS] or NO_AUTHOR) + (entry.year or NO_YEAR)
    words = [_letters(word)[:_MOST_LETTERS] for word in re.split(r"[\s/:–—-]+", entry.title)]
    telling = [
        word for word in words if len(word) > 3 and word.isalpha() and word not in _SAYS_LITTLE
    ]
    chosen = telling[:3] or [word for word in words if word][:1]
    for word in chosen or [""]:
        # A digit behind the year would look like another year.
        yield f"{start}{'_' if word[:1].isdigit() else ''}{word}"


def _letters(text: str) -> str:
    """Small letters and digits alone, without accents."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_WITHOUT_ACCENT))
    return _NO_LETTER.sub("", bare)
