"""Gone: every address that once held something else, and where that is now.

People say so in a departure; of a source its earlier citation keys say it by themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from spoorboek.evidence_base import EvidenceBase
from spoorboek.records.departure import Departure
from spoorboek.records.field_kinds import is_id
from spoorboek.records.record import Record
from spoorboek.records.source import Source

NO_REASON_YET = "Het kenmerk is veranderd."
"""What `spoorboek rename` writes; only people know why."""
ANOTHER_KEY = "Deze bron heeft een andere citatiesleutel gekregen."


@dataclass(frozen=True, slots=True)
class Gone:
    """What stood at an address: its name, why it went, when that is known, and where it is now."""

    address: str
    title: str
    reason: str
    day: str
    to: tuple[str, ...]

    @property
    def moved_to(self) -> str:
        """The one place where it is now, if it only moved."""
        return self.to[0] if len(self.to) == 1 else ""


def departed(base: EvidenceBase) -> Mapping[str, Gone]:
    """What people said went, by its old address."""
    return {
        one.page: Gone(one.page, one.title, one.reason, one.date, one.to)
        for one in base.of(Departure).values()
    }


def renamed_sources(base: EvidenceBase) -> Mapping[str, Gone]:
    """Every earlier citation key that could be an address and leads nowhere else, by that address."""
    found: dict[str, Gone] = {}
    sources, taken = base.of(Source), departed(base)
    for source in sources.values():
        reference = base.references.get(source.id)
        title = reference.title if reference else source.id
        for alias in source.aliases:
            address = f"{Source.address}/{alias}/"
            if is_id(alias) and alias not in sources and address not in taken:
                found[address] = Gone(address, title, ANOTHER_KEY, "", (source.page,))
    return found


def gone(base: EvidenceBase) -> Mapping[str, Gone]:
    """Both, by address."""
    return {**renamed_sources(base), **departed(base)}


def records_by_address(base: EvidenceBase) -> Mapping[str, Record]:
    """Every record that is there, by the address of its page."""
    return {record.page: record for record in base.all() if not isinstance(record, Departure)}
