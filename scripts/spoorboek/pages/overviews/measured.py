"""Measured: what the project's own proofs found in their last run, as a table and as bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from spoorboek.measurements import (
    Bar,
    Measurement,
    Unreadable,
    measurement_address,
    read_measurement,
)
from spoorboek.pages.addresses import ROOT
from spoorboek.pages.dutch import dutch_date, rounded
from spoorboek.pages.environment import rendered
from spoorboek.pages.site import Site


@dataclass(frozen=True, slots=True)
class Group:
    """Bars that may be compared with each other. `length` is in hundredths of the longest."""

    name: str
    bars: Sequence[tuple[str, str, float]]


def measured(site: Site, name: str) -> Markup:
    """The table of the last run; where there was none, or it cannot be read, that is said."""
    found = _read(site, name)
    if isinstance(found, str):
        return rendered("slots/not_measured.html.jinja", why=found)
    return rendered(
        "slots/measured.html.jinja",
        found=found,
        name=name,
        date=dutch_date(found.date),
        data=ROOT + measurement_address(name),
    )


def measured_bars(site: Site, name: str) -> Markup:
    """The charts of the last run; the table says when there is none."""
    found = _read(site, name)
    if isinstance(found, str):
        return Markup("")
    charts = {
        chart: [_group(group, list(bars)) for group, bars in groupby(of_chart, lambda b: b.group)]
        for chart, of_chart in _by_chart(found.bars).items()
    }
    return rendered("slots/measured_bars.html.jinja", charts=charts)


def _read(site: Site, name: str) -> Measurement | str:
    try:
        return read_measurement(site.base.root, name) or "Dit is nog niet gemeten."
    except Unreadable as reason:
        return f"De laatste meting is niet te lezen: {reason}."


def _by_chart(bars: Sequence[Bar]) -> dict[str, list[Bar]]:
    found: dict[str, list[Bar]] = {}
    for bar in bars:
        found.setdefault(bar.chart, []).append(bar)
    return found


def _group(name: str, bars: Sequence[Bar]) -> Group:
    longest = max(bar.seconds for bar in bars) or 1
    drawn = [(b.label, in_words(b.seconds), round(100 * b.seconds / longest, 1)) for b in bars]
    return Group(name, drawn)


def in_words(seconds: float) -> str:
    """A time as people read it: `0,25 s`, `12 s`, `3,5 ms`."""
    value, unit = (seconds, "s") if seconds >= 0.1 else (seconds * 1000, "ms")
    digits = 0 if value >= 10 else 1 if value >= 1 else 2
    return f"{rounded(value, digits)} {unit}"
