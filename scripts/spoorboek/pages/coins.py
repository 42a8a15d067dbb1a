"""COinS: publications and pages as data in a span, which Zotero and the like pick up from a page.

The rules are those of OpenURL ContextObjects in Spans; a name that ends in a comma is a whole name,
so that nobody takes the last word of an organisation for a family name.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote_plus

from markupsafe import Markup

from spoorboek.pages.page_citation import CitedPage

Pairs = Iterable[tuple[str, str]]
_SPAN = Markup('<span class="Z3988" title="%s"></span>')
_FORMAT = "info:ofi/fmt:kev:mtx:"


def of_page(page: CitedPage) -> Markup:
    """A page of this site."""
    return _span(
        "dc",
        (
            ("type", "webpage"),
            ("title", page.title),
            ("au", whole_name(page.makers)),
            ("date", page.day),
            ("source", page.site),
            ("identifier", page.address),
            ("language", page.language.code),
        ),
    )


def of_publication(item: Mapping[str, Any], title: str) -> Markup:
    """A publication, from its CSL data and its title as plain text."""
    form, own = _OWN.get(item["type"], _web)(item, title)
    return _span(form, [*own, *_shared(item)], item.get("DOI", ""))


def whole_name(name: str) -> str:
    """The name of a group, written so that readers of metadata leave it whole."""
    return f"{name},"


def _shared(item: Mapping[str, Any]) -> Pairs:
    yield from (("au", name) for name in map(_name, item.get("author", ())))
    yield "date", _date(item)
    yield "language", item.get("language", "")


def _article(item: Mapping[str, Any], title: str) -> tuple[str, Pairs]:
    return "journal", (
        ("genre", "article"),
        ("atitle", title),
        ("jtitle", item.get("container-title", "")),
        ("volume", item.get("volume", "")),
        ("issue", item.get("issue", "")),
        ("pages", item.get("page", "")),
    )


def _report(item: Mapping[str, Any], title: str) -> tuple[str, Pairs]:
    return "book", (
        ("genre", "report"),
        ("btitle", title),
        ("pub", item.get("publisher", "")),
        ("place", item.get("publisher-place", "")),
        ("identifier", item.get("URL", "")),
    )


def _book(item: Mapping[str, Any], title: str) -> tuple[str, Pairs]:
    _, pairs = _report(item, title)
    return "book", (("genre", "book"), *list(pairs)[1:])


def _chapter(item: Mapping[str, Any], title: str) -> tuple[str, Pairs]:
    return "book", (
        ("genre", "bookitem"),
        ("atitle", title),
        ("btitle", item.get("container-title", "")),
        ("pages", item.get("page", "")),
        ("pub", item.get("publisher", "")),
    )


def _thesis(item: Mapping[str, Any], title: str) -> tuple[str, Pairs]:
    return "dissertation", (
        ("title", title),
        ("inst", item.get("publisher", "")),
        ("degree", item.get("genre", "")),
    )


def _web(item: Mapping[str, Any], title: str) -> tuple[str, Pairs]:
    return "dc", (
        ("type", "webpage" if item.get("URL") else "document"),
        ("title", title),
        ("source", item.get("container-title", "")),
        ("identifier", item.get("URL", "")),
    )


_OWN = {
    "article-journal": _article,
    "article": _article,
    "book": _book,
    "chapter": _chapter,
    "report": _report,
    "thesis": _thesis,
}
"""What is said of each type of CSL; any other is something on the web."""


def _name(author: Mapping[str, str]) -> str:
    if "literal" in author or "given" not in author:
        return whole_name(author.get("literal") or author.get("family", ""))
    particle = author.get("non-dropping-particle") or author.get("dropping-particle", "")
    family = f"{particle} {author['family']}" if particle else author.get("family", "")
    return f"{family}, {author['given']}"


def _date(item: Mapping[str, Any]) -> str:
    parts = next(iter(item.get("issued", {}).get("date-parts", ())), ())
    return "-".join(str(part).zfill(2) for part in parts)


def _span(form: str, pairs: Pairs, doi: str = "") -> Markup:
    fields = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", _FORMAT + form)]
    fields += [("rft_id", f"info:doi/{doi}")] if doi else []
    fields += [(f"rft.{name}", value) for name, value in pairs if value]
    return _SPAN % "&".join(f"{name}={_quoted(value)}" for name, value in fields)


def _quoted(text: str) -> str:
    return quote_plus(" ".join(text.split()), safe=":/,().")
