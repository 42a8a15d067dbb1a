"""The page of a policy summary: one page for a decision."""

from dataclasses import dataclass
from typing import Any

from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import CitedSource, Site
from spoorboek.records.policy import PolicySummary


@dataclass(frozen=True, slots=True)
class Message:
    """A message with how certain it is, in words."""

    number: int
    text: str
    certainty: str
    note: str
    sources: list[CitedSource]


def view(record: PolicySummary, site: Site) -> dict[str, Any]:
    """Messages, background, what is not known, and options."""
    return {
        "lead": "",
        "messages": [
            Message(
                number=number,
                text=message.message,
                certainty=site.label("message-certainties", message.confidence),
                note=_sentence(message.confidence_note),
                sources=site.cited(message.sources),
            )
            for number, message in enumerate(record.key_messages, start=1)
        ],
        "background_sources": site.cited(record.background_sources),
        "options": record.options,
        "related": other_groups(record, site),
    }


def _sentence(text: str) -> str:
    """A reason that was written as a fragment, as a sentence."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")
