"""mkdocs.yml is read as carefully as a record before MkDocs, which runs what it reads, gets to see it."""

from pathlib import Path

import pytest

from spoorboek.adapters.command_line.site_settings import configuration
from spoorboek.engine import SETTINGS
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from tests.adapters.worlds import buildable_world


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return buildable_world(tmp_path_factory.mktemp("instellingen"))


@pytest.fixture
def world(built: Path):
    """A world whose settings are put back."""
    text = (built / SETTINGS).read_text(encoding="utf-8")
    yield built
    (built / SETTINGS).write_text(text, encoding="utf-8")


def found(world: Path, added: str) -> tuple[int, list[Finding]]:
    """The number of the first line that is added, and what is found then."""
    with (world / SETTINGS).open("a", encoding="utf-8") as file:
        file.write(added)
    lines = (world / SETTINGS).read_text(encoding="utf-8").count("\n")
    _, findings = configuration(EvidenceBase.load(world), world / "site")
    return lines - added.count("\n") + 1, findings


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("!!python/object/apply:os.system ['touch {mark}']", "python/object/apply:os.system"),
        ("!!python/name:os.system", "python/name:os.system"),
        ("[x, !relative y]", "!relative"),
        ("{{!!python/name:os.system : 1}}", "python/name:os.system"),
    ],
)
def test_a_tag_is_refused_before_it_does_anything(world, tmp_path, value, tag):
    mark = tmp_path / "uitgevoerd"
    line, (finding,) = found(world, f"site_author: {value.format(mark=mark)}\n")

    assert (finding.rule, finding.line) == ("unsafe-yaml", line)
    assert tag in finding.message
    assert not mark.exists()


@pytest.mark.parametrize("added", ["INHERIT: ander.yml\n", "<<: {INHERIT: ander.yml}\n"])
def test_settings_of_another_file_are_not_taken_over(world, tmp_path, added):
    """They would be read by MkDocs alone."""
    mark = tmp_path / "uitgevoerd"
    other = f"site_author: !!python/object/apply:os.system ['touch {mark}']\n"
    (world / "ander.yml").write_text(other, encoding="utf-8")
    line, (finding,) = found(world, added)

    assert (finding.rule, finding.line) == ("unsafe-yaml", line)
    assert finding.message.startswith("instellingen van elders: '")
    assert not mark.exists()


def test_a_variable_of_the_environment_may_be_asked_for(world, monkeypatch):
    monkeypatch.setenv("WIE", "Iemand")
    (world / SETTINGS).write_text(
        (world / SETTINGS).read_text(encoding="utf-8") + "site_author: !ENV WIE\n", "utf-8"
    )
    config, findings = configuration(EvidenceBase.load(world), world / "site")

    assert findings == []
    assert config is not None
    assert config.site_author == "Iemand"


def test_a_second_key_is_told_with_the_line_of_the_first(world):
    rows = (world / SETTINGS).read_text(encoding="utf-8").splitlines()
    first = rows.index("docs_dir: docs") + 1
    line, (finding,) = found(world, "docs_dir: nergens\n")

    assert (finding.rule, finding.line) == ("duplicate-key", line)
    assert finding.message == f"dubbele sleutel 'docs_dir', eerst op regel {first}"


@pytest.mark.parametrize("added", ["foo: [\n", "foo: [a, {b: c},\n\n"])
def test_a_bracket_that_is_not_closed_is_told_where_it_opens(world, added):
    line, (finding,) = found(world, added)

    assert (finding.line, finding.column) == (line, 6)
    assert finding.message.startswith("een haakje wordt niet gesloten")


@pytest.mark.parametrize("text", ["", "# niets\n", "---\n"])
def test_settings_that_say_nothing_are_told(world, text):
    (world / SETTINGS).write_text(text, encoding="utf-8")
    _, (finding,) = configuration(EvidenceBase.load(world), world / "site")

    assert finding.message == "geen enkele instelling"
