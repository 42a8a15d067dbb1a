"""Worlds: what measurements share within one run, made when first asked for."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.child import Figures, measure
from bench.report import dutch
from bench.world import add_prose, make_world


def write_world(root: str, number: str) -> Figures:
    """Make a world with prose; a process of its own keeps its memory out of the measurements."""
    mix = make_world(Path(root), int(number))
    add_prose(Path(root))
    return {name: float(count) for name, count in mix.items()}


@dataclass
class Worlds:
    """The synthetic worlds of one run, below a folder that is thrown away after it."""

    folder: Path
    steps: int
    step: int = 0
    mixes: dict[int, Mapping[str, float]] = field(default_factory=dict)
    built: dict[str, Figures] = field(default_factory=dict)
    """What each other generator took, by the folder it worked in."""

    def say(self, text: str) -> None:
        """Progress, within the step that is under way."""
        print(f"[{self.step}/{self.steps}] {text}", file=sys.stderr, flush=True)

    def world(self, number: int) -> Path:
        """The root of a world with so many records."""
        root = self.folder / f"wereld-{number}"
        if number not in self.mixes:
            self.say(f"wereld van {dutch(number, 0)} records maken")
            mix = measure(write_world, root, number)
            self.mixes[number] = {name: n for name, n in mix.items() if name != "peak_mb"}
        return root
