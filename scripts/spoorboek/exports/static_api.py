"""Static API: every record as JSON beside its page, a list per type, and one document to begin with.

These are files, so any host can serve them. Their form has a number, `API`; what may change within a number
is told in docs/over/api.md, and what will go is announced in `DEPRECATED`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from spoorboek.citation import Citations
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.pointers import Link
from spoorboek.exports.everything import title_of
from spoorboek.records.record import Cites, Record
from spoorboek.records.schema import file_name
from spoorboek.records.source import Source

API = 1
"""The number of the form of the answers. Another number is another form."""
LISTS = "data/api"
SCHEMAS = "data/schema"
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
        outgoing = self._outgoing.get(record.key, [])
        incoming = self._incoming.get(record.key, [])
        return {
            **self._opening,
            "type": record.name,
            **self._named(record),
            "record": record.model_dump(mode="json", by_alias=True),
            "outgoing": [self._linked(link, self._keyed[link.target]) for link in outgoing],
            "incoming": [self._linked(link, link.origin) for link in incoming],
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
    def _keyed(self) -> Mapping[str, Record]:
        return {record.key: record for record in self.base.all()}

    @cached_property
    def _links(self) -> list[Link]:
        """Every link between records; who cites a source links to it as well."""
        cited = chain.from_iterable(self.base.citations.values())
        to_sources = (Link(c.origin, c.field, f"{Source.name}/{c.key}") for c in cited)
        return [*self.base.links, *(link for link in to_sources if link.target in self._keyed)]

    @cached_property
    def _outgoing(self) -> Mapping[str, list[Link]]:
        found: dict[str, list[Link]] = {}
        for link in self._links:
            found.setdefault(link.origin.key, []).append(link)
        return found

    @cached_property
    def _incoming(self) -> Mapping[str, list[Link]]:
        found: dict[str, list[Link]] = {}
        for link in self._links:
            found.setdefault(link.target, []).append(link)
        return found

    def _named(self, record: Record) -> dict[str, str]:
        return {"id": record.id, "title": title_of(record, self.base), "url": record.page}

    def _linked(self, link: Link, other: Record) -> dict[str, str]:
        """The record at the other end of a link, and the field that links."""
        field = ".".join(map(str, link.field))
        return {"field": field, "type": other.name, "id": other.id, "url": other.page}

    def _cited(self, record: Record, outgoing: list[Link]) -> list[str]:
        """The keys of the references that a record rests on, in the order of a reference list."""
        keys = [text for _, mark, text in self.base.marks[record.key] if isinstance(mark, Cites)]
        linked = [self._keyed[link.target] for link in outgoing]
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
