"""Tables: what can be taken along as CSV, each made from the base alone.

`TABLES` is the one list: pages link to these files and exports write them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.candidate_table import candidate_table
from spoorboek.reasoning.conflict_sides import conflict_table
from spoorboek.reasoning.coverage import coverage_table
from spoorboek.reasoning.due_table import due_table
from spoorboek.reasoning.evidence_map import evidence_map_table
from spoorboek.reasoning.source_tables import source_table, spread_table
from spoorboek.reasoning.table import Table

DATA = "data"
"""The folder of the site in which data files lie."""


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table with the words that say what stands in it."""

    words: str
    make: Callable[[EvidenceBase], Table]


TABLES: Mapping[str, NamedTable] = {
    "bewijskaart": NamedTable(
        "De bewijskaart: per kernelement en uitkomst de verklaringen en de bronnen die meetellen, "
        "met totalen",
        evidence_map_table,
    ),
    "sectorkaart": NamedTable(
        "Per sector, rol en fase hoeveel verklaringen en adviezen er zijn",
        coverage_table,
    ),
    "tegenspraak": NamedTable(
        "Per standpunt in elke tegenspraak hoeveel bronnen er zijn en van welke soort",
        conflict_table,
    ),
    "bronnen": NamedTable(
        "De kenmerken van elke bron met bewijs of praktijk, ook van bronnen die niet meer meetellen",
        source_table,
    ),
    "bronnen-verdeling": NamedTable(
        "Hoe de bronnen die meetellen zijn verdeeld over jaar, soort, opzet, leesdiepte, land en sector",
        spread_table,
    ),
    "kandidaten": NamedTable(
        "De kandidaten en wat bij het zeven afviel, met hun stand en reden; geen ervan telt mee",
        candidate_table,
    ),
    "verloopt": NamedTable(
        "Wat verloopt er: per record wanneer het is nagekeken en wanneer het opnieuw moet",
        due_table,
    ),
}
"""Every table by the name of its file."""


def file_name(table: str) -> str:
    """The file of a table, within the folder of data."""
    return f"{table}.csv"
