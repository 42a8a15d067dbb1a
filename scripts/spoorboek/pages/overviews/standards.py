"""Standards: how many lines of each are reported."""

from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.pages.views.standard import OF_THE_WHOLE
from spoorboek.reasoning.reporting import Tally
from spoorboek.records import Standard
from spoorboek.records.standard import Reported


@dataclass(frozen=True, slots=True)
class Counted:
    """One standard with the number of lines of each state."""

    link: Link
    total: int
    numbers: list[tuple[str, int]]


def standards(site: Site) -> Markup:
    """A row for each standard that is filled in for the synthesis as a whole."""
    rows = [
        _counted(record, site)
        for record in site.base.of(Standard).values()
        if record.scope in OF_THE_WHOLE
    ]
    return rendered(
        "slots/standards.html.jinja", rows=rows, states=[status.label for status in Reported]
    )


def _counted(record: Standard, site: Site) -> Counted:
    tally = Tally.of(line.status for line in site.reporting.lines(record))
    numbers = [(status.label, tally.numbers[status]) for status in Reported]
    return Counted(site.link(record), tally.total, numbers)
