"""Complaints: what MkDocs warns about while it runs, as findings in words of ours."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spoorboek.checks.page_safety import ELSEWHERE_HINT, KINDS
from spoorboek.checks.site_rules import PROSE
from spoorboek.engine import SETTINGS
from spoorboek.evidence_base.prose_files import SUFFIX
from spoorboek.finding import Finding

_MAY = tuple(kind for kind in KINDS if kind != SUFFIX)
_PICTURE = rf"[^']*(?i:{'|'.join(map(re.escape, (*_MAY, '.gif', '.svg', '.avif')))})"
_MESSAGES = (
    (
        re.compile(
            rf"Doc file '(?P<page>[^']+)' contains a link '(?P<what>{_PICTURE})', but the target .* not found"
        ),
        "afbeelding die er niet is: '{what}'",
        f"Zet haar in docs/ (als {', '.join(_MAY)}) en schrijf het pad vanaf deze pagina.",
    ),
    (
        re.compile(
            rf"Doc file '(?P<page>[^']+)' contains an? (?:absolute|unrecognized relative) link '(?P<what>{_PICTURE})'"
        ),
        "afbeelding die niet kan worden nagekeken: '{what}'",
        "Schrijf het pad vanaf deze pagina, zoals beeld/foto.png of ../beeld/foto.png.",
    ),
    (
        re.compile(r"Doc file '(?P<page>[^']+)' loads '(?P<what>.*)' from elsewhere", re.DOTALL),
        "afbeelding van elders: '{what}'",
        ELSEWHERE_HINT,
    ),
    (
        re.compile(
            r"Doc file '(?P<page>[^']+)' contains a link '(?P<what>[^']+)', but the target .* not found"
        ),
        "verwijzing naar een pagina die er niet is: '{what}'",
        "Verwijs naar een .md-bestand in docs/, of naar een record met link(…).",
    ),
    (
        re.compile(
            r"Doc file '(?P<page>[^']+)' contains a link '(?P<what>[^']+)'.*(?:no such anchor|does not contain an anchor)"
        ),
        "verwijzing naar een kop die er niet is: '{what}'",
        "Kijk de kop na op de pagina waarnaar je verwijst.",
    ),
    (
        re.compile(
            r"Doc file '(?P<page>[^']+)' contains an? (?:absolute|unrecognized relative) link '(?P<what>[^']+)'"
        ),
        "verwijzing die niet kan worden nagekeken: '{what}'",
        "Verwijs naar een .md-bestand, of naar een record met link(…).",
    ),
    (
        re.compile(
            r"Doc file '(?P<page>[^']+)' contains HTML '(?P<what>.*)' that may do harm", re.DOTALL
        ),
        "HTML die hier niet mag: '{what}'",
        "Gebruik Markdown of een macro, of haal het weg.",
    ),
    (
        re.compile(
            r"reference to '(?P<what>[^']+)' is included in the 'nav' configuration, which is not found"
        ),
        "pagina in de navigatie die er niet is: '{what}'",
        "Maak het bestand in docs/, of haal de regel uit nav.",
    ),
    (
        re.compile(
            r"exist in the docs directory, but are not included in the \"nav\" configuration:\s*(?:- )?(?P<what>\S+)"
        ),
        "pagina die niet in de navigatie staat: '{what}'",
        "Zet haar in nav, of in not_in_nav.",
    ),
)
_MACRO = re.compile(r"_?(?:\w+Error)_?: [^\n]*")
_IN_TEMPLATE = re.compile(r'File "<template>", line (\d+)')
_FRONT_MATTER = re.compile(r"---\n.*?\n---\n+", re.DOTALL)
_CAUSES = (
    (re.compile(r"missing a required argument: '([^']+)'"), "er ontbreekt een waarde ({})"),
    (re.compile(r"too many positional arguments"), "er staan te veel waarden"),
    (re.compile(r"'([^']+)' is undefined"), "'{}' bestaat niet"),
)
"""What the macro says when it is called wrongly, in words of ours."""


class _Complaints(logging.Handler):
    """Keeps what MkDocs warns about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def listening() -> Iterator[list[str]]:
    """The warnings of MkDocs, kept from the screen while it runs."""
    logger, complaints = logging.getLogger("mkdocs"), _Complaints()
    before = logger.propagate, logger.level
    logger.addHandler(complaints)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield complaints.messages
    finally:
        logger.removeHandler(complaints)
        logger.propagate, logger.level = before


def finding_of(root: Path, message: str) -> Finding:
    """A complaint at the page it is about, or else at the settings."""
    for pattern, words, hint in _MESSAGES:
        match = pattern.search(message)
        if match:
            page = match.groupdict().get("page")
            path = f"docs/{page}" if page else SETTINGS
            place = _place_of(root / path, match["what"])
            return Finding(path, *place, PROSE, words.format(what=match["what"]), hint)
    page = re.search(r"[\w/.-]+\.md", message)
    path = f"docs/{page[0].removeprefix('docs/')}" if page else SETTINGS
    cause = _MACRO.search(message)
    text = _in_words(" ".join((cause[0] if cause else message).split())[:200])
    hint = "Kijk de pagina na; een macro moet bestaan en zijn haakjes en aanhalingstekens sluiten."
    line, shown = _line_of_macro(root / path, message)
    message = f"MkDocs kan dit niet opmaken: {text}{f' bij {shown!r}' if shown else ''}"
    return Finding(path, line, 1, PROSE, message, hint)


def _in_words(cause: str) -> str:
    for pattern, words in _CAUSES:
        if match := pattern.search(cause):
            return words.format(*match.groups())
    return cause


def _line_of_macro(file: Path, message: str) -> tuple[int, str]:
    """The line that Jinja counts from below the front matter, and what stands there."""
    told = _IN_TEMPLATE.findall(message)
    try:
        text = file.read_text(encoding="utf-8") if told else ""
    except (OSError, UnicodeDecodeError):
        return 1, ""
    above = _FRONT_MATTER.match(text)
    rows = text.splitlines()
    line = int(told[-1]) + (above[0].count("\n") if above else 0) if told else 0
    return (line, rows[line - 1].strip()[:60]) if 0 < line <= len(rows) else (1, "")


def _place_of(file: Path, what: str) -> tuple[int, int]:
    """Where a piece of text first stands in a file."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return 1, 1
    return next(((n, row.index(what) + 1) for n, row in enumerate(lines, 1) if what in row), (1, 1))
