"""Plain language: what counting says of the texts for employees, per type of record."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.dutch import rounded
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.readability import reading_ease, sentences
from spoorboek.readability.measures import LONGEST_SENTENCE, is_passive
from spoorboek.records import RECORD_TYPES
from spoorboek.records.markers import ForEmployees
from spoorboek.records.record import Record


@dataclass(frozen=True, slots=True)
class Counted:
    """The texts for employees of one type, counted; `ease` is the score of Flesch-Douma."""

    index: Link
    texts: int
    sentences: int
    words_per_sentence: str
    long: int
    passive: int
    ease: str


def readability(site: Site) -> Markup:
    """What counting says of the texts for employees; nothing where there are none."""
    rows = [
        _counted(site.index_link(record_type.name), texts)
        for record_type in RECORD_TYPES
        if (texts := list(_texts(site.base.records[record_type.name].values(), site)))
    ]
    return rendered("slots/readability.html.jinja", rows=rows, longest=LONGEST_SENTENCE)


def _texts(records: Iterable[Record], site: Site) -> Iterable[str]:
    central = site.base.subject.central_role
    for record in records:
        for _, marker, text in site.base.marks[record.key]:
            if isinstance(marker, ForEmployees) and marker.is_meant(record, central):
                yield text


def _counted(index: Link, texts: list[str]) -> Counted:
    parts = [sentence for text in texts for sentence in sentences(text)]
    words = sum(len(sentence.words) for sentence in parts)
    ease = reading_ease("\n\n".join(texts))
    return Counted(
        index=index,
        texts=len(texts),
        sentences=len(parts),
        words_per_sentence=rounded(words / max(1, len(parts)), 1),
        long=sum(len(sentence.words) > LONGEST_SENTENCE for sentence in parts),
        passive=sum(map(is_passive, parts)),
        ease="te weinig tekst" if ease is None else rounded(ease, 1),
    )
