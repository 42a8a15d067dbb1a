"""`python -m bench.load SITE`: many readers and searchers at once, against a static server on this machine.

Every number of readers, of pages and of searches is fixed beforehand, and so is the longest time: the run
stops by itself. The readers run on the same machine as the server, so that times are those of both.
"""

import argparse
import gzip
import json
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from getpass import getuser
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from bench.counting_server import counting_server
from bench.hosting import asked_by
from bench.machine import machine, versions
from bench.report import dutch, in_a_line
from bench.world import REPOSITORY
from spoorboek.measurements import Measurement, write_measurement
from spoorboek.pages.servers import nginx

READERS, PAGES, SEARCHERS, SEARCHES, LONGEST = 50, 40, 10, 10, 120.0
FOUND = 5
"""So many results a search shows, each with a file of its own."""
COLUMNS = {
    "what": "Wie",
    "requests": "Verzoeken",
    "megabytes": "Verstuurd",
    "p50": "Helft binnen",
    "p95": "95% binnen",
    "p99": "99% binnen",
    "errors": "Fouten",
}

_SAME_MACHINE = (
    "Lezers en server draaiden op dezelfde machine, die ook ander werk deed "
    "(belasting {load} bij {cores} kernen)."
)
_ASKED = (
    "Een lezer vraagt bij zijn eerste bladzijde ook alles wat daarbij hoort; een zoeker vraagt het "
    "zoekprogramma, en per vraag een deel van de index en {found} uitkomsten, willekeurig gekozen."
)


@dataclass
class Answers:
    """What readers of one kind got back."""

    what: str
    seconds: list[float] = field(default_factory=list)
    size: int = 0
    errors: int = 0

    def joined(self, others: Iterable["Answers"]) -> "Answers":
        """The same, of all of them."""
        for other in others:
            self.seconds += other.seconds
            self.size += other.size
            self.errors += other.errors
        return self

    def within(self, percent: int) -> float:
        """The time within which this share of the answers came."""
        return statistics.quantiles(self.seconds, n=100, method="inclusive")[percent - 1]

    @property
    def row(self) -> dict[str, str]:
        """As it stands in the table."""
        times = {f"p{p}": f"{dutch(self.within(p) * 1000, 1)} ms" for p in (50, 95, 99)}
        size = f"{dutch(self.size / 1e6, 1)} MB"
        counted = {"requests": dutch(len(self.seconds), 0), "megabytes": size}
        return {"what": self.what, **counted, **times, "errors": dutch(self.errors, 0)}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a site: its pages with what each needs, and what a search asks for."""

    site: Path
    pages: list[Path]
    search: list[Path]
    parts: list[Path]
    results: list[Path]

    @classmethod
    def of(cls, site: Path) -> "Wanted":
        """Read from the site as it was built."""
        search = site / "pagefind"
        entry = json.loads((search / "pagefind-entry.json").read_text(encoding="utf-8"))
        described = [
            search / f"pagefind.{one['hash']}.pf_meta" for one in entry["languages"].values()
        ]
        first = [search / "pagefind.js", search / "pagefind-entry.json", *search.glob("wasm.nl.*")]
        return cls(
            site,
            sorted(site.rglob("index.html")),
            [*first, *described],
            sorted(search.glob("index/*")),
            sorted(search.glob("fragment/*")),
        )

    def address(self, file: Path) -> str:
        """How a browser asks for a file of the site."""
        name = file.resolve().relative_to(self.site.resolve()).as_posix()
        return f"/{name.removesuffix('index.html')}"


@contextmanager
def served(site: Path) -> Iterator[tuple[str, str]]:
    """Host with port, and name, of a server for this site: nginx as `spoorboek hosting` sets it up, or our own."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        with counting_server(site) as traffic:
            yield traffic.address.split("/")[2], "de kleine server van dit project"
        return
    with tempfile.TemporaryDirectory(prefix="spoorboek-nginx-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        settings = nginx(str(site.resolve()), f"127.0.0.1:{port}", name)
        (folder / "nginx.conf").write_text(f"daemon off;\nuser {getuser()};\n{settings}", "utf-8")
        with subprocess.Popen([program, "-c", str(folder / "nginx.conf")]) as server:
            try:
                _wait_for(port, server)
                yield f"127.0.0.1:{port}", "nginx met de instellingen van `spoorboek hosting`"
            finally:
                server.terminate()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        if server.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError("nginx start niet")


def visit(host: str, wanted: Wanted, seed: int, until: float, pages: int = PAGES) -> Answers:
    """One reader: a first page with all that belongs to it, and then page after page."""
    chance, got = random.Random(seed), Answers("Lezers")
    chosen = [chance.choice(wanted.pages) for _ in range(pages)]
    _ask(host, [wanted.address(f) for f in (*asked_by(chosen[0]), *chosen)], got, until)
    return got


def look(host: str, wanted: Wanted, seed: int, until: float, searches: int = SEARCHES) -> Answers:
    """One searcher: the search itself once, then for each question a part of the index and its results."""
    chance, got = random.Random(seed), Answers("Zoekers")
    asked = list(wanted.search)
    for _ in range(searches):
        asked.append(chance.choice(wanted.parts))
        asked += chance.sample(wanted.results, min(FOUND, len(wanted.results)))
    _ask(host, map(wanted.address, asked), got, until)
    return got


def _ask(host: str, addresses: Iterable[str], got: Answers, until: float) -> None:
    connection = HTTPConnection(host, timeout=20)
    for address in addresses:
        if time.monotonic() > until:
            break
        started = time.perf_counter()
        try:
            connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            body = answer.read()
            if answer.getheader("Content-Encoding") == "gzip":
                gzip.decompress(body)
            got.errors += answer.status != 200 or not body
        except (OSError, HTTPException):
            connection.close()
            got.errors += 1
            continue
        got.seconds.append(time.perf_counter() - started)
        got.size += len(body)
    connection.close()


def load(
    host: str, wanted: Wanted, readers: int, pages: int, searchers: int, searches: int
) -> list[Answers]:
    """All readers and searchers at once."""
    until = time.monotonic() + LONGEST
    with ThreadPoolExecutor(readers + searchers) as pool:
        visits = [pool.submit(visit, host, wanted, n, until, pages) for n in range(readers)]
        looks = [pool.submit(look, host, wanted, -n - 1, until, searches) for n in range(searchers)]
        return [
            Answers(f"{readers} lezers, elk {pages} bladzijden").joined(v.result() for v in visits),
            Answers(f"{searchers} zoekers, elk {searches} vragen").joined(
                one.result() for one in looks
            ),
        ]


def main() -> int:
    """Loads a site, shows what came of it, and keeps it for the site."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=REPOSITORY / "site")
    site = parser.parse_args().site
    if not (site / "index.html").is_file():
        print(f"in '{site}' staat geen gebouwde site. Eerst: make site", file=sys.stderr)
        return 2
    wanted = Wanted.of(site)
    with served(site) as (host, server):
        print(f"· {server}: {READERS} lezers en {SEARCHERS} zoekers tegelijk", file=sys.stderr)
        started = time.monotonic()
        found = load(host, wanted, READERS, PAGES, SEARCHERS, SEARCHES)
        seconds = time.monotonic() - started
    for one in found:
        print(", ".join(f"{COLUMNS[key]}: {value}" for key, value in one.row.items()))
    print(f"Gehouden: {write_measurement(REPOSITORY, 'load', _measured(found, server, seconds))}")
    return int(any(one.errors for one in found))


def _measured(found: list[Answers], server: str, seconds: float) -> Measurement:
    about = machine()
    total = sum(len(one.seconds) for one in found)
    return Measurement(
        date=str(about["date"])[:10],
        machine=in_a_line(about),
        command="make load",
        versions=versions(),
        columns=COLUMNS,
        rows=[one.row for one in found],
        notes=[
            f"Server: {server}.",
            f"Samen {dutch(total, 0)} verzoeken in {dutch(seconds, 1)} s, {dutch(total / seconds, 0)} per seconde.",
            _SAME_MACHINE.format(load=dutch(float(about["load"]), 1), cores=about["cores"]),
            _ASKED.format(found=FOUND),
        ],
        figures={
            one.what: {
                "seconds": sorted(one.seconds)[:: max(1, len(one.seconds) // 200)],
                "bytes": one.size,
                "errors": one.errors,
            }
            for one in found
        },
    )


if __name__ == "__main__":
    sys.exit(main())
