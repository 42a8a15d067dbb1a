"""Structured data: what a page is and rests on, in the words of schema.org, for search engines and crawlers.

Only what is true and already on the page: no stars, no authors that are not named, no steps that are
not there. Addresses are whole where the site knows its own, else relative to the page.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from spoorboek.pages.addresses import ROOT, index_address, record_address
from spoorboek.pages.colophon import LICENSE_ADDRESS
from spoorboek.pages.page_citation import cited_page
from spoorboek.pages.page_facts import PageFacts
from spoorboek.pages.site import Site
from spoorboek.reasoning.tables import DATA
from spoorboek.records import Question, Recommendation, Source, Term, Vocabulary
from spoorboek.records.learning import TrainingModule, TrajectoryModule
from spoorboek.records.markers import Cites
from spoorboek.records.record import Record

Node = dict[str, Any]
DATA_PAGE = "over/gegevens/"
"""The page that offers the data, where the site has one."""
TERMS = "#begrippen"
_WORKS = {
    "article-journal": "ScholarlyArticle",
    "report": "Report",
    "thesis": "Thesis",
    "book": "Book",
    "chapter": "Chapter",
    "webpage": "WebPage",
}
"""What a type of CSL is called; any other is a work."""
_FORMATS = {
    "json": "application/json",
    "csv": "text/csv",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "sqlite": "application/vnd.sqlite3",
    "zip": "application/zip",
}


def structured_data(page: PageFacts, site: Site) -> Markup:
    """The description of one page, as a block of data."""
    node = {"@context": "https://schema.org", **_page(page, site)}
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    # Nothing in it may end the block or open a comment.
    text = text.replace("<", "\\u003c")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))  # noqa: S704


def _page(page: PageFacts, site: Site) -> Node:
    cited, record = cited_page(page, site), page.record
    node: Node = {
        "@type": "WebPage",
        "@id": _root(site) + page.address,
        "name": cited.title,
        "inLanguage": cited.language.code,
        "version": cited.version,
        "author": {"@type": "Project", "name": cited.makers},
        "license": LICENSE_ADDRESS,
    }
    if cited.day:
        node["dateModified"] = cited.day
    if not page.address:
        return node | {"@type": "WebSite", "description": page.description}
    node["isPartOf"] = {"@type": "WebSite", "@id": _root(site), "name": cited.site}
    if record is None:
        return node | _own_page(page, site)
    node["breadcrumb"] = _breadcrumb(record, cited.title, site)
    if sources := _sources(record, site):
        node["citation"] = sources
    return node | _MAIN.get(record.name, _nothing)(record, site)


def _root(site: Site) -> str:
    return site.edition.site_url or ROOT


def _breadcrumb(record: Record, title: str, site: Site) -> Node:
    index = {"name": record.plural, "item": _root(site) + index_address(type(record))}
    steps = ({"position": 1, **index}, {"position": 2, "name": title})
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [{"@type": "ListItem", **step} for step in steps],
    }


def _sources(record: Record, site: Site) -> list[Node]:
    """The publications that a record cites, in the order of its reference list."""
    keys = {key for _, mark, key in site.base.marks[record.key] if isinstance(mark, Cites)}
    return [_work(key, site) for key in site.citations.in_order(keys)]


def _work(key: str, site: Site) -> Node:
    csl = site.citations[key].csl
    source = site.base.of(Source).get(key)
    own = _root(site) + record_address(source) + "#publicatie" if source else ""
    address = f"https://doi.org/{csl['DOI']}" if csl.get("DOI") else own
    title = site.base.references[key].title
    return {"@type": _WORKS.get(csl["type"], "CreativeWork"), "@id": address, "name": title}


def _publication(record: Source, site: Site) -> Node:
    """What a page about a source is about."""
    csl: Mapping[str, Any] = site.citations[record.id].csl
    authors = [_author(author) for author in csl.get("author", ())]
    date = "-".join(str(part).zfill(2) for part in _issued(csl))
    more = {
        "author": authors,
        "datePublished": date,
        "inLanguage": csl.get("language", ""),
        "url": csl.get("URL", ""),
    }
    work = _work(record.id, site) | {name: value for name, value in more.items() if value}
    if csl["type"] == "article-journal" and csl.get("container-title"):
        work["isPartOf"] = {"@type": "Periodical", "name": csl["container-title"]}
    return {"mainEntity": work}


def _issued(csl: Mapping[str, Any]) -> list[int]:
    return next(iter(csl.get("issued", {}).get("date-parts", ())), [])


def _author(author: Mapping[str, str]) -> Node:
    if "literal" in author or "given" not in author:
        return {"@type": "Organization", "name": author.get("literal") or author.get("family", "")}
    particle = author.get("non-dropping-particle", "")
    name = " ".join(filter(None, (author["given"], particle, author.get("family"))))
    return {"@type": "Person", "name": name}


def _question(record: Question, _site: Site) -> Node:
    answer = {"@type": "Answer", "text": record.short_answer}
    asked = {"@type": "Question", "name": record.question, "acceptedAnswer": answer}
    return {"@type": "FAQPage", "mainEntity": [asked]}


def _term(record: Term, site: Site) -> Node:
    term: Node = {
        "@type": "DefinedTerm",
        "name": record.term,
        "description": record.definition,
        "inDefinedTermSet": {"@id": _root(site) + index_address(Term) + TERMS},
    }
    return {
        "mainEntity": term | ({"alternateName": list(record.synonyms)} if record.synonyms else {})
    }


def _vocabulary(record: Vocabulary, _site: Site) -> Node:
    words = [
        {"@type": "DefinedTerm", "termCode": word.id, "name": word.label} for word in record.values
    ]
    return {
        "mainEntity": {"@type": "DefinedTermSet", "name": record.heading, "hasDefinedTerm": words}
    }


def _steps(record: Recommendation, _site: Site) -> Node:
    """A recommendation tells how to do something if it has steps, in an order."""
    if len(record.do) < 2:
        return {}
    steps = [{"@type": "HowToStep", "text": text} for text in record.do]
    return {"mainEntity": {"@type": "HowTo", "name": record.heading, "step": steps}}


def _nothing(_record: Record, _site: Site) -> Node:
    return {}


def _lesson(_record: Record, _site: Site) -> Node:
    return {"@type": ["WebPage", "LearningResource"]}


_MAIN: Mapping[str, Callable[[Any, Site], Node]] = {
    Source.name: _publication,
    Question.name: _question,
    Term.name: _term,
    Vocabulary.name: _vocabulary,
    Recommendation.name: _steps,
    TrainingModule.name: _lesson,
    TrajectoryModule.name: _lesson,
}
"""What the page of a record is besides a page, or what it is about, by type."""


def _own_page(page: PageFacts, site: Site) -> Node:
    """What a page of prose is about: the data, the terms, or nothing of its own."""
    if page.address == DATA_PAGE:
        return {"mainEntity": _dataset(page, site)}
    if page.address == index_address(Term):
        name = {"@type": "DefinedTermSet", "@id": _root(site) + page.address + TERMS}
        return {"mainEntity": name | {"name": page.title}}
    return {}


def _dataset(page: PageFacts, site: Site) -> Node:
    """The evidence as data: every file that holds all of it, not the tables it is made of."""
    cited = cited_page(page, site)
    files = [f for f in site.files if "/" not in f.name and not f.name.endswith(".csv")]
    dataset: Node = {
        "@type": "Dataset",
        "@id": _root(site) + page.address + "#gegevens",
        "name": f"{site.subject.name}: {page.title.lower()}",
        "description": page.description,
        "version": cited.version,
        "creator": {"@type": "Project", "name": cited.makers},
        "license": LICENSE_ADDRESS,
        "inLanguage": cited.language.code,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.words,
                "contentUrl": f"{_root(site)}{DATA}/{file.name}",
                "encodingFormat": _FORMATS.get(
                    file.name.rpartition(".")[2], "application/octet-stream"
                ),
                "contentSize": f"{file.size} B",
            }
            for file in files
        ],
    }
    return dataset | ({"datePublished": cited.day} if cited.day else {})
