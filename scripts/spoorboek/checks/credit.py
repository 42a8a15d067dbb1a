"""Credit: who is named as having worked on a record is named once, by a number that can be theirs."""

from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding


def orcid_can_be_right(base: EvidenceBase) -> Iterator[Finding]:
    """Een ORCID bij een naam heeft de goede vorm, en een controlecijfer dat klopt.

    Het laatste teken volgt uit de andere vijftien. Zo valt een tikfout op, voordat werk op naam van
    een ander komt te staan. Of het nummer van deze persoon is, ziet geen programma.

        orcid: 0000-0002-1825-0079                       # fout: twee cijfers verwisseld
        orcid: 0000-0002-1825-0097                       # goed
        orcid: https://orcid.org/0000-0002-1825-0097     # ook goed
    """
    for record in base.all():
        for number, person in enumerate(record.contributors):
            if person.orcid and not person.orcid_number:
                message = f"geen bestaanbare ORCID: '{person.orcid}'"
                hint = "Neem het nummer over van orcid.org, met de streepjes; of haal de regel weg."
                where = ("contributors", number, "orcid")
                yield base.finding(record, where, "orcid-can-be-right", message, hint)


def contributor_stands_once(base: EvidenceBase) -> Iterator[Finding]:
    """Wie aan een record werkte, staat daar per soort werk één keer.

    Anders telt hetzelfde werk dubbel op de pagina met makers. Twee mensen met dezelfde naam houd je
    uit elkaar met hun ORCID.

        - {name: A. Bedacht, did: [read]}
        - {name: A. Bedacht, did: [read, wrote]}      # fout: 'read' staat er al

        - {name: A. Bedacht, did: [read, wrote]}      # goed
    """
    for record in base.all():
        for number, person in enumerate(record.contributors):
            earlier = record.contributors[:number]
            before = [deed for one in earlier if one.is_same_as(person) for deed in one.did]
            for place, deed in enumerate(person.did):
                if deed in (*before, *person.did[:place]):
                    message = f"{person.name} staat al bij '{deed.label}'"
                    hint = f"Haal '{deed.value}' hier weg; het staat al bij deze persoon."
                    where = ("contributors", number, "did", place)
                    yield base.finding(record, where, "contributor-stands-once", message, hint)
