"""The pages of a folder ask for the rules that can apply to them, in the order in which they stood."""

import re
from pathlib import Path

import pytest

from spoorboek.folder_style import SPARE, dress, fitting, rules, sharing

SHARED = "assets/css/alles.0123456789.css"


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        ('@charset "UTF-8"; a { b: c }', '@charset "UTF-8";a{b: c}'),
        (".no { a: b } .a , .no { c: d }", ".a,.no{c: d}"),
        (".a .no { a: b } .a:not(.no) { c: d }", ".a:not(.no){c: d}"),
        (":is(.a, .no) p { a: b } :is(.no, .nee) p { c: d }", ":is(.a,.no) p{a: b}"),
        ("p:has(.no) { a: b } p:where(.a:is(.no)) { a: b } p:has(> .b) { c: d }", "p:has(> .b){c: d}"),
        ("[class~='no'] { a: b } #no { c: d }", '[class~="no"]{a: b}#no{c: d}'),
        ("@media print { .no { a: b } .a { c: d } } .no { e: f }", "@media print{.a{c: d}}"),
        ("@media print { .no { a: b } }", ""),
        ("p > b:hover { a: b } table { c: d } p :is(i, b)::before { e: f }", "p > b:hover{a: b}p :is(i,b)::before{e: f}"),
        ("@supports (a: b) { @media print { .a { c: d } } .b { e: f } }",
         "@supports (a: b){@media print{.a{c: d}}}@supports (a: b){.b{e: f}}"),
        (".a::before { content: '; .no {  }' }", '.a::before{content: "; .no {  }"}'),
        ("@font-face { src: url(a,b.woff2) } @keyframes x { 0% { a: b } }",
         "@font-face{src: url(a,b.woff2)}@keyframes x{0%{a: b}}"),
    ],
)  # fmt: skip
def test_what_can_apply_stays_as_it_was(sheet, left):
    assert fitting(rules(sheet), {"a", "b", "p"}) == left


def test_a_class_is_a_whole_word():
    assert fitting(rules(".sb-a--b{c:d}"), {"sb-a"}) == ""


def test_pages_of_a_section_share_as_long_as_none_gets_much_more_than_it_asks_for():
    most, some, least = frozenset({0, 1}), frozenset({0, 2}), frozenset({0})

    assert sharing([least, most, some, most], [1, SPARE + 1, SPARE]) == {
        most: most, some: some | least, least: some | least}  # fmt: skip


def put(site: Path, name: str, text: str) -> Path:
    file = site / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def site(tmp_path):
    """Two folders and the top; `a/` gets one class from a page, one from a script that another names."""
    put(tmp_path, SHARED, "p{a:b}.a{a:b}.b{a:b}.van-script{a:b}.c{a:b}")
    put(tmp_path, "assets/js/een.1111111111.js", 'import "./twee.2222222222.js"')
    put(
        tmp_path,
        "assets/js/twee.2222222222.js",
        'e.className = "van-script"; /* een.1111111111.js */',
    )
    link = f'<link rel="stylesheet" href="{{}}{SHARED}">'
    put(tmp_path, "index.html", link.format("") + '<p class="c">')
    put(tmp_path, "404.html", link.format("../") + '<p class="b c">')
    put(tmp_path, "a/index.html", link.format("../"))
    put(tmp_path, "a/b/index.html", link.format("../../") + '<p class="x a">')
    put(
        tmp_path,
        "a/b/c/index.html",
        link.format("../../../") + '<script src="../../../assets/js/een.1111111111.js"></script>',
    )
    put(tmp_path, "a/b/c/d/index.html", link.format("../../../../") + "alles.css")
    return tmp_path  # fmt: skip


def style_of(site: Path, page: str) -> str:
    html = (site / page).read_text(encoding="utf-8")
    (way,) = re.findall(r'<link rel="stylesheet" href="(?:\.\./)*([^"]+)">', html)
    return (site / way).read_text(encoding="utf-8")


def test_every_folder_has_a_style_sheet_of_its_own(site):
    dress(site)

    assert style_of(site, "index.html") == "p{a:b}.b{a:b}.c{a:b}"
    assert style_of(site, "404.html") == style_of(site, "index.html")
    assert style_of(site, "a/index.html") == "p{a:b}.a{a:b}" == style_of(site, "a/b/index.html")
    deep = ".van-script{a:b}"  # there is no paragraph there
    assert style_of(site, "a/b/c/index.html") == deep == style_of(site, "a/b/c/d/index.html")
    assert not (site / SHARED).exists()


def test_a_style_sheet_is_called_after_what_is_in_it(site):
    dress(site)

    names = sorted(file.name for file in (site / "assets/css").iterdir())
    assert [re.sub(r"\.[0-9a-f]{10}\.", ".", name) for name in names] == [
        "a-b.css", "a.css", "start.css"]  # fmt: skip
    assert len(set(names)) == 3
