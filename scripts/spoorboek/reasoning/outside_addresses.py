"""Outside addresses: every address on another site that the base and its prose name, and where."""

import re
from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.outside_links.history import kept_as
from spoorboek.prose_text import without_code
from spoorboek.reference import Reference
from spoorboek.text_file import read_text

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{|}\]]+")
_NOT_AT_THE_END = ".,;:!?*_"


def outside_addresses(base: EvidenceBase) -> dict[str, list[str]]:
    """By address: the records (`type/id`) and pages of prose (`docs/…`) that name it, each once."""
    found: dict[str, dict[str, None]] = {}
    for place, text in _texts(base):
        for address in addresses_in(text):
            found.setdefault(address, {})[place] = None
    return {address: list(found[address]) for address in sorted(found)}


def addresses_in(text: str) -> Iterator[str]:
    """The web addresses in a text, without a place on the page and without what ends the sentence."""
    for written in _ADDRESS.findall(text) if "://" in text else ():
        address = written.rstrip(_NOT_AT_THE_END)
        while address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1].rstrip(_NOT_AT_THE_END)
        yield kept_as(address if "(" in address else address.partition(")")[0])


def addresses_of(reference: Reference) -> Iterator[str]:
    """Where a work is: its own address, and that of its DOI."""
    if reference.url:
        yield kept_as(reference.url)
    if reference.doi:
        yield f"https://doi.org/{reference.doi}"


def _texts(base: EvidenceBase) -> Iterator[tuple[str, str]]:
    for record in base.all():
        yield record.key, record.model_dump_json()
    for key, reference in base.references.items():
        place = f"source/{key}"
        for address in addresses_of(reference):
            yield place, address
    docs = base.root / "docs"
    for file in sorted(file for file in docs.rglob("*.md") if not file.is_symlink()):
        name = file.relative_to(base.root).as_posix()
        yield name, without_code(read_text(file, name)[0])
