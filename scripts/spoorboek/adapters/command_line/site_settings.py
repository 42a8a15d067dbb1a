"""Site settings: mkdocs.yml as MkDocs gets it, with what every site shares, or what is wrong with it."""

import os
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

import spoorboek
from spoorboek.adapters.command_line.complaints import finding_of, listening
from spoorboek.adapters.command_line.loading import edition_of
from spoorboek.checks.site_rules import SITE_SETTINGS
from spoorboek.engine import SETTINGS, THEME, engine_folder
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, did_you_mean
from spoorboek.pages.given_pages import SETTING, given_pages
from spoorboek.records.subject import Subject
from spoorboek.text_file import read_text
from spoorboek.yaml_reading import Key, Place, Places, Refused
from spoorboek.yaml_source import YamlSource, parse

OWN_SETTINGS = {"docs_dir", "extra", "nav", "not_in_nav", "site_dir"}
"""What a site settles itself, or leaves to MkDocs."""
FROM_ENVIRONMENT = "!ENV"
"""The one tag that settings use; others have Python run what they name."""
_FROM_ELSEWHERE = ("INHERIT", "<<")
"""Keys with which YAML of MkDocs takes over settings that nobody judged."""


def configuration(base: EvidenceBase, stage: Path) -> tuple[MkDocsConfig | None, list[Finding]]:
    """The settings for a site that is made in `stage`, or what is wrong with them."""
    file = base.root / SETTINGS
    text, findings = read_text(file, SETTINGS)
    findings = findings or _unreadable(text)
    if findings:
        return None, findings
    here = Path.cwd()
    config = MkDocsConfig(config_file_path=str(file))
    with listening() as complaints:
        try:
            config.load_dict(yaml_load(text, get_yaml_loader(yaml.CSafeLoader, config)))
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
    findings += [finding_of(base.root, message) for message in complaints]
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


class _Reader(Places):
    """The same reading as of a record, that also lets a setting ask for a variable of the environment."""

    def _value(self, event: Any, depth: int) -> Place:
        if getattr(event, "tag", None) == FROM_ENVIRONMENT:
            event.tag = None
        return super()._value(event, depth)

    def _key(self, event: Any) -> Key:
        key = super()._key(event)
        if key in _FROM_ELSEWHERE:
            hint = "Zet de instellingen zelf in dit bestand."
            raise Refused(key.mark, f"instellingen van elders: '{key}'", hint)
        return key


def _unreadable(text: str) -> list[Finding]:
    """Why MkDocs, which also runs what it reads, does not get to see these settings."""
    document, findings = parse(YamlSource(SETTINGS, text), _Reader)
    if not findings and (document is None or document.inside is None):
        hint = "Haal het bestand terug uit git, of zet er minstens een navigatie in (nav:)."
        return [Finding(SETTINGS, 1, 1, SITE_SETTINGS, "geen enkele instelling", hint)]
    return findings


_PROBLEMS = (
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
    meaning = next((w for start, w in _PROBLEMS if start in problem), "waarde wordt niet aanvaard")
    message = f"{meaning} bij '{key}': '{shown}'"
    known = [name for name, _ in config._schema if name != key]
    hint = "Kijk de waarde na in de handleiding van MkDocs."
    if meaning == "onbekende sleutel":
        message, hint = (
            f"onbekende sleutel '{key}'",
            did_you_mean(key, known) or "Haal de sleutel weg.",
        )
    return Finding(SETTINGS, line, 1, SITE_SETTINGS, message, hint)
