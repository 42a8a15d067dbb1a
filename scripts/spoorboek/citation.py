"""References as readers meet them: in Dutch, in the style of APA 7.

What citeproc hands over is a tree, not text: the HTML is made here, out of a few known
elements, so nothing a stranger wrote in BibTeX becomes markup.
"""

import contextlib
import hashlib
import json
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from spoorboek import citeproc, pandoc
from spoorboek.finding import Finding, Severity
from spoorboek.latex import plain
from spoorboek.reference import KEY, Reference
from spoorboek.whole_file import write_whole

RULES: Mapping[str, str] = {
    "citation": "Van elke verwijzing is een Nederlandse APA-vermelding te maken.",
}

_FORMAT = 1  # raise when what is kept on disk changes shape or content
_FAILURES = (
    OSError,
    subprocess.SubprocessError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
)
_ELEMENTS = {
    "Emph": Markup("<em>{}</em>"),
    "Strong": Markup("<strong>{}</strong>"),
    "Superscript": Markup("<sup>{}</sup>"),
    "Subscript": Markup("<sub>{}</sub>"),
}
_QUOTES = {"SingleQuote": Markup("‘{}’"), "DoubleQuote": Markup("“{}”")}
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Citation:
    """How one reference is cited.

    `in_text` is plain text without the outer parentheses ("Boets et al., 2024"); `entry` is
    safe HTML; `csl` is data as written, to be escaped where it lands; `language` is the code
    of the language of the title, or nothing when unknown.
    """

    in_text: str
    entry: Markup
    csl: Mapping[str, Any]
    language: str = ""


class Citations(Mapping[str, Citation]):
    """Citations by key, in the order of a Dutch reference list."""

    def __init__(self, by_key: Mapping[str, Citation]) -> None:
        self._by_key = dict(by_key)
        self._rank = {key: rank for rank, key in enumerate(self._by_key)}

    def __getitem__(self, key: str) -> Citation:
        return self._by_key[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_key)

    def __len__(self) -> int:
        return len(self._by_key)

    def in_order(self, keys: Iterable[str]) -> list[str]:
        """The known ones among the keys, each once, in the order of a reference list."""
        return sorted({key for key in keys if key in self._rank}, key=self._rank.__getitem__)


def cite_all(
    references: Mapping[str, Reference], cache: Path | None = None
) -> tuple[Citations, list[Finding]]:
    """A citation for every reference; one that cannot be set in APA gets a plain one.

    `cache` is a folder; what is in it is used only when it fits these very references.
    """
    if not references:
        return Citations({}), []
    usable = [r for r in references.values() if KEY.fullmatch(r.key) and citeproc.is_contained(r)]
    try:
        made = _made(usable, cache)
        findings = [_unreadable(r) for key, r in references.items() if key not in made]
    except _FAILURES as error:
        made = {}
        findings = [_no_pandoc(next(iter(references.values())), error)]
    made |= {key: _plain(r) for key, r in references.items() if key not in made}
    return Citations(made), findings


def _made(references: Sequence[Reference], cache: Path | None) -> dict[str, Citation]:
    """Citations by pandoc, in the order of the reference list."""
    place = cache / f"citaties-{_fingerprint(references)}.json" if cache else None
    try:
        return _citations(references, _kept(place))
    except _FAILURES:  # nothing kept, or damaged
        answers = citeproc.answers(references)
    made = _citations(references, answers)
    _keep(place, answers)
    return made


def _citations(references: Sequence[Reference], answers: Mapping[str, Any]) -> dict[str, Citation]:
    known = {reference.key: reference for reference in references}
    csl = {item["id"]: item for item in answers["csl"]}
    in_text = _in_text(answers["blocks"])
    return {
        key: Citation(
            in_text[key],
            html,
            _csl_item(csl[key], known[key].language),
            known[key].title_language,
        )
        for key, html in _entries(answers["blocks"])
    }


def _in_text(blocks: list[dict[str, Any]]) -> dict[str, str]:
    """The plain in-text citation of each key, without its outer parentheses."""
    found = {}
    for block in blocks:
        if block["t"] == "Para" and block["c"] and block["c"][0]["t"] == "Cite":
            citations, inlines = block["c"][0]["c"]
            text = _html(inlines).striptags()
            bare = text.startswith("(") and text.endswith(")")
            found[citations[0]["citationId"]] = text[1:-1] if bare else text
    return found


def _entries(blocks: list[dict[str, Any]]) -> Iterator[tuple[str, Markup]]:
    """The key and the safe HTML of each entry of the reference list, in its order."""
    for block in blocks:
        if block["t"] == "Div" and block["c"][0][0] == "refs":
            for entry in block["c"][1]:
                (identifier, *_), paragraphs = entry["c"]
                inlines = [inline for paragraph in paragraphs for inline in paragraph["c"]]
                yield identifier.removeprefix("ref-"), _html(inlines)


def _html(inlines: Iterable[dict[str, Any]]) -> Markup:
    return Markup("").join(map(_inline, inlines))


def _inline(node: dict[str, Any]) -> Markup:
    """One piece of running text as HTML; pictures, notes and raw code fall away."""
    kind: str = node["t"]
    content: Any = node.get("c")
    match kind:
        case "Str":
            return escape(content)
        case "Space" | "SoftBreak" | "LineBreak":
            return Markup(" ")
        case "Code" | "Math":
            return escape(content[1])
        case "Quoted":
            return _QUOTES[content[0]["t"]].format(_html(content[1]))
        case "Link":
            return _link(_html(content[1]), content[2][0])
        case "Span":
            return _span(dict(content[0][2]).get("lang", ""), _html(content[1]))
        case "SmallCaps" | "Underline" | "Strikeout":
            return _html(content)
        case "Cite":
            return _html(content[1])
        case "Emph" | "Strong" | "Superscript" | "Subscript":
            return _ELEMENTS[kind].format(_html(content))
        case _:
            return Markup("")


def _link(text: Markup, address: str) -> Markup:
    """A link to the web, or only its text when it leads anywhere else."""
    if not address.lower().startswith(("http://", "https://")):
        return text
    return Markup('<a href="{}">{}</a>').format(address, text)


def _span(language: str, text: Markup) -> Markup:
    """Text in another language than that of the page says which."""
    if language == "nl" or not _LANGUAGE.fullmatch(language):
        return text
    return Markup('<span lang="{}">{}</span>').format(language, text)


def _csl_item(item: dict[str, Any], language: str) -> dict[str, Any]:
    """The item with the language of its reference, instead of the one we told pandoc."""
    kept = {name: value for name, value in item.items() if name != "language"}
    kept["type"] = item.get("type") or "document"  # @misc has none
    return kept | {"language": language} if language else kept


def _fingerprint(references: Iterable[Reference]) -> str:
    """Changes when anything changes that citations depend on."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(f"{_FORMAT}\0{pandoc.version()}\0".encode())
    digest.update(citeproc.style().encode())
    for reference in references:
        parts = f"{reference.language}\0{citeproc.bibtex(reference)}\0"
        digest.update(parts.encode("utf-8", "replace"))
    return digest.hexdigest()


def _kept(place: Path | None) -> dict[str, Any]:
    """What pandoc said an earlier time; it is judged as strictly as what it says now."""
    return json.loads(place.read_text(encoding="utf-8")) if place else {}


def _keep(place: Path | None, answers: Mapping[str, Any]) -> None:
    """Keeps the answers for a next time; a disk that refuses costs time, nothing else."""
    if not place:
        return
    with contextlib.suppress(OSError, ValueError):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, json.dumps(answers, ensure_ascii=False))


def _plain(reference: Reference) -> Citation:
    """A citation made of nothing but the author, year and title as written."""
    names = [plain(name) for name in reference.fields.get("author", "").split(" and ")]
    families = [name.split(",")[0] for name in names if name]
    year, title = reference.year or "z.d.", reference.title
    who = families[0] + (" et al." if len(families) > 1 else "") if families else title
    by_author = Markup("{} ({}). {}.").format("; ".join(names), year, title)
    entry = by_author if families else Markup("{} ({}).").format(title, year)
    csl = {"id": reference.key, "type": "document", "title": title}
    return Citation(f"{who or reference.key}, {year}", entry, csl, reference.title_language)


def _no_pandoc(reference: Reference, error: BaseException) -> Finding:
    message = f"pandoc kon geen APA-vermeldingen maken ({type(error).__name__})"
    hint = "Bronnen staan nu met alleen auteur, jaar en titel. Installeer de pakketten opnieuw."
    return Finding(reference.path, 1, 1, "citation", message, hint, Severity.WARNING)


def _unreadable(reference: Reference) -> Finding:
    message = f"van verwijzing '{reference.key}' is geen APA-vermelding te maken"
    hint = "Kijk naar accolades, backslashes en dollartekens in de velden; schrijf gewone tekens."
    return Finding(reference.path, reference.line, 1, "citation", message, hint, Severity.WARNING)
