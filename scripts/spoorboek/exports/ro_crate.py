"""RO-Crate: what lies in the folder, by whom and under which licence, as JSON-LD (RO-Crate 1.1)."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from spoorboek.data_file import DataFile
from spoorboek.exports import licence
from spoorboek.exports.export import Written
from spoorboek.exports.package import packed
from spoorboek.reference import Reference

FILE = "ro-crate-metadata.json"
CONTEXT = "https://w3id.org/ro/crate/1.1/context"
PROFILE = "https://w3id.org/ro/crate/1.1"
_MAKERS = "#makers"
_FORMATS = {
    ".csl.json": "application/vnd.citationstyles.csl+json", ".json": "application/json",
    ".csv": "text/csv", ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems", ".sqlite": "application/vnd.sqlite3",
    ".md": "text/markdown", ".txt": "text/plain",
}  # fmt: skip
"""The kind of content by how a name ends; the first that fits."""
_SCHEMAS = "schema/"

Entity = dict[str, Any]


def ro_crate(written: Written) -> str:
    """The description of the crate."""
    files = packed(written.files)
    cited = _cited(written)
    descriptor = {
        "@id": FILE,
        "@type": "CreativeWork",
        "conformsTo": _to(PROFILE),
        "about": _to("./"),
        "license": _to(licence.ADDRESS),
    }
    graph = [
        descriptor,
        _root(written, files, cited),
        *(_file(file) for file in files),
        *_context(written),
        *cited,
    ]
    crate = {"@context": CONTEXT, "@graph": graph}
    return json.dumps(crate, ensure_ascii=False, indent=1) + "\n"


def _root(written: Written, files: list[DataFile], cited: list[Entity]) -> Entity:
    """The folder as a whole."""
    subject, edition = written.base.subject, written.edition
    known = {"datePublished": edition.date, "url": edition.site_url}
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{subject.name}: gegevens",
        "description": f"Het bewijs over {subject.about}, als bestanden. {subject.not_official}",
        **{name: value for name, value in known.items() if value},
        "version": edition.version,
        "inLanguage": "nl",
        "license": _to(licence.ADDRESS),
        "author": _to(_MAKERS),
        "publisher": _to(_MAKERS),
        "hasPart": [_to(_address(file)) for file in files],
        "citation": [_to(one["@id"]) for one in cited],
    }


def _file(file: DataFile) -> Entity:
    return {
        "@id": _address(file),
        "@type": "File",
        "name": file.name,
        "description": file.words,
        "encodingFormat": media_type(file.name),
        "contentSize": str(file.size),
        "license": _to(licence.ADDRESS),
        "author": _to(_MAKERS),
    }


def media_type(name: str) -> str:
    """What kind of content a file has, by its name."""
    if name.startswith(_SCHEMAS):
        return "application/schema+json"
    found = (kind for ending, kind in _FORMATS.items() if name.endswith(ending))
    return next(found, "application/octet-stream")


def _context(written: Written) -> Iterator[Entity]:
    """Who made it, and the licence."""
    makers = {"@id": _MAKERS, "@type": "Organization", "name": written.base.subject.makers}
    address = written.edition.site_url
    yield {**makers, "url": address} if address else makers
    yield {
        "@id": licence.ADDRESS,
        "@type": "CreativeWork",
        "name": licence.NAME,
        "identifier": licence.CODE,
        "description": "Je mag het werk delen en aanpassen als je de makers noemt.",
    }


def _cited(written: Written) -> list[Entity]:
    """Every reference that has a DOI, once."""
    found: dict[str, Entity] = {}
    for key, reference in sorted(written.base.references.items()):
        if reference.doi:
            kind = written.citations[key].csl["type"]
            one = _work(
                reference, "ScholarlyArticle" if kind == "article-journal" else "CreativeWork"
            )
            found.setdefault(one["@id"], one)
    return list(found.values())


def _work(reference: Reference, kind: str) -> Entity:
    known = {"name": reference.title, "datePublished": reference.year}
    return {
        "@id": f"https://doi.org/{quote(reference.doi, safe='/')}",
        "@type": kind,
        **{name: value for name, value in known.items() if value},
    }


def _to(address: str) -> Entity:
    return {"@id": address}


def _address(file: DataFile) -> str:
    return quote(file.name)
