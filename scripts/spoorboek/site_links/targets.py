"""Targets: where an address on a page leads, counted from the root of the site."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

START, NOT_FOUND = "index.html", "404.html"
ALLOWED_SCHEMES = ("http:", "https:", "mailto:", "tel:")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Target:
    """A file of the site and an anchor in it; `file` is the path below the root."""

    file: str
    anchor: str = ""


class Elsewhere(Exception):  # noqa: N818  # it is no error
    """The address leads out of the site."""


class Unfollowable(Exception):  # noqa: N818  # the message is a reason, told in Dutch
    """Nobody can follow this address wherever the site stands."""


def target_of(link: str, page: str, site_url: str) -> Target:
    """Where a link on a page leads. `page` is the file of the page, or a folder with its slash."""
    if site_url and link.startswith(site_url):
        return _target(link[len(site_url) :], "")
    if link.startswith("//"):
        raise Elsewhere
    if _SCHEME.match(link):
        if link.lower().startswith(ALLOWED_SCHEMES):
            raise Elsewhere
        raise Unfollowable("zo'n adres hoort niet op een pagina")
    if not link:
        raise Unfollowable("het adres is leeg")
    if link.startswith("/"):
        return _from_root(link, page, site_url)
    if link.startswith(("#", "?")):
        return Target(page, _anchor(link.partition("#")[2]))
    return _target(link, page)


def _from_root(link: str, page: str, site_url: str) -> Target:
    """Only the page that is shown at any address may start from the root: it cannot know where it is."""
    if page != NOT_FOUND:
        raise Unfollowable("het begint met /, en dan werkt de site alleen op één plek")
    below = urlsplit(site_url).path or "/"
    if not link.startswith(below):
        raise Unfollowable("het leidt de site uit")
    return _target(link[len(below) :], "")


def _target(link: str, page: str) -> Target:
    path, _, anchor = link.partition("#")
    return Target(_file(path.partition("?")[0], page), _anchor(anchor))


def _file(path: str, page: str) -> str:
    """A relative path from the folder of a page, as a path from the root; a folder is its start page."""
    parts = page.split("/")[:-1]
    steps = unquote(path).split("/")
    for step in steps:
        if step == "..":
            if not parts:
                raise Unfollowable("het leidt de site uit")
            parts.pop()
        elif step not in (".", ""):
            parts.append(step)
    return "/".join([*parts, START] if steps[-1] in ("", ".", "..") else parts)


def _anchor(text: str) -> str:
    """The anchor, if it is one: a browser reads what follows `:~:` as a piece of text to look for."""
    return unquote(text.partition(":~:")[0])
