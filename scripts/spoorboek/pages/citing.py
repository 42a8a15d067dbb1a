"""Citing: the way back from a source to every record that uses it."""

from spoorboek.evidence_base.pointers import Cited
from spoorboek.pages.dutch import listed
from spoorboek.pages.record_page import Group
from spoorboek.pages.site import Site
from spoorboek.records import BY_NAME
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.record import Record


def citing_groups(key: str, site: Site) -> list[Group]:
    """The records that cite a source, by type in the order of the site, each once."""
    found: dict[str, dict[str, list[Cited]]] = {}
    for cited in site.base.citations.get(key, ()):
        found.setdefault(cited.origin.name, {}).setdefault(cited.origin.id, []).append(cited)
    return [
        Group(
            kind.plural,
            [site.link(uses[0].origin, note=_note(uses)) for uses in found[name].values()],
        )
        for name, kind in BY_NAME.items()
        if name in found
    ]


def _note(uses: list[Cited]) -> str:
    """What the source does there, if the record says so."""
    record: Record = uses[0].origin
    if not isinstance(record, Cmoc):
        return ""
    used = [record.evidence[int(u.field[1])] for u in uses]
    roles = dict.fromkeys(
        f"{e.stance.label} ({listed([arm.label for arm in e.arms])})" for e in used
    )
    return f"– {'; '.join(roles)}. Zekerheid van de verklaring: {record.confidence.overall.label}."
