"""Judging: every link inside a finished site leads to something, and every page is led to.

The finished files are read as a browser reads them, so it does not matter who made a link: a record,
a page of prose, a template or the theme.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from spoorboek.site_links.page_links import PageLinks, page_links
from spoorboek.site_links.targets import START, Elsewhere, Target, Unfollowable, target_of

_IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_IN_FEED = re.compile(r"""(?:href="|<loc>|<link>|<id>)([^"<]+)""")
_UP = re.compile(r"(?:\.\./)*")
_TOP = ("", "top")
"""Anchors that every page has without naming them."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere: the file it stands in, as written, and why in Dutch."""

    file: str
    link: str
    reason: str
    target: str = ""
    """The file that it names, if that can be said."""


@dataclass
class Judged:
    """What was looked at, and what is wrong with it."""

    pages: int = 0
    links: int = 0
    broken: list[Broken] = field(default_factory=list)
    unreached: list[str] = field(default_factory=list)


def judged(folder: Path, site_url: str = "") -> Judged:
    """Every link and page of the site in a folder."""
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    pages = {
        name: page_links((folder / name).read_bytes()) for name in sorted(files) if _is_page(name)
    }
    found = Judged(pages=len(pages))
    site = _Site(files, pages, site_url)
    for name, page in pages.items():
        found.links += len(page.named)
        found.broken += site.broken_on(name, page.named)
        found.broken += site.broken_on(name, (a for a in page.told if _is_ours(a, site_url)))
    for name, links in _in_other_files(folder, files, site_url):
        found.links += len(links)
        found.broken += site.broken_on(name, links)
    found.unreached = sorted(site.pages_not_reached())
    return found


def _is_page(name: str) -> bool:
    return name.endswith(".html")


def _is_ours(address: str, site_url: str) -> bool:
    return bool(site_url) and address.startswith(site_url)


def _in_other_files(
    folder: Path, files: Iterable[str], site_url: str
) -> Iterator[tuple[str, set[str]]]:
    """What style sheets load, and what feeds and sitemaps say of this site."""
    for name in sorted(files):
        if name.endswith(".css"):
            found = _IN_STYLE.findall((folder / name).read_text("utf-8", "replace"))
            yield name, {link for link in found if not link.startswith("data:")}
        elif name.endswith(".xml") and site_url:
            found = _IN_FEED.findall((folder / name).read_text("utf-8", "replace"))
            yield name, {link for link in found if _is_ours(link, site_url)}


@dataclass
class _Site:
    """All files of the site, and the links of its pages."""

    files: set[str]
    pages: Mapping[str, PageLinks]
    site_url: str
    _led_to: dict[str, set[str]] = field(default_factory=dict)
    _known: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def broken_on(self, name: str, links: Iterable[str]) -> Iterator[Broken]:
        """The links in a file that lead nowhere; where the others lead is kept."""
        leads_on = self.pages[name].leads_on if name in self.pages else frozenset()
        led_to = self._led_to.setdefault(name, set())
        above = _folders_above(name)
        for link in links:
            ups = _UP.match(link).end() // 3  # type: ignore[union-attr]  # matches nothing too
            # Most links are those of the frame: the same ones on every page, seen from the folder
            # that they climb to.
            is_shared = 0 < ups < len(above)
            seen_from = (above[ups], f"./{link[3 * ups :]}") if is_shared else (name, link)
            if seen_from not in self._known:
                self._known[seen_from] = self._judged(*seen_from)
            file, reason = self._known[seen_from]
            if reason:
                yield Broken(name, link, reason, file)
            elif link in leads_on:
                led_to.add(file)

    def _judged(self, name: str, link: str) -> tuple[str, str]:
        """The file that a link leads to, or why it leads nowhere."""
        try:
            target = target_of(link, name, self.site_url)
        except Elsewhere:
            return "", ""
        except Unfollowable as reason:
            return "", str(reason)
        return target.file, self._missing(target)

    def _missing(self, target: Target) -> str:
        """Why a target is not there; nothing if it is."""
        if target.file not in self.files:
            if f"{target.file}/{START}" in self.files:
                return "dat is een map; zet er een / achter"
            return "daar staat niets"
        page = self.pages.get(target.file)
        if page and target.anchor.lower() not in _TOP and target.anchor not in page.anchors:
            return f"die pagina is er, maar de plek '{target.anchor}' niet"
        return ""

    def pages_not_reached(self) -> set[str]:
        """The pages to which no way leads from the start page, but for those that stand aside."""
        reached, waiting = {START}, [START]
        while waiting:
            new = self._led_to.get(waiting.pop(), set()) & self.pages.keys() - reached
            reached |= new
            waiting += new
        return {name for name, page in self.pages.items() if page.is_listed and name not in reached}


def _folders_above(name: str) -> list[str]:
    """The folder of a file, the folder of that one, and so on to the root."""
    parts = name.split("/")[:-1]
    return ["".join(f"{part}/" for part in parts[:depth]) for depth in range(len(parts), -1, -1)]
