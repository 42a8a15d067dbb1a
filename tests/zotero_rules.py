"""What Zotero makes of a page, by the rules that its translators publish.

Written anew from reading, in zotero/translators, "Embedded Metadata.js", "RDF.js" and "COinS.js" and, in
zotero/utilities, `cleanAuthor` and "openurl.js". It knows nothing of the program that made the page.

The rules in short. A page with COinS is read from those: one of them is the item, several are offered as
a list. Any other page is read from its meta elements: Dublin Core first, what Highwire says goes over it.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

_HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_public_url": "url",
    "citation_language": "language",
    "citation_doi": "DOI",
}
_DUBLIN_CORE = {
    "title": "title",
    "source": "publicationTitle",
    "date": "date",
    "language": "language",
}
_KNOWN_TYPES = {"webpage", "report", "thesis", "book", "document", "journalArticle", "dataset"}
_FORMATS = {
    "info:ofi/fmt:kev:mtx:journal": "journalArticle",
    "info:ofi/fmt:kev:mtx:book": "book",
    "info:ofi/fmt:kev:mtx:dissertation": "thesis",
    "info:ofi/fmt:kev:mtx:dc": "webpage",
}
_GENRES = {"bookitem": "bookSection", "report": "report", "document": "document"}
_IN_ANOTHER = {"journalArticle", "bookSection", "conferencePaper"}
_EDGES = " \t\r\n.,/[]:"


@dataclass
class Item:
    """An item as it would come into a library; creators as (family, given)."""

    type: str = ""
    creators: list[tuple[str, str]] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return self.fields.get("title", "")

    @property
    def date(self) -> str:
        return self.fields.get("date", "")


def items_of(html: LexborHTMLParser) -> list[Item]:
    """What the button of Zotero saves or lists."""
    spans = [span.attributes["title"] or "" for span in html.css("span.Z3988[title]")]
    found = [item for text in spans if (item := context_object(text))]
    return found or [embedded(html)]


def embedded(html: LexborHTMLParser) -> Item:
    """The page by its meta elements."""
    metas = [
        (
            m.attributes.get("name") or m.attributes.get("property") or "",
            m.attributes.get("content"),
        )
        for m in html.css("head meta")
    ]
    said = [(name, value) for name, value in metas if value]
    item, dublin_core_creators, kind = Item(), list[tuple[str, str]](), ""
    for name, value in said:
        prefix, _, rest = re.sub(r"[.:_]", ".", name, count=1).partition(".")
        if prefix.lower() == "dc" and rest[:1].lower() + rest[1:] == "creator":
            dublin_core_creators.append(cleaned(value))
        elif prefix.lower() == "dc" and rest.lower() == "type":
            kind = value if value in _KNOWN_TYPES else ""
        elif prefix.lower() == "dc" and rest.lower() in _DUBLIN_CORE:
            item.fields.setdefault(_DUBLIN_CORE[rest.lower()], value)
        elif name == "og:type":
            item.fields["og"] = {"website": "webpage"}.get(value, "")
    for name, key in _HIGHWIRE.items():
        values = [value for given, value in said if given.endswith(name)]
        if values:
            item.fields[key] = " ".join(", ".join(values).split())
    authors = [
        author
        for given, value in said
        if given.endswith(("citation_author", "citation_authors"))
        for author in _separated(value)
    ]
    item.creators = [cleaned(author) for author in authors] or dublin_core_creators
    guess = "journalArticle" if any(n.endswith("citation_title") for n, _ in said) else "webpage"
    item.type = item.fields.pop("og", "") or kind or guess
    return item


def _separated(value: str) -> list[str]:
    authors = re.split(r"\s*;\s*", value)
    if len(authors) == 1:
        by_comma = re.split(r"\s*,\s*", authors[0])
        if len(by_comma) > 1 and " " in by_comma[0] and " " in by_comma[1]:
            return by_comma
    return [author.strip() for author in authors if re.search(r"[^\s,\-.;]", author)]


def cleaned(author: str) -> tuple[str, str]:
    """Family and given name: by the comma if there is one, else by the last space."""
    has_comma = "," in author
    author = re.sub(r"  +", " ", author.lstrip(_EDGES), count=1).rstrip(_EDGES)
    if has_comma:
        parts = re.split(r", ?", author)
        return parts[0], parts[1] if len(parts) > 1 else ""
    given, _, family = author.rpartition(" ")
    return family, given


def context_object(text: str) -> Item | None:
    """The item in the title of a COinS."""
    parts = [part.partition("=")[::2] for part in text.split("&")]
    if any("=" in value for _, value in parts):
        raise ValueError(f"a value with a bare =: {text}")
    pairs = [(key, unquote(re.sub(r"\+|%2[bB]", " ", value))) for key, value in parts]
    item = Item(_FORMATS.get(dict(pairs).get("rft_val_fmt", ""), ""))
    if not item.type:
        return None
    if item.type == "book":
        item.type = _GENRES.get(dict(pairs).get("rft.genre", ""), "book")
    for key, value in pairs:
        if value:
            _take(item, key, value)
    return item


def _take(item: Item, key: str, value: str) -> None:
    whole = item.type not in _IN_ANOTHER
    names = {
        "rft.btitle": "title" if whole else "publicationTitle",
        "rft.atitle": "" if whole else "title",
        "rft.jtitle": "publicationTitle",
        "rft.title": "title" if whole else "publicationTitle",
        "rft.date": "date",
        "rft.volume": "volume",
        "rft.issue": "issue",
        "rft.pages": "pages",
        "rft.pub": "publisher",
        "rft.inst": "publisher",
        "rft.source": "publicationTitle",
        "rft.language": "language",
    }
    if key == "rft.au":
        item.creators.append(cleaned(value))
    elif key == "rft.type" and value in _KNOWN_TYPES:
        item.type = value
    elif key == "rft_id" and value.lower().startswith("info:doi"):
        item.fields["DOI"] = value[9:]
    elif key == "rft.identifier" and re.match(r"https?://", value):
        item.fields["url"] = value
    elif names.get(key):
        item.fields[names[key]] = value
