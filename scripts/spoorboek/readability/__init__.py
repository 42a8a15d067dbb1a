"""Readability: where a Dutch text may be hard to read, as far as counting can tell."""

from spoorboek.readability.measures import Remark, reading_ease, remarks
from spoorboek.readability.sentences import Sentence, sentences

__all__ = ["Remark", "Sentence", "reading_ease", "remarks", "sentences"]
