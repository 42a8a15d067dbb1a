"""All reasoning is measured: what is added to `spoorboek.reasoning` gets its place in `bench.works`."""

import pkgutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType

import spoorboek.reasoning
from bench.works import WORKS
from spoorboek.evidence_base import EvidenceBase
from tests.real import real_base


def executed(works: Mapping[str, Callable[[EvidenceBase], object]], base: EvidenceBase) -> set[str]:
    """The modules of reasoning in which a function ran."""
    found: set[str] = set()
    folder = str(Path(spoorboek.reasoning.__file__).parent)

    def note(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(folder) and code.co_name != "<module>":
            found.add(Path(code.co_filename).stem)

    sys.setprofile(note)
    try:
        for work in works.values():
            work(base)
    finally:
        sys.setprofile(None)
    return found


def test_every_module_of_reasoning_is_measured():
    """A module that is added gets a piece of work, or a line in one, in bench/works.py."""
    modules = {m.name for m in pkgutil.iter_modules(spoorboek.reasoning.__path__)}

    assert modules - executed(WORKS, real_base()) == set()


def test_only_what_ran_is_seen():
    name = "band per oordeel"

    assert executed({name: WORKS[name]}, real_base()) == {"certainty_band"}
