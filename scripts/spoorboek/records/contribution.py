"""Contribution: what somebody may have done for a record."""

from spoorboek.records.word import Word


class Contribution(Word):
    """What somebody did for a record."""

    PROPOSED = "proposed", "voorgesteld", "Bracht de bron, fout of verbetering aan"
    READ = "read", "gelezen", "Las de bron en schreef op wat er staat"
    LINKED = "linked", "gekoppeld", "Legde het verband met een verklaring of advies"
    ASSESSED = "assessed", "beoordeeld", "Gaf een oordeel, met een reden"
    SECOND_READER = "second-reader", "als tweede gelezen", "Las of beoordeelde los van de eerste"
    WROTE = "wrote", "geschreven", "Schreef de tekst"
    TRANSLATED = "translated", "vertaald", "Vertaalde de tekst"
    CHECKED = "checked", "nagekeken", "Keek na of het klopt, uit kennis of ervaring"
