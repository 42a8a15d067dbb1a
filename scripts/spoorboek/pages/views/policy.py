"""The page of a policy summary: advice first, on one sheet of paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.figure_words import DRAWINGS, drawing_of, parts_of, value_of
from spoorboek.pages.hundred import Drawing
from spoorboek.pages.languages import Language
from spoorboek.pages.legal_notes import LegalNote, legal_notes
from spoorboek.pages.link import Link
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.page_citation import apa, cited_page
from spoorboek.pages.page_facts import facts_of
from spoorboek.pages.page_words import NL
from spoorboek.pages.record_page import Step
from spoorboek.pages.site import Site
from spoorboek.pages.translations import translations_of
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.figure import Figure
from spoorboek.records.policy import PolicySummary
from spoorboek.records.record import Record
from spoorboek.records.structure import FieldPath

LEGAL = ("legal-rule", "milestone", "privacy-rule")


@dataclass(frozen=True, slots=True)
class Ground:
    """A record that a statement rests on; of an explanation also how certain it is."""

    link: Link
    kind: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Place:
    """A message or option of this page, by its number."""

    kind: str
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence of advice, with the statements of this page and the records it rests on."""

    text: str
    places: list[Place]
    grounds: list[Ground]


@dataclass(frozen=True, slots=True)
class Message:
    """A message with how certain it is, in words."""

    number: int
    text: str
    certainty: str
    note: str
    grounds: list[Ground]
    sources: list[CitedSource]


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A number with its base, its origin and its caution."""

    link: Link
    value: str
    statement: str
    of: str
    origin_code: str
    origin: str
    caution: str
    source: CitedSource
    parts: list[tuple[str, str]]
    drawn: tuple[Drawing, Drawing] | None


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule with what kind it is and when it was seen; never part of the evidence."""

    link: Link
    said: str
    basis_code: str
    basis: str
    article: str
    certainty: str
    seen: str


@dataclass(frozen=True, slots=True)
class Ask:
    """What the advice asks of somebody."""

    who: str
    what: str
    effort: str


def view(record: PolicySummary, site: Site) -> dict[str, Any]:
    """The Dutch page."""
    return {
        "lead": "",
        "trace": _trace(record, site),
        "related": other_groups(record, site),
        "english": next(iter(site.links(translations_of(record, site.base))), None),
        **policy_values(record, site, NL),
    }


def policy_values(
    record: PolicySummary,
    site: Site,
    language: Language,
    figures: list[Figure] | None = None,
    cited: Record | None = None,
) -> dict[str, Any]:
    """What the page says, in a language; the record and its figures hold texts in that language."""
    if figures is None:
        figures = site.base.linked_from(record, "figures", Figure)
    shown = [_figure(figure, site, language) for figure in figures]
    drawn = next(iter(shown[:1]), None)
    return {
        "w": language.words,
        "language": language,
        "summary": record,
        "advice": list(_advice(record, site, language)),
        "messages": list(_messages(record, site, language)),
        "asks": [Ask(a.who, a.what, language.label(a.effort)) for a in record.asks],
        "drawn": drawn if drawn and drawn.drawn else None,
        "figures": shown[1:] if drawn and drawn.drawn else shown,
        "rules": [_rule(note, language) for note in legal_notes(site, record.rules, *LEGAL)],
        "background_sources": site.cited(record.background_sources),
        "cite": apa(cited_page(facts_of(cited or record, site), site)),
    }


def _advice(record: PolicySummary, site: Site, language: Language) -> Iterator[Advice]:
    w = language.words
    for index, advice in enumerate(record.advice):
        places = [Place(w["message"], n, f"#boodschap-{n}") for n in advice.messages]
        places += [Place(w["option"], n, f"#optie-{n}") for n in advice.options]
        grounds = _grounds(record, ("advice", index, "based_on"), site, language)
        yield Advice(advice.advice, places, grounds)


def _messages(record: PolicySummary, site: Site, language: Language) -> Iterator[Message]:
    for index, message in enumerate(record.key_messages):
        dutch = site.label("message-certainties", message.confidence)
        yield Message(
            number=index + 1,
            text=message.message,
            certainty=language.labels.get(f"certainty.{message.confidence}", dutch).lower(),
            note=_sentence(message.confidence_note),
            grounds=_grounds(record, ("key_messages", index, "based_on"), site, language),
            sources=site.cited(message.sources),
        )


def _grounds(
    record: PolicySummary, where: FieldPath, site: Site, language: Language
) -> list[Ground]:
    """The records that a field of the record links to, each once."""
    keys = [
        link.target for link in site.outgoing(record) if link.field[: len(where)] == tuple(where)
    ]
    found = [target for key in dict.fromkeys(keys) if (target := site.base.get(key)) is not None]
    return [_ground(target, site, language) for target in found]


def _ground(target: Record, site: Site, language: Language) -> Ground:
    level = language.label(target.confidence.overall) if isinstance(target, Cmoc) else ""
    return Ground(site.link(target), language.kind(target.name), level)


def _figure(figure: Figure, site: Site, language: Language) -> ShownFigure:
    return ShownFigure(
        link=site.link(figure),
        value=value_of(figure, language),
        statement=figure.statement,
        of=figure.of,
        origin_code=DRAWINGS[figure.label],
        origin=language.label(figure.label),
        caution=figure.caution,
        source=site.cite(figure.source),
        parts=parts_of(figure, language),
        drawn=drawing_of(figure),
    )


def _rule(note: LegalNote, language: Language) -> ShownRule:
    return ShownRule(
        link=note.link,
        said=note.statement,
        basis_code=note.basis.value if note.basis else "",
        basis=language.label(note.basis) if note.basis else "",
        article=language.labels.get(note.article, note.article),
        certainty=language.label(note.certainty),
        seen=language.day(note.seen),
    )


def _trace(record: PolicySummary, site: Site) -> list[Step]:
    """From this page through the explanations to the sources."""
    cmocs = {link.target for link in site.outgoing(record) if link.target.startswith("cmoc/")}
    sources = len(site.counting.intersection(record.sources))
    return [
        Step("Beleidssamenvatting", record.heading, current=True),
        Step(
            "Verklaringen (CMO)",
            f"{len(cmocs)} bij de boodschappen",
            "#boodschappen" if cmocs else "",
        ),
        Step("Bronnen", f"{sources} {'bron' if sources == 1 else 'bronnen'}", "#bronnen"),
    ]


def _sentence(text: str) -> str:
    """A reason that was written as a fragment, as a sentence."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")
