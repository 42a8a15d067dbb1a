"""The search index: made by Pagefind over the finished pages, and then put in a fixed order.

Pagefind writes the values of its filters in an order that differs from run to run, and names files after
their content. Here those values are sorted, so that the same pages give the same bytes.
"""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from spoorboek.adapters.command_line.asking import CannotRun

_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3
"""Where in the description of an index its filters stand."""
# CBOR (RFC 8949): the three highest bits of an item say what it is, the others how long it is.
_TEXTS, _ARRAY, _MAP, _TAG = (2, 3), 4, 5, 6


def index(stage: Path) -> None:
    """The search index over the finished pages, in one call."""
    pagefind = [sys.executable, "-m", "pagefind", "--site", str(stage)]
    command = [*pagefind, "--force-language", "nl", "--quiet"]
    # It may outlive a build that is killed, and then keeps the lock of the site until it stops writing.
    done = subprocess.run(command, capture_output=True, text=True, check=False, close_fds=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["niets"]
        raise CannotRun(
            f"de zoekindex kon niet worden gemaakt. Pagefind zei: {said[-1][:200]}. Staan alle pakketten uit "
            "requirements.lock er? Zet ze anders opnieuw klaar met: make setup"
        )
    made = stage / "pagefind"
    for unused in (*made.glob("*-ui.*"), *made.glob("*-highlight.js")):  # we have our own dialog
        unused.unlink()
    in_fixed_order(made)


def in_fixed_order(made: Path) -> None:
    """Sort what Pagefind left in no order; an index of another form than we know is no site of ours."""
    try:
        _put_in_order(made)
    except (LookupError, ValueError) as error:
        raise CannotRun(
            f"de zoekindex heeft een vorm die dit programma niet kent ({type(error).__name__}). "
            "Gebruik de versie van pagefind uit requirements.lock."
        ) from None


def _put_in_order(made: Path) -> None:
    """Give every sorted file the name that fits."""
    renamed = dict(_sorted_filter(file) for file in sorted(made.glob("filter/*.pf_filter")))
    entry_file = made / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        language["hash"] = _sorted_description(made, language["hash"], renamed)
    entry_file.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _sorted_filter(file: Path) -> tuple[bytes, bytes]:
    """One filter with its values sorted; its old and its new name."""
    data = _read(file)
    _, values = _items(data, 0)
    fresh = _with_sorted(data, values)
    new = _named_after(file.stem, fresh)
    file.unlink()
    _write(file.with_stem(new), fresh)
    return file.stem.encode(), new.encode()


def _sorted_description(made: Path, old: str, renamed: dict[bytes, bytes]) -> str:
    """What the index of one language says of itself, with its filters sorted; its new name."""
    data = _read(made / f"pagefind.{old}.pf_meta")
    for before, after in renamed.items():
        data = data.replace(before, after)
    data = _with_sorted(data, list(_items(data, 0))[_FILTERS])
    new = _named_after(old, data)
    (made / f"pagefind.{old}.pf_meta").unlink()
    _write(made / f"pagefind.{new}.pf_meta", data)
    return new


def _read(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE)


def _write(file: Path, data: bytes) -> None:
    # `gzip.compress` names the system or not, by the version of Python; a GzipFile never does.
    with file.open("wb") as out, gzip.GzipFile("", "wb", fileobj=out, mtime=0) as packed:
        packed.write(_SIGNATURE + data)


def _named_after(old: str, data: bytes) -> str:
    """A name as long as the old one, with the fingerprint of the content in it."""
    language, _, fingerprint = old.rpartition("_")
    return f"{language}_{sha256(data).hexdigest()[: len(fingerprint)]}"


def _with_sorted(data: bytes, array: slice) -> bytes:
    """The data with the items of one array sorted."""
    spans = list(_items(data, array.start))
    if not spans:
        return data
    body = b"".join(sorted(data[span] for span in spans))
    return data[: spans[0].start] + body + data[array.stop :]


def _items(data: bytes, at: int) -> Iterator[slice]:
    """Where each item of the array at this place stands."""
    _, number, at = _opening(data, at)
    for _ in range(number):
        end = _end(data, at)
        yield slice(at, end)
        at = end


def _opening(data: bytes, at: int) -> tuple[int, int, int]:
    """What kind of item begins here, its length or value, and where its content begins."""
    kind, low = data[at] >> 5, data[at] & 31
    if low < 24:
        return kind, low, at + 1
    start, size = at + 1, 1 << (low - 24)
    return kind, int.from_bytes(data[start : start + size], "big"), start + size


def _end(data: bytes, at: int) -> int:
    """Where the item that begins here ends."""
    kind, number, at = _opening(data, at)
    if kind in _TEXTS:
        return at + number
    for _ in range({_ARRAY: number, _MAP: 2 * number, _TAG: 1}.get(kind, 0)):
        at = _end(data, at)
    return at
