"""Only what is told to be gone on two days is broken; what says nothing changes nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.outside_links.asking import Answer
from spoorboek.outside_links.history import (
    MOST_RUNS,
    History,
    Verdict,
    days_gone,
    in_archive,
    kept_as,
    last_fine,
    verdict,
    with_answer,
)
from spoorboek.outside_links.kept import FILE, Unreadable, as_text, read_kept, write_kept
from spoorboek.outside_links.rounds import answers, waiting

CERTAIN = ("200", "204", "404", "410")
UNCERTAIN = ("403", "429", "500", "503", "302", "timeout", "tls", "no-host", "not-public", "robots")
TOLD = st.lists(
    st.tuples(st.integers(1, 60), st.sampled_from(CERTAIN + UNCERTAIN)), max_size=40
).map(lambda told: sorted(told, key=lambda one: one[0]))


def day(number: int) -> str:
    return f"2026-{1 + number // 28:02d}-{1 + number % 28:02d}"


def history(*told: tuple[int, str]) -> History:
    found: History = ()
    for number, answer in told:
        found = with_answer(found, answer, day(number))
    return found


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], Verdict.NEVER),
        ([(1, "200")], Verdict.FINE),
        ([(1, "404")], Verdict.ONCE),
        ([(1, "404"), (1, "404")], Verdict.ONCE),
        ([(1, "404"), (2, "404")], Verdict.BROKEN),
        ([(1, "404"), (2, "410")], Verdict.BROKEN),
        ([(1, "404"), (2, "timeout"), (3, "404")], Verdict.BROKEN),
        ([(1, "404"), (2, "404"), (3, "403")], Verdict.BROKEN),
        ([(1, "404"), (2, "404"), (3, "200")], Verdict.FINE),
        ([(1, "404"), (2, "200"), (3, "404")], Verdict.ONCE),
        ([(1, "200"), (2, "503")], Verdict.FINE),
        *[([(1, answer), (9, answer)], Verdict.UNSURE) for answer in UNCERTAIN],
    ],
)
def test_what_may_be_said_of_an_address(told, expected):
    assert verdict(history(*told)) is expected


@given(TOLD)
def test_broken_means_gone_on_two_days_since_it_was_last_there(told):
    certain = [(number, answer) for number, answer in told if answer in CERTAIN]
    since = []
    for number, answer in reversed(certain):
        if answer.startswith("2"):
            break
        since.append(number)

    assert (verdict(history(*told)) is Verdict.BROKEN) == (len(set(since)) > 1)


@given(TOLD)
def test_what_says_nothing_changes_nothing(told):
    certain = [one for one in told if one[1] in CERTAIN]

    if certain:
        assert verdict(history(*told)) is verdict(history(*certain))
        assert last_fine(history(*told)) in ("", last_fine(history(*certain)))


@given(TOLD)
def test_a_history_stays_short_and_comes_back_from_its_file(tmp_path_factory, told):
    kept = {"https://a.test/": history(*told)} if told else {}
    root = tmp_path_factory.mktemp("basis")
    (root / "evidence").mkdir()
    write_kept(root, kept)

    assert all(len(runs) <= MOST_RUNS for runs in kept.values())
    assert read_kept(root) == kept


def test_the_file_holds_a_line_for_each_address_in_order():
    text = as_text(
        {"https://b.test/": history((1, "200")), 'https://a.test/"\u2028': history((2, "404"))}
    )

    assert list(json.loads(text)) == ['https://a.test/"\u2028', "https://b.test/"]
    assert text.count("\n") == 4
    assert text.isascii()


@pytest.mark.parametrize(
    "text",
    [
        "[]x",
        "[1]",
        '{"a": 1}',
        '{"a": [1]}',
        '{"a": [{"answer": "200"}]}',
        "\ufffe",
        "<<<<<<< HEAD",
        '{"a": [{"answer": "<b>", "first": "2026-01-01", "last": "2026-01-01"}]}',
        '{"a": [{"answer": "200", "first": "nu", "last": "2026-01-01"}]}',
    ],
)
def test_a_file_that_is_not_ours_is_not_read(tmp_path, text):
    (tmp_path / "evidence").mkdir()
    (tmp_path / FILE).write_text(text, encoding="utf-8")

    with pytest.raises(Unreadable):
        read_kept(tmp_path)


def test_days_are_those_since_it_was_last_there():
    assert days_gone(history((1, "404"), (2, "200"), (3, "404"), (4, "403"), (9, "410"))) == [
        "2026-01-04",
        "2026-01-10",
    ]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.test/b#c", "https://a.test/b"),
        ("https://doi.org/10.1000/ABC", "https://doi.org/10.1000/abc"),
        ("http://dx.doi.org/10.1000/abc#x", "https://doi.org/10.1000/abc"),
        ("https://doi.org/", "https://doi.org/"),
        ("https://[oeps/", "https://[oeps/"),
    ],
)
def test_one_page_has_one_history(address, kept):
    assert kept_as(address) == kept


def test_the_archive_is_asked_for_the_day_on_which_the_page_was_there():
    assert in_archive("https://a.test/x?y=1", "2026-03-01") == (
        "https://web.archive.org/web/20260301/https://a.test/x?y=1"
    )
    assert (
        in_archive('https://a.test/"><b>')
        == "https://web.archive.org/web/*/https://a.test/%22%3E%3Cb%3E"
    )


def test_a_round_takes_the_longest_forgotten_first_and_nothing_twice_a_day():
    kept = {"a": history((3, "200")), "b": history((1, "404")), "c": history((4, "200"))}

    assert waiting(["a", "b", "c", "d"], kept, day(4)) == ["d", "b", "a"]


def test_a_host_that_is_busy_is_left_for_another_day():
    asked = []

    def ask(address: str) -> Answer:
        asked.append(address)
        return Answer("429", is_host_busy="druk" in address)

    found = dict(
        answers(
            [
                "https://druk.test/1",
                "https://druk.test/2",
                "https://kalm.test/1",
                "https://kalm.test/2",
            ],
            ask,
            60,
        )
    )

    assert (
        sorted(found)
        == sorted(asked)
        == ["https://druk.test/1", "https://kalm.test/1", "https://kalm.test/2"]
    )


def test_without_time_nothing_is_asked():
    assert list(answers(["https://a.test/"], lambda _: Answer("200"), 0)) == []
