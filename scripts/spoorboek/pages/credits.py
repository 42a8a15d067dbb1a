"""Credits: who worked on a record, in the words in which its page says so."""

from dataclasses import dataclass

from spoorboek import orcid
from spoorboek.pages.dutch import dutch_date, listed
from spoorboek.records.record import Contributor, Record


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody by name, with what they did, when, and by which number they are known."""

    name: str
    did: str
    day: str
    orcid: str

    @property
    def orcid_href(self) -> str:
        """The page of that number, where there is one."""
        return orcid_href(self.orcid)


def credits_of(record: Record) -> list[Credit]:
    """Everybody who is named on a record, in the order in which they stand there."""
    return [_credit(one) for one in record.contributors]


def orcid_href(number: str) -> str:
    """Where an ORCID leads; nowhere if there is none."""
    return f"{orcid.ADDRESS}{number}" if number else ""


def _credit(one: Contributor) -> Credit:
    did = listed([deed.label for deed in one.did])
    return Credit(one.name, did, dutch_date(one.date) if one.date else "", one.orcid_number)
