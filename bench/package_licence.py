"""Package licence: the licence that a package names in its own description, in SPDX words."""

import email
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from bench.child import MeasurementError
from bench.locked import Locked
from spoorboek.licences import GOES

SPOKEN = {
    "Apache 2.0": "Apache-2.0",
    "Apache License": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "ISC License": "ISC",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""What packages write for a licence that has an SPDX name."""
READ_BY_US = {
    **dict.fromkeys(
        (
            "colorama",
            "cssselect2",
            "isodate",
            "jinja2",
            "prompt-toolkit",
            "pydyf",
            "tinycss2",
            "weasyprint",
            "webencodings",
        ),
        "BSD-3-Clause",  # they say "BSD" and not which one
    ),
    "axe-playwright-python": "MIT",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "python-dateutil": "Apache-2.0 AND BSD-3-Clause",
    "text-unidecode": "Artistic-1.0-Perl OR GPL-2.0-or-later",
}
"""What the LICENSE file says of packages whose description says nothing or more than one thing."""
_CLASSIFIER = "License :: OSI Approved :: "


def licence_of(package: Locked, recorded: Mapping[tuple[str, str], str], *, fetch: bool) -> str:
    """From the package on this machine, else as it was written down before, else from a fetched copy."""
    said = _installed(package)
    if said is None and (known := recorded.get((package.name, package.version))):
        return known
    if said is None and fetch:
        said = _fetched(package)
    return (named(said) if said else "") or READ_BY_US.get(package.name, "")


def named(said: Message) -> str:
    """The licence that a description names; nothing if it names none, or several without saying how they go together."""
    if expression := said.get("License-Expression"):
        return str(expression)
    written = str(said.get("License") or "").strip().partition("\n")[0]  # some give the whole text
    if name := SPOKEN.get(written, written if written in GOES else ""):
        return name
    told = [line for line in said.get_all("Classifier", []) if line.startswith(_CLASSIFIER)]
    found = {SPOKEN.get(line.removeprefix(_CLASSIFIER), "") for line in told}
    return found.pop() if len(found) == 1 else ""


def _installed(package: Locked) -> Message | None:
    try:
        said = metadata(package.name)
    except PackageNotFoundError:
        return None
    return said if said["Version"] == package.version else None  # type: ignore[return-value]


def _fetched(package: Locked) -> Message:
    """Of a package for another Python or another system, only the description is read."""
    with tempfile.TemporaryDirectory() as folder:
        print(f"· {package.name} {package.version} ophalen", file=sys.stderr, flush=True)
        what = ["--no-deps", "--only-binary", ":all:", f"{package.name}=={package.version}"]
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--dest", folder, *what]
        done = subprocess.run(command, capture_output=True, text=True)
        wheels = sorted(Path(folder).glob("*.whl"))
        if done.returncode or not wheels:
            raise MeasurementError(f"pip kon {package.name} {package.version} niet ophalen")
        return _described(wheels[0])


def _described(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        return email.message_from_bytes(archive.read(name))
