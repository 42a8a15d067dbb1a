"""Coverage equals a count by hand for every sector, role and phase."""

import pytest

from spoorboek.reasoning.coverage import ALL, coverage_table
from spoorboek.records import Cmoc, Recommendation
from tests.real import real_base


def test_every_spot_equals_a_count_by_hand():
    base = real_base()
    ids = {
        name: {value.label: i for i, value in base.vocabularies[name].items()}
        for name in ("sectors", "roles", "phases")
    }
    rows = coverage_table(base).rows
    sizes = [len(words) for words in ids.values()]
    assert len(rows) == sizes[0] * sizes[1] * sizes[2] + sizes[0]

    for sector, role, phase, cmocs, advice in rows:
        where = ids["sectors"][str(sector)]
        roles = {*ids["roles"].values()} if role == ALL else {ids["roles"][str(role)]}
        phases = {*ids["phases"].values()} if phase == ALL else {ids["phases"][str(phase)]}
        assert cmocs == sum(
            where in c.sectors_tested and bool(roles & {*c.roles}) and bool(phases & {*c.phases})
            for c in base.of(Cmoc).values()
        ), (sector, role, phase)
        assert advice == sum(
            where in r.sectors and bool(roles & {*r.roles}) and bool(phases & {*r.phases})
            for r in base.of(Recommendation).values()
        ), (sector, role, phase)


@pytest.mark.parametrize("column", [3, 4])
def test_the_map_is_not_empty(column):
    assert sum(row[column] for row in coverage_table(real_base()).rows) > 0
