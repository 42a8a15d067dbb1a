"""Text file: the text of a file from a stranger, or why it is not taken.

A size bound, UTF-8 alone, and no characters that nobody sees. Reading never raises for what is in the file:
it returns findings.
"""

import os
import re
from itertools import islice
from pathlib import Path

from spoorboek.finding import Finding
from spoorboek.system_error import refusal

MAX_BYTES = 500_000
MOST_HIDDEN = 100
"""So many hidden characters of one file are told; who sees these knows enough."""

# Control characters, direction marks, zero-width characters and other text that shows as nothing or has
# no meaning of its own: fillers, blank letters, private and tag characters, marks that choose a variant.
# Spaces of another width are no part of it: they show, and Dutch typography uses some.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ue000-\uf8ff\U000e0000-\U000e007f"
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_ENCODING_HINT = "Bewaar het bestand als UTF-8."
_NULL = "nulteken: geen tekst"
_NULL_HINT = "Haal het teken weg. Staat het overal, dan is dit geen tekstbestand, of UTF-16: bewaar het als UTF-8."


def read_text(
    file: Path | str, shown: str, *, max_bytes: int = MAX_BYTES
) -> tuple[str, list[Finding]]:
    """The text of a file as UTF-8 (a byte order mark and Windows line ends are fine), or why not."""

    def refused(rule: str, message: str, hint: str) -> tuple[str, list[Finding]]:
        return "", [Finding(shown, 1, 1, rule, message, hint)]

    try:
        with open(file, "rb") as stream:  # noqa: PTH123  # ten thousand files: Path costs time
            raw = stream.read(max_bytes + 1)
            size = os.fstat(stream.fileno()).st_size if len(raw) > max_bytes else len(raw)
    except OSError as error:
        why = refusal(error)
        return refused("unreadable-file", f"kan niet worden gelezen: {why.cause}", why.way_out)
    if size > max_bytes:
        message = f"bestand van {size // 1000} kB; hoogstens {max_bytes // 1000} kB is toegestaan"
        return refused("file-too-large", message, "Splits het record, of kort de tekst in.")
    if (null := raw.find(b"\x00")) >= 0:
        return "", [Finding(shown, *_place_in(raw, null), "wrong-encoding", _NULL, _NULL_HINT)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place_in(raw, error.start)
        message = f"geen UTF-8: byte 0x{raw[error.start]:02x}"
        return "", [Finding(shown, *place, "wrong-encoding", message, _ENCODING_HINT)]
    return text.replace("\r\n", "\n"), hidden_characters(text, shown)


def _place_in(raw: bytes, start: int) -> tuple[int, int]:
    """Line and column, both from 1, of a byte."""
    return raw.count(b"\n", 0, start) + 1, start - raw.rfind(b"\n", 0, start)


def hidden_characters(text: str, shown: str) -> list[Finding]:
    """The first characters that a reader of the file cannot see but that change what it says."""
    if not HIDDEN.search(_without_plain(text)):  # much faster than in all of the text
        return []
    findings = []
    for match in islice(HIDDEN.finditer(text), MOST_HIDDEN):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        message = f"onzichtbaar of richting-veranderend teken U+{ord(match[0]):04X}"
        hint = "Haal het teken weg; typ de regel zo nodig opnieuw."
        findings.append(Finding(shown, line, column, "hidden-character", message, hint))
    return findings


def _without_plain(text: str) -> str:
    """What is left of a text without the visible signs of ASCII: a few letters, and all that can hide."""
    raw = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return raw.decode("utf-8", "surrogatepass")
