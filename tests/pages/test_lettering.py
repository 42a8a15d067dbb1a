"""Lettering: lines fit their room, and no word is lost."""

from hypothesis import given
from hypothesis import strategies as st

from spoorboek.pages.lettering import broken, width_of

ROOM = st.floats(60, 600)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


@given(WORDS, ROOM)
def test_every_line_fits_its_room_and_no_letter_is_lost(text, room):
    lines = broken(text, room).lines

    assert all(width_of(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(WORDS, ROOM, st.integers(1, 3))
def test_what_does_not_fit_ends_in_dots(text, room, most):
    whole, cut = broken(text, room), broken(text, room, most)

    assert len(cut.lines) <= most
    assert cut.is_cut == (len(whole.lines) > most)
    assert all(width_of(line) <= room for line in cut.lines)
    assert cut.is_cut == (bool(cut.lines) and cut.lines != whole.lines)


def test_a_text_breaks_between_words():
    assert broken("vroeg weten wat er kan", 90).lines == ("vroeg weten", "wat er kan")
