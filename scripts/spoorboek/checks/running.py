"""Running: ask every check of a base, and put in order what they find."""

import datetime
import inspect
from collections.abc import Callable, Collection, Mapping

from spoorboek.checks.catalogue import CHECKS, explained_rules
from spoorboek.checks.exceptions import with_exceptions
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, in_order


def check(
    base: EvidenceBase,
    *,
    today: datetime.date | None = None,
    only: Collection[str] | None = None,
    before_each: Callable[[], None] = lambda: None,
) -> list[Finding]:
    """Everything that is wrong, or may be wrong: what loading found and what the checks find.

    With `only` the findings in these files: the same ones as among all findings, found sooner. What
    `before_each` check raises, ends it.
    """
    day = today or _latest_day_on_earth()
    base = base if only is None else base.limited_to(only)
    findings = list(base.findings)
    given = {"today": day, "found": findings, "rules": _severity_of_rules()}
    for demand in CHECKS:
        before_each()
        named = inspect.signature(demand).parameters
        findings += list(demand(base, **{name: given[name] for name in given if name in named}))
    findings = with_exceptions(base, day, findings)
    return in_order(finding for finding in findings if only is None or finding.path in only)


def _severity_of_rules() -> Mapping[str, str]:
    return {rule.name: rule.severity for rule in explained_rules()}


def _latest_day_on_earth() -> datetime.date:
    """A day that has begun somewhere is not in the future, wherever the check runs."""
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=14))).date()
