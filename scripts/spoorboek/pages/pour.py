"""Pour: every record into the shell of its type, every slot of the prose filled, all written.

`theme` is a folder with what the site generator made: prose pages with slots, and one shell per type.
`out` is the folder that readers see; it may be the same one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from errno import EIO
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from spoorboek.assets import names_below, with_checksums
from spoorboek.pages.addresses import CELL_SHELL, GUIDES, SHELL
from spoorboek.pages.finished import (
    cell_pages,
    guide_pages,
    old_source_pages,
    prose_html,
    record_html,
)
from spoorboek.pages.record_page import body_of
from spoorboek.pages.search_words import search_words
from spoorboek.pages.sharing import CAN_SHARE, MOST_PIECES, Piece, share_out
from spoorboek.pages.shell import Shell
from spoorboek.pages.shells import prose_files, shell_in, shell_of_gone, shells
from spoorboek.pages.site import Site
from spoorboek.records.record import Record
from spoorboek.whole_file import write_whole

_Item = TypeVar("_Item")
WORTH_SHARING = 200
"""From so many records on, processes gain more than they cost."""
AT_ONCE = 50
"""So many records are one piece of that work, if not more."""
SEARCH_TERMS = "assets/zoekwoorden.json"


@dataclass(frozen=True)
class _Pouring:
    """What every page that is poured shares: read once, before the work is shared out."""

    site: Site
    theme: Path
    out: Path
    shell_of: Mapping[str, Shell]
    assets: Mapping[str, str]
    """How scripts are called in this site, by their plain names."""

    @classmethod
    def of(cls, site: Site, theme: Path, out: Path) -> "_Pouring":
        """With the shells and scripts that the theme has."""
        return cls(site, theme, out, shells(theme), names_below(theme))

    def prose(self, names: Iterable[str]) -> int:
        """Write pages of prose, by name; returns how many were new or different."""
        return sum(self._put(name, prose_html(name, self.theme, self.site)) for name in names)

    def records(self, records: Iterable[Record]) -> int:
        """Write the pages of records; returns how many were new or different."""
        pages = ((r.page, record_html(r, self.site, self.shell_of[r.name])) for r in records)
        return self._put_all(pages)

    def gathered(self, before_each: Callable[[], None] = lambda: None) -> int:
        """Write the pages that belong to no single record; returns how many were new or different."""
        site, theme = self.site, self.theme
        cells = cell_pages(site, shell_in(theme / CELL_SHELL / SHELL))
        guides = guide_pages(site, shell_in(theme / GUIDES / SHELL))
        pages = chain(cells, guides, old_source_pages(site, shell_of_gone(theme)))
        return self._put_all(_after(before_each, pages))

    def _put_all(self, pages: Iterable[tuple[str, str]]) -> int:
        return sum(self._put(f"{address}index.html", html) for address, html in pages)

    def _put(self, name: str, html: str) -> bool:
        return write(self.out / name, with_checksums(html, self.assets))


def pour(site: Site, theme: Path, out: Path, *, workers: int = 1) -> int:
    """Write every page below `out`; returns how many were new or different.

    With more than one worker the pages are shared out over processes; then only failure is told.
    """
    # Listed first: where `theme` is `out`, what is written below is no prose of the theme.
    names, records = prose_files(theme), list(site.base.all())
    changed = int(write(out / SEARCH_TERMS, search_words(site)))
    pouring = _Pouring.of(site, theme, out)
    if workers < 2 or len(records) < WORTH_SHARING or not CAN_SHARE:
        return changed + pouring.gathered() + pouring.prose(names) + pouring.records(records)
    _prepare(site)
    # What takes longest begins first, so that all workers are ready at about the same time.
    pieces: list[Piece] = [pouring.gathered, *(partial(pouring.prose, [name]) for name in names)]
    size = max(AT_ONCE, len(records) // (MOST_PIECES // 2))
    blocks = (records[n : n + size] for n in range(0, len(records), size))
    pieces += [partial(pouring.records, block) for block in blocks]
    if not share_out(pieces, workers):
        raise OSError(EIO, "een deel van de pagina's kon niet worden geschreven", str(out))
    return changed + len(names) + len(records)


def _prepare(site: Site) -> None:
    """What is made at first use and serves every page, made before the work is shared out."""
    for record in islice(site.base.all(), 1):
        (
            site.base.marks,
            site.base.incoming,
            site.base.citations,
            site.synonyms,
            site.explained_terms,
            site.cascade.by_record,
            site.losses.of([record.id]),
            body_of(record, site),
        )


def pour_gathered(
    site: Site, theme: Path, out: Path, before_each: Callable[[], None] = lambda: None
) -> int:
    """Write the pages that belong to no single record; returns how many were new or different."""
    return _Pouring.of(site, theme, out).gathered(before_each)


def pour_some(
    site: Site,
    theme: Path,
    out: Path,
    names: Iterable[str],
    records: Iterable[Record],
    before_each: Callable[[], None] = lambda: None,
) -> int:
    """Write these prose pages and records; returns how many changed. What `before_each` raises, ends it."""
    pouring = _Pouring.of(site, theme, out)
    return pouring.prose(_after(before_each, names)) + pouring.records(_after(before_each, records))


def _after(before_each: Callable[[], None], items: Iterable[_Item]) -> Iterator[_Item]:
    for item in items:
        before_each()
        yield item


def write(file: Path, html: str) -> bool:
    """Write a page whole, unless it is already there as it is; returns whether it was written."""
    data = html.encode()
    try:
        if file.stat().st_size == len(data) and file.read_bytes() == data:
            return False
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, data)
    return True
