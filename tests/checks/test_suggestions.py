"""The way out is the word that was meant, or every word when there are few; many words change no answer."""

import pytest

from spoorboek.checks.suggestions import FEW, MANY, _resembling, nearest, nearest_or_all

CROWD = [f"woord-{number:04}-{'x' * (number % 7)}" for number in range(MANY + 1)]


@pytest.mark.parametrize(("number", "told"), [(0, False), (1, True), (FEW, True), (FEW + 1, False)])
def test_a_few_words_are_all_told(number: int, told: bool):
    known = [f"keuze{index}" for index in range(number)]

    assert nearest_or_all("qqq", known) == (f"Kies uit: {', '.join(known)}." if told else "")


@pytest.mark.parametrize("known", [["vroeg-weten"], ["vroeg-weten", *CROWD]])
@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("vroeg-wete", "Bedoelde je 'vroeg-weten'?"),
        ("Vroeg_Weten", "Bedoelde je 'vroeg-weten'?"),
        ("froeg-weten", "Bedoelde je 'vroeg-weten'?"),
        ("qqq", ""),
    ],
)
def test_what_was_meant_is_found_among_few_and_many(known: list[str], word: str, hint: str):
    assert nearest(word, known) == hint


@pytest.mark.parametrize(
    ("other", "is_like"),
    [
        ("weten", True),
        ("we", True),
        ("w", False),
        ("wegwezen", True),
        ("wegwezens", False),
        ("beten", True),
        ("laten", False),
    ],
)
def test_among_many_only_words_that_begin_or_end_alike_are_compared(other: str, is_like: bool):
    assert _resembling("weten", [other]) == ([other] if is_like else [])
