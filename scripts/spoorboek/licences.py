"""Licences: which licence of a part of somebody else goes with what we do with that part.

`GOES` is the one list. It is our own reading, not legal advice; what is not in it is not used.
"""

import re
from collections.abc import Mapping
from enum import StrEnum


class Use(StrEnum):
    """What we do with a part. The order is that of the page."""

    SITE = "gaat mee met de site"
    BUILD = "om de site te maken"
    PROGRAM = "los programma dat meewerkt"
    TEST = "om te testen en te meten"


_EVERYWHERE = frozenset(Use)
_NOT_HANDED_ON = frozenset({Use.BUILD, Use.PROGRAM, Use.TEST})
GOES: Mapping[str, frozenset[Use]] = {
    **dict.fromkeys(
        (
            "0BSD",
            "Apache-2.0",
            "Artistic-1.0-Perl",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "ISC",
            "MIT",
            "MIT-0",
            "MIT-CMU",
            "OFL-1.1",
            "PSF-2.0",
            "W3C-20150513",
        ),
        _EVERYWHERE,
    ),
    # Free as long as the part itself stays as it is and under its own licence.
    **dict.fromkeys(
        ("CC-BY-SA-3.0", "LGPL-2.1-or-later", "LGPL-3.0-or-later", "MPL-1.1", "MPL-2.0"),
        _NOT_HANDED_ON,
    ),
    # What is made with such a program is free; a program it is a piece of would have to follow it.
    "GPL-2.0-or-later": frozenset({Use.PROGRAM}),
}
"""The uses that each licence goes with, by its SPDX name."""
_WORD = re.compile(r"[\w.+-]+( (AND|OR) [\w.+-]+)*")


def goes(expression: str, use: Use) -> bool:
    """Whether a licence, in SPDX words, goes with a use: one of the choices, and all that are asked at once."""
    if not _WORD.fullmatch(expression):
        return False
    return any(
        all(use in GOES.get(name, ()) for name in choice.split(" AND "))
        for choice in expression.split(" OR ")
    )
