"""The page of a term: what it means, other words for it, and where to read on."""

from typing import Any

from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.records.reading import Term


def view(record: Term, site: Site) -> dict[str, Any]:
    """Synonyms, source and links of a term."""
    found = (site.base.get(key) for key in record.see)
    return {
        "lead": record.definition,
        "see": site.links(target for target in found if target is not None),
        "related": other_groups(record, site),
    }
