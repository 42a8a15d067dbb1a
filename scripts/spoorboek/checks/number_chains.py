"""Number chains: a share of a share is computed only where the group stays the same."""

import re
from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.reasoning.number_chains import agrees, chain_to, counts_agree, keeps_base
from spoorboek.reasoning.shares import share
from spoorboek.records.figure import Figure, FigureLabel
from spoorboek.records.source import Source

NO_BASE = re.compile(r"[\W\d_]*|onbekend|geen|n\.?v\.?t\.?|niet bekend|niet genoemd", re.IGNORECASE)


def figure_has_a_base(base: EvidenceBase) -> Iterator[Finding]:
    """Bij elk cijfer staat in woorden waarvan het een deel is.

    Een streepje of 'onbekend' is geen grondslag. Zegt de bron niet wie er zijn geteld, noem dan wat wel
    vaststaat en schrijf dat de noemer niet genoemd is.

        of: onbekend                             # fout
        of: deelnemers (noemer niet genoemd)     # goed
    """
    rule = "figure-has-a-base"
    hint = "Noem de groep in woorden, of wat daarvan wel bekend is."
    for figure in base.judged(Figure):
        if NO_BASE.fullmatch(figure.of.strip()):
            message = f"cijfer '{figure.id}' heeft geen grondslag: 'of' is '{figure.of}'"
            yield base.finding(figure, ("of",), rule, message, hint)
    for source in base.judged(Source):
        for index, finding in enumerate(source.findings):
            for place, number in enumerate(finding.figures):
                if NO_BASE.fullmatch(number.of.strip()):
                    message = f"een cijfer bij bevinding '{finding.id}' van bron '{source.id}' heeft geen grondslag: 'of' is '{number.of}'"
                    where = ("findings", index, "figures", place, "of")
                    yield base.finding(source, where, rule, message, hint)


def chained_figure_keeps_its_base(base: EvidenceBase) -> Iterator[Finding]:
    """Een cijfer is alleen een deel van een ander cijfer als het dezelfde groep als grondslag heeft.

    De grondslag ('of') is woord voor woord de groep ('group') die het andere cijfer telt. Een deel van
    de deelnemers en een deel van de groepen zijn niet te vermenigvuldigen. Ook een andere periode of
    een ander land is een andere groep: schrijf dat erbij. Lijkt het ene cijfer op het andere te volgen
    terwijl de groep wisselt, gebruik dan 'other_base', met de reden.

        share_of: van-buiten                  # daar staat 'group: deelnemers van buiten de stad'
        of: bijeenkomsten                     # fout: een andere groep
        of: deelnemers van buiten de stad     # goed
    """
    rule = "chained-figure-keeps-its-base"
    figures = base.of(Figure)
    for figure in base.judged(Figure):
        parent = figures.get(figure.share_of or "")
        if parent is None or keeps_base(figure, parent):
            continue
        if parent.group is None:
            message = f"cijfer '{figure.id}' is een deel van '{parent.id}', maar dat zegt niet welke groep het telt"
            hint = f"Vul 'group' in bij '{parent.id}'."
        else:
            message = (
                f"cijfer '{figure.id}' heeft als grondslag '{figure.of}', "
                f"maar '{parent.id}' telt '{parent.group}'"
            )
            hint = "Dezelfde groep? Schrijf haar hetzelfde. Een andere groep? Gebruik 'other_base', met de reden."
        yield base.finding(figure, ("share_of",), rule, message, hint)


def chained_figure_is_a_share(base: EvidenceBase) -> Iterator[Finding]:
    """Een cijfer in een keten is zelf een deel van een groep: niet minder dan niets, niet meer dan alles.

    Wij lezen een percentage, een aantal 'van 100', een breuk zoals `1/4`, woorden zoals 'een kwart' of
    'ruim een derde', en een bereik zoals `20-30`. Een aantal dagen is geen deel.

        share_of: van-buiten
        value: 90
        unit: dagen     # fout: dagen zijn geen deel van een groep

        share_of: van-buiten
        value: 45
        unit: '%'       # goed
    """
    figures = base.of(Figure)
    parents = {figure.share_of for figure in figures.values()}
    for figure in base.judged(Figure):
        in_chain = figure.share_of in figures or figure.id in parents
        if in_chain and share(figure.value, figure.unit) is None:
            message = f"cijfer '{figure.id}' staat in een keten, maar '{figure.value}' in de eenheid '{figure.unit}' is geen deel"
            hint = "Schrijf een percentage of een breuk, of laat het cijfer buiten de keten."
            yield base.finding(figure, ("value",), "chained-figure-is-a-share", message, hint)


def chained_counts_agree(base: EvidenceBase) -> Iterator[Finding]:
    """Staan bij twee cijfers van een keten aantallen, dan past het ene aantal bij het andere.

    Is 25% van 200 mensen de groep, dan is de noemer van het volgende cijfer 50. Staat er iets anders,
    dan gaat het niet over dezelfde groep, of is een van de aantallen verkeerd overgenomen.

        share_of: eerste     # daar: 50% van n = 200
        n: 120               # fout: de helft van 200 is 100
        n: 100               # goed
    """
    figures = base.of(Figure)
    for figure in base.judged(Figure):
        parent = figures.get(figure.share_of or "")
        if parent is not None and not counts_agree(figure, parent):
            message = (
                f"cijfer '{figure.id}' heeft n = {figure.n}, maar '{parent.id}' telt "
                f"{parent.value} {parent.unit} van n = {parent.n}"
            )
            hint = "Kijk de aantallen na in de bron. Gaat het om een andere groep, gebruik dan 'other_base'."
            yield base.finding(figure, ("n",), "chained-counts-agree", message, hint)


def recorded_sum_is_the_computed_one(base: EvidenceBase) -> Iterator[Finding]:
    """Een som die is opgeschreven, is de som die uit de keten volgt, en heet een eigen som.

    Zij begint bij dezelfde groep als de keten. Ronden mag, tot een half van het laatste cijfer.

        sum_of: tweede     # de keten: 50% van 50%
        value: 30          # fout: dat is 25
        value: 25          # goed
    """
    rule = "recorded-sum-is-the-computed-one"
    figures = base.of(Figure)
    for figure in base.judged(Figure):
        last = figures.get(figure.sum_of or "")
        chain = chain_to(last, figures) if last else None
        if last is None or chain is None:
            continue  # a lost link or another base is reported there
        first = chain.steps[0].figure
        if figure.label is not FigureLabel.OWN_ARITHMETIC:
            message = f"cijfer '{figure.id}' is de som van de keten tot '{last.id}', maar heet geen eigen som"
            hint = "Schrijf 'label: own-arithmetic'."
            yield base.finding(figure, ("label",), rule, message, hint)
        if figure.of != first.of:
            message = f"cijfer '{figure.id}' is een deel van '{figure.of}', maar de keten begint bij '{first.of}'"
            hint = f"Neem de grondslag van '{first.id}' over."
            yield base.finding(figure, ("of",), rule, message, hint)
        if not agrees(figure, chain.result):
            computed = f"{float(chain.result.low * 100):.4g}".replace(".", ",")
            message = f"cijfer '{figure.id}' is {figure.value} {figure.unit}, maar de keten tot '{last.id}' komt op {computed}%"
            hint = "Verbeter de som, of de cijfers waar zij uit volgt."
            yield base.finding(figure, ("value",), rule, message, hint)
