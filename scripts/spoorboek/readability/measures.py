"""Measures: what makes a Dutch text hard to read, as far as counting can tell.

Nothing here measures a level of language such as B1: those levels describe readers, not texts, and no
formula has been shown to find them. Counting sees length and form; it does not see whether a text is true,
logical, in the right order or kind. So these measures say where to look, never that a text is good.
All of them take linear time and never raise.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from spoorboek.readability.sentences import Sentence, sentences

LONGEST_SENTENCE = 20
"""Words. Advice on plain Dutch asks for about ten on average and few above fifteen; we leave some room."""
LONGEST_WORD = 16
"""Letters, hyphens not counted across: beyond it nearly every Dutch word is a compound that can be split."""
MOST_PASSIVE = 1 / 3
"""Share of the sentences; one alone is never too many."""
ENOUGH_WORDS = 100
"""Below this a formula says nothing."""


_VOWELS = re.compile(
    r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|eu|oe|ou|au|ui|ij|ei|[aeiouyàáâäèéêëìíîïòóôöùúûü]"
)

# Words of letters and rules that have a shorter one; our own choice, meant to be added to.
_STIFF: Mapping[str, str] = {
    "aangaande": "over",
    "additioneel": "extra",
    "adequaat": "goed",
    "alsmede": "en",
    "bewerkstelligen": "zorgen voor",
    "conform": "volgens",
    "derhalve": "dus",
    "desgewenst": "als je dat wilt",
    "dient": "moet",
    "faciliteren": "helpen",
    "frequent": "vaak",
    "geschiedt": "gebeurt",
    "implementeren": "invoeren",
    "indien": "als",
    "ingevolge": "door",
    "initiëren": "beginnen",
    "inzake": "over",
    "krachtens": "door",
    "middels": "met",
    "omtrent": "over",
    "onderhavige": "deze",
    "participeren": "meedoen",
    "reeds": "al",
    "teneinde": "om",
    "tevens": "ook",
    "thans": "nu",
    "verstrekken": "geven",
    "voorts": "ook",
}
_BECOMES = frozenset(("word", "wordt", "worden", "werd", "werden"))
_PARTICIPLE = re.compile(
    r"(?:aan|achter|af|bij|door|goed|in|klaar|los|mee|na|om|op|over|samen|tegen|terug|toe|uit|vast|voor|weg)?"
    r"ge(?:\w{2,}(?:[dt]|en)|\w+(?:aa|ie)n)|(?:be|her|ont|ver)\w{3,}[dt]"
)
_NO_PARTICIPLE = re.compile(
    r"gebeur(?:en|t)|gebied(?:en)?|gebruiken|gedachten|geduld|geeft|geldt|geloven|geluid|gesprekken"
    r"|gevallen|gevolgen|gewicht|gezicht|gezond|begint|bepaalt|bericht|besluit|bestaat|betaalt|betekent"
    r"|herstelt|ontstaat|verband|verdriet|verstand|vertelt"
)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that may be hard: what, the way out, how far beyond the limit, and where in the text."""

    what: str
    way_out: str
    excess: float
    start: int


def syllables(word: str) -> int:
    """Groups of vowels; a diaeresis starts a new one. Loanwords and names are sometimes miscounted."""
    return max(1, len(_VOWELS.findall(word.lower())))


def reading_ease(text: str) -> float | None:
    """Flesch-Douma: 206.8 - 0.93 x words per sentence - 77 x syllables per word; higher is easier.

    W.H. Douma fitted the formula of Rudolf Flesch to Dutch around 1960 and called 60 to 70 normal. It
    counts two things only, was fitted to the texts and schools of its time, and makes a text easy as soon
    as it is chopped up. Below a hundred words it means nothing, so there it says nothing.
    """
    parts = sentences(text)
    words = [word for sentence in parts for word in sentence.words]
    if len(words) < ENOUGH_WORDS:
        return None
    per_word = sum(map(syllables, words)) / len(words)
    return 206.8 - 0.93 * len(words) / len(parts) - 77 * per_word


def remarks(text: str, known: Collection[str] = ()) -> list[Remark]:
    """What may be hard in a text, the worst first. `known` are words, in small letters, that are explained."""
    parts = sentences(text)
    found = [remark for measure in MEASURES for remark in measure(parts, known)]
    return sorted(found, key=lambda remark: -remark.excess)


def long_sentences(parts: list[Sentence], _: Collection[str] = ()) -> Iterator[Remark]:
    """Sentences beyond `LONGEST_SENTENCE`: who is tired has lost the beginning at the end.

    A long sentence may be clear and two short ones may hide how they hang together.
    """
    for sentence in parts:
        number = len(sentence.words)
        if number > LONGEST_SENTENCE:
            what = f"zin van {number} woorden, meer dan {LONGEST_SENTENCE}"
            way_out = f"Knip deze zin in tweeën: '{_shown(sentence)}'"
            yield Remark(what, way_out, number / LONGEST_SENTENCE, sentence.start)


def long_words(parts: list[Sentence], known: Collection[str] = ()) -> Iterator[Remark]:
    """Words beyond `LONGEST_WORD` that the glossary does not explain. A hyphen splits a word for the eye.

    Length stands in for rarity; a short word can be rare, and a long one known to everybody.
    """
    for sentence in parts:
        if max(map(len, sentence.words)) <= LONGEST_WORD:
            continue
        for word in sentence.words:
            if len(word) <= LONGEST_WORD:
                continue
            longest = max(map(len, re.split(r"[-'’]", word)))
            if longest > LONGEST_WORD and word.lower() not in known:
                what = f"woord van {longest} letters: '{_cut(word)}'"
                way_out = "Zeg het met kortere woorden, zet er een streepje in, of leg het uit bij de begrippen."
                yield Remark(what, way_out, longest / LONGEST_WORD, sentence.start)


def passive_sentences(parts: list[Sentence], _: Collection[str] = ()) -> Iterator[Remark]:
    """A text in which much is done and nobody does it: forms of `worden` with a participle.

    It does not see `is gedaan` (which may be active), takes some plurals for participles, and does not
    know when it is right to leave out who does it.
    """
    passive = [sentence for sentence in parts if is_passive(sentence)]
    if len(passive) > 1 and len(passive) > MOST_PASSIVE * len(parts):
        what = f"{len(passive)} van {len(parts)} zinnen zeggen niet wie het doet"
        way_out = f"Noem wie het doet, bijvoorbeeld hier: '{_shown(passive[0])}'"
        yield Remark(what, way_out, len(passive) / len(parts) / MOST_PASSIVE, passive[0].start)


def is_passive(sentence: Sentence) -> bool:
    """Whether the sentence holds a form of `worden` and something that looks like a participle."""
    return not _BECOMES.isdisjoint(sentence.small) and any(
        _PARTICIPLE.fullmatch(word) and not _NO_PARTICIPLE.fullmatch(word)
        for word in sentence.small
    )


def unexplained_abbreviations(
    parts: list[Sentence], known: Collection[str] = ()
) -> Iterator[Remark]:
    """Abbreviations in capitals that the glossary does not explain: jargon that a form gives away.

    Jargon without capitals is not seen.
    """
    for sentence in parts:
        if sentence.text[1:].islower():  # as most are: one capital at most
            continue
        capitalised = [word for word in sentence.words if not word[1:].islower()]
        for part in dict.fromkeys(p for word in capitalised for p in word.split("-")):
            if sum(map(str.isupper, part)) > 1 and part.lower() not in known:
                way_out = f"Schrijf '{part}' uit, of leg het uit bij de begrippen."
                yield Remark(
                    f"afkorting '{part}' staat niet bij de begrippen", way_out, 1.0, sentence.start
                )


def stiff_words(parts: list[Sentence], _: Collection[str] = ()) -> Iterator[Remark]:
    """Words that people know from letters only. A short list of our own: what is not in it is not seen."""
    for sentence in parts:
        if _STIFF.keys().isdisjoint(sentence.small):
            continue
        for word, small in zip(sentence.words, sentence.small, strict=True):
            if plain := _STIFF.get(small):
                yield Remark(f"stijf woord '{word}'", f"Schrijf '{plain}'.", 1.0, sentence.start)


def _shown(sentence: Sentence) -> str:
    return _cut(sentence.text)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


_SHOWN = 200
Measure = Callable[[list[Sentence], Collection[str]], Iterator[Remark]]
MEASURES: tuple[Measure, ...] = (
    long_sentences,
    long_words,
    passive_sentences,
    unexplained_abbreviations,
    stiff_words,
)
"""Every measure that gives remarks."""
