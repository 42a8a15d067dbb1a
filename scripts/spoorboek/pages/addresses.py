"""Addresses: the one place that knows where pages lie.

Addresses are relative to the root of the site and end in a slash. In HTML a link starts with `ROOT`,
one character that no text can hold; the page that is written replaces it by its own way up, so that
the site works below any path and from a folder.
"""

from spoorboek.records.record import Record

ROOT = "\ue000"
"""Stands for the way up to the root of the site (a private-use character)."""

SHELL = "_schil"
GUIDES = "training/begeleiders"
"""Here lie the page for who leads a group, the sheet of each module, and the empty page for those."""
PHASES = "handreiking"
ROLES = "handreiking/rollen"
"""Below these lie a page per phase, a page per role, and a page per role in a phase."""
CELL_SHELL = f"{ROLES}/_rol"
"""As deep as the folder of a role: here lies the empty page for roles in phases."""


def index_address(record_type: type[Record]) -> str:
    """Where the list of a type lies."""
    return f"{record_type.address}/"


def record_address(record: Record) -> str:
    """Where the page of a record lies."""
    return record.page


def shell_address(record_type: type[Record]) -> str:
    """Where the empty page lies that the records of a type are poured into."""
    return f"{record_type.address}/{SHELL}/"


def phase_address(phase: str) -> str:
    """Where the page of a phase lies."""
    return f"{PHASES}/{phase}/"


def role_address(role: str) -> str:
    """Where the page of a role lies."""
    return f"{ROLES}/{role}/"


def cell_address(role: str, phase: str) -> str:
    """Where the page of a role in a phase lies."""
    return f"{ROLES}/{role}/{phase}/"


def outcome_anchor(outcome: str) -> str:
    """Where on the page of a core element the evidence on an outcome stands."""
    return f"uitkomst-{outcome}"


def question_anchor(element: str, outcome: str) -> str:
    """Where among the knowledge gaps the question of a cell of the evidence map stands."""
    return f"vraag-{element}--{outcome}"


def guide_address(module: Record) -> str:
    """Where the facilitator's sheet of a training module lies."""
    return f"{GUIDES}/{module.id}/"


def way_up(address: str) -> str:
    """From a page back to the root of the site: `../` for each level, or `./` at the root."""
    return "../" * address.count("/") or "./"


def rooted(html: str, address: str) -> str:
    """HTML in which every link starts from the page at this address."""
    return html.replace(ROOT, way_up(address))
