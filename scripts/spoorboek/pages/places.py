"""Places and languages: codes as Dutch words, from the Unicode locale data."""

from functools import cache

from babel import Locale


@cache
def _dutch() -> Locale:
    return Locale("nl")


def country_name(code: str) -> str:
    """`NL` as `Nederland`; an unknown code stays as written."""
    return str(_dutch().territories.get(code, code))


def language_name(code: str) -> str:
    """`en` as `Engels`; an unknown code stays as written."""
    return str(_dutch().languages.get(code, code))
