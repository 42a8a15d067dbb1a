"""Screening: who decided what about a candidate, and what must be known of a source once it is chosen."""

from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.reasoning.screening import NOT_RETRIEVED, REASONS, judgement, typed_counts
from spoorboek.records.screening import Screening, ScreeningDecision, ScreeningStage
from spoorboek.records.search import Search
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
    for source in base.judged(Source):
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

        source: kandidaat2025     # fout: haar status is nog 'candidate'
        source: jansen2024        # goed: gelezen en opgenomen
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


def exclusion_has_a_reason(base: EvidenceBase) -> Iterator[Finding]:
    """Wie uitsluit, noemt een reden uit de lijst; bij een ander besluit staat geen reden.

    Met de reden kan iemand anders het besluit nagaan, en telt het stroomdiagram per reden. 'Niet
    verkregen' gaat over de volledige tekst en kan dus niet bij titel en samenvatting staan.

        decision: exclude                            # fout: waarom?

        decision: exclude
        reason: ander-onderwerp                      # goed
    """
    for source, number, one in _decisions(base):
        where = ("screening", number)
        rule = "exclusion-has-a-reason"
        excludes = one.decision is ScreeningDecision.EXCLUDE
        if excludes and not one.reason:
            message = "uitgesloten zonder reden"
            known = ", ".join(base.vocabularies.get(REASONS, ()))
            hint = f"Schrijf bij 'reason' een van: {known or 'de woorden uit ' + REASONS}."
            yield base.finding(source, where, rule, message, hint)
        elif one.reason and not excludes:
            message = f"reden '{one.reason}' bij het besluit '{one.decision}'"
            hint = "Haal 'reason' weg; wat je wilt zeggen, kan bij 'note'."
            yield base.finding(source, (*where, "reason"), rule, message, hint)
        elif one.reason == NOT_RETRIEVED and one.stage is not ScreeningStage.FULL_TEXT:
            message = "'niet verkregen' bij titel en samenvatting"
            hint = "Schrijf 'stage: full-text', of kies een andere reden."
            yield base.finding(source, (*where, "reason"), rule, message, hint)


def screener_decides_once(base: EvidenceBase) -> Iterator[Finding]:
    """Iedereen besluit per stap één keer over een bron.

    Twee besluiten van dezelfde persoon zouden dubbel tellen bij de overeenstemming. Een besluit dat
    samen is genomen, heet 'agreed: true' en staat naast de eigen besluiten.

        - {stage: full-text, by: A, date: '2026-05-01', decision: unsure}
        - {stage: full-text, by: A, date: '2026-05-08', decision: include}     # fout: A besloot al

        - {stage: full-text, by: A, date: '2026-05-08', decision: include}     # goed: één besluit per stap
    """
    for source in base.judged(Source):
        seen: set[tuple[str, str]] = set()
        for number, one in enumerate(source.screening):
            mark = one.stage.value, one.by
            if not one.agreed and mark in seen:
                message = f"{one.by} besloot al in de stap '{one.stage.label}'"
                hint = "Laat één besluit staan. Samen besloten? Schrijf er 'agreed: true' bij."
                where = ("screening", number)
                yield base.finding(source, where, "screener-decides-once", message, hint)
            seen.add(mark)


def difference_is_settled(base: EvidenceBase) -> Iterator[Finding]:
    """Verschillen twee oordelen over een bron, dan staat er ook wat samen is besloten.

    De eigen besluiten blijven staan: daaruit volgt hoe vaak mensen los van elkaar hetzelfde vonden.

        - {stage: full-text, by: A, date: '2026-05-01', decision: include}
        - {stage: full-text, by: B, date: '2026-05-02', decision: unsure}     # waarschuwing: hoe nu verder?

        - {stage: full-text, by: A en B, date: '2026-05-09', decision: include, agreed: true}     # goed, erbij
    """
    for source in base.judged(Source):
        for stage in ScreeningStage:
            held = judgement(source, stage)
            if held.is_split:
                said = ", ".join(f"{one.by}: {one.decision.label}" for one in held.own)
                message = f"oordelen in de stap '{stage.label}' verschillen ({said})"
                hint = "Bespreek het, en voeg het gezamenlijke besluit toe met 'agreed: true'."
                where, rule = ("screening",), "difference-is-settled"
                severity = Severity.WARNING
                yield base.finding(source, where, rule, message, hint, severity)


def status_follows_decisions(base: EvidenceBase) -> Iterator[Finding]:
    """De stand van een bron volgt uit wat er bij het zeven is besloten.

    Een bron die meedoet terwijl het laatste besluit uitsluiten was, is een fout, net als andersom.
    Is er besloten en staat de bron nog als kandidaat, dan zegt de opmerking wat de volgende stap is.
    Kwam zij met een ingelezen bestand binnen en staat er geen enkel besluit, dan geeft meedoen een
    waarschuwing: niemand kan zien wie haar koos.

        status: included      # fout: het laatste besluit onder 'screening' is 'exclude'
        status: excluded      # goed
    """
    for source in base.judged(Source):
        for message, hint, severity in _next_step(base, source):
            where, rule = ("status",), "status-follows-decisions"
            yield base.finding(source, where, rule, message, hint, severity)


def screening_counts_are_not_typed(base: EvidenceBase) -> Iterator[Finding]:
    """Een zoekactie waarvan bestanden zijn ingelezen, heeft geen getypte aantallen.

    Die aantallen volgen uit de bestanden en uit de besluiten bij de bronnen. Twee keer hetzelfde
    getal is één keer te veel: het getypte veroudert.

        imports: […]
        records_kept: 67      # fout: dit volgt uit het ingelezen bestand

        imports: […]          # goed: verder geen aantallen
    """
    for search in base.of(Search).values():
        for path in typed_counts(search) if search.imports else ():
            where = tuple(path.split("."))
            message = f"'{path}' staat hier, maar volgt al uit 'imports' en de besluiten"
            hint = (
                "Haal het getypte aantal weg. Is het van een eerdere keer zoeken, zet de ingelezen "
                "bestanden dan bij een nieuwe zoekactie."
            )
            rule = "screening-counts-are-not-typed"
            yield base.finding(search, where, rule, message, hint)


def _decisions(base: EvidenceBase) -> Iterator[tuple[Source, int, Screening]]:
    for source in base.judged(Source):
        for number, one in enumerate(source.screening):
            yield source, number, one


def _next_step(base: EvidenceBase, source: Source) -> Iterator[tuple[str, str, Severity]]:
    if not source.screening:
        search = base.of(Search).get(source.found_by or "")
        if source.status.was_chosen and search and search.imports:
            message = f"bron doet mee zonder besluit, uit zoekactie '{search.id}'"
            hint = "Schrijf bij 'screening' wie haar koos, en wanneer."
            yield message, hint, Severity.WARNING
        return
    stage, held = _last(source)
    if held is None:
        return
    is_out = held.decision is ScreeningDecision.EXCLUDE
    is_in = held.decision is ScreeningDecision.INCLUDE and stage is ScreeningStage.FULL_TEXT
    if source.status.was_chosen and is_out:
        message = (
            f"stand is '{source.status}', maar in de stap '{stage.label}' is besloten: uitsluiten"
        )
        yield message, "Schrijf 'status: excluded', of voeg het nieuwe besluit toe.", Severity.ERROR
    elif source.status.waits and is_out:
        message = f"in de stap '{stage.label}' is besloten: uitsluiten"
        yield message, "Volgende stap: schrijf 'status: excluded'.", Severity.NOTE
    elif source.status.waits and is_in:
        message = f"in de stap '{stage.label}' is besloten: meenemen"
        hint = "Volgende stap: lees de bron, vul haar velden in en schrijf 'status: included'."
        yield message, hint, Severity.NOTE
    elif is_in and not source.status.was_chosen and not source.status_reason:
        message = f"stand is 'excluded', maar in de stap '{stage.label}' is besloten: meenemen"
        hint = "Schrijf in 'status_reason' waarom zij later toch afviel, of neem haar op."
        yield message, hint, Severity.ERROR


def _last(source: Source) -> tuple[ScreeningStage, Screening | None]:
    """The last stage at which anything was decided, with the decision that holds there."""
    full = judgement(source, ScreeningStage.FULL_TEXT)
    if full.decisions:
        return ScreeningStage.FULL_TEXT, full.standing
    title = judgement(source, ScreeningStage.TITLE_ABSTRACT)
    return ScreeningStage.TITLE_ABSTRACT, title.standing
