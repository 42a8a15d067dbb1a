"""The comment under a proposal: what a stranger's check left behind is data, and it lands in one place."""

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from spoorboek.adapters.proposal.__main__ import main
from spoorboek.adapters.proposal.comment import MARKER
from spoorboek.adapters.proposal.left_behind import FILES, MOST_BYTES, Unreadable, in_archive
from spoorboek.report import Report, Section, as_json
from tests.test_report import HOSTILE, SOUND, spoilt

ROOT = Path(__file__).parents[2]
KEY = "sleutel-van-de-workflow"
HEAD = "a" * 40


def archive(**files: str | bytes) -> bytes:
    """What the check leaves behind; `findings__json` stands for findings.json."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(name.replace("__", "."), text)
    return content.getvalue()


def sound_archive(number: object = 7) -> bytes:
    return archive(
        number=f"{number}\n", findings__json=as_json(SOUND), conclusions__json=as_json(SOUND)
    )


class World:
    """A GitHub of our own: what it holds, and what it was asked."""

    def __init__(self) -> None:
        self.archive = sound_archive()
        self.size: int | None = None
        self.artifacts = ["voorstel", "voorbeeld"]
        self.comments: list[dict[str, Any]] = []
        self.pull: dict[str, Any] = {
            "state": "open",
            "head": {"sha": HEAD, "ref": "tak", "repo": {"full_name": "vreemd/spoorboek"}},
            "base": {"repo": {"full_name": "huis/spoorboek"}},
        }
        self.event: dict[str, Any] = {
            "repository": {"full_name": "huis/spoorboek"},
            "workflow_run": {
                "id": 55,
                "event": "pull_request",
                "head_sha": HEAD,
                "head_branch": "tak",
                "head_repository": {"full_name": "vreemd/spoorboek"},
            },
        }
        self.redirect = "/opslag"
        self.asked: list[tuple[str, str, str | None]] = []
        self.written: list[tuple[str, str, str]] = []

    def answer(self, method: str, path: str, key: str | None, body: bytes) -> tuple[int, Any]:
        self.asked.append((method, path, key))
        start, _, query = path.partition("?")
        if start == "/opslag":
            return 200, self.archive
        if key != f"Bearer {KEY}":
            return 401, {}
        if method != "GET":
            self.written.append((method, start, json.loads(body)["body"]))
            return 201, {}
        match start.split("/")[4:]:
            case ["actions", "runs", "55", "artifacts"]:
                size = len(self.archive) if self.size is None else self.size
                kept = [
                    {"name": name, "id": n, "size_in_bytes": size, "expired": False}
                    for n, name in enumerate(self.artifacts)
                ]
                return 200, {"artifacts": kept}
            case ["actions", "artifacts", "0", "zip"]:
                return 302, self.redirect
            case ["pulls", "7"]:
                return 200, self.pull
            case ["issues", "7", "comments"]:
                page = int(dict(part.split("=") for part in query.split("&"))["page"])
                return 200, self.comments[100 * (page - 1) : 100 * page]
        return 404, {}


@contextmanager
def served(world: World) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, content = world.answer(
                self.command, self.path, self.headers.get("Authorization"), body
            )
            self.send_response(status)
            if status == 302:
                self.send_header("Location", content)
                content = b""
            self.end_headers()
            self.wfile.write(
                content if isinstance(content, bytes) else json.dumps(content).encode()
            )

        do_GET = do_POST = do_PATCH = _do  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def placed(tmp_path, monkeypatch, capsys):
    """Place the comment in a world: the status, and what was said."""

    def place(world: World) -> tuple[int, str]:
        (tmp_path / "event.json").write_text(json.dumps(world.event), encoding="utf-8")
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
        monkeypatch.setenv("GITHUB_TOKEN", KEY)
        monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.voorbeeld")
        with served(world) as address:
            monkeypatch.setenv("GITHUB_API_URL", address)
            status = main(["place"])
        said = capsys.readouterr()
        return status, said.out + said.err

    return place


def parsed(markdown: str) -> LexborHTMLParser:
    return LexborHTMLParser(
        MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    )


def test_a_first_comment_is_placed_and_a_later_one_replaces_it(placed):
    world = World()
    assert placed(world) == (0, "Reactie geplaatst bij voorstel 7.\n")
    ((method, path, text),) = world.written
    assert (method, path) == ("POST", "/repos/huis/spoorboek/issues/7/comments")
    assert text.startswith(f"{MARKER}\n\n### Bevindingen")

    world.comments = [{"id": 99, "user": {"login": "github-actions[bot]"}, "body": text}]
    world.written = []
    assert placed(world) == (0, "Reactie bijgewerkt bij voorstel 7.\n")
    assert [one[:2] for one in world.written] == [
        ("PATCH", "/repos/huis/spoorboek/issues/comments/99")
    ]


def test_the_comment_says_how_to_look_and_what_it_is(placed):
    world = World()
    placed(world)
    tree = parsed(world.written[0][2])

    assert [node.attributes["href"] for node in tree.css("a")] == [
        "https://github.voorbeeld/huis/spoorboek/actions/runs/55",
        "https://github.voorbeeld/huis/spoorboek/blob/HEAD/docs/over/beheer.md",
    ]
    assert "Het is geen oordeel" in tree.text()
    assert (ROOT / "docs/over/beheer.md").is_file()

    world.artifacts = ["voorstel"]
    world.written = []
    placed(world)
    assert "De site met dit voorstel" not in world.written[0][2]


@pytest.mark.parametrize("user", [{"login": "vreemd"}, {"login": "dependabot[bot]"}, None])
def test_the_comment_of_somebody_else_is_never_changed(placed, user):
    world = World()
    world.comments = [{"id": 98, "user": user, "body": f"{MARKER}\n\nx"}]
    placed(world)

    assert [method for method, *_ in world.written] == ["POST"]


def test_our_comment_is_found_behind_many_others(placed):
    world = World()
    other = {"id": 1, "user": {"login": "vreemd"}, "body": "x"}
    ours = {"id": 99, "user": {"login": "github-actions[bot]"}, "body": f"{MARKER}\n\nx"}
    world.comments = [other] * 250 + [ours]
    placed(world)

    assert [method for method, *_ in world.written] == ["PATCH"]


# What does not agree is not placed


def other_branch(world: World) -> None:
    world.pull["head"]["ref"] = "andere-tak"


def other_repository(world: World) -> None:
    world.pull["head"]["repo"]["full_name"] = "huis/spoorboek"


def lost_fork(world: World) -> None:
    world.pull["head"]["repo"] = None


def unknown_number(world: World) -> None:
    world.archive = sound_archive(8)


def spoilt_number(world: World) -> None:
    world.archive = sound_archive("7/../8")


def no_number(world: World) -> None:
    world.archive = archive(findings__json=as_json(SOUND))


def no_archive(world: World) -> None:
    world.archive = b"PK\x03\x04 geen archief"


def no_report(world: World) -> None:
    world.archive = archive(number="7", findings__json='{"title": 1}')


def too_large(world: World) -> None:
    world.size = MOST_BYTES + 1


def larger_than_said(world: World) -> None:
    world.archive = b"x" * (MOST_BYTES + 1)
    world.size = 10


def blown_up(world: World) -> None:
    world.archive = archive(number="7", findings__json=b"0" * (40 * MOST_BYTES))


def led_away(world: World) -> None:
    world.redirect = "http://ergens.voorbeeld/opslag"


def led_to_a_file(world: World) -> None:
    world.redirect = "file:///etc/hostname"


def strange_repository(world: World) -> None:
    world.event["repository"]["full_name"] = "huis/spoorboek/../ander"


@pytest.mark.parametrize(
    "spoil",
    [
        *(other_branch, other_repository, lost_fork, unknown_number, spoilt_number, no_number),
        *(no_archive, no_report, too_large, larger_than_said, blown_up, led_away, led_to_a_file),
        strange_repository,
    ],
)
def test_what_does_not_agree_is_refused_in_one_line(placed, spoil):
    world = World()
    spoil(world)
    status, said = placed(world)

    assert (status, world.written) == (1, [])
    assert re.fullmatch(r"Geen reactie: .+\.\n", said)


@pytest.mark.parametrize("what", ["sha", "state", "event", "artifacts"])
def test_what_is_over_is_left_alone(placed, what):
    world = World()
    match what:
        case "sha":
            world.pull["head"]["sha"] = "b" * 40
        case "state":
            world.pull["state"] = "closed"
        case "event":
            world.event["workflow_run"]["event"] = "push"
        case "artifacts":
            world.artifacts = []
    status, _ = placed(world)

    assert (status, world.written) == (0, [])


def test_the_key_goes_to_github_alone(placed):
    world = World()
    placed(world)

    assert {key for _, path, key in world.asked if path == "/opslag"} == {None}
    assert {key for _, path, key in world.asked if path != "/opslag"} == {f"Bearer {KEY}"}


def test_an_address_without_a_lock_gets_no_key(monkeypatch, tmp_path, capsys):
    (tmp_path / "event.json").write_text("{}", encoding="utf-8")
    for name, value in (
        *(("GITHUB_EVENT_PATH", str(tmp_path / "event.json")), ("GITHUB_TOKEN", KEY)),
        *(("GITHUB_SERVER_URL", "https://x"), ("GITHUB_API_URL", "http://api.voorbeeld")),
    ):
        monkeypatch.setenv(name, value)

    assert main(["place"]) == 1
    assert "niet https" in capsys.readouterr().err


# Hostile text


def test_text_of_a_stranger_is_no_markup_in_the_comment(placed):
    """No tag, link, image, mention or second marker; the links are ours alone."""
    world = World()
    bad = as_json(spoilt(f"{MARKER} {HOSTILE}"))
    world.archive = archive(number="7", findings__json=bad, conclusions__json=bad)
    placed(world)
    ((_, _, text),) = world.written
    tree = parsed(text)

    assert text.count("<!--") == 1
    assert len(tree.css("a")) == 2
    assert not tree.css("script, img, input, code:not(p > code), [onerror], h1, h2, li")
    assert not re.search(r"@i|#1|www\.|\x1b|\u202e", text)


def test_a_comment_is_never_too_long_to_place(placed):
    world = World()
    rows = tuple((str(n), "|" * 500) for n in range(5_000))
    long = as_json(
        Report("|" * 5_000, "#" * 5_000, ("*" * 500,) * 150, (Section("x", ("a", "b"), rows),) * 9)
    )
    world.archive = archive(number="7", findings__json=long, conclusions__json=long)
    placed(world)

    assert len(world.written[0][2]) <= 65_000


def test_only_what_is_known_is_read_from_an_archive():
    content = archive(
        **{"../../elders": "x", "number": "7", "n" * 200: "x", "findings__json": as_json(SOUND)}
    )

    assert in_archive(content).reports == (SOUND,)
    assert len(FILES) == 3


@given(st.integers(0, len(sound_archive()) - 1), st.binary(min_size=1, max_size=30))
@example(729, b"\x00")  # an entry that would begin before the archive
def test_a_broken_archive_is_read_or_refused(place, bytes_):
    content = sound_archive()

    with suppress(Unreadable):
        assert in_archive(content[:place] + bytes_ + content[place:]).number


# How it is asked


def test_the_summary_of_a_run_shows_the_reports(tmp_path, capsys):
    (tmp_path / "number").write_text("7\n", encoding="utf-8")
    (tmp_path / "findings.json").write_text(as_json(SOUND), encoding="utf-8")

    assert main(["show", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("### Bevindingen\n\n**Twee nieuwe.**")


def test_another_question_is_told_what_can_be_asked(capsys):
    assert main([]) == 2
    assert "show MAP" in capsys.readouterr().err


def test_what_may_write_needs_nothing_but_python():
    """No package of others runs beside the key."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import spoorboek.adapters.proposal.__main__"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, ROOT / "scripts"],
        capture_output=True,
        encoding="utf-8",
    )

    assert done.returncode == 0, done.stderr
