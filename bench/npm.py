"""npm: programs that only measure, fetched at one version into `.cache/` when they are first asked for."""

import shutil
import subprocess
import sys
from pathlib import Path

from bench.child import MeasurementError
from bench.world import REPOSITORY

VERSIONS = {"vnu-jar": "26.9.27", "lighthouse": "12.8.2"}
"""The newest that run on the Node of this project; another version may judge otherwise."""
FOLDER = REPOSITORY / ".cache" / "npm"


def program(package: str, file: str) -> Path:
    """A file of a package, which is installed first if it is not there."""
    version = VERSIONS[package]
    home = FOLDER / f"{package}-{version}"
    found = home / "node_modules" / package / file
    if not found.is_file():
        print(f"· {package} {version} ophalen met npm", file=sys.stderr, flush=True)
        _install(f"{package}@{version}", home)
    if not found.is_file():
        raise MeasurementError(f"{package} {version} heeft geen bestand {file}")
    return found


def needs(command: str, package: str) -> str:
    """The way to a program that has to be on this machine already."""
    found = shutil.which(command)
    if found is None:
        raise MeasurementError(
            f"'{command}' ontbreekt. Debian en Ubuntu: sudo apt-get install {package}"
        )
    return found


def _install(what: str, home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    quiet = ["--ignore-scripts", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"]
    command = [needs("npm", "npm"), "install", *quiet, "--prefix", str(home), what]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise MeasurementError(f"npm kon {what} niet ophalen: {done.stderr.strip()[-300:]}")
