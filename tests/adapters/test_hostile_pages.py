"""A page of prose by a stranger, past the checks: what MkDocs makes of it is refused all the same."""

from pathlib import Path

import pytest

from spoorboek.adapters.command_line.prose import prose_site
from spoorboek.adapters.macros import OnlyMacros
from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.shell import FIRST_SCRIPT
from tests.adapters.worlds import buildable_world

TOP = "---\ntitle: Home\nrender_macros: true\n---\n\n# Home\n\n"
HARMFUL = {
    "a script": "<script>alert(1)</script>",
    "a handler": "<img src=x onerror=alert(1)>",
    "a handler behind a word": "Lees *dit*{ onclick=alert(1) }",
    "an address of script": "[x](&#106;avascript:alert(1))",
    "a picture from elsewhere": "![x](https://example.invalid/x.png)",
    "a slot nobody wrote a macro for": '<!--spoorboek {"slot": "geheim", "args": []}-->',
    "a slot that misses something": '<!--spoorboek {"slot": "link", "args": []}-->',
    "a macro that misses something": "{{ link() }}",
    "a template": "{% include 'index.md' %}",
    "the settings": "{{ config.site_url }}",
    "the way to the program": "{{ ''.__class__ }}",
    "a function of the template language": "{{ range(9) }}",
    "a filter": "{{ 'x' | upper }}",
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return buildable_world(tmp_path_factory.mktemp("proza"))


@pytest.mark.parametrize("what", HARMFUL)
def test_what_is_made_of_a_page_is_judged_once_more(what: str, world: Path, tmp_path: Path) -> None:
    (world / "docs" / "index.md").write_text(f"{TOP}{HARMFUL[what]}\n", encoding="utf-8")
    findings = prose_site(EvidenceBase.load(world), tmp_path / "site")

    assert [finding for finding in findings if finding.is_error]
    assert {finding.path for finding in findings} == {"docs/index.md"}


def test_the_title_of_a_page_is_text_in_the_shell(world: Path, tmp_path: Path) -> None:
    title = "</title><script>alert(1)</script> &lt;script&gt;"
    page = f"---\ntitle: '{title}'\nlanguage: '\"><script>'\ndescription: '\"><script>'\n---\n\nTekst.\n"
    (world / "docs" / "index.md").write_text(page, encoding="utf-8")
    prose_site(EvidenceBase.load(world), tmp_path / "site")
    html = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")

    ours = f"<script>{FIRST_SCRIPT}</script>"
    assert html.count(ours) == 1
    assert "<script>" not in html.replace(ours, "")
    assert "&lt;script&gt;" in html


def test_a_macro_is_all_that_can_be_called() -> None:
    environment = OnlyMacros({"zeg": lambda *words: " ".join(words)})

    assert environment.from_string("{{ zeg('a', 'b') }}").render() == "a b"
    for text in ("{{ zeg.__globals__ }}", "{{ [].append(1) }}", "{{ zeg.__call__() }}"):
        with pytest.raises(Exception, match=r"unsafe|undefined|no attribute"):
            environment.from_string(text).render()
