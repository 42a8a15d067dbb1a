"""`python -m bench.second [site]`: the same content through a second generator, and a list of what differs.

The generator runs in an environment of its own with a lock of its own: the site does not depend on it.
"""

import subprocess
import sys
import tempfile
import venv
from collections import Counter
from pathlib import Path

from bench.child import MeasurementError
from bench.machine import machine
from bench.report import in_a_line
from bench.same_pages import Compared, compared
from bench.second_docs import write_docs
from bench.world import REPOSITORY
from spoorboek.measurements import Measurement, write_measurement
from spoorboek.site_links.judging import Judged, judged

LOCK = "second-requirements.lock"
GENERATOR = "zensical"
_HOME = REPOSITORY / ".cache" / "second"
_SHOWN = 12
NOTES = (
    (
        "Proza gaat als Markdown mee, met wat onze macro's zeggen al ingevuld; de andere generator maakt er zelf HTML van. "
        "Bladzijden van records gaan als kant-en-klare inhoud mee."
    ),
    (
        "Niet meegenomen: onze schil met menu en zoekvenster, de regel om te citeren onderaan, en in proza de uitleg bij woorden. "
        "De andere generator zet er zijn eigen menu en zoekfunctie omheen."
    ),
    "Woorden worden geteld, niet op volgorde vergeleken; koppen wel. Leestekens tellen niet mee.",
)


def as_measurement(found: Compared, links: Judged, version: str) -> Measurement:
    """The list of what differs, as a measurement."""
    about = machine()
    worst = sorted(found.differences, key=lambda one: (-(one.lost + one.new), one.page))
    totals = {
        "Bladzijden op allebei": len(found.both),
        "Bladzijden die ontbreken": len(found.missing),
        "Bladzijden die erbij komen": len(found.added),
        "Met dezelfde koppen in dezelfde volgorde": found.same_headings,
        "Met precies dezelfde woorden": found.same_words,
        "Links binnen de site": links.links,
        "Links die nergens heen leiden": len(links.broken),
    }
    rows = [{"what": what, "count": str(number)} for what, number in totals.items()]
    rows += [{"what": f"Ontbreekt: {page}", "count": ""} for page in found.missing[:_SHOWN]]
    rows += [
        {"what": f"Verschilt: {one.page}", "count": f"{one.lost} woorden weg, {one.new} erbij"}
        for one in worst[:_SHOWN]
    ]
    reasons = Counter(f"{one.link} ({one.reason})" for one in links.broken)
    rows += [
        {"what": f"Link: {link}", "count": str(times)}
        for link, times in reasons.most_common(_SHOWN)
    ]
    if others := sum(reasons.values()) - sum(dict(reasons.most_common(_SHOWN)).values()):
        rows.append({"what": "Andere links, elk hoogstens even vaak", "count": str(others)})
    return Measurement(
        date=str(about["date"])[:10],
        machine=in_a_line(about),
        command="make second",
        versions={GENERATOR: version},
        columns={"what": "Wat", "count": "Aantal"},
        rows=rows,
        notes=NOTES,
        figures={
            "missing": found.missing,
            "added": found.added,
            "different": [[one.page, one.headings, one.lost, one.new] for one in worst],
            "broken": [[one.file, one.link, one.reason] for one in links.broken],
        },
    )


def generator() -> Path:
    """The program, fetched into an environment of its own when it is first asked for."""
    found = _HOME / "bin" / GENERATOR
    if not found.is_file():
        print(f"· {GENERATOR} ophalen", file=sys.stderr, flush=True)
        venv.create(_HOME, with_pip=True, clear=True)
        options = ["--quiet", "--only-binary", ":all:", "--require-hashes", "--requirement"]
        command = [str(_HOME / "bin" / "pip"), "install", *options, str(REPOSITORY / LOCK)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode or not found.is_file():
            raise MeasurementError(
                f"pip kon {GENERATOR} niet ophalen: {done.stderr.strip()[-200:]}"
            )
    return found


def _built(generator: Path, stage: Path) -> Path:
    command = [str(generator), "build", "--config-file", str(stage / "mkdocs.yml")]
    done = subprocess.run(command, cwd=stage, capture_output=True, text=True)
    if done.returncode or not (stage / "site" / "index.html").is_file():
        raise MeasurementError(f"{GENERATOR} bouwde niets: {done.stderr.strip()[-300:]}")
    return stage / "site"


def _compared(built: Path) -> Measurement:
    program = generator()
    version = subprocess.run([str(program), "--version"], capture_output=True, text=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder)
        print("· inhoud klaarzetten", file=sys.stderr, flush=True)
        write_docs(REPOSITORY, built, stage)
        print(f"· bouwen met {GENERATOR}; dit duurt een minuut", file=sys.stderr, flush=True)
        second = _built(program, stage)
        return as_measurement(compared(built, second), judged(second), version.split()[-1])


def main(built: Path) -> int:
    """Build, compare, show and keep. What differs is the outcome and no fault of the run."""
    if not (built / "index.html").is_file():
        print(f"Er staat geen site in {built}. Bouw haar eerst: make site", file=sys.stderr)
        return 1
    try:
        found = _compared(built)
    except MeasurementError as error:
        print(f"Dit kon niet worden nagegaan: {error}", file=sys.stderr)
        return 1
    kept = write_measurement(REPOSITORY, "second", found)
    print("\n".join(f"{row['what']}: {row['count']}".rstrip(": ") for row in found.rows))
    print(f"Ook als gegevens: {kept.relative_to(REPOSITORY)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "site"))
