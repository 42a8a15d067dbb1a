"""The LaTeX that references hold, as plain text, and plain text as LaTeX that says the same."""

import re
import unicodedata

_ACCENTS = dict(
    zip("`'^~\"=.ucvHkrdb", map(chr, (
        0x300, 0x301, 0x302, 0x303, 0x308, 0x304, 0x307,
        0x306, 0x327, 0x30C, 0x30B, 0x328, 0x30A, 0x323, 0x331,
    )), strict=True)
)  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "l": "ł", "L": "Ł", "i": "i", "j": "j", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ",
    "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ", "textendash": "–", "textemdash": "—",
    "ldots": "…", "dots": "…", "textellipsis": "…", "euro": "€", "texteuro": "€",
    "textquotesingle": "'", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textquotedbl": '"', "quotedblbase": "„", "quotesinglbase": "\u201a",
    "guillemotleft": "«", "guillemotright": "»", "textbackslash": "\\", "backslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`", "textbraceleft": "{",
    "textbraceright": "}", "textless": "<", "textgreater": ">", "textbar": "|", "textdollar": "$",
    "textunderscore": "_", "textdegree": "°", "degree": "°", "copyright": "©", "textcopyright": "©",
    "textregistered": "®", "texttrademark": "™", "S": "§", "P": "¶", "pounds": "£",
    "textsterling": "£", "textperiodcentered": "·", "cdot": "·", "times": "×", "texttimes": "×",
    "pm": "±", "textpm": "±", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "approx": "≈",
    "rightarrow": "→", "infty": "∞",
    "textmu": "µ",
    "textexclamdown": "¡", "textquestiondown": "¿", "space": " ", "newline": " ",
}  # fmt: skip
_GREEK = (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda",
    "mu", "nu", "xi", "omicron", "pi", "rho", "varsigma", "sigma", "tau", "upsilon", "phi", "chi",
    "psi", "omega",
)  # fmt: skip
_LETTERS |= {name: chr(0x3B1 + place) for place, name in enumerate(_GREEK)}
_LETTERS |= {name.title(): chr(0x391 + place) for place, name in enumerate(_GREEK)}
# One look at each sign: what a command stands for is text, and not read as LaTeX again.
_TOKEN = re.compile(
    r"\\(?:([`'^~\"=.])\s*|([ucvHkrdb])(?:\s+|(?=\{)))\{?\s*(\\[ij](?![A-Za-z])|[^\W\d_])\s*\}?"
    r"|\\([A-Za-z]+)\*?\s*"
    r"|\\([\W_])"
    r"|(---|--|``|''|[{}~])"
    r"|`([^`'{}\\~-]*)'"
)
_SIGNS = {"---": "—", "--": "–", "``": "“", "''": "”", "{": "", "}": "", "~": " "}
_SPECIAL = re.compile(r"[\\{}~]|--|`|''")
_WRITTEN = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}",
        "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    }
)  # fmt: skip


def plain(latex: str) -> str:
    """Text without braces and with the simple commands of LaTeX as the characters they mean."""
    text = _TOKEN.sub(_meant, latex) if _SPECIAL.search(latex) else latex
    return " ".join(text.split())


def written(text: str) -> str:
    """LaTeX that `plain` reads as this text, whatever is in it; its braces always match."""
    return re.sub(r"(?<=-)-|(?<=')'", r"{}\g<0>", text.translate(_WRITTEN))


def _meant(found: re.Match[str]) -> str:
    if found[3]:
        accent = _ACCENTS[found[1] or found[2]]
        return unicodedata.normalize("NFC", found[3].removeprefix("\\") + accent)
    if found[4]:
        return _LETTERS.get(found[4], "")
    if found[5]:
        return found[5]
    return _SIGNS[found[6]] if found[6] else f"‘{found[7]}’"
