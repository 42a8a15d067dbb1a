"""Standards: an item names fields and pages that exist, and an answer belongs to an item."""

from collections.abc import Iterator
from pathlib import Path

from spoorboek.checks.suggestions import nearest, nearest_or_all
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.prose_page import ProsePage, read_prose_page
from spoorboek.reasoning.field_paths import NoPath, ProsePath, resolve
from spoorboek.records import Review, Standard
from spoorboek.records.standard import Reported
from spoorboek.records.structure import FieldPath as Where
from spoorboek.records.validation import shown

Pages = dict[str, ProsePage | None]
"""Pages of prose by name, each read once."""


def standard_names_what_exists(base: EvidenceBase) -> Iterator[Finding]:
    """Een onderdeel van een standaard noemt velden en pagina's die er zijn.

    De stand van een onderdeel wordt uit die velden gerekend. Een pad dat nergens heen leidt, zou
    een gat lijken in het verslag. Een veld staat er als soort en veld, met punten naar de delen;
    een pagina als `prose:` met haar naam onder docs/, en zo nodig een kop.

        fields: [search.datum]                   # fout: zo heet het veld niet
        fields: [search.date]                    # goed
        fields: [prose:bewijs/methode]           # goed
    """
    read: Pages = {}
    for standard in base.judged(Standard):
        for place, text in _paths_of(standard):
            if problem := _problem(base, text, read):
                yield base.finding(standard, place, "standard-names-what-exists", *problem)


def standard_counts_its_items(base: EvidenceBase) -> Iterator[Finding]:
    """Een standaard heeft zoveel onderdelen als zij zegt, elk met een eigen kenmerk.

    Wie “19 van 19” leest, moet erop aan kunnen dat het er negentien zijn.

        items_count: 19
        items: […]     # fout als het er achttien zijn
        items: […]     # goed als het er negentien zijn
    """
    rule = "standard-counts-its-items"
    seen: dict[str, str] = {}
    for standard in base.of(Standard).values():
        if len(standard.items) != standard.items_count:
            message = (
                f"het zijn er {len(standard.items)}, en 'items_count' zegt {standard.items_count}"
            )
            hint = "Vul aan wat ontbreekt, of verbeter het aantal."
            yield base.finding(standard, ("items_count",), rule, message, hint)
        for line in standard.lines:
            if line.id in seen:
                message = f"kenmerk '{line.id}' staat al in {seen[line.id]}"
                yield base.finding(
                    standard, ("items",), rule, message, "Geef het een eigen kenmerk."
                )
            seen.setdefault(line.id, base.paths[standard.key])


def item_answer_says_where_or_why(base: EvidenceBase) -> Iterator[Finding]:
    """Een antwoord bij een standaard hoort bij een regel ervan, en zegt waar het staat of waarom niet.

    'Gemeld' zonder plaats is niet na te gaan, en 'niet van toepassing' zonder reden ook niet.

        - item: prisma-12              # fout: waarom niet?
          status: not-applicable
        - item: prisma-12              # goed
          status: not-applicable
          reason: Er worden geen cijfers samengevoegd.
    """
    rule = "item-answer-says-where-or-why"
    lines = {line.id for standard in base.of(Standard).values() for line in standard.lines}
    read: Pages = {}
    for review in base.judged(Review):
        for number, answer in enumerate(review.reporting):
            here: Where = ("reporting", number)
            if answer.item not in lines:
                message = f"geen standaard heeft een regel '{shown(answer.item)}'"
                yield base.finding(
                    review, (*here, "item"), rule, message, nearest(answer.item, lines)
                )
            if answer.status is Reported.REPORTED and not answer.where:
                message = f"'{answer.item}' is gemeld, maar er staat niet waar"
                hint = "Noem bij 'where' een veld of een pagina."
                yield base.finding(review, here, rule, message, hint)
            if answer.status is not Reported.REPORTED and not answer.reason:
                message = f"bij '{answer.item}' staat geen reden"
                yield base.finding(review, here, rule, message, "Schrijf de reden bij 'reason'.")
            for place, text in enumerate(answer.where):
                if problem := _problem(base, text, read):
                    yield base.finding(review, (*here, "where", place), rule, *problem)


def _paths_of(standard: Standard) -> Iterator[tuple[Where, str]]:
    for number, item in enumerate(standard.items):
        for name in ("fields", "related"):
            for place, text in enumerate(getattr(item, name)):
                yield ("items", number, name, place), text
            for part, line in enumerate(item.subitems):
                for place, text in enumerate(getattr(line, name)):
                    yield ("items", number, "subitems", part, name, place), text


def _problem(base: EvidenceBase, text: str, read: Pages) -> tuple[str, str] | None:
    """What is wrong with a path, and the way out."""
    match resolve(text):
        case NoPath(wanted=wanted, known=known):
            message = f"'{shown(text)}' leidt nergens heen: '{shown(wanted)}' bestaat niet"
            return message, nearest_or_all(wanted, known)
        case ProsePath() as path:
            return _missing_page(base.root, path, read)
    return None


def _missing_page(root: Path, path: ProsePath, read: Pages) -> tuple[str, str] | None:
    docs = root / "docs"
    if not docs.is_dir():
        return None  # evidence on its own, without the prose of a site: nothing to judge by
    if path.page not in read:
        read[path.page] = read_prose_page(docs, path.page)
    page = read[path.page]
    if page is None:
        return f"er is geen pagina {shown(path.file)}", "Schrijf de pagina, of noem een andere."
    if not path.heading or path.heading in page.headings:
        return None
    message = f"{shown(path.file)} heeft geen kop '{shown(path.heading)}'"
    hint = nearest_or_all(path.heading, page.headings)
    return message, hint or "Noem een kop die er is, of alleen de pagina."
