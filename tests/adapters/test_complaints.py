"""What MkDocs complains of is told in words that are true, and once."""

import pytest

from spoorboek.adapters.command_line.build import once
from spoorboek.adapters.command_line.prose import prose_site
from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from tests.adapters.worlds import buildable_world

MISSING = "Zet haar in docs/ (als .png, .jpg, .jpeg, .webp) en schrijf het pad vanaf deze pagina."
AS_PATH = "Schrijf het pad vanaf deze pagina, zoals beeld/foto.png of ../beeld/foto.png."
ELSEWHERE = "Zet het bestand in docs/ en noem het pad, of maak er een link van."
PAGE = "Verwijs naar een .md-bestand in docs/, of naar een record met link(…)."
PICTURES = {
    "![x](niet.png)": ("afbeelding die er niet is: 'niet.png'", MISSING),
    "![x](a.md/niet.PNG)": ("afbeelding die er niet is: 'a.md/niet.PNG'", MISSING),
    "![x](/niet.svg)": ("afbeelding die niet kan worden nagekeken: '/niet.svg'", AS_PATH),
    "![x][y]\n\n[y]: http://a.nl/a.png": ("afbeelding van elders: 'http://a.nl/a.png'", ELSEWHERE),
    "[x](niet.md)": ("verwijzing naar een pagina die er niet is: 'niet.md'", PAGE),
    "[x](png.md)": ("verwijzing naar een pagina die er niet is: 'png.md'", PAGE),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return buildable_world(tmp_path_factory.mktemp("klachten"))


@pytest.mark.parametrize("written", PICTURES)
def test_a_picture_is_called_a_picture_and_a_page_a_page(built, tmp_path, written):
    page = f"---\ntitle: Home\n---\n\n# Home\n\n{written}\n"
    (built / "docs/index.md").write_text(page, encoding="utf-8")
    (finding,) = prose_site(EvidenceBase.load(built), tmp_path / "site")

    assert (finding.message, finding.hint) == PICTURES[written]


@pytest.mark.parametrize(
    "page",
    [
        "---\ntemplate: ../../etc/passwd\n---\n\nTekst.\n",
        "---\ntitle: Home\n---\n\n![x](http://a.nl/a.png)\n",
    ],
)
def test_what_a_check_says_is_not_said_again_by_mkdocs(built, tmp_path, page):
    (built / "docs/index.md").write_text(page, encoding="utf-8")
    base = EvidenceBase.load(built)
    errors = [finding for finding in check(base) if finding.is_error]

    assert len(errors) == 1
    assert set(once([*errors, *prose_site(base, tmp_path / "site")])) == set(errors)


def test_another_mistake_on_the_same_line_is_told():
    told = Finding("docs/index.md", 3, 1, "page-links-are-safe", "a")
    same = Finding("docs/index.md", 3, 1, "prose", "b")
    other = Finding("docs/index.md", 3, 9, "prose", "c")

    assert once([told, same, other]) == [told, other]
