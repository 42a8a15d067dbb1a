"""Policy: advice to policymakers says what it rests on, and what it names is there."""

from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.records.policy import PolicySummary

_LISTS = {"messages": ("key_messages", "kernboodschap"), "options": ("options", "optie")}


def policy_advice_says_what_it_rests_on(base: EvidenceBase) -> Iterator[Finding]:
    """Elke zin advies in een beleidssamenvatting zegt waar hij op rust, en dat staat er ook.

    Advies aan beleid is een eigen afweging. Een lezer moet kunnen zien wat er is afgewogen: een
    kernboodschap of optie van dezelfde pagina, als nummer, of een advies, verklaring, tegenspraak of
    kennisgat.

        advice:
          - advice: Leg vroeg uit.     # fout: waar rust dit op?
        advice:
          - advice: Leg vroeg uit.     # goed
            messages: [1]              # de eerste kernboodschap
            options: [2]               # de tweede optie
    """
    rule = "policy-advice-says-what-it-rests-on"
    for summary in base.judged(PolicySummary):
        for index, advice in enumerate(summary.advice):
            if not (advice.messages or advice.options or advice.based_on):
                message = "advies zonder 'messages', 'options' of 'based_on'"
                hint = "Noem de kernboodschap of optie waar het op rust, of haal het advies weg."
                yield base.finding(summary, ("advice", index, "advice"), rule, message, hint)
            for key, (field, word) in _LISTS.items():
                there = len(getattr(summary, field))
                for place, number in enumerate(getattr(advice, key)):
                    if number > there:
                        message = f"{word} {number} bestaat niet; er zijn er {there}"
                        hint = f"Kies een nummer van 1 tot en met {there}."
                        where = ("advice", index, key, place)
                        yield base.finding(summary, where, rule, message, hint)
