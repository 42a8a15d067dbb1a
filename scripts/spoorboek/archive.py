"""Archive: files in one zip, the same bytes on any day, at any place and for anybody."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip can name: what lies in one carries its own date in its text."""
_UNIX, _READABLE = 3, 0o644


def write_zip(file: Path, members: Iterable[tuple[str, bytes]]) -> int:
    """Write these files, by name, in this order; returns how large the zip became."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in members:
            entry = zipfile.ZipInfo(name, _DAY)
            entry.create_system, entry.external_attr = _UNIX, _READABLE << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return file.stat().st_size
