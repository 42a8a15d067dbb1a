"""The difference as other programs read it; the keys are a contract, explained on the page Bijdragen."""

from collections.abc import Iterable
from typing import Any

from spoorboek.adapters.command_line.revision import State
from spoorboek.finding import in_json
from spoorboek.reasoning.difference import Change, Difference, Fate, RecordChange
from spoorboek.records.record import Record


def as_json(found: Difference, before: State, after: State) -> str:
    """The whole difference, nothing left out, in a fixed order."""
    data = {
        "before": {"revision": before.revision, "commit": before.commit},
        "after": {"revision": after.revision, "commit": after.commit},
        "empty": found.is_empty,
        "records": [_record(change) for change in found.records],
        "counts": [_fact(change) for change in found.totals],
        "pages": _pages(found.records),
        "touched": [{**_name(t.record), "through": list(t.through)} for t in found.touched],
        "reworded": [_name(record) for record in found.reworded],
        "not_compared": [
            {
                "path": u.finding.path,
                "state": "before" if u.earlier else "after",
                "message": u.finding.message,
            }
            for u in found.unread
        ],
    }
    return in_json(data)


def _name(record: Record) -> dict[str, str]:
    return {
        "type": record.name,
        "id": record.id,
        "title": record.heading,
        "page": record.page,
    }


def _record(change: RecordChange) -> dict[str, Any]:
    return {
        **_name(change.record),
        "fate": change.fate.value,
        "was": change.was.id if change.was else None,
        "changes": [_fact(one) for one in change.changes],
        "pointing": [record.key for record in change.pointing],
    }


def _fact(change: Change) -> dict[str, Any]:
    return {
        "path": list(change.path),
        "label": ": ".join(change.labels),
        "before": change.before,
        "after": change.after,
    }


def _pages(changes: Iterable[RecordChange]) -> dict[str, Any]:
    """The addresses that come, go and move, relative to the root of the site."""
    pages: dict[str, Any] = {"added": [], "removed": [], "renamed": []}
    for change in changes:
        if change.was:
            pages["renamed"].append({"from": change.was.page, "to": change.record.page})
        elif change.fate is not Fate.CHANGED:
            pages[change.fate.value].append(change.record.page)
    return pages
