"""Translations: a page in another language, and the links between the two."""

from markupsafe import Markup

from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.page_facts import PageFacts
from spoorboek.pages.site import Site
from spoorboek.records.figure import Figure, Share
from spoorboek.records.policy import PolicySummary
from spoorboek.records.policy_translation import PolicyTranslation
from spoorboek.records.record import Record

_ALTERNATE = Markup('<link rel="alternate" hreflang="{}" href="{}">')
ELSE = "x-default"
"""Stands for every language in which the page is not there: those readers get the page in ours."""


def translations_of(record: Record, base: EvidenceBase) -> list[PolicyTranslation]:
    """The translations of a record."""
    return base.linking_to(record, PolicyTranslation, "of")


def alternates(page: PageFacts, site: Site) -> Markup:
    """For the head of a page: where it stands in each language, if it stands in more than one.

    Search engines want whole addresses here, so a site that does not know its own says nothing.
    """
    root = site.edition.site_url
    places = _places_of(page.record, site) if page.record else dict(page.languages)
    if not root or len(places) < 2:
        return Markup("")
    if Record.written_in in places:
        places[ELSE] = places[Record.written_in]
    return Markup("").join(_ALTERNATE.format(code, root + place) for code, place in places.items())


def _places_of(record: Record, site: Site) -> dict[str, str]:
    """The addresses of a record and its translations, by language."""
    original = _original(record, site)
    versions = [original, *translations_of(original, site.base)]
    return {version.written_in: version.page for version in versions}


def _original(record: Record, site: Site) -> Record:
    if isinstance(record, PolicyTranslation):
        return site.base.of(PolicySummary).get(record.of, record)
    return record


def in_translation(original: PolicySummary, texts: PolicyTranslation) -> PolicySummary:
    """The original with the texts of its translation; codes, sources and links stay its own."""
    return original.model_copy(
        update={
            "question": texts.question,
            "audience": texts.audience,
            "advice": tuple(
                advice.model_copy(update={"advice": text})
                for advice, text in zip(original.advice, texts.advice, strict=False)
            ),
            "key_messages": tuple(
                message.model_copy(update=dict(text))
                for message, text in zip(original.key_messages, texts.key_messages, strict=False)
            ),
            "asks": tuple(
                ask.model_copy(update=dict(text))
                for ask, text in zip(original.asks, texts.asks, strict=False)
            ),
            "background": texts.background,
            "what_we_do_not_know": texts.what_we_do_not_know,
            "options": texts.options,
        }
    )


def figures_in_translation(texts: PolicyTranslation, base: EvidenceBase) -> list[Figure]:
    """The figures with their translated words; numbers, sources and labels stay their own."""
    found = []
    for text in texts.figures:
        figure = base.of(Figure).get(text.figure)
        if figure is not None:
            words = {"statement": text.statement, "of": text.of, "caution": text.caution}
            parts = tuple(
                Share(value=part.value, what=what)
                for part, what in zip(figure.parts, text.parts, strict=False)
            )
            value = text.value if isinstance(figure.value, str) and text.value else figure.value
            found.append(figure.model_copy(update={**words, "parts": parts, "value": value}))
    return found
