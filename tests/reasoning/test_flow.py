"""The flow is summed from the records, never worked out backwards, and what does not add up is found."""

import re
from dataclasses import replace

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.overviews.flow import flow as drawn
from spoorboek.reasoning.flow import SUMS, Column, flow_of, mismatches
from spoorboek.records import Search, Source
from spoorboek.records.search import EmptyField, Import, SearchKind, Selection
from tests.real import real_base, real_site


def search(**values: object) -> Search:
    given = {"id": "een", "title": "Een", "where": "kopieën", "purpose": "Zoeken."}
    return Search.model_validate(given | values)


def base_of(*searches: Search) -> EvidenceBase:
    base = replace(real_base())
    base.records = {**real_base().records, "search": {s.id: s for s in searches}}
    return base


def test_the_numbers_of_the_real_flow_come_from_the_records_and_add_up():
    base = real_base()
    flow = flow_of(base)
    searches = base.of(Search).values()

    assert list(mismatches(base)) == []
    kept = [s.records_kept for s in searches if s.records_kept is not None]
    assert flow.others.count("records_kept").number == sum(kept) == 364
    added = flow.added.number
    assert added is not None
    assert added + flow.counted_one_by_one == len(base.of(Source))
    assert flow.included == sum(s.status.counts for s in base.of(Source).values())
    assert flow.databases.searches == ()


def test_what_was_not_recorded_is_not_there_and_never_zero():
    others = flow_of(real_base()).others
    html = str(drawn(real_site()))

    for step in ("sought", "not_retrieved", "assessed", "screened"):
        assert others.count(f"selection.{step}").number is None
    assert "opgevraagd: niet vastgelegd" in html
    assert not re.search(r"<b>0</b>|\b0 records|\b0 publicaties", html)


def test_a_search_to_which_a_count_does_not_apply_is_not_asked_for_it():
    merge = search(not_applicable=[EmptyField(field="records_kept", reason="Vult aan.")])
    counted = search(id="twee", records_kept=5)
    silent = search(id="drie")

    count = flow_of(base_of(merge, counted, silent)).others.count("records_kept")

    assert (count.number, [s.id for s in count.uncounted]) == (5, ["drie"])


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"records_kept": 5, "duplicates_within": 1, "references_found": 5}, "references_found"),
        (
            {"references_found": 5, "duplicates_of_earlier": 1, "references_added": 5},
            "references_added",
        ),
        ({"records_kept": 5, "reading_depth": {"abstract": 4}}, "reading_depth"),
        ({"selection": Selection(sought=4, not_retrieved=1, assessed=4)}, "selection"),
        (
            {
                "kind": SearchKind.DATABASE,
                "records_kept": 9,
                "duplicates_within": 1,
                "selection": Selection(removed_automation=1, removed_other=1, screened=7),
            },
            "selection",
        ),
    ],
)
def test_a_sum_that_does_not_hold_names_its_field_and_one_unknown_silences_it(values, field):
    broken = search(**values)

    (found,) = [problem for s in SUMS if (problem := s(broken))]
    assert found.field[0] == field
    for name in ("records_kept", "duplicates_within", "duplicates_of_earlier"):
        unknown = search(**{k: v for k, v in values.items() if k != name})
        assert [p for s in SUMS if (p := s(unknown))] == ([] if name in values else [found])


def test_the_other_column_has_no_sum_for_screening():
    values = {"records_kept": 9, "duplicates_within": 1}
    selection = Selection(removed_automation=1, removed_other=1, screened=7)

    website = search(kind=SearchKind.WEBSITE, selection=selection, **values)

    assert [problem for s in SUMS if (problem := s(website))] == []


def test_what_fell_at_screening_is_counted_where_it_fell_and_not_among_the_included():
    fallen = {
        "id": "a2024b",
        "status": "excluded",
        "status_reason": "Ander onderwerp.",
        "found_by": "een",
        "screening": [
            {
                "stage": "title-abstract",
                "by": "A",
                "date": "2026-11-22",
                "decision": "exclude",
                "reason": "ander-onderwerp",
            }
        ],
    }
    before = flow_of(real_base())
    base = replace(real_base())
    sources = {**real_base().records["source"], "a2024b": Source.model_validate(fallen)}
    base.records = {**real_base().records, "source": sources}

    flow = flow_of(base)

    assert flow.counted_one_by_one == before.counted_one_by_one + 1
    assert flow.taken_one_by_one == before.taken_one_by_one == before.counted_one_by_one
    html = str(drawn(replace(real_site(), base=base_with_screened())))
    assert "1 afgevallen op titel en samenvatting" in html


def base_with_screened() -> EvidenceBase:
    return base_of(search(records_kept=3, selection=Selection(screened=3, excluded=1)))


def test_what_does_not_apply_as_a_whole_does_not_apply_in_any_part():
    without = search(not_applicable=[EmptyField(field="selection", reason="Niet gekozen.")])

    assert Column((without, search(id="twee"))).count("selection.sought").uncounted == (
        search(id="twee"),
    )


def test_each_kind_is_counted_by_itself_and_each_search_stands_in_one_column():
    found = [
        search(id="a", kind=SearchKind.WEBSITE, records_kept=3),
        search(id="b", kind=SearchKind.DATABASE, records_kept=5),
        search(id="c", kind=SearchKind.WEBSITE, records_kept=4),
        search(id="d", kind=SearchKind.REGISTER, records_kept=6),
        search(id="e", records_kept=1),
    ]
    flow = flow_of(base_of(*found))

    assert [s.id for s in flow.databases.searches] == ["b", "d"]
    assert [s.id for s in flow.others.searches] == ["a", "c", "e"]
    assert [(kind, count.number) for kind, count in Column(tuple(found)).by_kind] == [
        (SearchKind.DATABASE, 5),
        (SearchKind.REGISTER, 6),
        (SearchKind.WEBSITE, 7),
    ]


def test_reasons_are_kept_only_where_every_search_was_read_in():
    file = Import(
        file="a.ris",
        date="2026-03-01",
        checksum="ab",
        read=1,
        added=1,
        known=0,
        repeated=0,
        refused=0,
    )
    read_in, by_hand = search(id="a", imports=[file]), search(id="b")

    assert Column((read_in,)).keeps_reasons
    assert not Column((read_in, by_hand)).keeps_reasons
    assert not Column(()).keeps_reasons


def test_a_whole_that_does_not_add_up_is_told_at_the_last_search_that_counted():
    """With the sources that name their own search: the searches together added five, one names its own."""
    (source, *_) = real_base().of(Source).values()
    named = source.model_copy(update={"found_by": "a"})
    base = base_of(
        search(id="a", references_added=2), search(id="b", references_added=3), search(id="c")
    )
    base.records = {**base.records, "source": {named.id: named}}
    (found,) = [one for one in mismatches(base) if one.field == ("references_added",)]

    assert (found.record.id, found.found, found.expected, found.is_sure) == ("b", 6, 1, False)
