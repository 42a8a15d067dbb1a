"""Contexts: where and for whom something was seen is coded from text, never guessed."""

import re
from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.source import Source

_QUOTED = re.compile(r'"([^"]+)"')
CODED = ("employer_sizes_tested", "prospects_tested")
RULE = "coded-context-is-quoted"


def coded_context_is_quoted(base: EvidenceBase) -> Iterator[Finding]:
    """Grootte van de organisatie en uitzicht staan alleen bij een verklaring als de tekst ze noemt.

    `tested_note` haalt de woorden letterlijk aan, tussen dubbele aanhalingstekens. Ze komen uit
    `populations_tested`, uit `what` bij het bewijs, of uit `sample` of `population` van een gebruikte
    bron. Zo kan iedereen de code nalezen. Noemt de tekst niets, laat de velden dan weg: de site zegt
    dan dat het niet is vastgelegd.

        employer_sizes_tested: [klein]
        tested_note: Het ging om kleine groepen.     # fout: wiens woorden zijn dit?

        employer_sizes_tested: [klein]
        tested_note: De bron zegt "groepen van minder dan tien mensen".     # goed
    """
    for cmoc in base.judged(Cmoc):
        coded = [name for name in CODED if getattr(cmoc, name)]
        if not coded:
            continue
        quoted = _QUOTED.findall(" ".join((cmoc.tested_note or "").split()))
        if not quoted:
            message = f"'{coded[0]}' is ingevuld zonder aangehaalde woorden"
            hint = "Haal de woorden aan in 'tested_note', tussen dubbele aanhalingstekens."
            yield base.finding(cmoc, (coded[0],), RULE, message, hint)
        texts = _texts(cmoc, base)
        for words in quoted:
            if not any(words in text for text in texts):
                message = f"de woorden '{words}' staan niet bij deze verklaring of haar bronnen"
                hint = "Neem ze letterlijk over uit populations_tested, what, sample of population."
                yield base.finding(cmoc, ("tested_note",), RULE, message, hint)


def _texts(cmoc: Cmoc, base: EvidenceBase) -> list[str]:
    """Where the words may stand, each on one line."""
    sources = base.of(Source)
    texts = [cmoc.populations_tested]
    for item in cmoc.evidence:
        texts.append(item.what)
        source = sources.get(item.source)
        if source is not None:
            texts += [source.sample.who or "", source.population or ""]
    return [" ".join(text.split()) for text in texts]
