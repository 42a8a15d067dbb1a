"""A survey looks things up once: which lines of standards a field answers, and what uses a source."""

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.work_survey import Survey
from spoorboek.records import Standard
from tests.checks.worlds import DATA, TODAY
from tests.reasoning.test_reporting import standard_of, world

FIELDS = ("confidence", "confidence.overall", "confidence.date", "counter_evidence", "confidencex")


def test_a_field_answers_the_lines_that_name_it_or_a_part_of_it(tmp_path):
    lines = [("computed", f"fields: [cmoc.{name}]") for name in FIELDS]
    base = world(tmp_path, {"standards/lijst.yml": standard_of("review", *lines)})
    survey = Survey(base, TODAY)

    def numbers(*fields: str) -> list[str]:
        return [item.line.number for item in survey.items(fields)]

    assert numbers("cmoc.confidence") == ["1", "2", "3"]
    assert numbers("cmoc.confidence.overall") == ["2"]
    assert numbers("cmoc.counter_evidence", "cmoc.confidence.date") == ["3", "4"]
    assert numbers("confidence") == []
    assert numbers() == []


def test_a_line_tells_its_standard_in_a_word(tmp_path):
    base = world(
        tmp_path,
        {"standards/lijst.yml": standard_of("review", ("computed", "fields: [cmoc.title]"))},
    )
    standard = base.of(Standard)["lijst"].model_copy(
        update={"title": "PRISMA 2020: een lijst: nieuw"}
    )
    base.records["standard"]["lijst"] = standard
    (item,) = Survey(base, TODAY).items(("cmoc.title",))

    assert item.name == "PRISMA 2020"


def test_a_source_is_used_in_the_explanations_that_cite_it():
    survey = Survey(EvidenceBase.load(DATA / "sound"), TODAY)

    assert survey.used_in == {
        "jansen2024": frozenset({"vroege-uitleg"}),
        "bakker2023": frozenset({"vroege-uitleg"}),
    }
    assert survey.supports.keys() == {"vroege-uitleg"}
    assert survey.counting == {"jansen2024", "bakker2023", "regeling2022"}
