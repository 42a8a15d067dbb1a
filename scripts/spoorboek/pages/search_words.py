"""Search words: what the search dialog knows of this base."""

import json

from spoorboek.pages.site import Site

PROSE_KIND, PROSE_WEIGHT = "Pagina", 7
"""How prose is called in the filters of search, and how much its heading weighs there."""


def search_words(site: Site) -> str:
    """What the search dialog knows of this base: spellings of terms, and the order of kinds."""
    weights = {t.singular: t.search_weight for t in site.base.types} | {PROSE_KIND: PROSE_WEIGHT}
    kinds = sorted(weights, key=lambda kind: -weights[kind])
    words = {"begrippen": site.synonyms.terms(), "soorten": kinds}
    return json.dumps(words, ensure_ascii=False, sort_keys=True)
