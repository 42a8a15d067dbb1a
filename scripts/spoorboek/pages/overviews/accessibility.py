"""Accessibility: the statement and the table, both made from the same list of criteria."""

from markupsafe import Markup

from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.environment import rendered
from spoorboek.pages.site import Site
from spoorboek.success_criteria import Verdict, read_criteria

WORDS = {
    Verdict.MET: "voldoet, voor zover getest",
    Verdict.PARTLY: "voldoet deels",
    Verdict.NOT_APPLICABLE: "niet van toepassing",
    Verdict.NOT_LOOKED_AT: "niet nagegaan",
}


def statement(site: Site) -> Markup:
    """How many criteria are met, what is not right, and of which day that is."""
    found = read_criteria(site.base.root)
    if found is None:
        return rendered("slots/not_measured.html.jinja", why="Er is geen tabel die te lezen is.")
    return rendered(
        "slots/accessibility_statement.html.jinja",
        date=dutch_date(found.date.isoformat()),
        total=len(found.criteria),
        counts=[(words, found.count(verdict)) for verdict, words in WORDS.items()],
        faults=[(one, fault) for one in found.criteria for fault in one.faults],
        by_machine=sum(bool(one.tests) for one in found.criteria),
        only_by_hand=sum(bool(one.by_hand) and not one.tests for one in found.criteria),
    )


def table(site: Site) -> Markup:
    """A row for every criterion."""
    found = read_criteria(site.base.root)
    rows = found.criteria if found else ()
    return rendered("slots/accessibility_table.html.jinja", rows=rows, words=WORDS)
