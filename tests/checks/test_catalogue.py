"""The catalogue says of each check by which word findings name it, what it asks for and how serious it is."""

import pytest

from spoorboek.checks.catalogue import CHECKS, explained_rules, rule_of
from spoorboek.checks.releases import departure_says_why
from spoorboek.checks.searches import search_has_a_date


@pytest.mark.parametrize(
    ("check", "name", "severity"),
    [
        (search_has_a_date, "search-has-a-date", "fout"),
        (departure_says_why, "departure-says-why", "waarschuwing"),
    ],
)
def test_explained_rules_are_named_after_their_check(check, name, severity):
    """By `rule_of`, with the explanation that stands with the check itself."""
    told = {rule.name: rule for rule in explained_rules()}

    assert rule_of(check) == name
    assert told[name].severity == severity
    assert check.__doc__.splitlines()[0] == told[name].explanation.splitlines()[0]


def test_explained_rules_begin_with_every_check_in_order():
    names = [rule.name for rule in explained_rules()]
    assert names[: len(CHECKS)] == [rule_of(check) for check in CHECKS]
