"""The page of an explanation: the figure, every step, how certain, every source for and against."""

from dataclasses import dataclass
from typing import Any

from spoorboek.pages.certainties import band_words
from spoorboek.pages.chain_steps import chain_steps, counts
from spoorboek.pages.dutch import counted
from spoorboek.pages.evidence_use import Use, uses
from spoorboek.pages.link import Link
from spoorboek.pages.losses import without_each
from spoorboek.pages.mentions import mentions
from spoorboek.pages.phases import names_with_weeks
from spoorboek.pages.record_page import Group, Step
from spoorboek.pages.site import Site
from spoorboek.pages.tested_sectors import across_sectors, sectors_seen
from spoorboek.reasoning.certainty_band import band_of
from spoorboek.reasoning.loss_words import JUDGE_AGAIN
from spoorboek.records import BY_NAME
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.explanation_words import MechanismBasis, Stance
from spoorboek.records.record import Record

HEADINGS = {
    Stance.SUPPORTS: ("voor", "Wat ervoor spreekt", "Geen bron steunt deze verklaring."),
    Stance.REFINES: ("begrenst", "Wat begrenst of verfijnt", "Geen bron begrenst deze verklaring."),
    Stance.CONTRADICTS: (
        "tegen",
        "Wat ertegen spreekt",
        "Bij geen bron is vastgelegd dat zij de verklaring als geheel tegenspreekt.",
    ),
}


@dataclass(frozen=True, slots=True)
class Stand:
    """All sources that take one stance."""

    anchor: str
    title: str
    none: str
    uses: list[Use]


@dataclass(frozen=True, slots=True)
class Judged:
    """One component of the judgement, with its reason."""

    name: str
    concern: str
    reason: list[str | Link]


def view(record: Cmoc, site: Site) -> dict[str, Any]:
    """The figure with its steps, the judgement, the sources by stance, and what hangs on it."""
    all_uses = uses(record, site)
    allowed = band_of(record.confidence, record.mechanism_basis)
    used = _used(record, site)
    steps = chain_steps(all_uses, site)
    return {
        "trace": _trace(record, all_uses, site),
        "steps": steps,
        "arms": {step.anchor.removeprefix("stap-"): step for step in steps},
        "sectors": sectors_seen(record, site),
        "across_sectors": across_sectors(record, site),
        "inferred": record.mechanism_basis is MechanismBasis.INFERRED,
        "level": record.confidence.overall,
        "explanation": mentions(record.confidence.explanation, site),
        "components": _components(record, site),
        "band": band_words(allowed),
        "is_within": record.confidence.overall in allowed,
        "why_outside": mentions(record.confidence.outside_band or "", site),
        "tally": _tally(all_uses),
        "balance": counts(all_uses),
        "stands": [Stand(*HEADINGS[s], [u for u in all_uses if u.stance is s]) for s in Stance],
        "counter_found": _counter_found(record),
        "counter_note": mentions(record.counter_evidence.note, site)
        if record.counter_evidence
        else [],
        "transfer": mentions(record.transfer or "", site),
        "facts": _facts(record, site),
        "without_each": without_each(record, site),
        "judge": JUDGE_AGAIN,
        "used": used,
    }


def _counter_found(record: Cmoc) -> str:
    """What the search for counter-evidence found, in words that fit the sources listed above it."""
    if record.counter_evidence is None or not record.counter_evidence.found:
        return "niets gevonden"
    stances = {item.stance for item in record.evidence}
    if Stance.CONTRADICTS in stances:
        return "tegenspraak gevonden"
    return "wel iets dat begrenst of twijfel geeft, geen bron die het geheel tegenspreekt"


def _trace(record: Cmoc, all_uses: list[Use], site: Site) -> list[Step]:
    advice = [
        link for link in site.base.incoming.get(record.key, ()) if link.field[0] == "based_on"
    ]
    counting = [use for use in all_uses if use.counts]
    sources = {use.cited.key: use.cited for use in counting}
    first = Step("Aanbeveling", "nog geen advies")
    if len(advice) == 1:
        link = site.link(advice[0].origin)
        first = Step("Aanbeveling", link.title, link.href)
    elif advice:
        first = Step("Aanbeveling", counted(len(advice), "advies", "adviezen"), "#gebruikt")
    return [
        first,
        Step("Verklaring (CMO)", "deze verklaring", current=True),
        *_source_steps(counting, list(sources.values())),
    ]


def _source_steps(all_uses: list[Use], sources: list[Any]) -> list[Step]:
    if not sources:
        return [Step("Bron", "geen bron die meetelt"), Step("Vindplaats", "geen vindplaats")]
    one = len(sources) == 1
    source = (
        Step("Bron", sources[0].in_text, sources[0].href)
        if one
        else Step("Bron", f"{len(sources)} bronnen", "#bewijs")
    )
    if len(all_uses) == 1:
        return [source, Step("Vindplaats", all_uses[0].locator, all_uses[0].href)]
    return [source, Step("Vindplaats", f"{len(all_uses)} vindplaatsen", "#bewijs")]


def _tally(all_uses: list[Use]) -> str:
    """`3 bronnen, 4 keer gebruikt`, without what no longer counts."""
    counting = [use for use in all_uses if use.counts]
    sources = counted(len({use.cited.key for use in counting}), "bron", "bronnen")
    return f"{sources}, {len(counting)} keer gebruikt"


def _components(record: Cmoc, site: Site) -> list[Judged]:
    return [
        Judged(name, part.concern.label, mentions(part.reason, site))
        for name, part in record.confidence.components.items()
    ]


def _facts(record: Cmoc, site: Site) -> list[tuple[str, Any]]:
    return [
        ("Programmatheorie", site.links(site.get("theory", [record.theory]))),
        ("Kernelementen", site.links(site.get("element", record.elements))),
        ("Soort uitkomst", "; ".join(site.labels("outcomes", record.outcomes))),
        ("Rollen", "; ".join(site.labels("roles", record.roles))),
        ("Fasen", "; ".join(names_with_weeks(site, record.phases))),
        ("Bij wie het is gezien", record.populations_tested),
        ("Sectoren waar het is gezien", "; ".join(site.labels("sectors", record.sectors_tested))),
        *_coded("employer-sizes", "Grootte van de werkgever", record.employer_sizes_tested, site),
        *_coded("prospects", "Uitzicht bij de eigen werkgever", record.prospects_tested, site),
        ("Waar dat staat", record.tested_note or ""),
    ]


def _coded(vocabulary: str, label: str, ids: tuple[str, ...], site: Site) -> list[tuple[str, str]]:
    """What was coded from the text; what no text says is not recorded, and that is said.

    A base without the words does not ask for it.
    """
    if vocabulary not in site.base.vocabularies:
        return []
    return [(label, "; ".join(site.labels(vocabulary, ids)) or "niet vastgelegd")]


def _used(record: Cmoc, site: Site) -> list[Group]:
    """What hangs on it, by type; a record that only has it as background says so."""
    found: dict[str, dict[str, tuple[Record, set[str]]]] = {}
    for link in site.base.incoming.get(record.key, ()):
        of_type = found.setdefault(link.origin.name, {})
        of_type.setdefault(link.origin.id, (link.origin, set()))[1].add(str(link.field[0]))
    return [
        Group(kind.plural, [site.link(r, note=_note(fields)) for r, fields in found[name].values()])
        for name, kind in BY_NAME.items()
        if name in found
    ]


def _note(fields: set[str]) -> str:
    return "(als achtergrond, geen grondslag)" if fields == {"see_also"} else ""
