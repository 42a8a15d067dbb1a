"""The layout of a BibTeX file: blocks that can be read and end where they should, comments between."""

import re
from collections.abc import Iterable, Iterator

from bibtexparser.model import Block, Entry, ImplicitComment, ParsingFailedBlock

from spoorboek.finding import Finding, Severity, visible

ENDS_TOO_EARLY = "bibtex-entry-end"
"""The rule that an entry breaks of which the rest stands outside it."""
_COMMENT = re.compile(r"^[ \t]*%.*", re.MULTILINE)
_FIELD = re.compile(r"^[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{\"]", re.MULTILINE)
_BRACE = re.compile(r"[{}]")


def without_verdict(block: Block) -> Block:
    """The entry behind a block that the parser refuses for a repeated key or field."""
    while isinstance(block, ParsingFailedBlock) and block.ignore_error_block is not None:
        block = block.ignore_error_block
    return block


def line_of(block: Block | None) -> int:
    """The line a block starts on; the parser counts from 0."""
    return (block.start_line or 0) + 1 if block else 1


def place_of_end(entry: Entry) -> tuple[int, int]:
    """The line and the column of the brace that ends an entry which begins its line."""
    before, _, last = (entry.raw or "").rpartition("\n")
    return line_of(entry) + (before.count("\n") + 1 if before else 0), len(last)


def layout_findings(path: str, blocks: Iterable[Block]) -> Iterator[Finding]:
    """Every block can be read, and what is outside blocks is meant as a comment."""
    before: Block | None = None
    for block in blocks:
        if _is_broken(block):
            yield _unreadable(path, block)
        elif isinstance(block, ImplicitComment) and not _is_broken(before):
            yield from _outside(path, block, before)
        before = without_verdict(block)


def _is_broken(block: Block | None) -> bool:
    """Whether a block cannot be read; what follows it is the rest of it."""
    return isinstance(block, ParsingFailedBlock) and block.ignore_error_block is None


def _unreadable(path: str, block: Block) -> Finding:
    opening = visible(" ".join((block.raw or "").split())[:60])
    message = f"blok is niet te lezen: '{opening}'"
    hint = "Controleer of elk veld op een komma eindigt en elke accolade wordt gesloten."
    return Finding(path, line_of(block), 1, "bibtex-syntax", message, hint)


def _outside(path: str, block: ImplicitComment, before: Block | None) -> Iterator[Finding]:
    """What stands between blocks: the rest of an entry, or a remark that is no comment."""
    if isinstance(before, Entry) and _is_rest(block.comment):
        yield _ends_too_early(path, before, block)
    else:
        yield from _stray_text(path, block)


def _is_rest(text: str) -> bool:
    """Whether a text goes on where an entry ended: with its fields, or with its last brace.

    Braces and commas alone are no rest: nothing is lost with them.
    """
    text = _COMMENT.sub("", text).strip()
    if not text.strip("{}(), \t\n"):
        return False
    return text[0] in ",})" or bool(_FIELD.search(text)) or _closes_more_than_it_opens(text)


def _closes_more_than_it_opens(text: str) -> bool:
    depth = 0
    for brace in _BRACE.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return True
    return False


def _ends_too_early(path: str, entry: Entry, rest: ImplicitComment) -> Finding:
    line, column = place_of_end(entry)
    shown = visible(" ".join(_COMMENT.sub("", rest.comment).split())[:60])
    message = f"verwijzing '{visible(entry.key[:80])}' eindigt hier al; wat erna staat, valt weg: '{shown}'"
    hint = (
        f"Haal de '{(entry.raw or '}')[-1]}' op deze plek weg als er een te veel is. "
        "Is het een opmerking? Zet er % voor."
    )
    return Finding(path, line, column, ENDS_TOO_EARLY, message, hint)


def _stray_text(path: str, block: ImplicitComment) -> Iterator[Finding]:
    """The first line outside blocks that does not begin as a comment."""
    for number, line in enumerate(block.comment.split("\n"), start=line_of(block)):
        if line.strip() and not line.lstrip().startswith("%"):
            message = f"tekst buiten een verwijzing: '{visible(line.strip()[:60])}'"
            hint = (
                "Is het een verwijzing? Die begint met @ en een soort. "
                "Een opmerking begint met %. Haal het anders weg."
            )
            rule, severity = "bibtex-stray-text", Severity.WARNING
            yield Finding(path, number, 1, rule, message, hint, severity)
            return
