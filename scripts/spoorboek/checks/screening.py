"""Screening: who decided what about a candidate, and what must be known of a source once it is chosen."""

from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.records.source import Source
from spoorboek.records.structure import Field, fields_of
from spoorboek.records.validation import missing, unfilled

_LATER = tuple(field for field in fields_of(Source) if field.later)


def chosen_source_is_described(base: EvidenceBase) -> Iterator[Finding]:
    """Een bron die is gekozen, zegt wat zij is, hoeveel ervan is gelezen en waar het over gaat.

    Een kandidaat is nog niet gelezen: daar mogen die velden leeg zijn. Hetzelfde geldt voor een bron
    die is uitgesloten. Bij elke andere stand weegt een lezer de bron met wat hier staat.

        status: candidate      # goed: nog niet gelezen, dus nog geen 'seen' en 'design'
        status: included       # fout zonder 'seen', 'design' en de andere verplichte velden
    """
    for source in base.of(Source).values():
        if source.status.was_chosen:
            for field in _LATER:
                if getattr(source, field.name) == field.blank:
                    yield _asked_for(base, source, field)


def _asked_for(base: EvidenceBase, source: Source, field: Field) -> Finding:
    say = unfilled if field.name in source.model_fields_set else missing
    problem = say(Source, (field.key,))
    rule = "chosen-source-is-described"
    return base.finding(source, problem.field, rule, problem.message, problem.hint)


def candidate_is_not_cited(base: EvidenceBase) -> Iterator[Finding]:
    """Geen record haalt een kandidaat aan: die is nog niet beoordeeld.

    Wat wordt aangehaald, telt mee. Dat kan pas als iemand heeft besloten dat de bron meedoet, en haar
    heeft gelezen.
    """
    for source in base.of(Source).values():
        if source.status.waits:
            for cited in base.citations.get(source.id, ()):
                message = f"bron '{source.id}' is nog een kandidaat"
                hint = (
                    "Haal de aanhaling weg, of neem de bron eerst op: zet de besluiten bij "
                    f"'screening' en de stand op included, in {base.paths[source.key]}."
                )
                rule = "candidate-is-not-cited"
                yield base.finding(cited.origin, cited.field, rule, message, hint)
