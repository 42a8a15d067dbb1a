"""Readers and searchers ask a bounded number of things of a site, and nothing stays unanswered."""

import json
from pathlib import Path

from bench.counting_server import counting_server
from bench.load import Wanted, load


def small_site(folder: Path) -> Path:
    files = {
        "index.html": '<link rel="stylesheet" href="a.css"><p>een',
        "twee/index.html": "<p>twee",
        "a.css": "p {}",
        "pagefind/pagefind.js": "1",
        "pagefind/pagefind-entry.json": json.dumps({"languages": {"nl": {"hash": "nl_1"}}}),
        "pagefind/wasm.nl.pagefind": "w",
        "pagefind/pagefind.nl_1.pf_meta": "m",
        "pagefind/index/nl_2.pf_index": "i",
        "pagefind/fragment/nl_3.pf_fragment": "f",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_every_request_is_counted_and_answered(tmp_path):
    with counting_server(small_site(tmp_path)) as traffic:
        readers, searchers = load(traffic.address.split("/")[2], Wanted.of(tmp_path), 3, 4, 2, 5)

    assert 3 * 4 <= len(readers.seconds) <= 3 * 5
    assert len(searchers.seconds) == 2 * (4 + 5 * 2)
    assert (readers.errors, searchers.errors) == (0, 0)
    assert len(traffic.answers) == len(readers.seconds) + len(searchers.seconds)


def test_what_is_not_there_is_an_error(tmp_path):
    wanted = Wanted.of(small_site(tmp_path))
    (tmp_path / "pagefind/pagefind.js").unlink()
    with counting_server(tmp_path) as traffic:
        _, searchers = load(traffic.address.split("/")[2], wanted, 1, 1, 2, 1)

    assert searchers.errors == 2
