"""What an index answers is read as far as it goes; what it does not answer is a reason in one line."""

import copy
import datetime
import json
import socket
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.literature import INDEXES, asking
from spoorboek.literature.answers import NoAnswer, Unreachable
from spoorboek.literature.asking import Asker
from spoorboek.literature.index import Question
from spoorboek.literature.work import Author, Work
from spoorboek.records.search import LiteratureIndex
from tests.literature.indexes import DATA, Answer, recorded, said, serving

QUESTION = Question('"new employer" & #wia', datetime.date(2026, 11, 1))
EMPTY_CROSSREF: Any = {"message": {"total-results": 2, "items": [], "next-cursor": "AoJ4"}}
GOOD = {
    "openalex": lambda request, _: recorded("openalex"),
    "crossref": lambda request, n: recorded("crossref") if n == 0 else said(EMPTY_CROSSREF),
    "pubmed": lambda request, _: recorded(f"pubmed-{request.path.strip('/').split('.')[0]}"),
}
EMPTY = {
    "openalex": {"meta": {"count": 0, "next_cursor": None}, "results": []},
    "crossref": EMPTY_CROSSREF,
    "pubmed": {"esearchresult": {"count": "0", "idlist": []}},
}

each = pytest.mark.parametrize("name", INDEXES)


@pytest.fixture(autouse=True)
def waits(monkeypatch) -> list[float]:
    """What would have been waited, in seconds; nobody waits in a test."""
    found: list[float] = []
    monkeypatch.setattr("time.sleep", found.append)
    return found


def asker(name: str, address: str, **who: str) -> Asker:
    return Asker(INDEXES[name], address=address, **who)


def works(name: str, address: str, **who: str) -> list[Work]:
    pages = INDEXES[name].pages(QUESTION, asker(name, address, **who))
    return [work for page in pages for work in page.works]


def reason(name: str, answer) -> str:
    with serving(answer) as index, pytest.raises(NoAnswer) as told:
        works(name, index.address)
    return str(told.value)


def test_a_saved_search_can_name_every_index():
    assert {word.value: word.label for word in LiteratureIndex} == {
        index.name: index.label for index in INDEXES.values()
    }


@each
def test_every_index_is_asked_at_its_own_safe_address(name):
    assert INDEXES[name].address.startswith("https://")


def test_openalex_is_read():
    with serving(GOOD["openalex"]) as index:
        (work,) = works("openalex", index.address)

    assert (work.title[:15], work.year, work.doi) == (
        "The state of OA", "2018", "10.7717/peerj.4375",
    )  # fmt: skip
    assert work.authors == (Author("Piwowar", "Heather A."), Author("Larivière", "Vincent"))
    assert (work.id, work.container, work.kind) == ("W2741809807", "PeerJ", "article-journal")


def test_crossref_is_read():
    with serving(GOOD["crossref"]) as index:
        lamb, chapter = works("crossref", index.address)

    assert (lamb.first_author, lamb.year, lamb.doi) == (
        "Stewart", "2018", "10.22175/mmb2017.10.0050",
    )  # fmt: skip
    assert (chapter.kind, chapter.year) == ("chapter", "1964")


def test_pubmed_is_read():
    with serving(GOOD["pubmed"]) as index:
        (work,) = works("pubmed", index.address)

    assert work.authors == (Author("Imani", "M"), Author("Lotfi", "M"))
    assert (work.year, work.doi, work.id) == ("2026", "10.1155/bmri/4808235", "42802988")
    assert work.title.endswith("Immune-Checkpoint Pathways")


@each
def test_a_question_is_asked_whole_and_politely(name):
    with serving(GOOD[name]) as index:
        works(name, index.address, contact="iemand@example.org", key="geheim")
        first = index.requests[0]

    assert QUESTION.query in first.params.values()
    assert any("2026" in value for value in first.params.values())
    assert first.params[INDEXES[name].contact] == "iemand@example.org"
    assert first.params["api_key"] == "geheim"
    assert first.headers["User-Agent"].startswith("Spoorboek/")
    assert "mailto:iemand@example.org" in first.headers["User-Agent"]


@each
def test_who_does_not_want_to_be_reached_is_not_named(name):
    with serving(GOOD[name]) as index:
        works(name, index.address)

    for request in index.requests:
        assert INDEXES[name].contact not in request.params
        assert "api_key" not in request.params
        assert "mailto" not in request.headers["User-Agent"]


@each
def test_between_two_requests_lies_a_pause(name, waits):
    with serving(lambda *_: said({})) as index:
        ask = asker(name, index.address)
        ask("a", {})
        ask("b", {})

    assert len(waits) == 2
    assert 0 < waits[1] <= asking.PAUSE


@each
def test_nothing_found_is_an_answer(name):
    with serving(lambda *_: said(EMPTY[name])) as index:
        assert works(name, index.address) == []


@pytest.mark.parametrize("name", ["openalex", "crossref"])
def test_pages_are_followed_to_the_last(name):
    def answer(request, n):
        data = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
        following = f"bladzijde+{n + 1}" if n < 2 else None
        if name == "openalex":
            data["meta"]["next_cursor"] = following
        else:
            data["message"]["next-cursor"] = following
        return said(data)

    with serving(answer) as index:
        found = works(name, index.address)

    assert len(index.requests) == 3
    assert [r.params["cursor"] for r in index.requests] == ["*", "bladzijde+1", "bladzijde+2"]
    assert len(found) == 3 * (1 if name == "openalex" else 2)


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_index_is_asked_again_when_it_says(status, waits):
    def answer(request, n):
        busy = Answer(b"", status, {"Retry-After": "7"})
        return busy if n == 0 else recorded("openalex")

    with serving(answer) as index:
        assert len(works("openalex", index.address)) == 1

    assert 7.0 in waits


def test_a_moment_is_as_good_as_a_number_of_seconds(waits):
    def answer(request, n):
        moment = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=30)
        busy = Answer(b"", 429, {"Retry-After": format_datetime(moment, usegmt=True)})
        return busy if n == 0 else recorded("openalex")

    with serving(answer) as index:
        works("openalex", index.address)

    assert any(20 < wait <= 30 for wait in waits)


@pytest.mark.parametrize(
    ("answer", "words", "asked"),
    [
        (Answer(b"", 429, {"Retry-After": "86400"}), "86400 seconden geduld", 1),
        (Answer(b"", 429, {"Retry-After": "onzin"}), "te vaak gevraagd (429)", 3),
        (Answer(b"", 500), "geeft een fout (500)", 3),
        (Answer(b"", 404), "bestaat daar niet (404)", 1),
        (Answer(b"", 403), "geweigerd (403)", 1),
        (Answer(b"", 302, {"Location": "http://127.0.0.1:1/elders"}), "volgen wij niet", 1),
        (Answer(b"<html>onderhoud</html>"), "niet te lezen", 1),
        (Answer(b""), "niet te lezen", 1),
        (Answer(b"[" * 100_000), "niet te lezen", 1),
        (Answer(b'{"results": ' + b"9" * 10_000 + b"}"), "niet te lezen", 1),
        (Answer(b"\xff\xfe"), "niet te lezen", 1),
        (Answer(b"[]"), "andere vorm", 1),
        (Answer(b'{"results": {}, "message": 3, "esearchresult": "x"}'), "andere vorm", 1),
        (Answer(b'<!DOCTYPE lolz [<!ENTITY a "b">]><x>&a;</x>'), "niet te lezen", 1),
    ],
)
@each
def test_no_use_of_an_answer_is_a_reason(name, answer, words, asked):
    with serving(lambda *_: answer) as index, pytest.raises(NoAnswer) as told:
        works(name, index.address)

    assert words in str(told.value)
    assert len(index.requests) == asked


def test_an_answer_without_end_is_cut_off(monkeypatch):
    monkeypatch.setattr(asking, "MAX_BYTES", 1000)

    assert "groter dan" in reason("openalex", lambda *_: Answer(b" " * 2000))


def test_an_index_that_says_nothing_is_left(monkeypatch):
    monkeypatch.setattr(asking, "TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(NoAnswer) as told:
        works("openalex", f"http://127.0.0.1:{silent.getsockname()[1]}")

    assert "te laat" in str(told.value)


def test_an_index_that_is_not_there_cannot_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(Unreachable):
        works("openalex", f"http://127.0.0.1:{port}")


def test_pubmed_says_what_it_does_not_understand():
    """It may put a bare line break in a text, which JSON does not allow."""
    body = b'{"esearchresult":{"ERROR":"Search Backend failed:\nretstart is too large"}}'

    assert "Search Backend failed: retstart" in reason("pubmed", lambda *_: Answer(body))


def values() -> st.SearchStrategy[Any]:
    plain = st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.floats()
    return st.recursive(
        plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner), max_leaves=8
    )  # fmt: skip


def places(data: Any, path: tuple = ()) -> list[tuple]:
    if isinstance(data, dict):
        return [path, *(p for key in data for p in places(data[key], (*path, key)))]
    if isinstance(data, list):
        return [path, *(p for n in range(len(data)) for p in places(data[n], (*path, n)))]
    return [path]


def changed(data: Any, path: tuple, value: Any) -> Any:
    if not path:
        return value
    data = copy.copy(data)
    data[path[0]] = changed(data[path[0]], path[1:], value)
    return data


@each
@given(data=st.data())
def test_whatever_stands_anywhere_in_an_answer_it_is_read_or_refused(name, data):
    def one(answer: str) -> Any:
        good = json.loads((DATA / f"{answer}.json").read_text(encoding="utf-8"))
        place = data.draw(st.sampled_from(places(good)))
        return changed(good, place, data.draw(values()))

    def ask(path, params):
        if params.get("cursor", "*") != "*":
            return EMPTY[name]
        return one(f"pubmed-{path.split('.')[0]}" if name == "pubmed" else name)

    try:
        found = [work for page in INDEXES[name].pages(QUESTION, ask) for work in page.works]
    except NoAnswer:
        return
    for work in found:
        assert all(isinstance(text, str) for text in (work.title, work.doi, work.url, work.year))
        json.dumps(work.csl)


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("Heather A. Piwowar", Author("Piwowar", "Heather A.")),
        ("Jan van der Berg", Author("van der Berg", "Jan")),
        ("UWV", Author("UWV")),
        ("de Vries", Author("de Vries")),
    ],
)
def test_a_spoken_name_is_split_at_its_family_name(name, author):
    assert Author.of_full_name(name) == author


def test_markup_of_databases_is_not_part_of_a_title():
    answer = {
        "message": {"items": [{"title": ["The <i>p</i> < 0.05 &amp; <jats:sub>2</jats:sub>"]}]}
    }
    with serving(lambda *_: said(answer)) as index:
        (work,) = works("crossref", index.address)

    assert work.title == "The p < 0.05 & 2"
