"""The pictures of the site that the prose shows, made from a real build: `python -m tests.pictures`.

A picture is a piece of a page, from one element down, at the width of a column of text.
"""

import sys
import tempfile
import threading
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import installed_browser, launch_flags
from tests.commands import spoorboek

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "assets" / "beeld"
WIDTH, MARGIN = 760, 16


@dataclass(frozen=True)
class Picture:
    """A piece of a page: which, from where, and how much of it."""

    name: str
    address: str
    start: str
    height: int


PICTURES = (
    Picture("voorbeeld-bron", "bewijs/bronnen/aasdahl2017effect/", "#bevindingen", 346),
    Picture("voorbeeld-verklaring", "bewijs/verklaringen/plaatsing-blijft-liggen/", "#bewijs-6", 246),
)  # fmt: skip


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing: only what is made is worth a line."""


def take(page: Page, address: str, picture: Picture, folder: Path) -> Path:
    """The picture as a file."""
    page.goto(address + picture.address)
    page.locator(picture.start).scroll_into_view_if_needed()
    page.add_style_tag(content=".md-header, .md-tabs, .sb-balk { display: none }")
    box = page.locator(picture.start).bounding_box()
    assert box, f"{picture.address}: geen {picture.start}"
    top = box["y"] + page.evaluate("scrollY") - MARGIN
    file = folder / f"{picture.name}.png"
    clip = {"x": 0, "y": top, "width": WIDTH, "height": picture.height}
    page.screenshot(path=file, full_page=True, clip=clip)  # type: ignore[arg-type]
    return file


def main() -> int:
    """Builds the site in a folder of its own and takes every picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        built = spoorboek("build", "--zonder-papier", "--root", ROOT, "--site", Path(folder) / "s")
        if built.returncode:
            print(built.stderr, file=sys.stderr)
            return 1
        server = ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(_Quiet, directory=str(Path(folder) / "s"))
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=launch_flags()
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": 900})
        for picture in PICTURES:
            print(take(page, f"http://127.0.0.1:{server.server_port}/", picture, FOLDER).name)
        browser.close()
        server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
