"""`spoorboek watch`: what is new is proposed and never added; without a network nothing happens."""

import json
import re
import socket
from pathlib import Path

import pytest

from spoorboek.literature import INDEXES
from tests.checks.worlds import sound_world, spoil
from tests.commands import in_process
from tests.literature.indexes import Answer, recorded, said, serving

HOSTILE = (
    "Werk | [x](javascript:x) <img src=x onerror=x> @iemand #12 `c` *v* ::error::\u202e\x1b[2J"
)
SEARCH = """\
id: bijhouden
title: Bijhouden
date: '2026-01-05'
where: OpenAlex, PubMed en Crossref
purpose: Nieuwe publicaties vinden.
watch:
"""
SAVED = """\
  - index: {index}
    query: new employer
    since: '2026-01-05'
"""


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch):
    monkeypatch.setattr("time.sleep", lambda _: None)
    for name in ("SPOORBOEK_CONTACT", "OPENALEX_API_KEY", "NCBI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


def world_with(folder: Path, *indexes: str) -> Path:
    root = sound_world(folder)
    text = SEARCH + "".join(SAVED.format(index=index) for index in indexes)
    spoil(root, {"evidence/searches/bijhouden.yml": {"write": text}})
    return root


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return world_with(tmp_path, *INDEXES)


@pytest.fixture
def closed() -> str:
    """An address where nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as gone:
        return f"http://127.0.0.1:{gone.getsockname()[1]}"


def watch(root: Path, addresses: dict[str, str], *words: str | Path):
    places = [word for pair in addresses.items() for word in ("--index-address", "=".join(pair))]
    return in_process("watch", "--root", root, *places, *words)


def at(address: str) -> dict[str, str]:
    return dict.fromkeys(INDEXES, address)


def all_indexes(request, _):
    """All three in one place: they differ in what they are asked."""
    if "fcgi" in request.path:
        return recorded(f"pubmed-{request.path.strip('/').split('.')[0]}")
    if "search" in request.params:
        return recorded("openalex")
    is_first = request.params["cursor"] == "*"
    return recorded("crossref") if is_first else said({"message": {"items": []}})


def state(root: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def test_everything_new_is_named_with_who_found_it(world):
    before = state(world)
    with serving(all_indexes) as index:
        done = watch(world, at(index.address))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("4 nieuwe publicaties; 0 vondsten stonden al in de kennisbank.")
    assert "gevonden door: bijhouden (PubMed)" in done.stdout
    assert "https://doi.org/10.7717/peerj.4375" in done.stdout
    assert "Volgende stap:" in done.stdout
    assert state(world) == before


def test_what_the_base_holds_is_not_new(world):
    """Also when it waits or was left out: a reference is enough."""
    doi = "@article{lam2018,\n  title = {Anders geschreven},\n  year = {2018},\n  doi = {10.22175/MMB2017.10.0050}\n}\n"
    file = next((world / "evidence/references").glob("*.bib"))
    file.write_text(file.read_text(encoding="utf-8") + doi, encoding="utf-8")
    with serving(all_indexes) as index:
        told = json.loads(watch(world, at(index.address), "--format", "json").stdout)

    assert told["known"] == 1
    assert "10.22175/mmb2017.10.0050" not in {one.get("DOI") for one in told["candidates"]}
    assert len(told["candidates"]) == 3


def test_one_publication_in_two_indexes_is_one_proposal(tmp_path):
    root = world_with(tmp_path, "openalex", "crossref")
    same = {
        "message": {"total-results": 1, "items": [{"DOI": "10.7717/PEERJ.4375", "title": ["?"]}]}
    }

    def answer(request, _):
        return recorded("openalex") if "search" in request.params else said(same)

    with serving(answer) as index:
        told = watch(root, at(index.address)).stdout

    assert told.startswith("1 nieuwe publicatie;")
    assert "gevonden door: bijhouden (OpenAlex), bijhouden (Crossref)" in told


def test_dry_run_asks_nothing_and_shows_no_key(world, monkeypatch):
    monkeypatch.setenv("OPENALEX_API_KEY", "geheim")
    with serving(all_indexes) as index:
        done = watch(world, at(index.address), "--dry-run", "--contact", "iemand@example.org")

    assert index.requests == []
    assert done.stdout.count("nieuw vanaf 5 januari 2026") == 3
    assert "search=new+employer" in done.stdout
    assert "geheim" not in done.stdout
    assert "example.org" not in done.stdout


def test_without_network_one_line_says_so_and_nothing_changes(world, closed, tmp_path):
    out = tmp_path / "nieuw.json"
    before = state(world)
    done = watch(world, at(closed), "--format", "markdown", "--out", out)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "geen verbinding" in done.stderr
    assert not out.exists()
    assert state(world) == before


def test_one_index_that_fails_is_named_and_the_others_are_told(world, closed):
    with serving(all_indexes) as index:
        done = watch(world, at(index.address) | {"openalex": closed})

    assert done.returncode == 0
    assert "bijhouden · OpenAlex: niet gelukt: geen verbinding" in done.stdout
    assert "3 nieuwe publicaties" in done.stdout


def test_when_none_answers_the_reasons_are_told(world):
    with serving(lambda *_: Answer(b"onderhoud")) as index:
        done = watch(world, at(index.address))

    assert (done.returncode, done.stdout) == (2, "")
    assert "OpenAlex: het antwoord is niet te lezen" in done.stderr
    assert done.stderr.count("\n") == 1


def test_no_more_is_looked_at_than_was_promised(tmp_path, monkeypatch):
    root = world_with(tmp_path, "openalex")
    one = {"id": "x/W1", "publication_year": 2026}

    def answer(request, n):
        works = [one | {"display_name": f"Werk {n} {i}"} for i in range(100)]
        return said({"meta": {"count": 5000, "next_cursor": "meer"}, "results": works})

    with serving(answer) as index:
        told = watch(root, at(index.address)).stdout

    assert len(index.requests) == 2
    assert "5000 gevonden; de eerste 200 zijn bekeken" in told


def hostile(request, _):
    work = {"DOI": "10.1234/a|b](javascript:x)<b>@c", "title": [HOSTILE], "URL": "javascript:x",
            "author": [{"family": HOSTILE, "given": HOSTILE}], "container-title": [HOSTILE]}  # fmt: skip
    return said({"message": {"total-results": 1, "items": [work]}})


def test_markdown_lets_no_text_become_markup(tmp_path):
    root = world_with(tmp_path, "crossref")
    with serving(hostile) as index:
        told = watch(root, at(index.address), "--format", "markdown").stdout
    (row,) = [line for line in told.splitlines() if "Werk" in line and line.startswith("|")]

    bare = re.sub(r"<https://doi\.org/[\w%./]+>", "", row)

    assert len(re.findall(r"(?<!\\)\|", row)) == 5
    assert bare != row
    assert not re.search(r"(?<!\\)[\[\]()<>`*:]", bare)
    assert "@iemand" not in row
    assert "#12" not in row


def test_an_address_that_leads_elsewhere_is_not_kept(tmp_path):
    root = world_with(tmp_path, "crossref")
    with serving(hostile) as index:
        (one,) = json.loads(watch(root, at(index.address), "--format", "json").stdout)["candidates"]

    assert "URL" not in one


def test_the_terminal_is_not_steered(tmp_path):
    root = world_with(tmp_path, "crossref")
    with serving(hostile) as index:
        told = watch(root, at(index.address)).stdout

    assert "\x1b" not in told
    assert "\u202e" not in told


def test_nothing_new_makes_no_issue(tmp_path):
    root = world_with(tmp_path, "openalex")
    nothing = said({"meta": {"count": 0}, "results": []})
    out = tmp_path / "nieuw.json"
    with serving(lambda *_: nothing) as index:
        done = watch(root, at(index.address), "--format", "markdown", "--out", out)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not out.exists()


def test_a_long_list_fits_in_an_issue(tmp_path):
    root = world_with(tmp_path, "openalex")
    works = [
        {"id": f"x/W{i}", "display_name": f"{i} " + "lang " * 190, "doi": f"10.1234/{i}"}
        for i in range(150)
    ]
    out = tmp_path / "nieuw.json"
    with serving(lambda *_: said({"meta": {"count": 150}, "results": works})) as index:
        done = watch(root, at(index.address), "--format", "markdown", "--out", out)

    assert len(done.stdout.encode()) < 65_536
    assert "En nog 50; die staan in het bestand." in done.stdout
    assert len(json.loads(out.read_text(encoding="utf-8"))) == 150


def test_the_file_is_csl_json(world, tmp_path):
    out = tmp_path / "nieuw.json"
    with serving(all_indexes) as index:
        done = watch(world, at(index.address), "--out", out)
    data = {one["id"]: one for one in json.loads(out.read_text(encoding="utf-8"))}

    assert f"spoorboek import {out}" in done.stderr
    assert data["pubmed-42802988"]["author"][0] == {"family": "Imani", "given": "M"}
    assert data["openalex-W2741809807"]["issued"] == {"date-parts": [[2018]]}


def test_a_saved_search_stands_on_the_page_of_its_search(world, tmp_path):
    assert in_process("render", tmp_path / "out", "--root", world).returncode == 0
    (page,) = (tmp_path / "out").rglob("bijhouden/index.html")

    assert "PubMed, vanaf 5 januari 2026: new employer" in page.read_text(encoding="utf-8")


def test_without_saved_searches_nobody_is_asked(tmp_path):
    done = watch(sound_world(tmp_path), {})

    assert (done.returncode, done.stdout) == (0, "")
    assert "Geen enkele zoekactie heeft een opgeslagen zoekvraag" in done.stderr


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--contact", "geen adres"], "'geen adres' is geen e-mailadres."),
        (["--contact", "a@b.nl\r\nX: y"], "is geen e-mailadres."),
        (["--index-address", "pubmde=http://127.0.0.1:1"], "Bedoelde je 'pubmed'?"),
        (["--index-address", "pubmed=http://voorbeeld.nl:80"], "geen adres op deze machine"),
        (["--index-address", "pubmed=https://127.0.0.1:1"], "geen adres op deze machine"),
        (["--index-address", "pubmed=http://[::1"], "geen adres op deze machine"),
        (["--index-address", "pubmed"], "geen adres op deze machine"),
        (["--format", "pdf"], "Kies uit: text, markdown, json."),
    ],
)
def test_a_call_that_cannot_be_carried_out_is_one_line(world, words, reason):
    done = in_process("watch", "--root", world, *words)

    assert (done.returncode, done.stdout) == (2, "")
    assert reason in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_place_that_cannot_be_written_is_one_line(world, tmp_path):
    with serving(all_indexes) as index:
        done = watch(world, at(index.address), "--out", tmp_path / "weg" / "nieuw.json")

    assert done.returncode == 2
    assert "schrijven lukt niet" in done.stderr
