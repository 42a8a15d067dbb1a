"""Readability counts what it says it counts, and no text breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.readability import reading_ease, remarks, sentences
from spoorboek.readability.measures import (
    LONGEST_SENTENCE,
    LONGEST_WORD,
    MEASURES,
    is_passive,
    syllables,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        (" \n\n ", []),
        ("...", []),
        ("Eén zin", ["Eén zin"]),
        ("Eén. Twee? Drie! Vier…", ["Eén.", "Twee?", "Drie!", "Vier…"]),
        ("Bel bijv. UWV. Dat mag.", ["Bel bijv. UWV.", "Dat mag."]),
        (
            "Zie art. 7:658 en m.b.t. Wajong i.p.v. WIA.",
            ["Zie art. 7:658 en m.b.t. Wajong i.p.v. WIA."],
        ),
        ("Het is 1,5 of 2.5 uur. Klaar.", ["Het is 1,5 of 2.5 uur.", "Klaar."]),
        ("Spoor 2. In spoor 2 zoek je.", ["Spoor 2.", "In spoor 2 zoek je."]),
        ("'Kan dat?' vroeg hij. Ja.", ["'Kan dat?' vroeg hij.", "Ja."]),
        ("Zeg: “Nee.” Stop.", ["Zeg: “Nee.”", "Stop."]),
        ("Kijk op 113.nl voor hulp.", ["Kijk op 113.nl voor hulp."]),
        ("Een zin\nover twee regels.", ["Een zin over twee regels."]),
        ("Dit:\n- eerste\n- tweede\n1. derde", ["Dit:", "eerste", "tweede", "derde"]),
        (
            "# Kop\n\nTekst met **vet** en [een link](https://x.nl/a.b).",
            ["Kop", "Tekst met vet en een link ."],
        ),
        ("- [ ] Vink dit af", ["Vink dit af"]),
        ("| a | b |\n| --- | --- |", ["a b"]),
        ("---\ntitle: x\n---\n\nTekst.\n{ .sb-lood }", ["Tekst."]),
        ('Zie {{ link("term/x", "de regel") }} hier.', ["Zie de regel hier."]),
        ('Dat mag ({{ link("term/x", "regel") }}).', ["Dat mag ."]),
        ("Er zijn {{ count('term') }} woorden.", ["Er zijn iets woorden."]),
    ],
)
def test_a_text_falls_apart_into_its_sentences(text, parts):
    assert [sentence.text for sentence in sentences(text)] == parts


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("", 1),
        ("werk", 1),
        ("werkgever", 3),
        ("reïntegratie", 5),
        ("ziek", 1),
        ("bijna", 2),
        ("nieuw", 1),
        ("koeien", 2),
        ("WIA", 2),
        ("FML", 1),
    ],
)
def test_syllables_are_groups_of_vowels(word, number):
    assert syllables(word) == number


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("Het plan wordt geschreven.", True),
        ("Er werd niets aangeboden.", True),
        ("De zaak wordt behandeld.", True),
        ("Je wordt ziek.", False),
        ("Je wordt weer gezond en dat geeft hoop.", False),
        ("Je werkgever schrijft het plan.", False),
        ("Het plan is geschreven.", False),
    ],
)
def test_a_passive_sentence_has_a_form_of_worden_and_a_participle(text, passive):
    (sentence,) = sentences(text)
    assert is_passive(sentence) is passive


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ik " + "loop " * (LONGEST_SENTENCE - 1), []),
        ("Ik " + "loop " * LONGEST_SENTENCE, ["zin van 21 woorden, meer dan 20"]),
        ("a" * LONGEST_WORD, []),
        ("a" * (LONGEST_WORD + 1), [f"woord van 17 letters: '{'a' * 17}'"]),
        ("a" * 400, [f"woord van 400 letters: '{'a' * 199}…'"]),
        ("arbeidsongeschikt", []),
        ("re-integratie-afspraken", []),
        ("Het wordt gedaan.", []),
        ("Het wordt gedaan. Het werd gemaakt.", ["2 van 2 zinnen zeggen niet wie het doet"]),
        ("Vraag de WIA-aanvraag aan.", []),
        ("Vraag de XYZ-toets aan.", ["afkorting 'XYZ' staat niet bij de begrippen"]),
        ("Dat is reeds zo.", ["stijf woord 'reeds'"]),
    ],
)
def test_a_remark_says_what_may_be_hard(text, what):
    assert [r.what for r in remarks(text, {"wia", "arbeidsongeschikt"})] == what


def test_the_worst_comes_first_and_has_a_way_out():
    text = "Dat is reeds zo. " + "Ik loop " * 30 + ". Zie de XYZ."
    found = remarks(text)

    assert [r.excess for r in found] == sorted((r.excess for r in found), reverse=True)
    assert found[0].what == "zin van 60 woorden, meer dan 20"
    assert found[0].way_out.startswith("Knip deze zin in tweeën: 'Ik loop")
    assert all(r.way_out for r in found)


def test_the_formula_is_that_of_flesch_and_douma_and_says_nothing_about_little():
    """Ten sentences of ten words of one syllable: 206.8 - 0.93 x 10 - 77."""
    assert reading_ease("Ik loop nu naar huis en dan naar mijn werk. " * 10) == pytest.approx(120.5)
    assert reading_ease("Ik loop nu naar huis. " * 10) is None


def test_a_remark_points_at_its_sentence():
    text = "---\ntitle: x\n---\n\n# Kop\n\n- Goed zo.\n- Dat is **reeds** zo.\n"
    (remark,) = remarks(text)

    assert text[remark.start :].startswith("Dat is")


TEXTS = st.text(alphabet="aeWwordtge.!? \n-#*|[](){}\"'`0,;:…éij\\", max_size=300) | st.text()


@given(TEXTS)
def test_no_text_breaks_a_measure(text):
    parts = sentences(text)

    assert all(0 <= s.start <= len(text) and s.words for s in parts)
    assert all(0 <= r.start <= len(text) and r.excess >= 1 for r in remarks(text))
    reading_ease(text)


@given(TEXTS, TEXTS)
def test_two_texts_have_the_sentences_of_each(one, other):
    """A blank line parts what stands on either side, so the work grows with the text."""
    strange = ("---", "```", "<!--", "{#", "{{", "[")
    if not any(sign in one for sign in strange):
        together = [s.words for s in sentences(f"{one}\n\n{other}")]
        apart = [s.words for s in sentences(one)] + [s.words for s in sentences(f"\n\n{other}")]
        assert together == apart


@pytest.mark.parametrize(
    "piece",
    ["a. ", "((((", "({{ link(", "<!--", "{#", "```", "`", "[x](", "- ", "m.b.t. ", "{", "a" * 50],
)
def test_the_work_grows_no_faster_than_the_text(piece):
    """Counted in sentences and words; what backtracks would not come back at all."""
    text = piece * (200_000 // len(piece))
    assert len(sentences(text)) <= len(text)


def test_every_measure_says_what_it_cannot_see():
    assert all(
        (measure.__doc__ or "").count("\n") > 1 or "not seen" in (measure.__doc__ or "")
        for measure in MEASURES
    )
