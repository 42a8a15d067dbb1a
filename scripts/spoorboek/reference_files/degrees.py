"""Degrees: for which degree a thesis was written, in the words that other programs have for it."""

DEGREES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}
"""Those words, by type. Pandoc has the same."""
BY_AN_INSTITUTE = frozenset({"thesis", "report", *DEGREES})
"""The types that come from an institute, not from a publisher."""


def with_degree(kind: str, told: str) -> str:
    """The type; of a thesis the one for its degree, where that is told in words that we know."""
    if kind != "thesis":
        return kind
    return next((name for name, words in DEGREES.items() if words == told), kind)
