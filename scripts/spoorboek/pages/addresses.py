"""Addresses: the one place that knows where pages lie.

Addresses are relative to the root of the site and end in a slash. In HTML a link starts with `ROOT`,
one character that no text can hold; the page that is written replaces it by its own way up, so that
the site works below any path and from a folder.
"""

from spoorboek.records.record import Record

ROOT = "\ue000"
"""Stands for the way up to the root of the site (a private-use character)."""

SHELL = "_schil"


def index_address(record_type: type[Record]) -> str:
    """Where the list of a type lies."""
    return f"{record_type.address}/"


def record_address(record: Record) -> str:
    """Where the page of a record lies."""
    return record.page


def shell_address(record_type: type[Record]) -> str:
    """Where the empty page lies that the records of a type are poured into."""
    return f"{record_type.address}/{SHELL}/"


def way_up(address: str) -> str:
    """From a page back to the root of the site: `../` for each level, or `./` at the root."""
    return "../" * address.count("/") or "./"


def rooted(html: str, address: str) -> str:
    """HTML in which every link starts from the page at this address."""
    return html.replace(ROOT, way_up(address))
