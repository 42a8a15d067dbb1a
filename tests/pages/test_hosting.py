"""One source says what servers send along; every form of it says the same."""

import re

import pytest

from spoorboek.pages.hosting import (
    ALWAYS,
    ASK_AGAIN,
    CACHING,
    FOR_EVER,
    KINDS,
    caching,
    headers_file,
    kind,
)
from spoorboek.pages.servers import CONTAINERFILE, caddy, nginx

DATA = ["data/a.bib", "data/a.ris", "data/a.csv", "data/diep/a.sqlite"]


def rules(text: str) -> list[tuple[str, dict[str, str]]]:
    """The blocks of a `_headers` file, as its readers take it apart."""
    blocks = [block.splitlines() for block in text.strip().split("\n\n")]
    return [(path, dict(line.strip().split(": ", 1) for line in lines)) for path, *lines in blocks]


def said(path: str, text: str) -> list[tuple[str, str]]:
    """Every header that these rules give a file; one given twice stands there twice."""
    return [
        item
        for pattern, headers in rules(text)
        if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), f"/{path}")
        for item in headers.items()
    ]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("index.html", ASK_AGAIN),
        ("bewijs/bronnen/index.html", ASK_AGAIN),
        ("assets/js/quiz.0123456789.js", FOR_EVER),
        ("assets/zoekwoorden.json", ASK_AGAIN),
        ("pagefind/index/nl_1.pf_index", FOR_EVER),
        ("pagefind/pagefind-entry.json", ASK_AGAIN),
        ("data/a.csv", "public, max-age=3600"),
        ("over/data/index.html", ASK_AGAIN),
    ],
)
def test_every_form_keeps_a_file_as_long(path, value):
    text = headers_file(DATA)
    given = [header for name, header in said(path, text) if name == "Cache-Control"]
    in_nginx = [
        kept
        for pattern, kept in re.findall(r'"~(\S+)" "(public[^"]*)";', nginx())
        if re.match(pattern, f"/{path}")
    ]

    assert caching(path) == value
    assert given == ([] if value == ASK_AGAIN else [value])
    assert in_nginx == given


def test_no_folder_has_two_rules():
    folders = [folder for rule in CACHING for folder in rule.folders]

    assert not [(a, b) for a in folders for b in folders if a is not b and a.startswith(b)]


def test_every_form_says_all_that_goes_with_every_answer():
    for name, value in ALWAYS.items():
        assert (name, value) in said("404.html", headers_file([]))
        assert f'add_header {name} "{value}" always;' in nginx()
        assert f'{name} "{value}"' in caddy()
        assert '"' not in value
    assert "frame-ancestors 'none'" in ALWAYS["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["data/a.csv", "bewijs/verklaringen/a/index.json", "index.html"])
def test_programs_elsewhere_may_read_everything(path):
    assert ("Access-Control-Allow-Origin", "*") in said(path, headers_file(DATA))


def test_kinds_that_hosts_do_not_know_are_told_once():
    text = headers_file(DATA)

    for path in DATA:
        told = [value for name, value in said(path, text) if name == "Content-Type"]
        assert told == ([] if path.endswith(".csv") else [kind(path)])


def test_the_rules_stay_within_what_hosts_read():
    """Cloudflare Pages reads a hundred rules of 2,000 characters a line."""
    text = headers_file(DATA)

    assert len(rules(text)) < 100
    assert max(map(len, text.splitlines())) < 2_000


def test_what_is_not_known_is_bytes_and_never_a_page():
    assert kind("pagefind/wasm.nl.pagefind") == "application/octet-stream"
    assert all(";" not in value or "charset=utf-8" in value for value in KINDS.values())


def test_the_container_has_no_rights_and_a_check_of_its_health():
    assert re.search(r"^USER [1-9]\d*$", CONTAINERFILE, re.MULTILINE)
    assert "HEALTHCHECK" in CONTAINERFILE
    assert "--read-only" in CONTAINERFILE
    assert set(re.findall(r"^COPY (\S+)", CONTAINERFILE, re.MULTILINE)) == {
        "hosting/nginx.conf",
        "site/",
    }


def test_caddy_keeps_the_rule_of_a_folder_over_the_general_one():
    """Caddy carries out the general header last: it may only fill in what no folder has said."""
    general = [line.strip() for line in caddy().splitlines() if ASK_AGAIN in line]

    assert [line.partition('"')[0].strip() for line in general] == [
        "?Cache-Control",
        "header Cache-Control",
    ]
