"""`python -m bench.valid_html [site]`: what the Nu Html Checker says of every page of a built site.

Its remarks on the content policy are left out: of a page on disk it cannot know where `'self'` is, and
it takes a block of data for a script. The policy itself is tested in a browser, see tests/in_browser.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench.child import MeasurementError
from bench.machine import machine
from bench.npm import needs, program
from bench.report import in_a_line
from bench.world import REPOSITORY
from spoorboek.measurements import Measurement, write_measurement

LEFT_OUT = ".*Content Security Policy.*"
_KINDS = {"error": "fout", "non-document-error": "fout"}
_SHOWN = 20


def judged(site: Path) -> dict[str, Any]:
    """What the checker says of a site: its version and every message."""
    jar = program("vnu-jar", "build/dist/vnu.jar")
    command = [needs("java", "default-jre-headless"), "-Xss4m", "-jar", str(jar)]
    command += ["--skip-non-html", "--format", "json", "--filterpattern", LEFT_OUT, "."]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True)
    try:
        said: dict[str, Any] = json.loads(done.stderr)
    except ValueError:
        raise MeasurementError(
            f"de HTML-controle liep niet: {done.stderr.strip()[-300:]}"
        ) from None
    return said


def counted(said: Mapping[str, Any], pages: int) -> Measurement:
    """The same as a measurement: how many errors and warnings, and how often each message."""
    messages = list(said["messages"])
    texts = Counter((_KINDS.get(m["type"], "opmerking"), m["message"]) for m in messages)
    totals = Counter(kind for kind, _ in texts.elements())
    about = machine()
    totals_said = [
        {"what": "Bladzijden nagegaan", "times": str(pages)},
        {"what": "Fouten", "times": str(totals["fout"])},
        {"what": "Opmerkingen", "times": str(totals["opmerking"])},
    ]
    return Measurement(
        date=str(about["date"])[:10],
        machine=in_a_line(about),
        command="make valid",
        versions={"vnu": said["version"]},
        columns={"what": "Wat", "times": "Aantal"},
        rows=[
            *totals_said,
            *(
                {"what": f"{kind.capitalize()}: {text}", "times": str(n)}
                for (kind, text), n in texts.most_common()
            ),
        ],
        notes=[
            "Wat het programma over het inhoudsbeleid zegt, telt niet mee: dat test een browser."
        ],
        figures={"pages": pages, **totals, "left_out": LEFT_OUT},
    )


def _shown(messages: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for message in list(messages)[:_SHOWN]:
        where = f"{message['url'].split('./')[-1]}:{message.get('lastLine', '?')}"
        yield f"{where}: {message['message']}\n    {message.get('extract', '').strip()}"


def main(site: Path) -> int:
    """Judge, show and keep; a fault in a page is a fault of the run."""
    pages = sum(1 for _ in site.rglob("*.html"))
    if not pages:
        print(f"Er staat geen site in {site}. Bouw haar eerst: make site", file=sys.stderr)
        return 1
    print(f"· {pages} bladzijden nagaan; dit duurt een minuut", file=sys.stderr, flush=True)
    try:
        said = judged(site)
    except MeasurementError as error:
        print(f"Dit kon niet worden nagegaan: {error}", file=sys.stderr)
        return 1
    found = counted(said, pages)
    kept = write_measurement(REPOSITORY, "vnu", found)
    print("\n".join(_shown(said["messages"])), file=sys.stderr)
    print("\n".join(f"{one['what']}: {one['times']}" for one in found.rows))
    print(f"Ook als gegevens: {kept.relative_to(REPOSITORY)}")
    return 1 if said["messages"] else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "site"))
