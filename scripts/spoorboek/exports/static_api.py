"""Static API: every record as JSON beside its page, a list per type, and one document to begin with.

These are files, so any host can serve them. Their form has a number, `API`; what may change within a number
is told in docs/over/api.md, and what will go is announced in `DEPRECATED`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from spoorboek.citation import Citations
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.pointers import POINTING
from spoorboek.exports.everything import title_of
from spoorboek.records.markers import Cites
from spoorboek.records.record import Record
from spoorboek.records.schema import file_name
from spoorboek.records.source import Source
from spoorboek.records.structure import FieldPath

API = 1
"""The number of the form of the answers. Another number is another form."""
LISTS = "data/api"
SCHEMAS = "data/schema"
_End = tuple[FieldPath, Record]
"""The field that links, and the record at the other end."""
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Deprecation:
    """What will go: an address or a field, the day on which that was told, and what comes instead."""

    what: str
    since: date
    instead: str

    @property
    def until(self) -> date:
        """It stays for a year."""
        return self.since + timedelta(days=366)

    @property
    def told(self) -> dict[str, str]:
        """What programs read of it."""
        days = {"since": self.since.isoformat(), "until": self.until.isoformat()}
        return {"what": self.what, **days, "instead": self.instead}


DEPRECATED: tuple[Deprecation, ...] = ()
"""All that was announced and is still there."""


@dataclass
class StaticApi:
    """The answers that one base gives, by their address in the site."""

    base: EvidenceBase
    citations: Citations
    edition: Edition

    def start(self) -> dict[str, Any]:
        """What there is: the lists, the state of the evidence, and what will go."""
        edition = self.edition
        return {
            **self._opening,
            "commit": edition.commit,
            "date": edition.date,
            "site": edition.site_url,
            "title": self.base.subject.name,
            "license": LICENCE,
            "lists": [
                {
                    "type": record_type.name,
                    "title": record_type.plural,
                    "count": len(self.base.of(record_type)),
                    "url": list_address(record_type),
                    "schema": f"{SCHEMAS}/{file_name(record_type)}",
                }
                for record_type in self.base.types
            ],
            "deprecated": [one.told for one in DEPRECATED],
        }

    def list_of(self, record_type: type[Record]) -> dict[str, Any]:
        """Every record of a type, by its id."""
        return {
            **self._opening,
            "type": record_type.name,
            "title": record_type.plural,
            "records": [
                {**self._named(record), "json": record.data_address}
                for record in self.base.of(record_type).values()
            ],
        }

    def answer(self, record: Record) -> dict[str, Any]:
        """One record: its own fields as written, the links both ways, and the references it cites."""
        outgoing, incoming = self._outgoing(record), self._incoming(record)
        return {
            **self._opening,
            "type": record.name,
            **self._named(record),
            "record": record.model_dump(mode="json", by_alias=True),
            "outgoing": [self._linked(field, target) for field, target in outgoing],
            "incoming": [self._linked(field, origin) for field, origin in incoming],
            "references": [dict(self.citations[key].csl) for key in self._cited(record, outgoing)],
        }

    def answers(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The answer for every record, with its address."""
        for record in self.base.all():
            yield record.data_address, self.answer(record)

    @cached_property
    def _opening(self) -> Mapping[str, Any]:
        return {"api": API, "version": self.edition.version}

    @cached_property
    def _place_of_key(self) -> Mapping[str, int]:
        """The citation keys that records use, in the order in which each is first used."""
        return {key: place for place, key in enumerate(self.base.citations)}

    def _outgoing(self, record: Record) -> list[_End]:
        """The records this one links to; who cites a source links to it as well, in order of first use."""
        base, marks = self.base, self.base.marks[record.key]
        linked = [(w, base.resolve(m, text)) for w, m, text in marks if isinstance(m, POINTING)]
        cited = [(where, key) for where, marker, key in marks if isinstance(marker, Cites)]
        cited.sort(key=lambda one: self._place_of_key[one[1]])
        sources = [(where, base.of(Source).get(key)) for where, key in cited]
        return [(where, target) for where, target in [*linked, *sources] if target]

    def _incoming(self, record: Record) -> list[_End]:
        """The records that link to this one; who cites a source links to it as well."""
        uses = self.base.citations.get(record.id, ()) if isinstance(record, Source) else ()
        ends = [*self.base.incoming.get(record.key, ()), *uses]
        return [(end.field, end.origin) for end in ends]

    def _named(self, record: Record) -> dict[str, str]:
        return {"id": record.id, "title": title_of(record, self.base), "url": record.page}

    def _linked(self, where: FieldPath, other: Record) -> dict[str, str]:
        """The record at the other end of a link, and the field that links."""
        field = ".".join(map(str, where))
        return {"field": field, "type": other.name, "id": other.id, "url": other.page}

    def _cited(self, record: Record, outgoing: list[_End]) -> list[str]:
        """The keys of the references that a record rests on, in the order of a reference list."""
        keys = [text for _, mark, text in self.base.marks[record.key] if isinstance(mark, Cites)]
        linked = (target for _, target in outgoing)
        keys += [one.id for one in (record, *linked) if isinstance(one, Source)]
        return self.citations.in_order(keys)


def list_address(record_type: type[Record]) -> str:
    """Where the list of a type lies in the site."""
    return f"{LISTS}/{record_type.name}.json"


def as_json(answer: Mapping[str, Any]) -> str:
    """An answer as it is written to its file."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")) + "\n"


def write_answers(
    site: Path,
    base: EvidenceBase,
    citations: Citations,
    edition: Edition,
    records: Iterable[Record] | None = None,
) -> int:
    """Write the answer for every record, or only for these, beside its page; returns how many."""
    api, number = StaticApi(base, citations, edition), 0
    for number, record in enumerate(base.all() if records is None else records, start=1):  # noqa: B007  # the last one is how many
        file = site / record.data_address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(as_json(api.answer(record)), encoding="utf-8", newline="\n")
    return number
