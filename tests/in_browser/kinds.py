"""One page of every kind: of each template, each list and each sort of prose."""

from spoorboek.records import RECORD_TYPES
from tests.real import real_base

PROSE = [
    "",
    "404.html",
    "beleid/overzicht/",
    "bewijs/",
    "bewijs/beperkingen/",
    "bewijs/bewijskaart/",
    "bewijs/sectorkaart/",
    "bewijs/criteria/",
    "bewijs/kandidaten/",
    "bewijs/kenmerken/",
    "bewijs/leeswijzer/",
    "bewijs/methode/",
    "bewijs/verloopt/",
    "en/",
    "handreiking/",
    "handreiking/compleet/",
    "handreiking/kantelpunt/",
    "handreiking/past-dit/",
    "handreiking/voorkomen/",
    "handreiking/rollen/",
    "handreiking/rollen/casemanager/",
    "handreiking/rollen/casemanager/eerste-jaar/",
    "handreiking/rollen/werknemer/",
    "handreiking/rollen/werknemer/kantelpunt/",
    "handreiking/rollen/beleidsmaker/afronding/",
    "hulpmiddelen/bladen/",
    "over/",
    "over/a-z/",
    "over/bijdragen/",
    "over/controles/",
    "over/gegevens/",
    "over/kolommen/",
    "over/licenties/",
    "over/links/",
    "over/prestaties/",
    "over/makers/",
    "over/offline/",
    "over/privacy/",
    "over/records/",
    "over/toegankelijkheid/",
    "over/uitgeven/",
    "over/veiligheid/",
    "over/veranderd/",
    "over/weg-naar-buiten/",
    "bewijs/bronnen/akc_lopend/",
    "over/besluiten/",
    "tijdlijn/",
    "training/",
    "training/begeleiders/",
    "training/begeleiders/het-gesprek/",
    "werknemers/",
    "werknemers/even-stoppen/",
    "werknemers/rechten/",
    "werknemers/vragen/",
]
INDEXES = [f"{record_type.address}/" for record_type in RECORD_TYPES]


def _first_and_longest() -> list[str]:
    pages: list[str] = []
    for record_type in RECORD_TYPES:
        records = list(real_base().of(record_type).values())
        if not records:
            continue
        longest = max(records, key=lambda record: len(record.model_dump_json()))
        pages += dict.fromkeys([records[0].page, longest.page])
    return pages


RECORDS = _first_and_longest()
EVERY_KIND = list(dict.fromkeys([*PROSE, *INDEXES, *RECORDS]))
