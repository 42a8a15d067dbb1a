"""`spoorboek hosting`: files that set up a server of one's own by the same rules as the site's `_headers`."""

from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import not_among_sources, refused, writable
from spoorboek.pages.servers import CONTAINERFILE, caddy, nginx


def run(
    folder: Annotated[Path, typer.Argument(metavar="MAP", help="Waar de bestanden komen.")],
) -> None:
    """Schrijf de instellingen voor een eigen server: nginx, Caddy en een container."""
    writable(not_among_sources(folder, Path()).absolute().parent)
    texts = {"nginx.conf": nginx(), "Caddyfile": caddy(), "Containerfile": CONTAINERFILE}
    try:
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise refused("schrijven", error, folder) from None
    print(f"{', '.join(texts)} in {folder}")
