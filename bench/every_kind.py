"""Every kind: the command line of what measures a page of every kind in a browser, and keeps what it found."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.child import MeasurementError
from bench.world import REPOSITORY
from spoorboek.measurements import Measurement, write_measurement
from tests.in_browser.kinds import EVERY_KIND

Rows = list[dict[str, Any]]
Measure = Callable[[Path, Sequence[str]], tuple[Rows, str]]
"""From a built site and its pages to a row for each, and the version of what measured."""


def run(
    program: str, name: str, measured: Measure, as_measurement: Callable[[Rows, str], Measurement]
) -> int:
    """Measure, and keep it under this name; of some pages only nothing is kept."""
    parser = argparse.ArgumentParser(prog=f"python -m {program}")
    parser.add_argument("site", type=Path, nargs="?", default=REPOSITORY / "site")
    parser.add_argument("--page", nargs="*", help="alleen deze bladzijden; bewaart niets")
    chosen = parser.parse_args()
    if not (chosen.site / "index.html").is_file():
        print(f"Er staat geen site in {chosen.site}. Bouw haar eerst: make site", file=sys.stderr)
        return 1
    try:
        rows, version = measured(chosen.site, chosen.page or EVERY_KIND)
    except MeasurementError as error:
        print(f"Dit kon niet worden gemeten: {error}", file=sys.stderr)
        return 1
    if chosen.page is None:
        kept = write_measurement(REPOSITORY, name, as_measurement(rows, version))
        print(f"Ook als gegevens: {kept.relative_to(REPOSITORY)}")
    return 0
