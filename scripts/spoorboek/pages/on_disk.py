"""On disk: a page as it lies in the copy to read without internet.

From a disk a folder is no page and a browser gives scripts no files, so there every link names the
page itself, and the search box becomes a way to the list of everything.
"""

import re

from spoorboek.pages.social import FOLDER

COPY = "spoorboek-offline.zip"
"""The file with the whole site, at its root."""
PLACE = "<!--spoorboek-offline-->"
"""Stands in a page where the copy is offered, until it is there and its size is known."""
NOT_ON_DISK = ("404.html", "_headers", "robots.txt", "sitemap", "pagefind/", f"{FOLDER}/", COPY)
"""How names begin of what only other programs ask for, of whom a disk has none, and of the copy itself."""
A_TO_Z = "Van A tot Z"
_LINK = re.compile(r'(<(?:a|area|link)\b[^>]*?\shref=")([^"?#:]*)([^"]*")')
_FOLDER = re.compile(r"(?:^|/)(?:\.{0,2})$")
# A browser refuses a file for a page from a disk if it was asked for as from another site.
_PRELOAD = re.compile(r'\s*<link rel="preload"[^>]*\bcrossorigin\b[^>]*>')
_SEARCH = re.compile(r'(<a [^>]*class="sb-zoek") data-sb-zoek(>.*?<span>)[^<]*(</span>)', re.DOTALL)


def on_disk(html: str, instead: str) -> str:
    """The page for on a disk. `instead` stands there where the site offers the copy."""
    page = _SEARCH.sub(rf"\1\2{A_TO_Z}\3", _PRELOAD.sub("", html))
    return _LINK.sub(_to_a_file, page).replace(PLACE, instead)


def _to_a_file(link: re.Match[str]) -> str:
    start, path, rest = link.groups()
    if rest.startswith(":") or path.startswith("//") or not path or not _FOLDER.search(path):
        return link[0]
    return f"{start}{path}{'' if path.endswith('/') else '/'}index.html{rest}"
