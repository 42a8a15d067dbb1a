"""Prose: MkDocs renders docs/ and the shells; what it complains about becomes findings."""

import errno
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load

import spoorboek
from spoorboek.adapters.command_line.loading import edition_of
from spoorboek.adapters.command_line.prose_pages import pages_are_well_formed
from spoorboek.engine import SETTINGS, THEME, engine_folder
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, did_you_mean
from spoorboek.pages.given_pages import SETTING, given_pages
from spoorboek.records.subject import Subject
from spoorboek.text_file import hidden_characters, read_text

CONFIG = SETTINGS
OWN_SETTINGS = {"docs_dir", "extra", "nav", "not_in_nav", "site_dir"}
"""What a site settles itself, or leaves to MkDocs."""

_MESSAGES = (
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
_DISK = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EROFS, errno.EIO)
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
def _listening() -> Iterator[list[str]]:
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


def prose_site(base: EvidenceBase, stage: Path) -> list[Finding]:
    """Render docs/, the pages a site is given and the shells; nothing may be wrong with any of them."""
    root = base.root
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    config, findings = _configuration(base, stage)
    findings += pages_are_well_formed(root)
    if config is None or findings:
        return findings
    with _listening() as complaints:
        try:
            build(config)
        except MkDocsException as error:
            complaints.append(str(error))
        except SystemExit:  # mkdocs-macros leaves so at an unknown macro
            pass
        except OSError as error:
            if error.errno in _DISK:  # no fault of a page
                raise
            complaints.append(f"{type(error).__name__}: {error}")
        except Exception as error:  # noqa: BLE001  # a plugin or template of the theme: MkDocs has no narrower class
            complaints.append(f"{type(error).__name__}: {error}")
        findings = [_finding(root, message) for message in complaints]
    if not findings and not (stage / "index.html").exists():
        hint = "Kijk of docs/index.md er is en of elke macro bestaat."
        findings.append(
            Finding(CONFIG, 1, 1, "prose", "het proza levert geen startpagina op", hint)
        )
    return findings


def _configuration(base: EvidenceBase, stage: Path) -> tuple[MkDocsConfig | None, list[Finding]]:
    file = base.root / CONFIG
    text, findings = read_text(file, CONFIG)
    findings = [*findings, *_syntax(text)]
    if findings:
        return None, findings
    here = Path.cwd()
    config = MkDocsConfig(config_file_path=str(file))
    with _listening() as complaints:
        try:
            with file.open("rb") as stream:
                config.load_file(stream)
            config.site_dir = str(stage)
            _take_over(config, base.subject)
            errors, warnings = config.validate()
            config.extra[SETTING] = given_pages(base)
            config.extra["versie"] = edition_of(base).version
        except MkDocsException as error:
            complaints.append(str(error))
            errors, warnings = [], []
        finally:
            os.chdir(here)
    findings = [
        _at_key(text, str(key), str(problem), config) for key, problem in [*errors, *warnings]
    ]
    findings += [_finding(base.root, message) for message in complaints]
    return config, findings


def _take_over(config: MkDocsConfig, subject: Subject) -> None:
    """What the site does not settle itself comes from its subject and from the engine."""
    engine = engine_folder()
    with (engine / SETTINGS).open("rb") as stream:
        shared = yaml_load(stream)
    shared["theme"]["custom_dir"] = str(engine / THEME)
    shared["hooks"] = [
        str(Path(spoorboek.__file__).parent / "adapters" / "mkdocs_hook" / "events.py")
    ]
    shared["site_name"] = subject.name
    shared["site_description"] = f"Open kennisbank over {subject.about}"
    own: set[str] = set().union(*config.user_configs)
    config.load_dict({key: shared[key] for key in shared if key not in own | OWN_SETTINGS})
    if "extra_css" in own and (engine / SETTINGS) != Path(config.config_file_path):
        config["extra_css"] = [*shared["extra_css"], *config["extra_css"]]


def _syntax(text: str) -> list[Finding]:
    try:
        if yaml.compose(text, yaml.CSafeLoader) is None:
            hint = "Haal het bestand terug uit git, of zet er minstens een navigatie in (nav:)."
            return [Finding(CONFIG, 1, 1, "site-settings", "geen enkele instelling", hint)]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        lines = text.splitlines()
        shown = lines[line - 1].strip()[:60] if line <= len(lines) else ""
        hint = "Kijk de inspringing, dubbele punten en aanhalingstekens op deze regel na."
        return [
            Finding(CONFIG, line, column, "invalid-yaml", f"geen geldige YAML: '{shown}'", hint)
        ]
    except yaml.YAMLError:
        return hidden_characters(text, CONFIG)
    return []


_SETTINGS = (
    ("Unrecognised configuration name", "onbekende sleutel"),
    ("Unrecognised theme name", "onbekend thema"),
    ("isn't an existing", "map of bestand bestaat niet"),
    ("is not installed", "onbekende plugin of uitbreiding"),
    ("No module named", "kan niet worden geladen: module bestaat niet"),
    ("Expected", "waarde van de verkeerde soort"),
    ("URL", "geen geldig webadres"),
)


def _at_key(text: str, key: str, problem: str, config: Config) -> Finding:
    rows = text.splitlines()
    line = next((n for n, row in enumerate(rows, 1) if row.startswith(f"{key}:")), 1)
    shown = rows[line - 1].strip()[:60] if line <= len(rows) else ""
    meaning = next((w for start, w in _SETTINGS if start in problem), "waarde wordt niet aanvaard")
    message = f"{meaning} bij '{key}': '{shown}'"
    known = [name for name, _ in config._schema if name != key]
    hint = "Kijk de waarde na in de handleiding van MkDocs."
    if meaning == "onbekende sleutel":
        message, hint = (
            f"onbekende sleutel '{key}'",
            did_you_mean(key, known) or "Haal de sleutel weg.",
        )
    return Finding(CONFIG, line, 1, "site-settings", message, hint)


def _finding(root: Path, message: str) -> Finding:
    for pattern, words, hint in _MESSAGES:
        match = pattern.search(message)
        if match:
            page = match.groupdict().get("page")
            path = f"docs/{page}" if page else CONFIG
            place = _place_of(root / path, match["what"])
            return Finding(path, *place, "prose", words.format(what=match["what"]), hint)
    page = re.search(r"[\w/.-]+\.md", message)
    path = f"docs/{page[0].removeprefix('docs/')}" if page else CONFIG
    cause = _MACRO.search(message)
    text = _in_words(" ".join((cause[0] if cause else message).split())[:200])
    hint = "Kijk de pagina na; een macro moet bestaan en zijn haakjes en aanhalingstekens sluiten."
    line, shown = _line_of_macro(root / path, message)
    message = f"MkDocs kan dit niet opmaken: {text}{f' bij {shown!r}' if shown else ''}"
    return Finding(path, line, 1, "prose", message, hint)


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
