"""Searches: a search says when, and its counts agree with each other and with what came out."""

from collections.abc import Iterator

from spoorboek.checks.suggestions import nearest
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.reasoning.field_paths import FieldPath, resolve
from spoorboek.reasoning.flow import mismatches
from spoorboek.records import Search
from spoorboek.records.structure import FieldPath as Where
from spoorboek.records.validation import shown

MAX_QUERY = 1000
"""Characters of a saved search: what still fits in an address."""


def search_has_a_date(base: EvidenceBase) -> Iterator[Finding]:
    """Elke zoekactie heeft een datum.

    Zonder datum weet niemand wat er na de zoekactie nog bij kan zijn gekomen. Op de pagina bij
    PRISMA-S staat het onderdeel dan als ontbrekend, met een link naar dit record.

        title: Zoeken in PubMed     # fout: wanneer?

        title: Zoeken in PubMed     # goed
        date: '2026-11-20'
    """
    for search in base.judged(Search):
        if search.date is None:
            message = "de dag van zoeken ontbreekt"
            hint = "Schrijf 'date: JJJJ-MM-DD', de laatste dag waarop is gezocht."
            yield base.finding(search, ("title",), "search-has-a-date", message, hint)


def field_said_to_be_empty_is_empty(base: EvidenceBase) -> Iterator[Finding]:
    """Wat als niet vastgelegd of niet van toepassing te boek staat, bestaat als veld en is leeg.

    Wie leest dat iets niet is vastgelegd, moet erop aan kunnen dat het er ook niet staat. En een veld dat
    niet bestaat, kan niemand invullen.

        string: leesgroep AND buurt
        not_recorded: [string]     # fout: er staat wel iets

        not_recorded: [string]     # goed: en 'string' staat er niet
    """
    rule = "field-said-to-be-empty-is-empty"
    for search in base.judged(Search):
        for place, name in _said_to_be_empty(search):
            path = resolve(f"search.{name}")
            if not isinstance(path, FieldPath) or len(path.fields) != 1:
                message = f"een zoekactie heeft geen veld '{shown(name)}'"
                yield base.finding(search, place, rule, message, nearest(name, Search.model_fields))
            elif path.is_filled(search):
                message = f"'{name}' is hier leeg genoemd, maar is ingevuld"
                hint = "Haal de naam hier weg, of haal de waarde weg."
                yield base.finding(search, place, rule, message, hint)


def flow_counts_reconcile(base: EvidenceBase) -> Iterator[Finding]:
    """De aantallen van zoeken en kiezen kloppen met elkaar en met wat eruit kwam.

    Bewaarde records min dubbelen zijn de unieke verwijzingen, wat elke zoekactie toevoegt is samen
    het aantal bronnen, en zo door het hele stroomdiagram. Een aantal dat niet is bijgehouden, wordt
    niet teruggerekend en niet beoordeeld. Een bron die later bijkomt, noemt de zoekactie die haar
    vond bij 'found_by'.

        records_kept: 67
        duplicates_within: 1
        references_found: 67     # fout: dat zijn er 66
        references_found: 66     # goed
    """
    for problem in mismatches(base):
        message = f"{problem.left}: {problem.found}; {problem.right}: {problem.expected}"
        hint = (
            "Tel na welk van de aantallen niet klopt."
            if problem.is_sure
            else "Noem bij een nieuwe bron de zoekactie bij 'found_by', of tel de zoekacties na."
        )
        severity = Severity.ERROR if problem.is_sure else Severity.WARNING
        yield base.finding(
            problem.record, problem.field, "flow-counts-reconcile", message, hint, severity
        )


def saved_search_stands_once(base: EvidenceBase) -> Iterator[Finding]:
    """Een opgeslagen zoekvraag staat één keer, en past in een webadres.

    Dezelfde vraag aan dezelfde index geeft twee keer hetzelfde, en kost die index dubbel werk. Een
    zoekvraag telt hooguit 1000 tekens.

        watch:
          - {index: pubmed, query: '"sickness absence"[tiab]', since: '2026-11-22'}
          - {index: pubmed, query: '"sickness absence"[tiab]', since: '2026-11-22'}     # fout: dezelfde vraag
          - {index: pubmed, query: '"new employer"[tiab]', since: '2026-11-22'}         # goed
    """
    rule = "saved-search-stands-once"
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for search in base.of(Search).values():
        for number, saved in enumerate(search.watch):
            where = ("watch", number, "query")
            here = search.id, number
            first = seen.setdefault((saved.index, " ".join(saved.query.split())), here)
            if first != here:
                message = f"deze zoekvraag aan {saved.index.label} staat ook bij '{first[0]}'"
                yield base.finding(search, where, rule, message, "Haal er één weg.")
            if len(saved.query) > MAX_QUERY:
                message = f"de zoekvraag telt {len(saved.query)} tekens"
                hint = f"Maak er twee zoekvragen van, elk van hooguit {MAX_QUERY} tekens."
                yield base.finding(search, where, rule, message, hint)


def _said_to_be_empty(search: Search) -> Iterator[tuple[Where, str]]:
    for number, name in enumerate(search.not_recorded):
        yield ("not_recorded", number), name
    for number, empty in enumerate(search.not_applicable):
        yield ("not_applicable", number, "field"), empty.field
