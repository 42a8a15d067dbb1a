"""The same commit gives the same bytes: it is built twice, in circumstances that differ, and compared.

`python -m tests.reproducible` does so with the last commit of this repository, paper included.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PROGRAM = """\
import os, sys
os.umask({umask}); os.cpu_count = lambda: {workers}
from spoorboek.adapters.command_line import main
main()
"""


# In a bare locale Python cannot start below a folder with an accent in its name.
_BARE = "POSIX" if str(ROOT).isascii() else "C.UTF-8"


@dataclass(frozen=True)
class Circumstances:
    """Where and how a site is built; nothing of it may be seen in the site."""

    folder: str
    time_zone: str
    locale: str
    hash_seed: str
    umask: int
    workers: int


CIRCUMSTANCES = (
    Circumstances("een", "Pacific/Kiritimati", "C.UTF-8", "1", 0o022, 2),
    Circumstances("twéé map", "Pacific/Pago_Pago", _BARE, "4711", 0o077, 1),
)


def built(root: Path, these: Circumstances, *options: str, code: Path | None = None) -> Path:
    """The site of the base in `root`, by the program in `code`."""
    environment = {
        **os.environ,
        "TZ": these.time_zone,
        "LC_ALL": these.locale,
        "PYTHONHASHSEED": these.hash_seed,
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
        **({"PYTHONPATH": str(code)} if code else {}),
    }
    program = _PROGRAM.format(umask=these.umask, workers=these.workers)
    subprocess.run(
        [sys.executable, "-c", program, "build", "--root", str(root), *options],
        env=environment,
        check=True,
    )
    return root / "site"


def differences(first: Path, second: Path) -> list[str]:
    """Every file that is not the same in both folders, and where it begins to differ."""
    return [
        f"{name}: {why}"
        for name in sorted(_files(first) | _files(second))
        if (why := _difference(first / name, second / name))
    ]


def _files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def _difference(first: Path, second: Path) -> str:
    for one, other in ((first, second), (second, first)):
        if not one.is_file():
            return f"alleen in {other}"
    a, b = first.read_bytes(), second.read_bytes()
    if a == b:
        return ""
    at = next(i for i, (x, y) in enumerate(zip_longest(a, b)) if x != y)
    around = slice(max(0, at - 20), at + 40)
    return f"vanaf byte {at}: {a[around]!r} en {b[around]!r}"


def main() -> int:
    """Builds the last commit twice; says what differs, and how many files are the same."""
    with tempfile.TemporaryDirectory(prefix="spoorboek-") as name:
        sites = []
        for these in CIRCUMSTANCES:
            folder = Path(name) / these.folder
            subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
            sites.append(built(folder, these, code=folder / "scripts"))
        found = differences(*sites)
        number, size = len(_files(sites[0])), sum(f.stat().st_size for f in sites[0].rglob("*.*"))
    print("\n".join(found) or f"{number} bestanden, {size} bytes: tweemaal precies hetzelfde.")
    return int(bool(found))


if __name__ == "__main__":
    if shutil.which("git") is None:
        sys.exit("git ontbreekt.")
    sys.exit(main())
