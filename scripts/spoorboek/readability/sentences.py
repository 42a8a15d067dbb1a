"""Sentences: a Dutch text, with or without Markdown, taken apart as readers see it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Abbreviations that do not end a sentence; those with inner dots, as in `m.b.t.`, are known by their form.
_ABBREVIATIONS = re.compile(
    r"afb|afd|art|bijv|blz|bv|ca|dhr|dr|drs|evt|excl|fig|incl|ir|jl|max|mevr|min|mr|mw|nrs?|pag|par|prof"
    r"|resp|st|tel|vgl|zgn",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?$")
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w++(?:[-'’]\w++|[.,:]\d++)*+")
# Markdown and what the site adds to it: what readers do not see goes, what they see stays.
_NOT_READ = re.compile(
    r"\A---\n.*?\n---\n|```.*?```|<!--(?:[^<]|<(?!!--))*?-->|\{#(?:[^{]|\{(?!#))*?#\}|^ *\{ *[.#:][^}\n]*\} *$",
    re.DOTALL | re.MULTILINE,
)
# A reference in brackets that readers can leave: `({{ link("question/x", "meer") }})`.
_ASIDE = re.compile(r"\(\{\{ *(?:link|cite)\([^{}]*\) *\}\}\)")
_MACRO = re.compile(r"\{\{ *\w+\(([^{}]*)\) *\}\}")
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)")
_NEW_BLOCK = re.compile(r"\n[ \t]*(?=\n|[-*+#|>]|\d+[.)] )")
_LEAD = re.compile(r"^[\s>#|]*(?:[-*+] +|\d+[.)] +)?(?:\[[ xX]\] )?")
_SIGNS = re.compile(r"[*_`|\\]+")
_MAY_HOLD_UNREAD = re.compile(r"---|[`<{\[]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its words, as written and in small letters.

    `start` is its place in the text it came from, as near as can be told.
    """

    text: str
    words: tuple[str, ...]
    small: tuple[str, ...]
    start: int


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text with or without Markdown. An item of a list or a heading ends one too.

    A full stop ends no sentence behind an abbreviation, in a number, or before a small letter.
    """
    readable = _readable(text)
    found = []
    for start, block in _blocks(readable):
        for place, piece in _split(block):
            words = tuple(_WORD.findall(piece))
            if words:
                small = tuple(map(str.lower, words))
                found.append(Sentence(" ".join(piece.split()), words, small, start + place))
    return found


def _readable(text: str) -> str:
    """The text as readers see it, with every line and column kept where that is possible."""
    if not _MAY_HOLD_UNREAD.search(text):  # as most texts are: one look instead of four
        return text
    for unread in (_NOT_READ, _ASIDE):
        text = unread.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    text = _MACRO.sub(lambda match: _padded(_label(match[1]), match[0]), text)
    return _LINK.sub(lambda match: _padded(match[1], match[0]), text)


def _label(arguments: str) -> str:
    """What a macro shows: its last piece of text, if it names more than a record."""
    texts = [first or second for first, second in _QUOTED.findall(arguments)]
    return texts[-1] if len(texts) > 1 else "iets"


def _padded(shown: str, written: str) -> str:
    return shown + "\u00a0" * max(0, len(written) - len(shown))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs, items of lists, headings and rows, each with its place."""
    done = 0
    for match in [*_NEW_BLOCK.finditer(text), None]:
        end = match.start() if match else len(text)
        block = text[done:end]
        lead = _LEAD.match(block)
        skipped = lead.end() if lead else 0
        yield done + skipped, _SIGNS.sub(lambda m: " " * len(m[0]), block[skipped:])
        done = match.end() if match else end


def _split(block: str) -> Iterator[tuple[int, str]]:
    """The sentences of a block, each with its place in it."""
    start = 0
    for match in _END.finditer(block):
        if _ends(block, start, match):
            yield _placed(block[start : match.end()], start)
            start = match.end()
    yield _placed(block[start:], start)


def _placed(piece: str, start: int) -> tuple[int, str]:
    """A piece from its first word on, and the place of that."""
    begun = piece.lstrip()
    return start + len(piece) - len(begun), begun


def _ends(block: str, start: int, match: re.Match[str]) -> bool:
    after = block[match.end() : match.end() + 40].lstrip()
    if after[:1].islower():
        return False
    if match[0] != ".":
        return True
    before = (
        block[max(start, match.start() - 20) : match.start()].rpartition(" ")[2].lstrip("(\"'“‘")
    )
    return not _ABBREVIATIONS.fullmatch(before) and not _DOTTED.search(before)
