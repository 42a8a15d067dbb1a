"""Site: the evidence base with everything that pages need to show it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from spoorboek.citation import Citations
from spoorboek.data_file import DataFile
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.pointers import Link as RecordLink
from spoorboek.outside_links.history import History
from spoorboek.outside_links.kept import Kept, Unreadable, broken_in, read_kept
from spoorboek.pages.addresses import ROOT, index_address, record_address
from spoorboek.pages.cited_source import CitedSource, cited_source
from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.explained_terms import ExplainedTerms
from spoorboek.pages.link import Link
from spoorboek.pages.synonyms import Synonyms
from spoorboek.prose_page import ProsePage, read_prose_page
from spoorboek.reasoning.cascade import Cascade
from spoorboek.reasoning.chain import Chain
from spoorboek.reasoning.descriptions import Descriptions
from spoorboek.reasoning.evidence_map import EvidenceMap, evidence_map
from spoorboek.reasoning.gone import Gone, gone, records_by_address
from spoorboek.reasoning.open_questions import OpenQuestion, open_questions
from spoorboek.reasoning.releases import Releases
from spoorboek.reasoning.reporting import Reporting
from spoorboek.reasoning.source_loss import SourceLosses
from spoorboek.reasoning.support import counting_sources
from spoorboek.records import BY_NAME
from spoorboek.records.element import Element
from spoorboek.records.reading import Term
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.record import Record
from spoorboek.records.source import Source
from spoorboek.records.standard import Standard
from spoorboek.records.subject import Subject
from spoorboek.rule import Rule


@dataclass
class Site:
    """What templates may be given: finished values, made from records."""

    base: EvidenceBase
    citations: Citations
    edition: Edition
    rules: tuple[Rule, ...] = ()
    has_prose: bool = True
    """Whether pages can point at the prose of the site."""
    papers: Mapping[str, int] = field(default_factory=dict)
    """The files to print and take along that lie beside pages: address and size in bytes."""
    files: Sequence[DataFile] = ()
    """The files with data that can be taken along, below data/."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """The parts of the site that have a picture, with what each is called."""
    has_offline_copy: bool = False
    """Whether the whole site is offered as one file to read without internet."""
    _cited: dict[str, CitedSource] = field(default_factory=dict)
    _prose: dict[str, ProsePage | None] = field(default_factory=dict)
    _descriptions: dict[str, Descriptions] = field(default_factory=dict)

    def link(self, record: Record, title: str = "", note: str = "") -> Link:
        """A link to the page of a record."""
        return Link(
            title or self.heading(record),
            ROOT + record_address(record),
            record.singular,
            note,
            "" if title else self.title_language(record),
        )

    def title_language(self, record: Record) -> str:
        """The language of what a record is called, if it is not Dutch."""
        reference = self.base.references.get(record.id) if isinstance(record, Source) else None
        language = reference.title_language if reference else record.written_in
        return "" if language == Record.written_in else language

    def links(self, records: Iterable[Record]) -> list[Link]:
        """Links to several records."""
        return [self.link(record) for record in records]

    def heading(self, record: Record) -> str:
        """What a record is called; a source is called after its reference."""
        if isinstance(record, Source):
            reference = self.base.references.get(record.id)
            return reference.title if reference else record.id
        return record.heading

    def index_link(self, type_name: str) -> Link:
        """A link to the list of a type."""
        record_type = BY_NAME[type_name]
        return Link(record_type.plural, ROOT + index_address(record_type))

    def cite(self, key: str) -> CitedSource:
        """The source behind a citation key."""
        if key not in self._cited:
            self._cited[key] = cited_source(self.base.of(Source)[key], self.citations[key])
        return self._cited[key]

    def cited(self, keys: Iterable[str]) -> list[CitedSource]:
        """The sources behind citation keys, in the order of a reference list."""
        return [self.cite(key) for key in self.citations.in_order(keys)]

    def labels(self, vocabulary: str, ids: Iterable[str]) -> list[str]:
        """The Dutch labels of words of a vocabulary."""
        values = self.base.vocabularies.get(vocabulary, {})
        return [values[i].label if i in values else i for i in ids]

    def label(self, vocabulary: str, value_id: str) -> str:
        """The Dutch label of one word."""
        return self.labels(vocabulary, [value_id])[0]

    def get(self, type_name: str, ids: Iterable[str]) -> list[Record]:
        """The records of a type with these ids; what is not there is left out."""
        records = self.base.records[type_name]
        return [records[i] for i in ids if i in records]

    @property
    def subject(self) -> Subject:
        """What the base is about."""
        return self.base.subject

    def is_behind(self, role: str, phase: str) -> bool:
        """Whether a phase is over for a role by the time it reads this."""
        return (role, phase) == (self.subject.central_role, self.subject.phase_before)

    @cached_property
    def counting(self) -> frozenset[str]:
        """The citation keys of the sources that count."""
        return counting_sources(self.base)

    @cached_property
    def losses(self) -> SourceLosses:
        """What falls when a source falls."""
        return SourceLosses(self.base)

    @cached_property
    def chain(self) -> Chain:
        """The way from advice to findings, and back."""
        return Chain(self.base)

    @cached_property
    def cascade(self) -> Cascade:
        """What hangs on the sources that were retracted or corrected."""
        return Cascade(self.base)

    @cached_property
    def releases(self) -> Releases:
        """What was given out, and what changed since."""
        return Releases(self.base)

    @cached_property
    def gone(self) -> Mapping[str, Gone]:
        """Every address that once held something else."""
        return gone(self.base)

    @cached_property
    def records_by_address(self) -> Mapping[str, Record]:
        """Every record that is there, by the address of its page."""
        return records_by_address(self.base)

    @cached_property
    def papers_by_folder(self) -> Mapping[str, list[tuple[str, int]]]:
        """The papers beside each page, by the address of the page without its last slash."""
        found: dict[str, list[tuple[str, int]]] = {}
        for name, size in self.papers.items():
            found.setdefault(name.rpartition("/")[0], []).append((name, size))
        return found

    @cached_property
    def version_words(self) -> str:
        """`versie 0.1.0 van 21 november 2026`."""
        edition = self.edition
        day = f" van {dutch_date(edition.date)}" if edition.date else ""
        return f"versie {edition.version}{day}"

    def outgoing(self, record: Record) -> list[RecordLink]:
        """The links from a record to others."""
        return self._outgoing.get(record.key, [])

    @cached_property
    def _outgoing(self) -> dict[str, list[RecordLink]]:
        found: dict[str, list[RecordLink]] = {}
        for link in self.base.links:
            found.setdefault(link.origin.key, []).append(link)
        return found

    def elements_of(self, record: Record) -> list[Element]:
        """The core elements that a record names, or itself if it is one."""
        if isinstance(record, Element):
            return [record]
        elements = self.base.of(Element)
        names = [link.target.partition("/") for link in self.outgoing(record)]
        return [elements[i] for kind, _, i in dict.fromkeys(names) if kind == Element.name]

    @cached_property
    def advice(self) -> dict[tuple[str, str], list[Recommendation]]:
        """The recommendations that a role carries out in a phase, by role and phase."""
        found: dict[tuple[str, str], list[Recommendation]] = {}
        for record in self.base.of(Recommendation).values():
            for place in product(record.roles, record.phases):
                found.setdefault(place, []).append(record)
        return found

    @cached_property
    def evidence_map(self) -> EvidenceMap:
        """Where evidence lies, by core element and outcome."""
        return evidence_map(self.base)

    @cached_property
    def open_questions(self) -> Mapping[tuple[str, str], OpenQuestion]:
        """What the empty and thin cells of that map ask, by core element and outcome."""
        return open_questions(self.evidence_map, self.base)

    @cached_property
    def reporting(self) -> Reporting:
        """What of each standard is reported."""
        return Reporting(self.base)

    def descriptions(self, standard: Standard) -> Descriptions:
        """How far every approach is described by the items of a standard."""
        if standard.id not in self._descriptions:
            self._descriptions[standard.id] = Descriptions(self.base, standard)
        return self._descriptions[standard.id]

    @cached_property
    def link_answers(self) -> Kept | None:
        """What addresses on other sites answered; nothing at all where that cannot be read."""
        try:
            return read_kept(self.base.root)
        except Unreadable:
            return None

    @cached_property
    def broken_addresses(self) -> Mapping[str, History]:
        """The addresses that were repeatedly told to be gone, with their history."""
        return broken_in(self.link_answers or {})

    def prose(self, page: str) -> ProsePage | None:
        """The page of prose with this name, read once."""
        if page not in self._prose:
            self._prose[page] = read_prose_page(self.base.root / "docs", page)
        return self._prose[page]

    def has_page(self, page: str) -> bool:
        """Whether a page can point at this page of prose."""
        return self.has_prose and self.prose(page) is not None

    @cached_property
    def synonyms(self) -> Synonyms:
        """The spellings that search must know."""
        terms = self.base.of(Term).values()
        return Synonyms.of(list(term.spellings) for term in terms)

    @cached_property
    def explained_terms(self) -> ExplainedTerms:
        """The terms that pages explain where they first stand."""
        return ExplainedTerms.of(self.base.of(Term).values())
