"""LaTeX as plain text and back: what is written is read as what it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.latex import plain, written

HARD = st.text(st.sampled_from("\\{}~^`'\"-_&%$# aé*ij“‘"))


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\L{}\'{o}d\'z", "Łódź"),
        (r"Ga{\v s}par, {\O}rsted, Bj{\"o}rk", "Gašpar, Ørsted, Björk"),
        (r"\textquotedblleft{}Werk\textquotedblright", "“Werk”"),
        (r"{\textless}i{\textgreater}vivo", "<i>vivo"),
        (r"p $\leq$ .05", "p $≤$ .05"),
        (r"\textbackslash{}emph", r"\emph"),
        (r"\textasciitilde{}~x", "~ x"),
        ("`half ``heel'' `zo'", "`half “heel” ‘zo’"),
    ],
)
def test_commands_become_what_they_mean(latex, text):
    assert plain(latex) == text


@given(HARD | st.text())
def test_what_is_written_is_read_as_it_was(text):
    assert plain(written(text)) == " ".join(text.split())


@given(HARD | st.text())
def test_what_is_written_cannot_end_its_field(text):
    """Braces match at every point, also for a reader that does not know of backslashes."""
    depth = 0
    for sign in written(text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert 0 <= depth <= 1
    assert depth == 0


@given(HARD)
def test_any_latex_is_some_text(text):
    assert isinstance(plain(text), str)
