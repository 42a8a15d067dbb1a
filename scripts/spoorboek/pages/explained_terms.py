"""Explained terms: the first time a page names a term of the glossary, its meaning lies behind the word.

A pass over a finished body, which is safe HTML: it copies what is there and adds markup of its own, made
from escaped text. The word itself stays plain text, so that reader views, copying and search keep the
sentence whole; a button without text lies over it and opens the popover. No scripts are needed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from spoorboek.pages.addresses import ROOT, record_address
from spoorboek.pages.environment import rendered
from spoorboek.records.reading import Term

EXPLAINED_SECTIONS = (
    "handreiking",
    "tijdlijn",
    "werknemers",
    "training",
    "hulpmiddelen",
    "lessen",
    "beleid",
)
"""The parts of the site whose readers need not know the words; the glossary itself is not among them."""
NOT_EXPLAINED_ON = "tijdlijn/"
"""The date helper: its fields bear these words, and two things of one name confuse who only listens."""

_TAG = re.compile(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<rest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)


def _names(elements: str) -> frozenset[str]:
    return frozenset(elements.split())


# Where no button may stand, or where a word is a name rather than running text.
_QUIET = _names(
    "a abbr audio button caption code dd dialog dt figcaption footer form h1 h2 h3 h4 h5 h6 iframe kbd label"
    " legend nav noscript object option pre script select small style summary svg template textarea th title"
    " video"
)
_QUIET_CLASS = re.compile(
    r'class="(?:[^"]* )?sb-(?:vis|klein|lijst|label|soort|bronnen|print|citaat)[ "]'
)
_QUIET_ATTRIBUTE = re.compile(
    r"\s(?:hidden|data-zonder-uitleg|popover|lang=\"(?!nl)|aria-hidden=\"true\")", re.IGNORECASE
)
_VOID = _names("area base br col embed hr img input link meta source track wbr")
# A word as it stands in escaped text: `amp` in `&amp;` is none.
_WORD = re.compile(r"(?<![&#\w-])[^\W_][\w-]*")
_CLOSING = re.compile(r"[.,;:?!)]+")
_BEFORE = '<span class="sb-term">'


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One way to write a term in running text, as it stands in escaped HTML."""

    pattern: re.Pattern[str]
    term: Term
    explanation: Markup


@dataclass(frozen=True, slots=True)
class ExplainedTerms:
    """The spellings of the terms, found by their first word: the cost does not grow with their number."""

    by_first_word: dict[str, tuple[_Spelling, ...]]

    @classmethod
    def of(cls, terms: Iterable[Term]) -> "ExplainedTerms":
        """From terms that want explaining; a spelling that two terms share explains neither."""
        owners: dict[str, list[Term]] = {}
        for term in terms:
            for spelling in dict.fromkeys((term.term, *term.synonyms)) if term.explain else ():
                owners.setdefault(spelling, []).append(term)
        found: dict[str, list[_Spelling]] = {}
        for spelling in sorted(owners, key=lambda s: (-len(s), s)):
            first = _WORD.match(str(escape(spelling)))
            if first and len(owners[spelling]) == 1:
                (term,) = owners[spelling]
                known = _Spelling(_pattern(spelling), term, _explanation(*_told(term)))
                found.setdefault(first[0].lower(), []).append(known)
        return cls({word: tuple(spellings) for word, spellings in found.items()})

    def explained(self, html: str, address: str) -> str:
        """The body of the page at an address, with the first occurrence of each term explained."""
        section = address.partition("/")[0]
        if section not in EXPLAINED_SECTIONS or address == NOT_EXPLAINED_ON:
            return html
        seen: set[str] = set()
        pieces, done = [], 0
        for start, end in _running_text(html):
            text = html[start:end]
            if not self.by_first_word.keys().isdisjoint(map(str.lower, _WORD.findall(text))):
                pieces += [html[done:start], *self._in_text(text, seen)]
                done = end
        return "".join((*pieces, html[done:]))

    def _in_text(self, text: str, seen: set[str]) -> Iterator[str]:
        done, known = 0, self.by_first_word
        for word in _WORD.finditer(text):
            spellings = known.get(word[0].lower())
            if spellings is None or word.start() < done:
                continue
            for spelling in spellings:
                if match := spelling.pattern.match(text, word.start()):
                    yield text[done : match.start()]
                    is_new = spelling.term.page not in seen
                    done = match.end()
                    if is_new:
                        closing = _CLOSING.match(text, done)
                        yield _kept_together(f"{_BEFORE}{match[0]}{spelling.explanation}", closing)
                        done = closing.end() if closing else done
                    else:
                        yield match[0]
                    seen.add(spelling.term.page)
                    break
        yield text[done:]


def _kept_together(word: str, closing: re.Match[str] | None) -> str:
    """An explained word with the punctuation after it, which may not begin a line by itself."""
    return f'<span class="sb-bijeen">{word}{closing[0]}</span>' if closing else word


@cache
def _pattern(spelling: str) -> re.Pattern[str]:
    """A spelling in escaped text, over line ends, not as part of a longer word.

    Capitals inside it must match, so that `DO` is not found in "do"; else a sentence may begin with it.
    """
    words = r"\s+".join(re.escape(word) for word in str(escape(spelling)).split())
    has_capitals = spelling[1:] != spelling[1:].lower()
    return re.compile(rf"{words}(?!\w|-\w)", re.NOFLAG if has_capitals else re.IGNORECASE)


def _told(term: Term) -> tuple[str, str, str, str]:
    return f"begrip-{term.id}", term.term, term.definition, ROOT + record_address(term)


@cache  # a preview asks for those of all terms again, of which at most one is new
def _explanation(name: str, term: str, definition: str, href: str) -> Markup:
    words = {"id": name, "term": term, "definition": definition, "href": href}
    return rendered("components/term.html.jinja", **words).strip()


def _running_text(html: str) -> Iterator[tuple[int, int]]:
    """Where running text begins and ends in the HTML, in order; everything else stays as it is."""
    done, quiet, depth = 0, "", 0
    for tag in _TAG.finditer(html):
        name, is_end = tag["name"], tag["end"]
        if quiet:
            if name and name.lower() == quiet:
                depth += -1 if is_end else 1
                if not depth:
                    done, quiet = tag.end(), ""
            continue
        if tag.start() > done:
            yield done, tag.start()
        if name and not is_end and _is_quiet(name.lower(), tag["rest"]):
            quiet, depth = name.lower(), 1
        done = tag.end()
    if not quiet and done < len(html):
        yield done, len(html)


def _is_quiet(name: str, attributes: str) -> bool:
    if name in _QUIET:
        return True
    if not attributes or name in _VOID:
        return False
    return bool(_QUIET_CLASS.search(attributes) or _QUIET_ATTRIBUTE.search(attributes))
