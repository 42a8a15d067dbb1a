"""Cards: the records that show more in a list than a title, a sentence and a line of facts."""

from collections.abc import Callable, Mapping
from typing import Any

from spoorboek.pages.lesson_weight import weight_of
from spoorboek.pages.question_links import question_links
from spoorboek.pages.site import Site
from spoorboek.pages.tool_facts import tool_facts
from spoorboek.pages.training import session
from spoorboek.records.record import Record

CARDS: Mapping[str, Callable[[Any, Site], object]] = {
    "tool": tool_facts,
    "lesson": weight_of,
    "question": question_links,
    "training-module": session,
}
"""By type name: what a card shows. Its template has the same name."""
PLAIN = "record"


def card_template(record: Record) -> str:
    """The template of a record in a list."""
    return f"cards/{record.name if record.name in CARDS else PLAIN}.html.jinja"


def card_of(record: Record, site: Site) -> object:
    """What the card of a record shows, or nothing for a plain entry."""
    return CARDS[record.name](record, site) if record.name in CARDS else None
