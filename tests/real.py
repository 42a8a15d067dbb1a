"""The real evidence, loaded once for all tests that judge it."""

from functools import cache
from pathlib import Path

from spoorboek.adapters.command_line.loading import site_of
from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.site import Site

ROOT = Path(__file__).parents[1]
CENTRAL_ROLE, PHASE_BEFORE = "werknemer", "voorkomen"
"""The role around which this subject turns, and the phase that lies behind it."""


@cache
def real_base() -> EvidenceBase:
    """The evidence of this repository."""
    return EvidenceBase.load(ROOT)


@cache
def real_site() -> Site:
    """That evidence with its citations."""
    return site_of(real_base())
