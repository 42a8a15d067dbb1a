"""`make sbom`: writes down every part of somebody else that this project is made of or made with.

The packages and their versions come from the lock, their licences from what each package says of itself.
The same lock gives the same bytes: nothing of the day or of this machine goes in.
"""

import hashlib
import json
import sys
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.child import MeasurementError
from bench.locked import LOCK, Locked, locked, needed_to_build
from bench.package_licence import licence_of
from bench.parts_inside import parts_inside
from bench.world import REPOSITORY
from spoorboek.bill_of_materials import FILE, FOR, INSIDE, USE, Part, Unreadable, read_parts
from spoorboek.bill_of_materials import LOCK as LOCK_PROPERTY
from spoorboek.licences import Use
from spoorboek.whole_file import write_whole

HANDED_ON = {
    "mkdocs-material": "opmaak van de bladzijden",
    "pagefind-bin": "zoeken in de browser",
}
"""Packages of which files lie in the finished site, and what those are for."""
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "spoorboek")

Licence = Callable[[Locked], str]


def packages(root: Path, licence: Licence) -> Sequence[tuple[Locked, Part]]:
    """Every package of the lock, with its licence and its use."""
    found = locked((root / LOCK).read_text(encoding="utf-8"))
    building = needed_to_build(root, found)
    return [
        (
            one,
            Part(
                one.name,
                one.version,
                licence(one),
                _use(one.name, building),
                what=HANDED_ON.get(one.name, ""),
            ),
        )
        for one in found
    ]


def _use(name: str, building: frozenset[str]) -> Use:
    if name in HANDED_ON:
        return Use.SITE
    return Use.BUILD if name in building else Use.TEST


def bill(root: Path, found: Sequence[tuple[Locked, Part]], inside: Iterable[Part]) -> str:
    """The bill as CycloneDX, always the same for the same parts."""
    content = {
        "metadata": {
            "component": {"type": "application", "name": "spoorboek", "bom-ref": "spoorboek"},
            "properties": [{"name": LOCK_PROPERTY, "value": fingerprint(root)}],
        },
        "components": [*(_component(p) for _, p in found), *(_component(p) for p in inside)],
        "dependencies": _asked(found),
    }
    serial = uuid.uuid5(_NAMESPACE, json.dumps(content, sort_keys=True))
    head = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1}
    whole = {**head, "serialNumber": serial.urn, **content}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def fingerprint(root: Path) -> str:
    """The SHA-256 of the lock, which itself holds that of every file."""
    return hashlib.sha256((root / LOCK).read_bytes()).hexdigest()


def _reference(part: Part) -> str:
    return f"pkg:pypi/{part.name}@{part.version}"


def _component(part: Part) -> Mapping[str, Any]:
    said = {USE: part.use.value, INSIDE: part.inside, FOR: part.what}
    reference = f"{part.inside}#{part.name}" if part.inside else _reference(part)
    return {
        "type": "library",
        "bom-ref": reference,
        "name": part.name,
        **({"version": part.version} if part.version else {}),
        "scope": "excluded" if part.use is Use.TEST else "required",
        "licenses": [{"expression": part.licence}] if part.licence else [],
        **({} if part.inside else {"purl": reference}),
        "properties": [{"name": n, "value": value} for n, value in said.items() if value],
    }


def _asked(found: Sequence[tuple[Locked, Part]]) -> Sequence[Mapping[str, Any]]:
    asks: dict[str, list[str]] = {}
    for one, part in found:
        for asker in one.asked_by:
            asks.setdefault(asker, []).append(_reference(part))
    return [
        {"ref": _reference(part), "dependsOn": sorted(asks[one.name])}
        for one, part in found
        if one.name in asks
    ]


def complaints(parts: Iterable[Part]) -> Sequence[str]:
    """What is to be said of every part that may not be used like this."""
    return [
        f"{part.name} {part.version} ({part.use}): "
        + (
            f"de licentie '{part.licence}' staat daarvoor niet in GOES van scripts/spoorboek/licences.py."
            if part.licence
            else "het pakket noemt geen licentie die wij herkennen."
        )
        for part in parts
        if not part.is_fine
    ]


def recorded(root: Path) -> Mapping[tuple[str, str], str]:
    """The licences that the last bill holds, for packages that are not on this machine."""
    try:
        return {(one.name, one.version): one.licence for one in read_parts(root) or ()}
    except Unreadable:  # it is written anew
        return {}


def main() -> int:
    """Write the bill; a licence that is unknown or does not go is a fault of the run."""
    known = recorded(REPOSITORY)
    try:
        found = packages(REPOSITORY, lambda one: licence_of(one, known, fetch=True))
        inside = parts_inside(REPOSITORY)
    except MeasurementError as error:
        print(f"De lijst kon niet worden gemaakt: {error}", file=sys.stderr)
        return 1
    write_whole(REPOSITORY / FILE, bill(REPOSITORY, found, inside))
    wrong = complaints([*(part for _, part in found), *inside])
    for line in wrong:
        print(line, file=sys.stderr)
    if wrong:
        print(
            "→ Lees de licentie van het pakket. Gaat zij samen met dit gebruik, zet haar dan in die lijst; "
            "zegt het pakket haar niet, zet dan in READ_BY_US van bench/package_licence.py wat je las. "
            "Gaat zij niet samen, gebruik dan een ander pakket.",
            file=sys.stderr,
        )
        return 1
    print(f"{len(found)} pakketten en {len(inside)} onderdelen daarin: {FILE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
