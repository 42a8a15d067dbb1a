"""`spoorboek serve`: a live preview that follows what you save."""

import gc
import logging
import secrets
import socket
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import Root, needs_prose, refuse_wrong_moment, refused
from spoorboek.adapters.command_line.build import finish, say
from spoorboek.adapters.command_line.preview import WATCHED, Preview
from spoorboek.adapters.command_line.search_index import index
from spoorboek.adapters.command_line.watching import watch

SETTLED = 0.05
"""Seconds without another change after which a save is taken for whole."""


def run(
    root: Root = Path(),
    host: Annotated[
        str, typer.Option(metavar="ADRES", help="Adres om op te luisteren.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=1, max=65535, metavar="POORT", help="Poort om op te luisteren.")
    ] = 8000,
) -> None:
    """Toon de site en volg wat je bewaart in docs/, evidence/, overrides/ en scripts/; data/ en zoeken zijn van de start."""
    root = needs_prose(root)
    refuse_wrong_moment()
    _refuse_if_taken(host, port)
    # Where the rest of the site is made in a thread, what is saved must not wait for it.
    sys.setswitchinterval(0.0005)
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="spoorboek-") as name:
        preview = Preview(root, Path(name))
        preview.out.mkdir()
        say("Kennisbank nakijken, proza opmaken en bladzijden maken")
        preview.follow()
        if preview.site is None:
            raise typer.Exit(1)
        say("Zoekindex maken")
        finish(preview.site, preview.out)
        index(preview.out)
        gc.freeze()  # the base stays: from here on memory is tidied in quiet moments, without it
        try:
            _serve(preview, host, port)
        finally:
            preview.end()


def _serve(preview: Preview, host: str, port: int) -> None:
    from mkdocs.livereload import LiveReloadServer

    class Server(LiveReloadServer):
        """Lets its own script into pages that else take scripts from files only."""

        def look_again(self) -> None:
            """Have the preview follow, and browsers look once more."""
            with self._rebuild_cond:
                self._want_rebuild = True
                self._rebuild_cond.notify_all()

        def _inject_js_into_html(self, content: bytes, epoch: float) -> bytes:
            page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
            nonce = secrets.token_urlsafe().encode()
            page = page.replace(b"script-src ", b"script-src 'nonce-%b' " % nonce, 1)
            return (b'<script nonce="%b">' % nonce).join(page.rsplit(b"<script>", 1))

    server = Server(preview.follow, host, port, str(preview.out))
    server.build_delay = SETTLED
    server._watched_paths[str(preview.root)] = 1  # by us; else no page asks whether it changed
    preview.tell = server.look_again
    places = (preview.root / name for name in WATCHED)
    with watch([p for p in places if p.exists()], server.look_again, preview.is_behind):
        say(f"Kijk op {server.url} (stoppen: Ctrl+C)")
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()  # its own thread would go on


def _refuse_if_taken(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            return
    except OSError as error:
        raise refused("luisteren", error, f"{host}:{port}") from None
