"""Appraisal rows: the criteria of the MMAT for one study, and which studies were appraised at all."""

from dataclasses import dataclass

from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.reasoning.appraisals import appraisals
from spoorboek.records import Source, Standard
from spoorboek.records.standard import StandardScope, Subitem


@dataclass(frozen=True, slots=True)
class Answer:
    """One criterion with its answer in a word, and why."""

    number: str
    question: str
    answer: str
    remark: str


@dataclass(frozen=True, slots=True)
class Appraised:
    """The answers for one study, and who gave them. There is no total."""

    standard: Link | None
    category: str
    answers: list[Answer]
    stopped: str
    by: str


@dataclass(frozen=True, slots=True)
class DesignRow:
    """The primary studies of one design."""

    design: str
    total: int
    appraised: list[CitedSource]
    only_read: list[CitedSource]
    not_read: int


def appraised(source: Source, site: Site) -> Appraised | None:
    """The appraisal of a source, if there is one."""
    if not source.appraisal:
        return None
    mmat = source.appraisal.mmat
    standard = next(iter(_for_studies(site)), None)
    questions = {line.number: line for line in standard.lines} if standard else {}
    return Appraised(
        site.link(standard) if standard else None,
        mmat.category.label,
        [
            Answer(c.number, _topic(questions.get(c.number)), c.answer.label, c.remark)
            for c in mmat.criteria
        ],
        mmat.stopped or "",
        f"{source.appraisal.assessed_by}, {dutch_date(source.appraisal.assessed_on)}",
    )


def by_design(site: Site) -> list[DesignRow]:
    """A row for each design of primary studies."""
    return [
        DesignRow(
            of.design.label,
            of.total,
            [site.cite(source.id) for source in of.appraised],
            [site.cite(source.id) for source in of.only_read],
            of.not_read,
        )
        for of in appraisals(site.base)
    ]


def _for_studies(site: Site) -> list[Standard]:
    standards = site.base.of(Standard).values()
    return [s for s in standards if s.scope is StandardScope.STUDY]


def _topic(line: Subitem | None) -> str:
    return line.topic if line else ""
