"""The page of a translated policy summary: English words around what the Dutch record holds."""

from dataclasses import replace
from typing import Any

from spoorboek.pages.page_words import EN
from spoorboek.pages.site import Site
from spoorboek.pages.translations import figures_in_translation, in_translation
from spoorboek.pages.views.policy import ShownRule, policy_values
from spoorboek.records.figure import Figure
from spoorboek.records.law import LegalRecord
from spoorboek.records.policy import PolicySummary
from spoorboek.records.policy_translation import PolicyTranslation, text_code


def view(record: PolicyTranslation, site: Site) -> dict[str, Any]:
    """The English page, with where it was translated from and whether the Dutch is newer."""
    base = site.base
    original = base.of(PolicySummary)[record.of]
    figures = base.linked_from(original, "figures", Figure)
    code = text_code(original, figures, base.linked_from(original, "rules", LegalRecord))
    summary = in_translation(original, record)
    figures = figures_in_translation(record, base)
    values = policy_values(summary, site, EN, figures, cited=record)
    return {
        "lead": "",
        "dutch_page": site.link(original),
        "translated_on": EN.day(record.translated_on),
        "is_older": record.translated_from != code,
        "of_version": f"version {site.edition.version}",
        **values,
        "rules": list(map(_in_english, values["rules"], [rule.statement for rule in record.rules])),
    }


def _in_english(rule: ShownRule, statement: str) -> ShownRule:
    return replace(rule, said=statement)
