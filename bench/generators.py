"""Generators: what others need for the same records, from their sources to a site.

Each gets the records as Markdown, which is not part of its time. None of them checks anything.
"""

import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.child import Figures, MeasurementError, measure
from bench.markdown import hugo_site, material_menu_site, material_site
from bench.report import dutch
from bench.second import GENERATOR as ZENSICAL
from bench.second import generator
from bench.worlds import Worlds
from spoorboek.evidence_base import EvidenceBase

SOURCES: dict[str, Callable[[EvidenceBase, Path], None]] = {
    "material": material_site,
    "material-menu": material_menu_site,
    "hugo": hugo_site,
}

MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet"]


@dataclass(frozen=True, slots=True)
class Built:
    """What another generator made of so many records: where the site lies, and what it took."""

    site: Path
    size: int
    figures: Figures


def write_markdown(root: str, kind: str, target: str) -> Figures:
    """The same records as sources for another generator."""
    SOURCES[kind](EvidenceBase.load(Path(root)), Path(target))
    return {}


def generate(folder: str, *command: str) -> Figures:
    """Another generator, from start to end."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    total = time.perf_counter() - start
    if done.returncode:
        raise MeasurementError((done.stderr or done.stdout).strip()[-200:])
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    return {"total": total, "cpu": cpu, "generator_mb": used.ru_maxrss / 1000}


def hugo(worlds: Worlds, size: int, program: str | None) -> Built:
    """Hugo, with a theme of one line."""
    found = program or shutil.which("hugo")
    if found is None:
        raise MeasurementError("Hugo staat niet op deze machine")
    return _built(worlds, size, "hugo", "hugo", "public", [found, "--quiet"])


def material(worlds: Worlds, size: int) -> Built:
    """MkDocs with Material, its search on, the records outside the navigation."""
    return _built(worlds, size, "material", "Material", "site", MKDOCS)


def material_menu(worlds: Worlds, size: int) -> Built:
    """The same with every record in the navigation."""
    return _built(worlds, size, "material-menu", "Material met menu", "site", MKDOCS)


def zensical(worlds: Worlds, size: int) -> Built:
    """Zensical, which reads the same sources as Material."""
    command = [str(generator()), "build", "--clean"]
    return _built(worlds, size, "material", ZENSICAL.capitalize(), "site", command)


def _built(
    worlds: Worlds, size: int, kind: str, name: str, made: str, command: Sequence[str]
) -> Built:
    """Built once in a run: what measures bytes reads the same site."""
    folder = worlds.folder / f"{name.lower()}-{size}"
    key = folder.name
    if key not in worlds.built:
        worlds.say(f"{name}: {dutch(size, 0)} pagina's")
        measure(write_markdown, worlds.world(size), kind, folder)
        worlds.built[key] = measure(generate, folder, *command)
    return Built(folder / made, size, worlds.built[key])
