"""The style of the theme that was left out is asked for by no page."""

import re
from importlib.resources import files
from pathlib import Path

CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
USED = re.compile(r'\bclass="([^"]*)"')


def classes_in(style: str) -> set[str]:
    return set(CLASS.findall(re.sub(r"url\([^)]*\)|[\d.]+(?:r?em|m?s|%)", "", style)))


def test_every_class_of_the_theme_that_a_page_has_is_still_styled(built_site):
    folder = Path(str(files("material"))) / "templates" / "assets" / "stylesheets"
    (theme,) = folder.glob("main.*.min.css")
    (ours,) = (built_site / "assets" / "css").glob("alles.*.css")
    pages = (page.read_text(encoding="utf-8") for page in built_site.rglob("*.html"))
    used = {name for text in pages for said in USED.findall(text) for name in said.split()}
    asked = classes_in(theme.read_text(encoding="utf-8")) & used

    assert {"md-typeset", "md-nav__link"} <= asked
    assert asked - classes_in(ours.read_text(encoding="utf-8")) == set()


def test_states_and_media_of_the_theme_remain(built_site):
    (ours,) = (built_site / "assets" / "css").glob("alles.*.css")
    style = ours.read_text(encoding="utf-8").replace('"', "")

    for what in (
        "[data-md-color-scheme=slate]",
        "@media print",
        "forced-colors",
        ":hover",
    ):
        assert what in style
