"""Subject: what the base says of itself agrees with what it holds."""

from collections.abc import Iterator

from spoorboek.checks.suggestions import nearest_or_all, nearest_type
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE, SUBJECT
from spoorboek.finding import Finding
from spoorboek.records import BY_NAME, RECORD_TYPES, Vocabulary
from spoorboek.records.markers import OneOf
from spoorboek.records.release import Release
from spoorboek.records.structure import marked
from spoorboek.records.validation import shown


def subject_names_what_exists(base: EvidenceBase) -> Iterator[Finding]:
    """Wat het onderwerp noemt, bestaat: rollen, fasen en soorten records.

    In `evidence/subject.yml` staat waar de kennisbank over gaat. De rol om wie het draait staat in de
    woordenlijst met rollen, de fase die voorbij is in die met fasen, en de soorten records zijn soorten
    die dit programma kent.

        record_types: [bron]       # fout: soorten hebben hun Engelse naam
        record_types: [source]     # goed
    """
    rule = "subject-names-what-exists"
    for where, marker, text in marked(base.subject):
        words = base.vocabularies.get(marker.vocabulary) if isinstance(marker, OneOf) else None
        if isinstance(marker, OneOf) and words is None:
            message = f"woordenlijst '{marker.vocabulary}' ontbreekt, en '{shown(text)}' hoort erin"
            hint = f"Voeg toe: {EVIDENCE}/{Vocabulary.folder}/{marker.vocabulary}.yml."
            yield base.finding_on_subject(where, rule, message, hint)
        elif words is not None and text not in words:
            message = f"'{shown(text)}' staat niet in de woordenlijst bij '{where[-1]}'"
            yield base.finding_on_subject(where, rule, message, nearest_or_all(text, words))
    for index, name in enumerate(base.subject.record_types):
        if name not in BY_NAME:
            message = f"onbekende soort record '{shown(name)}'"
            hint = nearest_type(name)
            yield base.finding_on_subject(("record_types", index), rule, message, hint)


def released_base_says_its_subject(base: EvidenceBase) -> Iterator[Finding]:
    """Een kennisbank die is uitgegeven, zegt waar zij over gaat en wie haar maakt.

    Zonder `evidence/subject.yml` heet de site 'Kennisbank', en valt weg wie haar maakte en waar een lezer
    hulp vindt. Een kennisbank die nog niet is uitgegeven, mag zonder.

        evidence/releases/2026-03-09.yml zonder evidence/subject.yml     # fout
        evidence/subject.yml met 'name: Onze kennisbank'               # goed
    """
    if base.records[Release.name] and not (base.root / SUBJECT).is_file():
        message = "het bestand ontbreekt, en deze kennisbank is al uitgegeven"
        hint = (
            "Haal het terug uit git, of schrijf het: 'name' en 'about' zijn genoeg om te beginnen."
        )
        yield Finding(SUBJECT, 1, 1, "released-base-says-its-subject", message, hint)


def record_type_is_in_use(base: EvidenceBase) -> Iterator[Finding]:
    """Een record is van een soort die deze kennisbank gebruikt.

    Noemt `evidence/subject.yml` soorten records, dan zijn dat alle soorten. Een record van een andere
    soort zou op geen overzicht staan. De melding staat bij het eerste record van zo'n soort.

        record_types: [source, tool]             # fout: in evidence/lessons/ staan ook lessen
        record_types: [source, tool, lesson]     # goed
    """
    unused = [t for t in RECORD_TYPES if t not in base.types and base.records[t.name]]
    for record_type in unused:
        record = next(iter(base.records[record_type.name].values()))
        message = f"soort '{record_type.name}' staat niet bij de soorten van deze kennisbank"
        hint = f"Zet '{record_type.name}' bij record_types in {SUBJECT}, of haal het record weg."
        yield base.finding(record, ("id",), "record-type-is-in-use", message, hint)
