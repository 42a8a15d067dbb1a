"""Prose pages: what can be wrong in a page of docs/ itself, told with its line before MkDocs runs."""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from spoorboek.checks.site_rules import PROSE
from spoorboek.finding import Finding, did_you_mean
from spoorboek.pages.slots import SLOTS
from spoorboek.prose_text import (
    place_of,
    runs_macros,
    settings_of,
    without_code,
    without_what_is_not_run,
)
from spoorboek.text_file import read_text
from spoorboek.yaml_source import YamlSource, parse

_CALL = re.compile(r"\{\{-?\s*(\w+)\s*\(")


def pages_are_well_formed(root: Path) -> list[Finding]:
    """Front matter that can be read, macros that exist, and macros only where they are switched on."""
    files = sorted(file for file in (root / "docs").rglob("*.md") if not file.is_symlink())
    return [finding for file in files for finding in _page(file, file.relative_to(root).as_posix())]


def _page(file: Path, path: str) -> Iterator[Finding]:
    text, findings = read_text(file, path)
    yield from findings
    if findings:
        return
    _, problems = parse(YamlSource(path, settings_of(text)))
    for problem in problems:
        place = (path, problem.line + 1, problem.column)
        yield Finding(*place, problem.rule, problem.message, problem.hint)
    if problems:
        return
    if runs_macros(text):
        yield from _syntax(path, text)
    yield from _calls(path, text)


def _syntax(path: str, text: str) -> Iterator[Finding]:
    try:
        Environment(autoescape=True).parse(text)
    except TemplateSyntaxError as error:
        lines = text.splitlines()
        shown = lines[error.lineno - 1].strip()[:60] if error.lineno <= len(lines) else ""
        hint = "Kijk accolades, haakjes en aanhalingstekens na; zet {{ zo nodig tussen {% raw %} en {% endraw %}."
        message = f"macro die niet te lezen is: '{shown}'"
        yield Finding(path, error.lineno, 1, PROSE, message, hint)


def _calls(path: str, text: str) -> Iterator[Finding]:
    is_run = runs_macros(text)
    bare = without_code(without_what_is_not_run(text))
    for match in _CALL.finditer(bare):
        line, column = place_of(bare, match.start())
        if not is_run and match[1] in SLOTS:
            message = f"macro '{match[1]}' op een pagina zonder macro's"
            hint = "Zet bovenaan, tussen de streepjes: render_macros: true"
            yield Finding(path, line, column, PROSE, message, hint)
        elif is_run and match[1] not in SLOTS:
            hint = did_you_mean(match[1], SLOTS) or f"Kies uit: {', '.join(SLOTS)}."
            yield Finding(path, line, column, PROSE, f"onbekende macro '{match[1]}'", hint)
