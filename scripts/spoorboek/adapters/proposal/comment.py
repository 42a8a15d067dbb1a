"""Comment: the words under a proposal; what came from the proposal stays text."""

from collections.abc import Iterable

from spoorboek.markdown import of_report
from spoorboek.report import Report

MARKER = "<!-- spoorboek: voorstel -->"
"""The first line, by which the comment is found again; the site never shows it."""
_SHARE = 30_000
"""Characters for each of the two reports; a comment on GitHub may hold 65,536."""


def reports_as_text(reports: Iterable[Report]) -> str:
    """The reports below each other, each with as many rows as fit."""
    return "\n\n".join(of_report(report, _SHARE) for report in reports)


def comment(reports: Iterable[Report], repository: str, run: int, *, has_preview: bool) -> str:
    """The whole comment. The address of the repository is known to be true; the reports are not."""
    parts = [MARKER, reports_as_text(reports)]
    if has_preview:
        parts.append(_preview(f"{repository}/actions/runs/{run}"))
    parts.append(
        "---\n\nDit schreef een programma, uit wat de controle van dit voorstel naliet. "
        "Het is geen oordeel: dat geeft een lezer. "
        f"[Hoe het verder gaat]({repository}/blob/HEAD/docs/over/beheer.md)."
    )
    return "\n\n".join(parts)


def _preview(address: str) -> str:
    return (
        "### De site met dit voorstel\n\n"
        f"Haal *voorbeeld* op, onderaan [deze controle]({address}); inloggen bij GitHub is nodig. "
        "Pak het uit en open `index.html`. "
        "Zoeken werkt met `python3 -m http.server --directory MAP`.\n\n"
        "Het is gemaakt door het voorstel zelf. Verandert het ook code, lees die dan eerst."
    )
