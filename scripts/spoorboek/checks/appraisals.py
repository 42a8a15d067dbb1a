"""Appraisals: the criteria fit the study, and nobody judges what was not read."""

from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.reasoning.appraisals import criteria_asked
from spoorboek.records import Source
from spoorboek.records.appraisal import CATEGORIES_OF, Mmat, MmatAnswer, MmatCategory
from spoorboek.records.source_words import ReadingDepth
from spoorboek.records.structure import FieldPath

WHERE: FieldPath = ("appraisal", "mmat")
QUANTITATIVE = (MmatCategory.RANDOMISED, MmatCategory.NON_RANDOMISED, MmatCategory.DESCRIPTIVE)


def appraisal_fits_its_study(base: EvidenceBase) -> Iterator[Finding]:
    """De beoordeling met de MMAT past bij de studie en bij wat ervan is gelezen.

    Alleen primair onderzoek wordt ermee beoordeeld, met de reeks criteria die bij de opzet past:
    beide vragen vooraf en alle vijf de criteria, of alleen de vragen vooraf met de reden van
    stoppen. Van een samenvatting of fragment is het antwoord nooit 'nee': wat er niet staat, kan in
    de volledige tekst wel staan. Er is geen totaal.

        design: cohort
        appraisal:
          mmat:
            category: randomised          # fout: een cohort heeft geen loting
            category: non-randomised      # goed
    """
    for source in base.judged(Source):
        if source.appraisal:
            for where, message, hint in _problems(source, source.appraisal.mmat):
                place = (*WHERE, *where)
                yield base.finding(source, place, "appraisal-fits-its-study", message, hint)


def _problems(source: Source, mmat: Mmat) -> Iterator[tuple[FieldPath, str, str]]:
    fitting = CATEGORIES_OF.get(source.design, ())
    if mmat.category not in fitting:
        names = ", ".join(fitting)
        message = f"reeks '{mmat.category}' past niet bij de opzet '{source.design}'"
        hint = f"Kies uit: {names}." if names else "Deze opzet wordt niet met de MMAT beoordeeld."
        yield ("category",), message, hint
    if (mmat.category is MmatCategory.MIXED) != (mmat.quantitative in QUANTITATIVE):
        hint = f"Kies bij 'quantitative' uit: {', '.join(QUANTITATIVE)}; alleen bij mixed."
        yield ("category",), "'quantitative' hoort bij gemengde methoden, en alleen daar", hint
    asked, given = criteria_asked(mmat), [c.number for c in mmat.criteria]
    if sorted(given) != sorted(asked):
        hint = f"Beantwoord elk één keer: {', '.join(asked)}."
        yield ("criteria",), f"beantwoord zijn {', '.join(given)}", hint
    for number, criterion in enumerate(mmat.criteria):
        if criterion.answer is MmatAnswer.NO and source.seen is not ReadingDepth.FULL_TEXT:
            hint = "Schrijf 'cannot-tell', met wat de gelezen tekst zegt."
            message = "'nee' bij een studie die niet volledig is gelezen"
            yield ("criteria", number, "answer"), message, hint
