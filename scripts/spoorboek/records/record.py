"""What every record has.

A record type is one frozen pydantic class. Unknown keys are refused; values must have the right type as
written. `field_kinds` has the kinds of field, `markers` what marks the meaning of their text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from spoorboek import orcid
from spoorboek.records.contribution import Contribution
from spoorboek.records.field_kinds import Code, Day, Many, PastDay, RecordId, Some, Text
from spoorboek.records.markers import ReviewBy

DATA_FILE = "index.json"
"""How the data of a record are called, in the folder of its page."""
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")


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
