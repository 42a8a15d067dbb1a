"""An approach is described by the fields that answer an item, never by those that are only about it."""

from collections import Counter

from spoorboek.reasoning.descriptions import DESCRIBED, Descriptions
from spoorboek.records import Cmoc, Project, Source, Standard
from spoorboek.records.appraisal import Tidier
from spoorboek.records.explanation_words import Arm
from spoorboek.records.standard import Reported
from tests.real import real_base


def described() -> Descriptions:
    return Descriptions(real_base(), real_base().of(Standard)["tidier"])


def numbers(record: object) -> list[str]:
    return [d.item.number for d in described().of(record) if d.status is Reported.REPORTED]  # type: ignore[arg-type]


def project(**values: object) -> Project:
    bare = next(iter(real_base().of(Project).values()))
    empty = {"lead": None, "partners": (), "products": (), "stages": ()}
    return bare.model_copy(update=empty | values)


def test_a_field_answers_its_item():
    assert numbers(project()) == ["1", "2", "4"]
    assert numbers(project(lead="HAN")) == ["1", "2", "4", "5"]
    assert numbers(project(tidier=Tidier(how="In een groep."))) == ["1", "2", "4", "6"]


def test_the_period_of_a_project_is_no_dose():
    """When a project ran says nothing of how often and how long somebody was helped."""
    (when,) = [d for d in described().of(project()) if d.item.number == "8"]

    assert when.status is Reported.NOT_RECORDED
    assert [path.text for path in when.related] == ["project.period"]


def test_every_approach_has_all_twelve_items_and_only_sources_that_count_are_one():
    for kind, records in described().approaches.items():
        assert kind in DESCRIBED
        assert all(len(described().of(record)) == 12 for record in records[:3])
    sources = {r.id for r in described().approaches[Source]}
    assert sources == {
        s.id for s in real_base().of(Source).values() if s.status.counts and s.intervention
    }


def test_a_source_leads_to_the_explanations_that_use_it_for_that_part():
    descriptions, expected = described(), Counter[tuple[str, str]]()
    for cmoc in real_base().of(Cmoc).values():
        expected.update(
            {(use.source, cmoc.id) for use in cmoc.evidence if Arm.MECHANISM in use.arms}
        )
    for source in real_base().of(Source).values():
        found = {c.id for c in descriptions.explanations(source, Arm.MECHANISM)}
        assert found == {cmoc for key, cmoc in expected if key == source.id}


def test_only_what_is_filled_in_is_about_an_item():
    (when,) = [d for d in described().of(project(period=None)) if d.item.number == "8"]

    assert when.related == ()


def test_every_project_is_an_approach_and_a_source_only_when_it_says_what_was_done():
    base, found = real_base(), described().approaches

    assert [p.id for p in found[Project]] == [*base.of(Project)]
    assert 0 < len(found[Source]) < len(base.of(Source))


def test_a_project_is_explained_by_what_its_sources_are_used_for():
    """Each explanation once, and only for the part for which it uses a source that counts."""
    (first, second) = [*real_base().of(Cmoc).values()][:2]
    keys = [use.source for cmoc in (first, second) for use in cmoc.evidence]
    for arm in Arm:
        found = described().explanations(project(sources=tuple(dict.fromkeys(keys))), arm)
        expected = {
            cmoc.id
            for cmoc in real_base().of(Cmoc).values()
            for use in cmoc.evidence
            if use.source in keys and arm in use.arms
        }
        assert {cmoc.id for cmoc in found} == expected
        assert len(found) == len(expected)
    assert described().explanations(project(sources=()), Arm.OUTCOME) == []
