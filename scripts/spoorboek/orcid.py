"""ORCID: the number by which a person is known whatever name they bear, with its check digit (ISO 7064 MOD 11-2)."""

import re

ADDRESS = "https://orcid.org/"
_WRITTEN = re.compile(rf"(?:{re.escape(ADDRESS)})?(\d{{4}}-\d{{4}}-\d{{4}}-\d{{3}}[\dX])", re.ASCII)


def bare(text: str) -> str:
    """The number without its address; nothing where the form or the check digit is wrong."""
    found = _WRITTEN.fullmatch(text)
    number = found[1] if found else ""
    digits = number.replace("-", "")
    return number if digits and check_digit(digits[:-1]) == digits[-1] else ""


def check_digit(digits: str) -> str:
    """The last character that belongs behind these digits: a digit, or X for ten."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)
