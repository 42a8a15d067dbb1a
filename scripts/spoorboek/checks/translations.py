"""Translations: they say as much as the Dutch page, and are as new."""

from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.records.figure import Figure
from spoorboek.records.law import LegalRecord
from spoorboek.records.policy import PolicySummary
from spoorboek.records.policy_translation import PolicyTranslation, text_code

_COUNTED = ("advice", "key_messages", "asks", "what_we_do_not_know", "options")
_NAMED = {"figures": "figure", "rules": "rule"}


def translation_is_complete(base: EvidenceBase) -> Iterator[Finding]:
    """Een vertaling zegt alles wat de Nederlandse pagina zegt, in dezelfde volgorde.

    Van elke zin advies, boodschap, vraag, onbekend punt en optie is er een vertaling. Cijfers en regels
    zijn dezelfde. Zekerheid, bronnen en getallen staan alleen bij het origineel.

        advice: [Leg vroeg uit., Leg nog eens uit.]     # zo in het Nederlands
        advice: [Explain early.]                        # fout: één zin ontbreekt
        advice: [Explain early., Explain again.]        # goed
    """
    rule = "translation-is-complete"
    for translation in base.judged(PolicyTranslation):
        original = base.of(PolicySummary).get(translation.of)
        if original is None:
            continue
        for field in _COUNTED:
            here, there = len(getattr(translation, field)), len(getattr(original, field))
            if here != there:
                message = f"'{field}' heeft er {here}, de Nederlandse tekst {there}"
                hint = f"Vertaal elk onderdeel van '{field}' uit {base.paths[original.key]}."
                yield base.finding(translation, (field,), rule, message, hint)
        for field, name in _NAMED.items():
            ids = [getattr(item, name) for item in getattr(translation, field)]
            wanted = list(getattr(original, field))
            if ids != wanted:
                message = f"'{field}' zijn niet die van de Nederlandse tekst"
                hint = f"Noem in deze volgorde: {', '.join(wanted) or 'geen'}."
                yield base.finding(translation, (field,), rule, message, hint)
        yield from _parts(translation, base)


def _parts(translation: PolicyTranslation, base: EvidenceBase) -> list[Finding]:
    figures, found = base.of(Figure), []
    for index, item in enumerate(translation.figures):
        there = len(figures[item.figure].parts) if item.figure in figures else len(item.parts)
        if len(item.parts) != there:
            message = f"cijfer '{item.figure}' heeft {there} delen, de vertaling {len(item.parts)}"
            hint = "Vertaal elk deel, in dezelfde volgorde."
            where = ("figures", index, "figure")
            found.append(base.finding(translation, where, "translation-is-complete", message, hint))
    return found


def translation_is_up_to_date(base: EvidenceBase) -> Iterator[Finding]:
    """Een vertaling hoort bij de Nederlandse tekst zoals die nu is.

    Verandert de Nederlandse tekst, dan zegt de vertaalde pagina dat zij ouder is, totdat iemand haar
    naleest. De code staat in de melding.

        translated_on: '2026-06-01'
        translated_from: nl-74390629     # waarschuwing: het Nederlands is intussen anders

        translated_on: '2026-11-22'
        translated_from: nl-3f2a9c1b     # goed: nagelezen, met de code uit de melding
    """
    rule = "translation-is-up-to-date"
    for translation in base.judged(PolicyTranslation):
        original = base.of(PolicySummary).get(translation.of)
        if original is None:
            continue
        code = text_code(
            original,
            base.linked_from(original, "figures", Figure),
            base.linked_from(original, "rules", LegalRecord),
        )
        if translation.translated_from != code:
            message = "de Nederlandse tekst is anders dan die is vertaald"
            hint = f"Lees de vertaling na, en schrijf dan 'translated_from: {code}' en de dag van vandaag bij 'translated_on'."
            where = ("translated_from",)
            yield base.finding(translation, where, rule, message, hint, Severity.WARNING)
