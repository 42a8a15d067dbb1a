"""The little LaTeX that titles in BibTeX hold, as plain text."""

import re
import unicodedata

_ACCENTS = dict(
    zip("`'^~\"=.ucvHkrd", map(chr, (
        0x300, 0x301, 0x302, 0x303, 0x308, 0x304, 0x307,
        0x306, 0x327, 0x30C, 0x30B, 0x328, 0x30A, 0x323,
    )), strict=True)
)  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "l": "ł", "L": "Ł", "i": "i", "j": "j", "textendash": "–", "textemdash": "—",
    "ldots": "…", "dots": "…", "euro": "€", "texteuro": "€", "textquotesingle": "'",
}  # fmt: skip
_ACCENTED = re.compile(
    r"\\(?:([`'^~\"=.])\s*|([ucvHkrd])(?:\s+|(?=\{)))\{?\s*(\\[ij](?![A-Za-z])|[^\W\d_])\s*\}?"
)
_QUOTED = re.compile(r"`([^`']*)'")
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?\s*")


def plain(latex: str) -> str:
    """Text without braces and with the simple commands of LaTeX as the characters they mean."""
    text = latex
    if "\\" in text:
        text = _ACCENTED.sub(_accented, text)
        text = _COMMAND.sub(lambda found: _LETTERS.get(found[1], ""), text)
        text = re.sub(r"\\([\W_])", r"\1", text)
    if "{" in text or "}" in text:
        text = text.replace("{", "").replace("}", "")
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    text = _QUOTED.sub(r"‘\1’", text)
    return " ".join(text.replace("~", " ").split())


def _accented(found: re.Match[str]) -> str:
    accent = _ACCENTS[found[1] or found[2]]
    return unicodedata.normalize("NFC", found[3].removeprefix("\\") + accent)
