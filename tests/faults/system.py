"""System: faults of the disk, of rights, of memory and of the network."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.cases import Ground, NotHere, case, refused, untouched, went_well
from tests.faults.changes import changes_to_kill
from tests.faults.outcome import state
from tests.faults.running import PROGRAM, run

WITHOUT_RIGHTS = (
    "setpriv",
    "--bounding-set=-dac_override,-dac_read_search,-fowner",
    "--inh-caps=-all",
)
"""Root with these words before a command is bound by the rights of files, as anybody is."""


@contextmanager
def small_disk(megabytes: float) -> Iterator[Path]:
    """A disk of this size, where the system lets us make one."""
    folder = Path(tempfile.mkdtemp(prefix="spoorboek-schijf-"))
    size = f"size={int(megabytes * 1024)}k"
    mount = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True).returncode:
        folder.rmdir()
        raise NotHere("hier mag geen kleine schijf worden gemaakt")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False)
        folder.rmdir()


def _full(ground: Ground, room: float) -> tuple[str, list[str]]:
    """Build where there is room for this part of a site beside the one that is there."""
    size = sum(f.stat().st_size + 4096 for f in ground.root.rglob("*")) / 2**20
    with small_disk(size * (1 + room) + 0.3) as disk:
        there = ground.copy(disk / "wereld")
        (there.root / ".cache").mkdir(exist_ok=True)
        return refused(there, there.build(), "bouwen")


@case("schijf vol, meteen", "een schijf waarop naast de site bijna niets meer past")
def _full_at_once(ground: Ground) -> tuple[str, list[str]]:
    return _full(ground, 0.0)


@case("schijf vol, halverwege", "een schijf waarop naast de site een kwart van een nieuwe past")
def _full_halfway(ground: Ground) -> tuple[str, list[str]]:
    return _full(ground, 0.2)


@case("schijf vol, bij inlezen", "verwijzingen inlezen op een schijf die vol is")
def _full_import(ground: Ground) -> tuple[str, list[str]]:
    shutil.rmtree(ground.site)
    words = changes_to_kill(ground.root.parent)["inlezen"]
    with small_disk(3) as disk:
        there = Ground(Path(shutil.copytree(ground.root, disk / "wereld")), {})
        before = state(there.root)
        left = shutil.disk_usage(disk).free
        (disk / "vol").write_bytes(b"0" * (left - 4096))
        status, said = run(*words, "--root", there.root)
        problems = [] if status == 2 and "niets veranderd" in said else [f"status {status}: {said}"]
        problems += [] if state(there.root) == before else ["er is wel iets veranderd"]
    return f"status {status}: {said.strip().splitlines()[-1]}", problems


@case("TMPDIR vol", "de map voor tijdelijke bestanden heeft geen plaats")
def _full_scratch(ground: Ground) -> tuple[str, list[str]]:
    shutil.rmtree(ground.root / ".cache", ignore_errors=True)
    with small_disk(0.05) as disk:
        (disk / "vol").write_bytes(b"0" * max(0, shutil.disk_usage(disk).free))
        return went_well(ground, ground.build(environment={"TMPDIR": str(disk)}))


@case("TMPDIR ontbreekt", "de map voor tijdelijke bestanden bestaat niet")
def _no_scratch(ground: Ground) -> tuple[str, list[str]]:
    return went_well(ground, ground.build(environment={"TMPDIR": "/bestaat/niet"}))


@case("alleen-lezen schijf", "de hele map staat op een schijf waarop niet te schrijven is")
def _read_only(ground: Ground) -> tuple[str, list[str]]:
    with small_disk(64) as disk:
        there = ground.copy(disk / "wereld")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        return refused(there, there.build(), "lezen")


def _bound_by_rights() -> tuple[str, ...]:
    if os.name != "posix" or os.geteuid():
        return ()  # who is not root is always bound by them
    tried = [*WITHOUT_RIGHTS, "true"]
    if shutil.which("setpriv") is None or subprocess.run(tried, capture_output=True).returncode:
        raise NotHere("hier is alleen root, en die mag overal schrijven")
    return WITHOUT_RIGHTS


@case("geen rechten op de map", "de map waarin de site komt, laat schrijven niet toe")
def _no_rights(ground: Ground) -> tuple[str, list[str]]:
    before = _bound_by_rights()
    ground.root.chmod(0o555)
    try:
        return refused(ground, ground.build(before=before), "rechten")
    finally:
        ground.root.chmod(0o755)


@case("geen rechten op een bron", "een record is niet te lezen")
def _unreadable(ground: Ground) -> tuple[str, list[str]]:
    before = _bound_by_rights()
    record = ground.root / "evidence/terms/uitleg.yml"
    record.chmod(0)
    status, said = ground.build(before=before)
    wrong = [] if status == 1 and "uitleg.yml:1:1" in said else [f"status {status}: {said[-300:]}"]
    return f"status {status}: {said.strip().splitlines()[1]}", [*wrong, *untouched(ground)]


@case("geheugen op", "hoogstens 220 MB adresruimte")
def _no_memory(ground: Ground) -> tuple[str, list[str]]:
    program = (
        f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({220 * 2**20},) * 2)\n{PROGRAM}"
    )
    answer = ground.build(program=program)  # with a full cache it may just fit
    return refused(ground, answer) if answer[0] else went_well(ground, answer)


@case("bestanden te groot", "geen bestand groter dan 64 kB (RLIMIT_FSIZE)")
def _no_large_files(ground: Ground) -> tuple[str, list[str]]:
    program = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({64 * 2**10},) * 2)\n{PROGRAM}"
    return refused(ground, ground.build(program=program), "bouwen")


@case("geen netwerk", "een naamruimte zonder netwerk (unshare -n)")
def _no_network(ground: Ground) -> tuple[str, list[str]]:
    before = ("unshare", "-n")
    if (
        shutil.which("unshare") is None
        or subprocess.run([*before, "true"], capture_output=True).returncode
    ):
        raise NotHere("unshare -n mag hier niet")
    shutil.rmtree(ground.root / ".cache", ignore_errors=True)
    return went_well(ground, ground.build(before=before))
