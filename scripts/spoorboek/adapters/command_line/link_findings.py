"""Link findings: what is wrong with the links of a finished site, told at the file somebody can mend."""

import difflib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from spoorboek.checks.site_rules import BROKEN_LINK, UNREACHED_PAGE
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.site_links.judging import Broken, Judged, judged
from spoorboek.site_links.targets import START

_ENOUGH_HINTS = 20
"""Looking for the nearest name takes long; after so many links something else is the matter."""


def broken_in(folder: Path, base: EvidenceBase, site_url: str) -> list[Finding]:
    """The findings on the links of a finished site."""
    return findings_on(judged(folder, site_url), folder, base)


def findings_on(found: Judged, folder: Path, base: EvidenceBase) -> list[Finding]:
    """What was judged, as findings; a link that stands wrong on many pages is told once."""
    origins = _Origins(folder, base)
    together: dict[tuple[str, str], list[Broken]] = {}
    for broken in found.broken:
        what = broken.target or broken.link, broken.reason
        together.setdefault(what, []).append(broken)
    findings = [
        _on_link(same, origins, with_hint=number < _ENOUGH_HINTS)
        for number, same in enumerate(together.values())
    ]
    return findings + [_on_page(page, origins) for page in found.unreached]


def _on_link(same: list[Broken], origins: "_Origins", *, with_hint: bool) -> Finding:
    first = same[0]
    more = len(same) - 1
    others = f" (en op {more} andere)" if more else ""
    message = f"link '{first.link}' op {first.file}{others} leidt nergens heen: {first.reason}"
    hint = origins.nearest(first.target) if with_hint else ""
    place = origins.place(first.file, first.link)
    return Finding(*place, BROKEN_LINK, message, hint or "Noem een adres dat er is, of haal weg.")


def _on_page(page: str, origins: "_Origins") -> Finding:
    hint = "Zet de pagina in het menu (nav in mkdocs.yml), of verwijs ernaar vanaf een andere."
    message = f"geen link leidt vanaf de startpagina naar {page}"
    return Finding(*origins.place(page, ""), UNREACHED_PAGE, message, hint)


def _without_way_up(link: str) -> str:
    while link.startswith("../"):
        link = link[3:]
    return link


class _Origins:
    """Where the files of a site come from: a record, a page of prose, or the making itself."""

    def __init__(self, folder: Path, base: EvidenceBase) -> None:
        self.folder, self.base = folder, base
        self.paths = {f"{record.page}{START}": base.paths[record.key] for record in base.all()}

    def place(self, file: str, link: str) -> tuple[str, int, int]:
        """The file to mend, with the line and column where the link most likely comes from."""
        path = self.paths.get(file) or next(filter(self._is_there, _prose(file)), "")
        if not path:
            return file, 1, 1
        lines = (self.base.root / path).read_text("utf-8", "replace").splitlines()
        for wanted in _traces(link):
            for number, line in enumerate(lines, 1):
                if wanted in line:
                    return path, number, line.index(wanted) + 1
        return path, 1, 1

    def _is_there(self, path: str) -> bool:
        return (self.base.root / path).is_file()

    def nearest(self, target: str) -> str:
        """The page whose name is most like the one that is missing."""
        wanted = target.removesuffix(START)
        close = difflib.get_close_matches(wanted, self._addresses, n=1, cutoff=0.75)
        return f"Bedoelde je '{close[0]}'?" if wanted and close and close[0] != wanted else ""

    @cached_property
    def _addresses(self) -> list[str]:
        pages = sorted(page.parent.relative_to(self.folder) for page in self.folder.rglob(START))
        return [f"{page.as_posix()}/" for page in pages]


def _prose(file: str) -> Iterator[str]:
    """The pages of prose of which a file may be made."""
    stem = file.removesuffix(".html")
    yield f"docs/{stem}.md"
    yield f"docs/{stem.removesuffix('/index')}.md"


def _traces(link: str) -> Iterator[str]:
    """What in a source may have become this link, the surest first."""
    path, _, anchor = _without_way_up(link).partition("#")
    yield from filter(None, (link, anchor and f"#{anchor}", path))
    if name := path.removesuffix(START).rstrip("/").rpartition("/")[2].partition(".")[0]:
        yield name
