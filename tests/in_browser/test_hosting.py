"""The real site behind a real nginx, and the rules held against every file it has."""

import gzip
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from spoorboek.assets import FOLDERS, bears_checksum
from spoorboek.pages.hosting import (
    ALWAYS,
    ASK_AGAIN,
    FOR_EVER,
    HEADERS,
    JUST_BYTES,
    caching,
    headers_file,
    kind,
)
from spoorboek.pages.servers import nginx
from tests.in_browser.conftest import NewPage, Served, watched
from tests.pages.test_hosting import said

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
needs_nginx = pytest.mark.skipif(NGINX is None, reason="nginx staat niet op deze machine")
HASHED_BY_PAGEFIND = re.compile(r"pagefind/(?:index|fragment|filter)/\w+_[0-9a-f]{6,}\.pf_\w+")


def files_of(folder: Path) -> list[str]:
    return sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file())


def test_every_file_of_the_site_has_one_rule_for_keeping(built_site: Path) -> None:
    text = (built_site / HEADERS).read_text(encoding="utf-8")
    paths = files_of(built_site)

    assert text == headers_file(paths)
    for path in paths:
        given = [value for name, value in said(path, text) if name == "Cache-Control"]
        assert given == ([] if caching(path) == ASK_AGAIN else [caching(path)]), path


def test_only_what_bears_a_checksum_is_kept_for_ever(built_site: Path) -> None:
    for path in files_of(built_site):
        bears = bears_checksum(path) or HASHED_BY_PAGEFIND.fullmatch(path)
        assert (caching(path) == FOR_EVER) == bool(bears), path
        assert bears_checksum(path) == path.startswith(FOLDERS), path


def test_only_the_search_index_is_just_bytes(built_site: Path) -> None:
    unknown = {path for path in files_of(built_site) if kind(path) == JUST_BYTES}

    assert {path for path in unknown if not path.startswith("pagefind/")} <= {HEADERS}


@pytest.fixture(scope="module")
def behind_nginx(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site behind nginx with the settings that `spoorboek hosting` writes."""
    folder = tmp_path_factory.mktemp("nginx")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    text = nginx(str(built_site), f"127.0.0.1:{port}", str(folder))
    for above in (folder, *built_site.parents[:2]):
        above.chmod(0o755)
    (folder / "nginx.conf").write_text(f"daemon off;\nuser {owner()};\n{text}", encoding="utf-8")
    command = [str(NGINX), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        for _ in range(200):
            with socket.socket() as trying:
                if trying.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None, server.stderr and server.stderr.read()
            time.sleep(0.05)
        yield Served(built_site, f"http://127.0.0.1:{port}/")
        server.terminate()


def owner() -> str:
    import getpass

    return getpass.getuser()


def answer(site: Served, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
    connection = HTTPConnection(site.address.split("/")[2], timeout=10)
    connection.request(
        method, f"/{path}", headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    return connection.getresponse()


@needs_nginx
def test_nginx_says_of_every_file_what_the_rules_say(behind_nginx: Served) -> None:
    one_of_each = {(Path(p).suffix, caching(p)): p for p in files_of(behind_nginx.folder)}
    for path in one_of_each.values():
        if path == HEADERS:
            continue
        got = answer(behind_nginx, path)
        assert got.status == 200, path
        assert got.headers.get_all("Cache-Control") == [caching(path)], path
        assert got.headers["Content-Type"] == kind(path), path
        assert {name: got.headers[name] for name in ALWAYS} == ALWAYS, path


@needs_nginx
def test_nginx_shows_our_page_for_what_is_not_there(behind_nginx: Served) -> None:
    for path in ("bestaat/niet/", "assets/css/weg.0123456789.css", HEADERS, ".git/config"):
        got = answer(behind_nginx, path)
        assert got.status == 404, path
        assert got.headers["Cache-Control"] == ASK_AGAIN, path
        assert got.read() == (behind_nginx.folder / "404.html").read_bytes(), path


@needs_nginx
def test_nginx_sends_less_and_only_what_changed(behind_nginx: Served) -> None:
    whole = (behind_nginx.folder / "index.html").read_bytes()
    got = answer(behind_nginx, "", Accept_Encoding="gzip")
    sent = got.read()

    assert gzip.decompress(sent) == whole
    assert len(sent) < len(whole) / 3
    assert answer(behind_nginx, "", If_None_Match=got.headers["ETag"]).status == 304
    assert answer(behind_nginx, "", method="POST").status == 405


@needs_nginx
def test_the_site_works_behind_nginx(behind_nginx: Served, new_page: NewPage) -> None:
    page = new_page()
    seen = watched(page)
    page.goto(behind_nginx.address, wait_until="load")
    page.keyboard.press("/")
    page.locator(".sb-zoekvenster__veld").fill("loonsanctie")
    page.locator(".sb-zoekvenster [role=option]").first.wait_for()

    assert not seen.complaints
    assert all(address.startswith((behind_nginx.address, "blob:")) for address in seen.requests)


@needs_nginx
def test_no_page_can_be_framed(behind_nginx: Served, new_page: NewPage) -> None:
    page = new_page()
    page.goto(behind_nginx.address)
    page.route(
        "**/lijst",
        lambda r: r.fulfill(
            body=f"<iframe src='{behind_nginx.address}'></iframe>", content_type="text/html"
        ),
    )
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.goto(f"{behind_nginx.address}lijst")
