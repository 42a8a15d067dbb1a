"""Exports: the files with all data, next to writing the same content in the plainest way there is."""

import json
import sqlite3
import time
from contextlib import closing
from functools import partial
from pathlib import Path

from bench.child import Figures, best, cpu_of_all, measure
from bench.record_pages import cite, site_of_world
from bench.report import Row, dutch, seconds, times
from bench.worlds import Worlds
from spoorboek.exports import EXPORTS
from spoorboek.exports.export import put
from spoorboek.exports.rows import rows_by_table
from spoorboek.exports.sqlite_file import stored

MOST_MB = 1_000
FILES = {"spoorboek.json": "json.dump van dezelfde inhoud", "spoorboek.sqlite": "kale INSERTs"}


def ours(root: str, name: str, folder: str) -> Figures:
    """One file as `spoorboek export` writes it: whole or not at all, with its checksum."""
    site = site_of_world(root)
    start, cpu = time.perf_counter(), cpu_of_all()
    content = EXPORTS[name].make(site.base, site.citations, site.edition)
    written = put(Path(folder), name, "", content)
    return _since(start, cpu) | {"bytes": written.size}


def plain_json(root: str, folder: str) -> Figures:
    """The same records and references at once."""
    site = site_of_world(root)
    file = Path(folder) / "kaal.json"
    start, cpu = time.perf_counter(), cpu_of_all()
    records = [record.model_dump(mode="json", by_alias=True) for record in site.base.all()]
    references = [dict(site.citations[key].csl) for key in sorted(site.base.references)]
    with file.open("w", encoding="utf-8") as out:
        json.dump({"records": records, "references": references}, out, ensure_ascii=False, indent=1)
    return _since(start, cpu) | {"bytes": file.stat().st_size}


def plain_sqlite(root: str, folder: str) -> Figures:
    """The same rows in tables without keys, indexes, views and full text."""
    site = site_of_world(root)
    file = Path(folder) / "kaal.sqlite"
    file.unlink(missing_ok=True)
    start, cpu = time.perf_counter(), cpu_of_all()
    with closing(sqlite3.connect(file)) as database, database:
        for number, rows in enumerate(rows_by_table(site.base, site.citations).values()):
            width = len(rows[0]) if rows else 0
            if width:
                columns = ", ".join(f"c{n}" for n in range(width))
                database.execute(f"CREATE TABLE t{number} ({columns})")
                places = ", ".join("?" * width)
                insert = f"INSERT INTO t{number} VALUES ({places})"  # names made here
                database.executemany(insert, (tuple(map(stored, row)) for row in rows))
    return _since(start, cpu) | {"bytes": file.stat().st_size}


def _since(start: float, cpu: float) -> Figures:
    return {"total": time.perf_counter() - start, "cpu": cpu_of_all() - cpu}


def rows(worlds: Worlds, size: int, rounds: int) -> list[Row]:
    """A row for each large file at one size."""
    root, folder = worlds.world(size), worlds.folder / f"gegevens-{size}"
    folder.mkdir(exist_ok=True)
    worlds.say("citaties voor de gegevens")
    measure(cite, root)
    plain = {"spoorboek.json": plain_json, "spoorboek.sqlite": plain_sqlite}
    found = []
    for name, other in FILES.items():
        worlds.say(f"{name} bij {dutch(size, 0)} records")
        works = {
            "ours": partial(measure, ours, root, name, folder),
            "plain": partial(measure, plain[name], root, folder),
        }
        found.append(_row(name, other, size, best("total", works, rounds)))
    return found


def _row(name: str, other: str, size: int, figures: dict[str, Figures]) -> Row:
    mine, plain = figures["ours"], figures["plain"]
    return Row(
        name=f"export-{name}-{size}",
        what=f"{name}, {dutch(size, 0)} records",
        ours=seconds(mine["total"]),
        other=f"{other}: {seconds(plain['total'])}",
        ratio=times(mine["total"] / plain["total"]),
        goal=f"geheugen < {dutch(MOST_MB, 0)} MB",
        reached=mine["peak_mb"] < MOST_MB,
        note=(
            f"{dutch(mine['bytes'] / 1e6, 1)} MB naast {dutch(plain['bytes'] / 1e6, 1)} MB; "
            f"meeste geheugen {dutch(mine['peak_mb'], 0)} MB naast {dutch(plain['peak_mb'], 0)} MB, de kennisbank zelf inbegrepen."
        ),
        figures=figures,
    )
