"""Machine: on what, when and with which versions the figures were taken."""

import datetime
import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("spoorboek", "mkdocs", "mkdocs-material", "pagefind", "pydantic", "pyyaml", "jinja2")


def machine() -> dict[str, str | int | float]:
    """Cores, processor, memory, load and day."""
    return {
        "cores": os.cpu_count() or 0,
        "cpu": _named("/proc/cpuinfo", r"model name\s*:\s*(.+)")
        or platform.processor()
        or "onbekend",
        "ram_gib": round(int(_named("/proc/meminfo", r"MemTotal:\s*(\d+)") or 0) / 2**20, 1),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else 0,
        "system": platform.platform(),
        "date": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC"),
    }


def versions(hugo: str | None = None) -> dict[str, str]:
    """Versions of what is measured."""
    found = {"python": platform.python_version()} | {name: version(name) for name in _PACKAGES}
    if hugo:
        said = subprocess.run([hugo, "version"], capture_output=True, text=True).stdout
        # A package of Hugo for Python says something of its own first.
        number = re.search(r"\bhugo v?(\d[\w.]*)", said)
        found["hugo"] = number[1] if number else "onbekend"
    return found


def _named(file: str, pattern: str) -> str:
    try:
        found = re.search(pattern, Path(file).read_text(encoding="utf-8"))
    except OSError:
        return ""
    return found[1].strip() if found else ""
