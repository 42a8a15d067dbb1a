"""Bill of materials: every part of somebody else that this project is made of or made with, as `make sbom` wrote it.

The form is that of CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/), so that other programs can read it.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spoorboek.licences import Use, goes

FILE = "sbom.cdx.json"
"""Below the root of the repository."""
ON_SITE = f"over/{FILE}"
USE = "spoorboek:gebruik"
LOCK = "spoorboek:requirements.lock"
INSIDE = "spoorboek:zit-in"
FOR = "spoorboek:waarvoor"


class Unreadable(Exception):  # noqa: N818  # the message is a reason, told in Dutch
    """The file is there and is not what `make sbom` writes."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name and version, under which licence, and what it is used for."""

    name: str
    version: str
    licence: str
    """In SPDX words; empty where it is not known."""
    use: Use
    inside: str = ""
    """The package or file it comes along with, if it is not a package itself."""
    what: str = ""

    @property
    def is_fine(self) -> bool:
        """Whether its licence is known and goes with its use."""
        return goes(self.licence, self.use)


def read_parts(root: Path) -> tuple[Part, ...] | None:
    """The parts of this project, if it has a bill. Raises `Unreadable`."""
    file = root / FILE
    if not file.is_file():
        return None
    try:
        return tuple(_part(one) for one in json.loads(file.read_bytes())["components"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable(f"{FILE} is geen lijst zoals 'make sbom' die schrijft") from error


def offer_bill(root: Path, site: Path) -> None:
    """Lay the bill beside the page that shows it, for programs; what cannot be read is not handed on."""
    try:
        found = read_parts(root)
    except Unreadable:
        return
    if found:
        target = site / ON_SITE
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((root / FILE).read_bytes())


def _part(component: dict[str, Any]) -> Part:
    said = {one["name"]: one["value"] for one in component["properties"]}
    return Part(
        name=str(component["name"]),
        version=str(component.get("version", "")),
        licence="".join(str(one["expression"]) for one in component.get("licenses", ())),
        use=Use(said[USE]),
        inside=str(said.get(INSIDE, "")),
        what=str(said.get(FOR, "")),
    )
