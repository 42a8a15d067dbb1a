"""Swapping: a new site takes the place of the old one in one step, and what a killed build left is put right."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE, as Linux numbers them."""


def fresh_stage(target: Path) -> Path:
    """An empty folder beside the site, where the next one is made; leftovers of a killed build go."""
    old, stage = _old(target), target.with_name(f".{target.name}.bouw")
    if old.is_dir() and not target.exists():
        old.rename(target)
    for folder in (old, stage):
        if folder.is_symlink():
            folder.unlink()
        elif folder.exists():
            shutil.rmtree(folder)
    stage.mkdir(mode=0o700)
    return stage


def swap(stage: Path, target: Path) -> None:
    """Put the new site in the place of the old one; the old one goes only when the new one is there."""
    if not target.exists():
        stage.rename(target)
    elif _exchanged(stage, target):
        shutil.rmtree(stage, ignore_errors=True)
    else:
        _swap_in_two_steps(stage, target)


def _swap_in_two_steps(stage: Path, target: Path) -> None:
    """Where the system knows no exchange; a build that is killed between both steps is put right by the next."""
    old = _old(target)
    target.rename(old)
    try:
        stage.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.oud")


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two folders changed places in one step; some systems and disks cannot."""
    if sys.platform != "linux":
        return False
    exchange = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if exchange is None:
        return False
    return exchange(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0
