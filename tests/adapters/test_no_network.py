"""Checking and building ask nothing of the network: without sockets they say the same."""

from pathlib import Path

from tests.adapters.worlds import buildable_world
from tests.commands import spoorboek

REFUSING = """
import socket
def refused(*_, **__):
    raise AssertionError("a connection was asked for")
for name in ("connect", "connect_ex", "sendto"):
    setattr(socket.socket, name, refused)
socket.getaddrinfo = socket.create_connection = refused
"""


def test_without_network_all_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "zonder").mkdir()
    (tmp_path / "zonder" / "sitecustomize.py").write_text(REFUSING, encoding="utf-8")
    world = buildable_world(tmp_path)
    way = f"{tmp_path / 'zonder'}:{Path(__file__).parents[2] / 'scripts'}"
    for words in (("check",), ("build", "--site", tmp_path / "site")):
        done = spoorboek(*words, "--root", world, PYTHONPATH=way)
        assert "a connection was asked for" not in done.stderr
        assert done.returncode == 0, done.stderr
    assert list((tmp_path / "site").rglob("*.pdf")), "no paper was made"
