"""What every record has, and the kinds of field that records are made of.

A record type is one frozen pydantic class. Unknown keys are refused; values must have the right type as
written. `LinksTo`, `OneOf` and `Cites` mark what a piece of text points at; `evidence_base` resolves them.
"""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, model_validator
from pydantic_core import PydanticCustomError

from spoorboek import orcid
from spoorboek.records.contribution import Contribution

LONGEST_PROSE = 20_000
"""Characters in a text with markup: ten times the longest there is, and read in a moment whatever it holds."""
DATA_FILE = "index.json"
"""How the data of a record are called, in the folder of its page."""
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
ID_PATTERN = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"


@dataclass(frozen=True, slots=True)
class LinksTo:
    """The text is the id of a record of one of these types."""

    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinksAnywhere:
    """The text is `type/id` of any record."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """The text is the id of a value in this vocabulary."""

    vocabulary: str


@dataclass(frozen=True, slots=True)
class Cites:
    """The text is a citation key in references/*.bib."""


@dataclass(frozen=True, slots=True)
class HappenedOn:
    """The text is a date, or the month or year of one, that cannot lie in the future."""


@dataclass(frozen=True, slots=True)
class ReviewBy:
    """The text is a date after which the record should be looked at again."""


@dataclass(frozen=True, slots=True)
class RichText:
    """The text is CommonMark, shown with HTML switched off."""


@dataclass(frozen=True, slots=True)
class ForEmployees:
    """The text is meant for those around whom the subject turns and should be easy to read.

    With `asked_by` only in a record where that field names their role.
    """

    asked_by: str = ""

    def is_meant(self, record: "Record", central_role: str | None) -> bool:
        """Whether the text of this record is one for that role."""
        return not self.asked_by or central_role in getattr(record, self.asked_by)


@dataclass(frozen=True, slots=True)
class Later:
    """Fields that may stay empty while another field has one of these words, and not after that."""

    fields: tuple[str, ...]
    while_field: str
    words: tuple[str, ...]

    @property
    def unless(self) -> str:
        """When the fields may stay empty, in Dutch."""
        return f"behalve bij {self.while_field} {' of '.join(self.words)}"


Marker = LinksTo | LinksAnywhere | OneOf | Cites | HappenedOn | ReviewBy | RichText | ForEmployees


def is_id(text: str) -> bool:
    """Whether a text can be the id of a record."""
    return bool(re.fullmatch(ID_PATTERN, text))


def _id(value: str) -> str:
    if not is_id(value):
        raise PydanticCustomError("id_pattern", "")
    return value


def _text(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty_text", "")
    return value


def _bounded(value: str) -> str:
    if len(value) > LONGEST_PROSE:
        raise PydanticCustomError("text_too_long", "")
    return value


def _code(value: str) -> str:
    return _text(value)


def _day(value: str) -> str:
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError(value)
        datetime.date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("day", "") from None
    return value


def _day_month_or_year(value: str) -> str:
    try:
        if not re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", value):
            raise ValueError(value)
        datetime.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        raise PydanticCustomError("partial_date", "") from None
    return value


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"'\\^`{|}]+", value):
        raise PydanticCustomError("web_address", "")
    return value


WORDING = AfterValidator(_text)
"""Marks free text: other words for the same thing may stand there."""
DAY = AfterValidator(_day)
"""Marks a whole date, never only a month or a year."""

RecordId = Annotated[str, AfterValidator(_id)]
Text = Annotated[str, WORDING]
Code = Annotated[str, AfterValidator(_code)]
"""A short text that stands for one thing, such as a language: another text means another thing."""
Prose = Annotated[Text, AfterValidator(_bounded), RichText()]
PlainText = Annotated[Text, ForEmployees()]
PlainProse = Annotated[Prose, ForEmployees()]
Day = Annotated[str, DAY]
PastDay = Annotated[Day, HappenedOn()]
PartialDate = Annotated[str, AfterValidator(_day_month_or_year)]
PastDate = Annotated[PartialDate, HappenedOn()]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Citation = Annotated[str, Cites()]
AnyLink = Annotated[Text, LinksAnywhere()]

Item = TypeVar("Item")
Many = Annotated[tuple[Item, ...], Strict(False)]
"""Any number of items. YAML gives lists; a record keeps tuples, so that it stays as written."""
Some = Annotated[tuple[Item, ...], Strict(False), Field(min_length=1)]
"""At least one item."""

Role = Annotated[str, OneOf("roles")]
Phase = Annotated[str, OneOf("phases")]
Sector = Annotated[str, OneOf("sectors")]
Outcome = Annotated[str, OneOf("outcomes")]
EmployerSize = Annotated[str, OneOf("employer-sizes")]
Prospect = Annotated[str, OneOf("prospects")]


def value_at(part: BaseModel, path: str) -> Any:
    """The value of a field; dots go into parts. Nothing if a part on the way is not there."""
    value: Any = part
    for name in path.split("."):
        value = getattr(value, name, None)
    return value


class Part(BaseModel):
    """A piece of a record."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Contributor(Part):
    """Somebody who worked on a record and wants to be named."""

    name: Text = Field(description="Naam, zoals die persoon genoemd wil worden")
    did: Some[Contribution] = Field(description="Wat die persoon deed")
    date: PastDay | None = Field(default=None, description="Dag waarop dat klaar was")
    orcid: Code | None = Field(
        default=None,
        description="ORCID: het nummer, of het adres dat begint met https://orcid.org/",
    )

    @property
    def orcid_number(self) -> str:
        """The ORCID without its address, if there is one that can be right."""
        return orcid.bare(self.orcid or "")

    def is_same_as(self, other: "Contributor") -> bool:
        """Whether this is one person: by ORCID where both have one, else by name."""
        if self.orcid_number and other.orcid_number:
            return self.orcid_number == other.orcid_number
        return self.plain_name == other.plain_name

    @property
    def plain_name(self) -> str:
        """The name without what does not tell people apart: capitals and spacing."""
        return " ".join(self.name.casefold().split())


class Exemption(Part):
    """A rule that the record need not keep for the time being, with the reason why."""

    rule: Code = Field(description="De regel, zoals een bevinding hem noemt")
    reason: Text = Field(description="Waarom de bevinding hier mag blijven staan")
    until: Day = Field(description="Tot en met deze dag, hoogstens twee jaar vooruit")
    by: Text | None = Field(default=None, description="Wie dit besloot")


class Record(Part):
    """One file in the evidence base. The file name is the id."""

    name: ClassVar[str]
    """Type name in kebab-case: in commands, links and exports."""
    folder: ClassVar[str]
    """Folder below evidence/."""
    address: ClassVar[str]
    """Folder of its pages in the site; its index page lies there too."""
    singular: ClassVar[str]
    plural: ClassVar[str]
    title_field: ClassVar[str] = "title"
    """The field that names the record on its page and in lists."""
    summary_field: ClassVar[str | None] = None
    """The field that says in a sentence what it holds."""
    written_in: ClassVar[str] = "nl"
    """The language of its texts."""
    is_wide: ClassVar[bool] = False
    """Whether its page takes the place of the side menus too."""
    search_weight: ClassVar[float] = 3
    """How much its title weighs in search, from 0 to 10. Below 1 the whole page weighs less."""
    facets: ClassVar[Mapping[str, str]] = {}
    """Fields by which its list can be narrowed down, with the legend of each. Dots go into parts."""
    listed_with: ClassVar[Mapping[str, str]] = {}
    """Fields shown with each entry of its list, with the words before each value."""
    grouped_by: ClassVar[str | None] = None
    """The field of which each word gets a heading in its list; nothing for a list in one piece."""
    fresh_for: ClassVar[Mapping[str, int]] = {}
    """For how many months it is taken for current, by the field that says when somebody looked.

    A field of citation keys stands for the last day on which one of those sources was read.
    """

    later: ClassVar[Later | None] = None
    """The fields that are only known after a first step, if there are such."""

    id: RecordId = Field(description="Kenmerk: gelijk aan de bestandsnaam zonder .yml")
    review_by: Annotated[Day, ReviewBy()] | None = Field(
        default=None,
        description="Na deze dag opnieuw nakijken; een verlopen datum geeft een waarschuwing",
    )
    contributors: Many[Contributor] = Field(
        default=(), description="Wie aan dit record werkte en genoemd wil worden"
    )

    exceptions: Many[Exemption] = Field(
        default=(),
        description="Waarschuwingen of opmerkingen die hier voorlopig mogen blijven staan, elk met een reden",
    )

    @model_validator(mode="before")
    @classmethod
    def _is_called_on_one_line(cls, fields: Any) -> Any:
        """A name goes into lists, tabs of browsers and files of others: it has no line ends there."""
        title = fields.get(cls.title_field) if isinstance(fields, dict) else None
        if not isinstance(title, str) or title == (plain := _BLANKS.sub(" ", title).strip(" ")):
            return fields
        return fields | {cls.title_field: plain}

    @property
    def key(self) -> str:
        """`type/id`: unique in the whole base."""
        return f"{self.name}/{self.id}"

    @property
    def page(self) -> str:
        """Address of its page, relative to the root of the site."""
        return f"{self.address}/{self.id}/"

    @property
    def data_address(self) -> str:
        """Address of its data, relative to the root of the site."""
        return f"{self.page}{DATA_FILE}"

    @property
    def heading(self) -> str:
        """What the record is called."""
        return str(getattr(self, self.title_field))

    @property
    def sort_key(self) -> tuple[int, str]:
        """Place in lists: a number first, then the name."""
        return 0, self.heading.lower()

    @property
    def summary_text(self) -> str:
        """One sentence or a short paragraph about the record, or nothing."""
        return str(getattr(self, self.summary_field) or "") if self.summary_field else ""
