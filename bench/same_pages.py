"""Same pages: what differs between two sites that were made of the same content."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from bench.second_docs import ARTICLE, OURS_AROUND

_AROUND = f"{OURS_AROUND}, .headerlink, [popover], script, style"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
    """What a reader finds on a page: its headings in their order, and its words."""

    headings: tuple[str, ...]
    words: Counter[str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One page that is not the same on both sites."""

    page: str
    headings: bool
    """Whether its headings are others, or stand in another order."""
    lost: int
    """Words that are only on the first site."""
    new: int


@dataclass(frozen=True, slots=True)
class Compared:
    """The pages of two sites held against each other."""

    both: Sequence[str]
    missing: Sequence[str]
    added: Sequence[str]
    differences: Sequence[Difference]

    @property
    def same_headings(self) -> int:
        """Pages on both with the same headings in the same order."""
        return len(self.both) - sum(one.headings for one in self.differences)

    @property
    def same_words(self) -> int:
        """Pages on both with the same words, each as often."""
        return len(self.both) - sum(bool(one.lost or one.new) for one in self.differences)


def compared(first: Path, second: Path) -> Compared:
    """What a second site lacks, adds and says otherwise."""
    ours, theirs = pages_of(first), pages_of(second)
    both = sorted(ours & theirs)
    found = (_difference(page, first, second) for page in both)
    differences = [one for one in found if one.headings or one.lost or one.new]
    return Compared(both, sorted(ours - theirs), sorted(theirs - ours), differences)


def pages_of(site: Path) -> set[str]:
    """Every page by its file below the site."""
    return {file.relative_to(site).as_posix() for file in site.rglob("*.html")}


def words_of(html: str) -> Words:
    """The content of a page, without what stands around it on either site."""
    tree = LexborHTMLParser(html)
    article = tree.css_first(ARTICLE)
    if article is None:
        return Words((), Counter())
    for around in article.css(_AROUND):
        around.decompose()
    headings = (
        " ".join(_WORD.findall(one.text(separator=" "))) for one in article.css("h1, h2, h3")
    )
    return Words(tuple(headings), Counter(_WORD.findall(article.text(separator=" "))))


def _difference(page: str, first: Path, second: Path) -> Difference:
    ours, theirs = (words_of((site / page).read_text("utf-8")) for site in (first, second))
    lost, new = ours.words - theirs.words, theirs.words - ours.words
    return Difference(page, ours.headings != theirs.headings, lost.total(), new.total())
