"""Offline copy: the whole site as one file that works from a USB stick."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spoorboek.archive import write_zip
from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.addresses import rooted
from spoorboek.pages.downloads import size_in_words
from spoorboek.pages.on_disk import COPY, NOT_ON_DISK, PLACE, on_disk
from spoorboek.pages.overviews.offline import in_the_copy, offer, read_me
from spoorboek.pages.site import Site

MOST_RECORDS = 5_000
"""Of more the copy would be larger than some hosts take in one file: close to 20 kB a record."""
READ_ME = "LEES-MIJ.txt"


def is_small_enough(base: EvidenceBase) -> bool:
    """Whether a copy of this base can be offered."""
    return sum(map(len, base.records.values())) <= MOST_RECORDS


def put_copy(site: Site, stage: Path) -> str:
    """Lay the copy at the root of a site and say on its pages how large it is; returns that too."""
    copy = _Copy(site, stage)
    size = write_zip(stage / COPY, copy.members())
    for page in copy.offering:
        address = page.parent.relative_to(stage).as_posix() + "/"
        html = page.read_text(encoding="utf-8").replace(PLACE, rooted(offer(size), address))
        page.write_text(html, encoding="utf-8", newline="\n")
    return size_in_words(size)


@dataclass
class _Copy:
    site: Site
    stage: Path
    offering: list[Path] = field(default_factory=list)
    """The pages on which the copy is offered, known once all have been read."""

    def members(self) -> Iterator[tuple[str, bytes]]:
        """Every file of the copy in one folder, by name; what is read first stands first."""
        folder, instead = Path(COPY).stem, in_the_copy(self.site)
        yield f"{folder}/{READ_ME}", read_me(self.site).encode()
        for file in sorted(file for file in self.stage.rglob("*") if file.is_file()):
            name = file.relative_to(self.stage).as_posix()
            if not name.startswith(NOT_ON_DISK):
                yield f"{folder}/{name}", self._content(file, instead)

    def _content(self, file: Path, instead: str) -> bytes:
        if file.suffix != ".html":
            return file.read_bytes()
        html = file.read_text(encoding="utf-8")
        if PLACE in html:
            self.offering.append(file)
        return on_disk(html, instead).encode()
