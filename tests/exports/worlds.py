"""The bases on which exports are judged: ours, one of another subject, and one of strangers who mean ill."""

from collections.abc import Callable, Mapping
from pathlib import Path

from spoorboek.adapters.command_line.loading import site_of
from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.site import Site
from tests.hostile import hostile_world
from tests.other_subject import filled
from tests.real import real_site

WORLDS: Mapping[str, Callable[[Path], Site]] = {
    "real": lambda _: real_site(),
    "other subject": lambda folder: site_of(EvidenceBase.load(filled(folder / "ander"))),
    "hostile": lambda folder: site_of(EvidenceBase.load(hostile_world(folder))),
}
