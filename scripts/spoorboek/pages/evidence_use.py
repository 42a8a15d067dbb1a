"""Evidence use: one source under one explanation, as a card shows it."""

from dataclasses import dataclass

from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.dutch import listed
from spoorboek.pages.link import Link
from spoorboek.pages.mentions import mentions
from spoorboek.pages.site import Site
from spoorboek.pages.source_labels import SourceLabel, labels_of
from spoorboek.records.cmoc import Cmoc, Evidence
from spoorboek.records.explanation_words import Arm, ChainLink, MechanismPart, Stance
from spoorboek.records.source import Source


@dataclass(frozen=True, slots=True)
class Use:
    """What a source says for or against, where it says so, and how that was appraised."""

    anchor: str
    cited: CitedSource
    href: str
    """The first finding that it rests on; else the page of the source."""
    findings: list[Link]
    stance: Stance
    arm_set: frozenset[Arm]
    arms: str
    mechanism_parts: tuple[MechanismPart, ...]
    links: tuple[ChainLink, ...]
    locator: str
    what: str
    relevance: str
    rigour: str
    justification: list[str | Link]
    labels: list[SourceLabel]
    status: str
    """Empty as long as the source counts."""

    @property
    def counts(self) -> bool:
        """Whether the source still counts."""
        return not self.status


def uses(cmoc: Cmoc, site: Site) -> list[Use]:
    """Every use of a source under an explanation, as written."""
    return [_use(number, item, site) for number, item in enumerate(cmoc.evidence, 1)]


def _use(number: int, item: Evidence, site: Site) -> Use:
    source = site.base.of(Source)[item.source]
    cited = site.cite(item.source)
    return Use(
        anchor=f"bewijs-{number}",
        cited=cited,
        href=cited.href + finding_anchor(item, source),
        findings=_findings(item, source, cited.href),
        stance=item.stance,
        arm_set=frozenset(item.arms),
        arms=listed([arm.label for arm in item.arms]),
        mechanism_parts=item.mechanism_parts,
        links=item.links,
        locator=item.locator,
        what=item.what,
        relevance=item.relevance.label,
        rigour=item.rigour.label,
        justification=mentions(item.justification, site),
        labels=labels_of(source),
        status="" if source.status.counts else source.status.label,
    )


def finding_anchor(item: Evidence, source: Source) -> str:
    """`#f2`, the first finding of the source on which the use rests; nothing if it names none."""
    known = {finding.id for finding in source.findings}
    return next((f"#{wanted}" for wanted in item.findings if wanted in known), "")


def _findings(item: Evidence, source: Source, href: str) -> list[Link]:
    """The findings on which the use rests; the note is what each says."""
    texts = {finding.id: finding.text for finding in source.findings}
    return [Link(i, f"{href}#{i}", note=texts[i]) for i in item.findings if i in texts]
