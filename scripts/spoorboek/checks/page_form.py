"""Page form: a page of prose says something, and what stands above it is of the right kind."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import yaml

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, did_you_mean
from spoorboek.prose_text import runs_macros, settings_of, without_comments, without_settings
from spoorboek.records.departure import Departure
from spoorboek.records.validation import shown
from spoorboek.yaml_source import YamlSource, parse

_BARE_SETTING = re.compile(r" {0,3}[A-Za-z0-9_-]+:.*")
_COMMENT = re.compile(r"<!--[^<>]*(?<=--)>")  # another one with < or > in it is refused anyway

_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the value of a setting is: in words, as YAML names it and what is inside it, with the way out."""

    words: str
    tag: str
    inside: str
    way_out: str


_TEXT = _Kind("tekst", "str", "", "Schrijf gewone tekst, zo nodig tussen aanhalingstekens")
_YES_OR_NO = _Kind("true of false", "bool", "", "Schrijf true of false")
_LIST = _Kind("een lijst van woorden", "seq", "str", "Schrijf een lijst, zoals [navigation, toc]")
_BY_LANGUAGE = _Kind("een adres per taal", "map", "str", "Schrijf regels zoals 'en: en/policy/'")
SETTINGS: Mapping[str, _Kind] = {
    "title": _TEXT,
    "description": _TEXT,
    "render_macros": _YES_OR_NO,
    "hide": _LIST,
    "language": _TEXT,
    "alternate": _BY_LANGUAGE,
}
"""What a page may say about itself, between the lines of three dashes at its top."""


def page_has_text(base: EvidenceBase) -> Iterator[Finding]:
    """Een pagina in docs/ heeft tekst: meer dan instellingen, wit en opmerkingen.

    Een leeg bestand neemt anders stil de plaats in van een goede pagina. Een macro telt als tekst.

        docs/lessen/index.md van 0 bytes      # fout
        docs/lessen/index.md met een zin      # goed
    """
    for path, text, findings in base.judged_prose():
        if findings or _says_something(text):
            continue
        what = f"alleen '{shown(text)}'" if text.strip() else "het bestand is leeg"
        hint = (
            "Schrijf de tekst of haal haar terug uit git. Moet de pagina weg, verwijder dan het bestand en "
            "zijn regel in mkdocs.yml; stond zij in een uitgave, zeg dan waar zij bleef met "
            f"'spoorboek new {Departure.name} KENMERK'."
        )
        yield Finding(path, 1, 1, "page-has-text", f"pagina zonder tekst: {what}", hint)


def _says_something(text: str) -> bool:
    """Whether anything is left that a reader will see, or that a macro fills in."""
    body = without_settings(without_comments(text) if runs_macros(text) else text)
    return bool(_COMMENT.sub("", body).strip())


def page_settings_are_known(base: EvidenceBase) -> Iterator[Finding]:
    """Boven een pagina in docs/ staan alleen instellingen die elke pagina mag hebben.

    Met andere instellingen zou een pagina een eigen sjabloon kunnen kiezen.

        template: anders.html       # fout
        title: Bijdragen            # goed
    """
    for path, text, _ in base.judged_prose():
        if bare := _BARE_SETTING.match(text):
            message = f"instelling zonder streepjes eromheen: '{shown(bare[0])}'"
            hint = "Zet instellingen tussen twee regels van ---, of begin met een kop."
            yield Finding(path, 1, 1, "page-settings-are-known", message, hint)
        source = YamlSource(path, settings_of(text))
        data, _ = parse(source)
        for key in data if isinstance(data, dict) else ():
            if key not in SETTINGS:
                line, column = source.place((key,), key=True)
                message = f"onbekende instelling '{shown(key)}'"
                hint = did_you_mean(key, SETTINGS) or f"Kies uit: {', '.join(SETTINGS)}."
                yield Finding(path, line + 1, column, "page-settings-are-known", message, hint)


def page_settings_fit_their_kind(base: EvidenceBase) -> Iterator[Finding]:
    """De instellingen boven een pagina in docs/ zijn sleutels, elk met een waarde van de goede soort.

    Een titel die geen tekst is, komt letterlijk op de pagina zoals het programma haar las. Let op: ook een
    los getal, een datum of een woord als 'yes' is zonder aanhalingstekens geen tekst.

        title: {a: b}         # fout
        title: 2026           # fout
        title: 'Bijdragen'    # goed
    """
    for path, text, _ in base.judged_prose():
        source = YamlSource(path, settings_of(text))
        for (line, column), message, hint in _unfit(source):
            yield Finding(path, line + 1, column, "page-settings-fit-their-kind", message, hint)


def _unfit(source: YamlSource) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Place, message and hint; what cannot be read at all is told where the page is."""
    data, problems = parse(source)
    if problems or data is None:
        return
    if not isinstance(data, dict):
        hint = "Schrijf regels van de vorm 'sleutel: waarde', of haal de streepjes weg."
        yield source.place(()), f"sleutels en waarden verwacht: '{shown(data)}'", hint
        return
    root = yaml.compose(source.text, yaml.CSafeLoader)
    for key, node in root.value if root else ():
        kind = SETTINGS.get(key.value)
        if kind and not _fits(node, kind):
            message = f"{kind.words} verwacht bij '{key.value}': '{shown(data[key.value])}'"
            yield source.place((key.value,)), message, f"{kind.way_out}, of haal de regel weg."


def _fits(node: yaml.Node, kind: _Kind) -> bool:
    """Whether MkDocs, which takes more words of YAML for no text than we do, reads this kind of value."""
    if node.tag != f"{_TAG}{kind.tag}":
        return False
    if isinstance(node, yaml.ScalarNode):
        return bool(node.value.strip())
    parts = chain.from_iterable(node.value) if kind.tag == "map" else node.value
    return all(part.tag == f"{_TAG}{kind.inside}" for part in parts)
