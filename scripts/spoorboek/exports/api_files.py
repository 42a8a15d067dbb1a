"""API files: what of the static API lies below data/, with the schemas of its answers."""

from collections.abc import Callable

from spoorboek.citation import Citations
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.exports.api_schema import api_schemas
from spoorboek.exports.export import Export
from spoorboek.exports.static_api import StaticApi, as_json
from spoorboek.records.record import Record


def api_files(base: EvidenceBase) -> dict[str, Export]:
    """The start, the list of every type, and the schemas, by name."""
    files = {"api/index.json": Export("Het begin van de API: welke lijsten er zijn", _start)}
    for record_type in base.types:
        words = f"API: lijst van alle {record_type.plural.lower()}"
        files[f"api/{record_type.name}.json"] = Export(words, _list(record_type))
    for name, (words, text) in api_schemas(base.types).items():
        files[f"schema/{name}"] = _as_is(words, text)
    return files


def _start(base: EvidenceBase, citations: Citations, edition: Edition) -> str:
    return as_json(StaticApi(base, citations, edition).start())


def _list(record_type: type[Record]) -> Callable[[EvidenceBase, Citations, Edition], str]:
    return lambda *given: as_json(StaticApi(*given).list_of(record_type))


def _as_is(words: str, text: str) -> Export:
    return Export(words, lambda *_: text)
