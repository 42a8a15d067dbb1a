"""The style that was left out is asked for by no page, nor by what its scripts make of it."""

import re
from importlib.resources import files
from pathlib import Path

from spoorboek.folder_style import rules
from tests.in_browser.kinds import EVERY_KIND

CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
USED = re.compile(r'\bclass="([^"]*)"')
SOURCES = Path(__file__).parents[2] / "docs" / "assets" / "css"
LIVE = """() => ({
  style: document.querySelector('link[rel=stylesheet]').href,
  words: [...new Set([...document.querySelectorAll('*')].flatMap((e) => [e.localName, ...e.classList]))],
})"""


def classes_in(style: str) -> set[str]:
    return set(CLASS.findall(re.sub(r"url\([^)]*\)|[\d.]+(?:r?em|m?s|%)", "", style)))


def styled_together(style: str) -> set[frozenset[str]]:
    """The sets of classes and elements that the rules of a style sheet ask for."""
    return {asked for rule in rules(style) for asked in rule.asked}


def style_of(built_site: Path, html: str) -> str:
    (name,) = set(re.findall(r'rel="stylesheet" href="[./]*(assets/css/(?!zoeken)[^"]+)"', html))
    return (built_site / name).read_text(encoding="utf-8")


def test_every_class_of_the_theme_that_a_page_has_is_still_styled(built_site):
    folder = Path(str(files("material"))) / "templates" / "assets" / "stylesheets"
    (theme,) = folder.glob("main.*.min.css")
    asked = classes_in(theme.read_text(encoding="utf-8"))
    wrong = {}
    seen: set[str] = set()
    for page in built_site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        used = {name for said in USED.findall(html) for name in said.split()} & asked
        seen |= used
        if lost := used - classes_in(style_of(built_site, html)):
            wrong[page.relative_to(built_site).as_posix()] = lost

    assert {"md-typeset", "md-nav__link"} <= seen
    assert wrong == {}


def test_every_rule_of_ours_that_a_page_can_use_is_there_when_its_scripts_have_run(site, new_page):
    """Also for a class or an element that no page holds until a script makes it."""
    page = new_page()
    ours = set()
    for file in SOURCES.glob("*.css"):
        if file.name != "zoeken.css":  # the script that makes the dialog brings it along
            ours |= styled_together(file.read_text(encoding="utf-8"))
    wrong = {}
    for name in EVERY_KIND:
        page.goto(site.address + name, wait_until="load")
        live = page.evaluate(LIVE)
        there = styled_together(
            (site.folder / live["style"].removeprefix(site.address)).read_text()
        )
        lost = {asked for asked in ours if asked <= set(live["words"])} - there
        if lost:
            wrong[name] = lost
    assert len(ours) > 500
    assert wrong == {}


def test_states_and_media_of_the_theme_remain(built_site):
    html = (built_site / "index.html").read_text(encoding="utf-8")
    style = style_of(built_site, html).replace('"', "")

    for what in (
        "[data-md-color-scheme=slate]",
        "@media print",
        "forced-colors",
        ":hover",
    ):
        assert what in style
