"""By which marks two references are one publication, and by which they are not."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.same_publication import KnownPublications, Mark, plain_doi, plain_name


class Work(NamedTuple):
    title: str = ""
    year: str = ""
    first_author: str = ""
    doi: str = ""
    url: str = ""


KNOWN = Work("Terug naar werk", "2020", "van der Berg")


def mark_between(earlier: Work, later: Work) -> Mark | None:
    known = KnownPublications[Work]()
    known.add(earlier)
    match = known.same_as(later)
    assert match == known.meet(later), "who is met is judged as who is asked for"
    return match.mark if match else None


@pytest.mark.parametrize(
    ("earlier", "later", "mark"),
    [
        (Work("A", doi="10.1000/X"), Work("B", doi="https://doi.org/10.1000/x"), Mark.DOI),
        (Work("A", doi="10.1000/x"), Work("B", url="http://dx.doi.org/10.1000/X"), Mark.DOI),
        (Work(doi="10.1/(a)%3C1::b%3E2"), Work(doi="10.1/(A)<1::b>2"), Mark.DOI),
        (Work(url="https://www.X.nl/Pad/"), Work(url="http://x.nl/Pad"), Mark.URL),
        (Work(url="https://x.nl/pad"), Work(url="https://x.nl/PAD"), None),
        (KNOWN, Work("{Terúg} — naar: WERK.", "2020", "Berg"), Mark.TITLE),
        (KNOWN, Work("Terug naar werk", "2020"), Mark.TITLE),
        (KNOWN, Work("Terug naar werk", "", "Berg"), Mark.TITLE),
        (Work("Terug naar werk", "2020"), KNOWN, Mark.TITLE),
        (Work("Terug naar werk", "", "Berg"), KNOWN, Mark.TITLE),
        (Work("Terug naar werk"), Work("Terug naar werk"), Mark.TITLE),
        (KNOWN, Work("Terug naar werk"), None),
        (Work("Terug naar werk"), KNOWN, None),
        (KNOWN, Work("Terug naar werk", "2021", "Berg"), None),
        (KNOWN, Work("Terug naar werk", "2020", "Jansen"), None),
        (Work("Terug naar werk", "2020"), Work("Terug naar werk", "", "Berg"), None),
        (Work("T", doi="10.1/a", url="https://x.nl"), Work("T", doi="10.1/b", url="https://x.nl"), None),
        (Work("..."), Work("—"), None),
        (Work(), Work(), None),
    ],
)  # fmt: skip
def test_the_marks(earlier, later, mark):
    assert mark_between(earlier, later) is mark


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("van der Berg", "berg"),
        ("Berg van der", "berg"),
        ("Van 't Hoff", "hoff"),
        ("D'Hondt", "hondt"),
        ("Müller-Lüdenscheidt", "mullerludenscheidt"),
        ("De", "de"),
        ("UWV", "uwv"),
        ("", ""),
    ],
)
def test_a_family_name_is_known_wherever_its_particle_stands(name, plain):
    assert plain_name(name) == plain


def test_of_namesakes_the_one_that_can_be_the_same_is_found():
    """A title known with a DOI does not hide the same title without one."""
    known = KnownPublications[Work]()
    with_doi, without = KNOWN._replace(doi="10.1/a"), KNOWN._replace(url="https://x.nl/1")
    for work in (with_doi, KNOWN._replace(doi="10.1/b"), without):
        known.add(work)

    assert known.same_as(KNOWN._replace(doi="10.1/c")) == (without, Mark.TITLE)
    assert known.same_as(KNOWN) == (with_doi, Mark.TITLE)


SIGN = st.sampled_from(["", "a", "b"])
WORKS = st.builds(
    Work,
    title=SIGN,
    year=SIGN,
    first_author=SIGN,
    doi=SIGN.map(lambda s: s and f"10.1/{s}"),
    url=SIGN.map(lambda s: s and f"https://x.nl/{s}"),
)


def as_the_rule_says(one: Work, other: Work) -> bool:
    """The rule once more, pair by pair."""
    if one.doi and other.doi:
        return one.doi == other.doi
    if one.url and one.url == other.url:
        return True
    if not one.title or one.title != other.title:
        return False
    pairs = [(one.year, other.year), (one.first_author, other.first_author)]
    contradicts = any(a and b and a != b for a, b in pairs)
    return not contradicts and (any(a and a == b for a, b in pairs) or not any(map(any, pairs)))


@given(st.lists(WORKS, max_size=6), WORKS)
def test_a_look_up_finds_what_comparing_all_pairs_finds(earlier, later):
    known = KnownPublications[Work]()
    for work in earlier:
        known.add(work)
    match = known.same_as(later)

    assert (match is not None) == any(as_the_rule_says(work, later) for work in earlier)
    if match:
        assert as_the_rule_says(match.publication, later)


@given(st.builds(Work, *[st.text(max_size=12)] * 5))
def test_no_text_makes_it_stumble_and_every_work_with_a_mark_is_itself(work):
    has_mark = plain_doi(work) or work.url.strip() or any(c.isalnum() for c in work.title)

    assert mark_between(work, work) or not has_mark or not any(c.isalnum() for c in "".join(work))


def test_who_is_met_is_known_from_then_on():
    known = KnownPublications[Work]()
    assert known.meet(KNOWN) is None
    assert known.meet(KNOWN) == (KNOWN, Mark.TITLE)
