"""`spoorboek check --changed-since`: what a proposal brings, set apart from what was there before it."""

from collections.abc import Callable
from pathlib import Path

from spoorboek.adapters.command_line.asking import refused
from spoorboek.adapters.command_line.changed_lines import changes_since
from spoorboek.adapters.command_line.proposal_report import annotations, as_report, in_short
from spoorboek.adapters.command_line.revision import commit_of, evidence_at
from spoorboek.adapters.command_line.weighing import Weighed, weighed
from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import FORMATS, Finding
from spoorboek.report import as_json

FORMS: dict[str, Callable[[Weighed], str]] = {
    "text": lambda found: f"{FORMATS['text'](found.brought)}\n{in_short(found)}",
    "github": annotations,
    "json": lambda found: FORMATS["json"](found.brought),
}


def check_since(
    root: Path, revision: str, is_asked: Callable[[Finding], bool], form: str, report: Path | None
) -> int:
    """Print what is new since a revision and write the report; 1 while there is any error."""
    commit = commit_of(root, revision)
    changes = changes_since(root, commit)
    base = EvidenceBase.load(root)
    after = [finding for finding in check(base) if is_asked(finding)]
    with evidence_at(root, commit, revision, base) as earlier:
        before = [finding for finding in check(earlier) if is_asked(finding)]
    found = weighed(before, after, changes)
    if report is not None:
        _write(report, as_json(as_report(found)))
    print(FORMS[form](found))
    return int(any(finding.is_error for finding in after))


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        raise refused("schrijven", error, file) from None
