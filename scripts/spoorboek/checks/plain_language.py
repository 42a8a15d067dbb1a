"""Plain language: texts for sick employees are easy to read, as far as counting can tell."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.readability import Remark, remarks
from spoorboek.records.markers import ForEmployees
from spoorboek.records.reading import Term


def text_for_employees_is_plain(base: EvidenceBase) -> Iterator[Finding]:
    """Tekst in gewone taal heeft korte zinnen, gewone woorden en zegt wie iets doet.

    Wie moe is of veel aan het hoofd heeft, leest moeilijker. Het programma telt: zinnen van meer dan twintig woorden, lange
    woorden en afkortingen die niet bij de begrippen staan, een paar stijve woorden, en teksten waarin
    veel wordt gedaan zonder dat er staat door wie. Per veld staat er hoogstens één opmerking: de ergste.

    Het is geen meting van taalniveau B1, want dat kan een telling niet zien. Een tekst zonder opmerking
    kan moeilijk zijn, en een lange zin soms goed.

        Indien je niet kunt komen, dient zulks te worden gemeld.   # opmerking: stijf, en door wie?
        Kun je niet komen? Bel ons dan even.                       # goed
    """
    known, central = _explained(base), base.subject.central_role
    for record, where, marker, text in base.judged_marks(ForEmployees):
        if marker.is_meant(record, central):
            for remark in remarks(text, known)[:1]:
                rule = "text-for-employees-is-plain"
                hint, note = remark.way_out, Severity.NOTE
                yield base.finding(record, where, rule, remark.what, hint, note)


def page_for_employees_is_plain(base: EvidenceBase) -> Iterator[Finding]:
    """Een pagina in gewone taal heeft korte zinnen, gewone woorden en zegt wie iets doet.

    Hier geldt hetzelfde als bij de teksten in gewone taal in records, met één opmerking per zin.

        Het plan dient te worden opgesteld.     # opmerking: stijf, en door wie?
        Wij maken het plan.                     # goed
    """
    known = _explained(base)
    for path, text, findings in base.judged_prose():
        if not any(map(PurePosixPath(path).is_relative_to, base.subject.plain_pages)):
            continue
        seen: set[int] = set()
        for remark in remarks(text, known) if not findings else ():
            if remark.start not in seen:
                seen.add(remark.start)
                yield _on_page(path, text, remark)


def _on_page(path: str, text: str, remark: Remark) -> Finding:
    line = text.count("\n", 0, remark.start) + 1
    column = remark.start - text.rfind("\n", 0, remark.start)
    rule = "page-for-employees-is-plain"
    return Finding(path, line, column, rule, remark.what, remark.way_out, Severity.NOTE)


def _explained(base: EvidenceBase) -> frozenset[str]:
    """The words that the glossary explains, whole and in their parts."""
    spellings = (s.lower() for term in base.of(Term).values() for s in term.spellings)
    return frozenset(word for s in spellings for word in (s, *s.replace("-", " ").split()))
