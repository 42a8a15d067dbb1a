"""Stations: where a page stands in the navigation, also one that the navigation does not list.

A page outside the navigation stands at the index page of its folder: that tab and that station are
shown as current.
"""

import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

OVERVIEW = "Overzicht"
"""What a page is called under the section that bears its name."""
_TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)


def stations_of(nav: Navigation) -> Mapping[str, Page]:
    """The pages that the navigation lists, by their path below docs/."""
    return {page.file.src_uri: page for page in nav.pages}


def station_of(src_uri: str, stations: Mapping[str, Page]) -> Page | None:
    """The page itself when the navigation lists it, else the nearest index page above it."""
    folders = PurePosixPath(src_uri).parents
    candidates = [src_uri, *(f"{folder}/index.md".removeprefix("./") for folder in folders)]
    return next((stations[uri] for uri in candidates if uri in stations), None)


def show(page: Page | None, nav: Navigation, given: Mapping[str, str]) -> None:
    """Give a page a place in the navigation, unless the site gave it one.

    `given` holds the text of every page that the site did not write itself, by its path.
    """
    stations = stations_of(nav)
    if page is None or page.file.src_uri in stations:
        return
    folder = page.file.src_uri.removesuffix("index.md")
    station = station_of(page.file.src_uri, stations)
    section = station.parent if station else None
    if folder != page.file.src_uri and sum(name.startswith(folder) for name in given) > 1:
        opened = Section(_title_in(given[page.file.src_uri]), [])
        opened.parent = section
        _beside(section, nav).append(opened)
        section, page.title = opened, OVERVIEW
    page.parent = section
    _beside(section, nav).append(page)
    nav.pages.append(page)


def _beside(section: Section | None, nav: Navigation) -> list[Any]:
    return nav.items if section is None else section.children


def _title_in(markdown: str) -> str:
    match = _TITLE.search(markdown)
    return str(json.loads(match[1])) if match else ""
