"""The page of a knowledge gap: what nobody answered, who could, and what waits for it."""

from typing import Any

from spoorboek.pages.certainties import certain_links, cmocs_named
from spoorboek.pages.improving import CONTRIBUTE
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.records.review import Gap


def view(record: Gap, site: Site) -> dict[str, Any]:
    """The question with its place in the map, and the explanations that wait for an answer."""
    return {
        "lead": "",
        "facts": [
            ("Bij wie", record.population),
            ("Soort uitkomst", site.label("outcomes", record.outcome)),
            ("Kernelement", site.links(site.get("element", [record.element]))),
            ("Wie het kan uitzoeken", record.who_could_answer),
        ],
        "contribute": CONTRIBUTE,
        "cmocs": certain_links(cmocs_named(record.cmocs, site), site),
        "used": other_groups(record, site),
    }
