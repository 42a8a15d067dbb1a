"""A notice is a proposal about one of our sources: the last word counts, and what stands is left alone."""

from typing import Any

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.retraction_proposals import OurWorks, Proposal, Verdict, proposals
from spoorboek.records import Source
from spoorboek.records.source_words import SourceStatus
from spoorboek.reference import Reference
from spoorboek.retraction_data.event import Event, Nature
from tests.checks.worlds import DATA

SOUND = EvidenceBase.load(DATA / "sound")
CORRECTION, RETRACTION = Nature.CORRECTION, Nature.RETRACTION
CONCERN, REINSTATEMENT = Nature.CONCERN, Nature.REINSTATEMENT
STATUS, DAY = SourceStatus, "2026-03-03"


def world(fields: dict[str, dict[str, str]], **sources: dict[str, Any]) -> EvidenceBase:
    """The small world with references of these fields, and with sources that were changed."""
    references = {
        key: Reference(key, "article", {"title": "Iets", **of}, "x.bib", 1)
        for key, of in fields.items()
    }
    changed: dict[str, Any] = {
        key: source.model_copy(update=sources.get(key, {}))
        for key, source in SOUND.of(Source).items()
    }
    return EvidenceBase(SOUND.root, SOUND.records | {"source": changed}, references=references)


def event(nature: Nature = RETRACTION, day: str = DAY, **fields: str) -> Event:
    said = {"doi": "10.5555/j", "pmid": "", "reason": "Fout", "address": "https://x.nl/m"}
    return Event(nature=nature, day=day, told_by="een lijst", place="rij 2", **(said | fields))


def proposed(*events: Event, **source: Any) -> Proposal:
    """What is proposed about one source, given what was written of it already."""
    base = world({"jansen2024": {"doi": "10.5555/J"}}, jansen2024=source)
    (found,) = proposals(OurWorks(base), events)
    return found


def test_works_are_known_by_their_doi_and_by_a_number_of_pubmed_in_a_field_or_a_note():
    """Of what never took part nothing is looked for."""
    works = OurWorks(
        world(
            {
                "jansen2024": {"doi": "10.5555/J", "note": "Los vel"},
                "bakker2023": {"note": "PMID 12345678; PMCID PMC1"},
                "regeling2022": {"pmid": " 87654321 ", "note": "PMID: 5"},
                "niemand2000": {"doi": "10.5555/n", "pmid": "7"},
            }
        )
    )

    assert {doi: source.id for doi, source in works.by_doi.items()} == {"10.5555/j": "jansen2024"}
    assert {number: source.id for number, source in works.by_pmid.items()} == {
        "12345678": "bakker2023",
        "87654321": "regeling2022",
    }
    assert (set(works.wanted.dois), set(works.wanted.pmids)) == (
        {"10.5555/j"},
        {"12345678", "87654321"},
    )


def test_a_candidate_is_no_work_of_ours_yet():
    base = world({"jansen2024": {"doi": "10.5555/j"}}, jansen2024={"status": STATUS.CANDIDATE})

    assert not OurWorks(base).by_doi


def test_proposals_come_one_for_each_source_in_the_order_of_their_keys():
    works = OurWorks(world({"jansen2024": {"doi": "10.5555/j"}, "bakker2023": {"pmid": "12"}}))
    notices = [event(), event(doi="", pmid="12"), event(CORRECTION)]

    assert [one.source.id for one in proposals(works, notices)] == ["bakker2023", "jansen2024"]


@pytest.mark.parametrize(
    ("natures", "status", "which"),
    [
        ([RETRACTION], STATUS.RETRACTED, 0),
        ([CORRECTION], STATUS.CORRECTED, 0),
        ([CORRECTION, CORRECTION], STATUS.CORRECTED, 1),
        ([RETRACTION, CORRECTION], STATUS.RETRACTED, 0),
        ([CORRECTION, RETRACTION, CONCERN], STATUS.RETRACTED, 1),
        ([RETRACTION, REINSTATEMENT], STATUS.INCLUDED, 1),
        ([RETRACTION, REINSTATEMENT, CORRECTION], STATUS.CORRECTED, 2),
        ([CORRECTION, RETRACTION, REINSTATEMENT], STATUS.CORRECTED, 0),
        ([REINSTATEMENT, RETRACTION], STATUS.RETRACTED, 1),
        ([CONCERN], STATUS.INCLUDED, 0),
        ([CORRECTION, CONCERN], STATUS.CORRECTED, 0),
    ],
)
@pytest.mark.parametrize("told_backwards", [False, True])
def test_the_last_retraction_counts_unless_a_reinstatement_came_after_it(
    natures, status, which, told_backwards
):
    """In whichever order a list tells them; what only names a source leaves its status as it is."""
    events = [event(nature, f"2026-03-0{n}") for n, nature in enumerate(natures, 1)]
    found = proposed(*(events[::-1] if told_backwards else events))

    assert (found.status, found.event) == (status, events[which])
    assert (found.verdict is Verdict.NAMED) == (status is STATUS.INCLUDED)


@pytest.mark.parametrize(
    ("nature", "day", "source", "verdict"),
    [
        (RETRACTION, DAY, {}, Verdict.NEW),
        (RETRACTION, DAY, {"status": STATUS.EXCLUDED}, Verdict.EXCLUDED),
        (RETRACTION, DAY, {"status": STATUS.CORRECTED}, Verdict.NEW),
        (CORRECTION, DAY, {"status": STATUS.RETRACTED}, Verdict.THERE),
        (RETRACTION, DAY, {"status": STATUS.RETRACTED}, Verdict.NEW),
        (RETRACTION, "", {"status": STATUS.RETRACTED}, Verdict.THERE),
        (RETRACTION, DAY, {"status": STATUS.RETRACTED, "status_date": DAY}, Verdict.THERE),
        (CORRECTION, DAY, {"status_date": DAY}, Verdict.READ),
        (CORRECTION, DAY, {"status_date": "2026-03-04"}, Verdict.READ),
        (CORRECTION, DAY, {"status_date": "2026-03-02"}, Verdict.NEW),
        (CORRECTION, "", {"status_date": DAY}, Verdict.NEW),
        (CORRECTION, DAY, {}, Verdict.NEW),
        (RETRACTION, DAY, {"status_date": "2026-03-04"}, Verdict.NEW),
    ],
)
def test_what_there_is_to_do_depends_on_what_is_written_already(nature, day, source, verdict):
    """A correction that was read before stays read; a retraction is always proposed."""
    assert proposed(event(nature, day), **source).verdict is verdict


def test_what_somebody_wrote_with_the_same_status_stays():
    written = {"status_reason": "Zelf gelezen.", "status_date": "2026-03-01"}

    assert proposed(event(), **written).fields == {
        "status": "retracted",
        "status_reason": "Volgens een lijst: Fout",
        "status_date": DAY,
        "status_notice": "https://x.nl/m",
    }
    assert proposed(event(), status=STATUS.RETRACTED, **written).fields == {
        "status_notice": "https://x.nl/m"
    }


def test_what_a_list_does_not_say_is_not_written():
    found = proposed(event(day="", reason="", address=""))

    assert found.fields == {
        "status": "retracted",
        "status_reason": "Volgens een lijst: reden niet genoemd",
    }
