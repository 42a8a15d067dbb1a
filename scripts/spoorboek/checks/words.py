"""Words: what a record chooses from a vocabulary is in it, in one spelling."""

from collections.abc import Iterator

from spoorboek.checks.suggestions import file_of, folded, nearest_or_all, refused_files
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.records.markers import OneOf
from spoorboek.records.record import Record
from spoorboek.records.structure import FieldPath
from spoorboek.records.validation import shown
from spoorboek.records.vocabulary import Vocabulary


def vocabulary_exists(base: EvidenceBase) -> Iterator[Finding]:
    """Elke woordenlijst waaruit een record kiest, is er.

    Zonder de lijst is geen enkel woord eruit na te kijken. De melding staat bij het eerste record
    dat uit de lijst kiest; elke lijst wordt één keer genoemd.

        roles: [leidinggevende]     # fout: evidence/vocabularies/roles.yml is er niet
        roles: [leidinggevende]     # goed: de lijst is er, en het woord staat erin
    """
    chosen = {marker.vocabulary for _, _, marker, _ in base.judged_marks(OneOf)}
    if chosen <= base.vocabularies.keys():
        return  # what is missing elsewhere is told there
    refused = refused_files(base) if base.findings else set()
    missing: dict[str, tuple[Record, FieldPath]] = {}
    for record, where, marker, _ in base.every_mark(OneOf):
        if marker.vocabulary not in base.vocabularies:
            missing.setdefault(marker.vocabulary, (record, where))
    for name, (record, where) in missing.items():
        if (file := file_of(Vocabulary, name)) not in refused:
            message = f"woordenlijst '{name}' ontbreekt"
            yield base.finding(record, where, "vocabulary-exists", message, f"Voeg toe: {file}.")


def word_is_in_its_vocabulary(base: EvidenceBase) -> Iterator[Finding]:
    """Elk woord dat uit een woordenlijst komt, staat in die lijst.

    Rollen, fasen, sectoren en andere woorden ordenen de site. Met een woord dat niet bestaat, zou
    een record op geen enkel overzicht staan.

        phases: [Kantelpunt]     # fout: woorden hebben één spelling
        phases: [kantelpunt]     # goed
    """
    known = base.vocabularies
    for record, where, marker, text in base.judged_marks(OneOf):
        words = known.get(marker.vocabulary)
        if words is not None and text not in words:
            message = f"'{shown(text)}' staat niet in woordenlijst '{marker.vocabulary}'"
            hint = nearest_or_all(text, words)
            yield base.finding(record, where, "word-is-in-its-vocabulary", message, hint)


def word_has_one_spelling(base: EvidenceBase) -> Iterator[Finding]:
    """Een woord staat één keer in een woordenlijst en heeft in alle lijsten dezelfde spelling.

    Wie 'tweede-jaar' en 'tweede_jaar' naast elkaar heeft, kiest vroeg of laat het verkeerde.

        - id: tweede_jaar     # fout: in een andere lijst staat 'tweede-jaar'
        - id: tweede-jaar     # goed
    """
    rule = "word-has-one-spelling"
    first: dict[str, tuple[str, str]] = {}
    for vocabulary in base.of(Vocabulary).values():
        seen: set[str] = set()
        for index, value in enumerate(vocabulary.values):
            where = ("values", index, "id")
            spelling, home = first.setdefault(folded(value.id), (value.id, vocabulary.id))
            if value.id in seen:
                message = f"woord '{value.id}' staat twee keer in deze lijst"
                yield base.finding(vocabulary, where, rule, message, "Haal er één weg.")
            elif spelling != value.id:
                message = f"woord '{value.id}' staat als '{spelling}' in woordenlijst '{home}'"
                yield base.finding(vocabulary, where, rule, message, f"Schrijf '{spelling}'.")
            seen.add(value.id)
