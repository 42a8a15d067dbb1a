"""Zotero's own rules, applied by a reader of our own, find on every page what the records say."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.edition import Edition
from spoorboek.pages.coins import of_publication
from spoorboek.pages.finished import cell_pages, guide_pages, record_html
from spoorboek.pages.shell import BARE
from spoorboek.pages.site import Site
from spoorboek.records import RECORD_TYPES, Cmoc, Source
from spoorboek.records.policy_translation import PolicyTranslation
from spoorboek.records.record import Record
from tests.hostile import PAYLOADS
from tests.real import real_base, real_site
from tests.zotero_rules import Item, context_object, embedded, items_of

EDITION = Edition("1.2.0", date="2026-11-21", site_url="https://voorbeeld.nl/pad/")
MAKERS = {"nl": "De makers van Spoorboek", "en": "The makers of Spoorboek"}


@cache
def site() -> Site:
    return Site(real_base(), real_site().citations, EDITION, real_site().rules)


def page(record: Record) -> LexborHTMLParser:
    return LexborHTMLParser(record_html(record, site(), BARE))


def as_item(title: str, address: str, language: str = "nl") -> Item:
    """Our page as it should come into a library."""
    return Item(
        "webpage",
        [(MAKERS[language], "")],
        {
            "title": " ".join(title.split()),
            "date": EDITION.date,
            "url": EDITION.site_url + address,
            "language": language,
            "publicationTitle": "Spoorboek",
        },
    )


def with_iso_date(item: Item) -> Item:
    """Highwire writes days with slashes."""
    return replace(item, fields=item.fields | {"date": item.date.replace("/", "-")})


def publication(key: str) -> tuple[str, list[str], str, str]:
    """Title, family names, year and DOI of a reference, as its BibTeX has them."""
    reference, csl = real_base().references[key], real_site().citations[key].csl
    families = [
        " ".join(
            filter(None, (a.get("non-dropping-particle"), a.get("family") or a.get("literal")))
        )
        for a in csl.get("author", ())
    ]
    return reference.title.replace("+", " "), families, reference.year, reference.doi


def found(item: Item) -> tuple[str, list[str], str, str]:
    families = [family for family, _ in item.creators]
    return item.title, families, item.date[:4], item.fields.get("DOI", "").lower()


def lists_its_sources(record: Record) -> bool:
    return not isinstance(record, Source | PolicyTranslation)


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.name)
def test_the_meta_elements_of_a_page_describe_that_page(record_type):
    for record in real_base().of(record_type).values():
        expected = as_item(title_of(record), record.page, record.written_in)
        assert with_iso_date(embedded(page(record))) == expected, record.key


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.name)
def test_the_button_offers_the_page_and_every_source_it_lists(record_type):
    """On the page of a source it saves the publication at once."""
    for record in real_base().of(record_type).values():
        html = page(record)
        items = items_of(html)
        if isinstance(record, Source):
            assert [found(item) for item in items] == [publication(record.id)], record.key
            continue
        own = as_item(title_of(record), record.page, record.written_in)
        own.fields["title"] = as_read(own.title)
        assert with_iso_date(items[0]) == own, record.key
        keys = [str(li.id).removeprefix("bron-") for li in html.css("li[id^=bron-]")]
        if lists_its_sources(record):
            assert [found(item) for item in items[1:]] == [publication(k) for k in keys], record.key


def title_of(record: Record) -> str:
    """What our page is called; one about a publication says so, for its title is that of somebody else."""
    heading = site().heading(record)
    return f"Bron: {heading}" if isinstance(record, Source) else heading


def gathered() -> Iterator[tuple[str, str]]:
    return chain(cell_pages(site(), BARE), guide_pages(site(), BARE))


def test_a_page_without_a_record_describes_itself():
    pages = list(gathered())
    assert pages
    for address, text in pages:
        html = LexborHTMLParser(text)
        title = html.css_first("title")
        assert title is not None
        item = with_iso_date(embedded(html))
        assert (item.type, item.creators) == ("webpage", [(MAKERS["nl"], "")])
        assert item.fields["url"] == EDITION.site_url + address
        assert (item.title, item.date) == (title.text(), EDITION.date)


@pytest.mark.parametrize("text", [*PAYLOADS, "a&rft.title=b", "c=d;e,f", 'g"h<i>', "50% +1"])
def test_text_of_a_stranger_stays_text(text):
    """No title becomes markup, or a field of its own. To Zotero a plus is a space, written how it may."""
    record = next(iter(real_base().of(Cmoc).values())).model_copy(update={"title": text})
    html = page(record)
    assert embedded(html).title == " ".join(record.heading.split())
    csl = {"type": "webpage", "URL": "https://voorbeeld.nl/?a=b&c"}
    span = LexborHTMLParser(of_publication(csl, text)).css_first("span")
    assert span is not None
    item = context_object(span.attributes["title"] or "")
    assert item is not None
    assert (item.title, item.fields["url"]) == (as_read(text), "https://voorbeeld.nl/?a=b&c")


def as_read(text: str) -> str:
    return " ".join(text.split()).replace("+", " ")
