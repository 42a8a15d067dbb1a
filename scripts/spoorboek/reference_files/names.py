"""Names of people and organisations, as the programs that export them write them."""

import re
from collections.abc import Iterable

from spoorboek.reference_files.entry import OTHERS, Name

PARTICLES = frozenset(
    {
        "van", "von", "vom", "der", "den", "de", "het", "'t", "’t", "'s", "’s", "ten", "ter", "te",
        "op", "in", "zu", "zum", "zur", "la", "le", "les", "du", "des", "di", "da", "del", "della",
        "dos", "do", "el", "al", "af", "av", "d'", "d’",
    }
)  # fmt: skip
_INITIALS = re.compile(r"[A-Z]{2,4}")
_INITIALED = re.compile(r"(?P<family>.+?) (?P<given>[A-Z]{1,3})(?: (?P<suffix>Jr|Sr|II|III|IV))?")
_SUFFIX = re.compile(r"(?:jr|sr)\.?|i{2,3}|iv", re.IGNORECASE)
_LONGEST = 200
_NOTHING = frozenset({"null", "undefined", "nan", "none"})
_AND_OTHERS = re.compile(r"(?:et\.? al\.?|and others|others|e\.?a\.?)", re.IGNORECASE)


def name_of(written: str) -> Name | None:
    """The name in "Family, Given", "Family, Given, Jr" or "Family AB"; without those signs a whole name."""
    text = " ".join(written.split())
    if not text.strip(" ,;."):
        return None
    if _AND_OTHERS.fullmatch(text):
        return OTHERS
    if len(text) > _LONGEST:
        return whole(text)
    family, *rest = [part.strip() for part in text.split(",")]
    rest = [part for part in rest if part and part.casefold() not in _NOTHING]
    if not family:
        return whole(" ".join(rest))
    if not rest:
        return whole(family) if "," in text else _with_initials_behind(text) or whole(family)
    if len(rest) == 1:
        return person(family, rest[0])
    if len(rest) == 2:
        suffix = next((part for part in reversed(rest) if _SUFFIX.fullmatch(part)), "")
        if suffix:
            rest.remove(suffix)
            return person(family, rest[0], suffix)
    return whole(text)


def _with_initials_behind(text: str) -> Name | None:
    """A person written as medical databases do: "van der Berg JM"."""
    found = _INITIALED.fullmatch(text)
    if found is None:
        return None
    words = [word for word in found["family"].split() if word.lower() not in PARTICLES]
    if not 1 <= len(words) <= 2 or all(word.isupper() for word in words):
        return None
    return person(found["family"], found["given"], found["suffix"] or "")


def person(family: str, given: str = "", suffix: str = "", particle: str = "") -> Name:
    """A person; particles that stand behind the given names or apart belong before the family name.

    Without a given name nobody can tell a person from an organisation: then the name is a whole.
    """
    words = given.split()
    if not words:
        return whole(f"{particle} {family} {suffix}")
    behind: list[str] = []
    while len(words) > 1 and words[-1] in PARTICLES:
        behind.insert(0, words.pop())
    front = [*particle.split(), *behind]
    before = (
        f"{' '.join(front)} " if front and not front[-1].endswith(("'", "’")) else "".join(front)
    )
    return Name(
        f"{before}{' '.join(family.split())}".strip(), with_points(" ".join(words)), suffix.strip()
    )


def with_points(given: str) -> str:
    """Given names; initials without points between them get these."""
    return " ".join(f"{letter}." for letter in given) if _INITIALS.fullmatch(given) else given


def whole(text: str) -> Name:
    """An organisation, or a name of which nobody can tell the parts."""
    return Name(" ".join(text.split()), is_whole=True)


def names_of(written: Iterable[str]) -> tuple[Name, ...]:
    """The names in a list, without the empty ones."""
    return tuple(name for name in map(name_of, written) if name)
