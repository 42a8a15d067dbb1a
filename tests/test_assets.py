"""A file whose name holds a checksum may be kept for ever; what names it asks for exactly that file."""

import re

import pytest

from spoorboek.assets import (
    FOLDERS,
    bears_checksum,
    bundled,
    hashed,
    names_below,
    plain,
    with_checksums,
)

FONT, SHEET = "assets/fonts/a.woff2", "assets/css/a.css"
SCRIPT, PART = "assets/js/a.js", "assets/js/deel/b.js"
FILES = {
    SCRIPT: b'import { b } from "./deel/b.js"; new URL("../css/a.css", BASIS); fetch("../../data/x.js");',
    PART: b"export const b = 1;",
    SHEET: b"@font-face { src: url(../fonts/a.woff2) }",
    FONT: b"\x00\xff",
}


def test_every_file_gets_a_name_that_says_which_it_was():
    made = hashed(FILES)

    assert made.keys() == FILES.keys()
    for name, (new, _) in made.items():
        assert bears_checksum(new)
        assert not bears_checksum(name)
        assert plain(new) == name


def test_what_a_file_names_is_named_as_it_is_called_now():
    made = hashed(FILES)

    for name, others in {SHEET: [FONT], SCRIPT: [PART, SHEET]}.items():
        text = made[name][1].decode()
        for other in others:
            assert made[other][0].rpartition("/")[2] in text
            assert other.rpartition("/")[2] not in text
    assert b'"../../data/x.js"' in made[SCRIPT][1]
    assert b'from "./deel/b.' in made[SCRIPT][1]


@pytest.mark.parametrize("changed", FILES)
def test_another_text_is_another_name_also_for_what_names_it(changed):
    before = hashed(FILES)
    after = hashed(FILES | {changed: FILES[changed] + b" "})
    renamed = {name for name in FILES if before[name][0] != after[name][0]}

    assert (
        renamed
        == {
            FONT: {FONT, SHEET, SCRIPT},
            SHEET: {SHEET, SCRIPT},
            PART: {PART, SCRIPT},
            SCRIPT: {SCRIPT},
        }[changed]
    )


def test_files_that_name_each_other_are_refused():
    circle = {SCRIPT: b'import "./deel/b.js"', PART: b'import "../a.js"'}

    with pytest.raises(ValueError, match=r"assets/js/a\.js → assets/js/deel/b\.js"):
        hashed(circle)


def test_style_sheets_are_joined_in_their_order_without_comments():
    name, text = bundled([b"/* een */ a { b: c }\n", b'd { e: "/* f */" }/*# map */', b""])

    assert text.split() == b'a { b: c } d { e: "/* f */" }'.split()
    assert re.fullmatch(r"assets/css/alles\.[0-9a-f]{10}\.css", name)


def test_a_page_asks_for_the_scripts_that_lie_in_the_site(tmp_path):
    for name, (new, data) in hashed(FILES).items():
        (tmp_path / new).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / new).write_bytes(data)
        assert name.startswith(FOLDERS)
    names = names_below(tmp_path)
    html = '<script defer src="../assets/js/deel/b.js"></script><p>assets/js/deel/b.js</p>'

    assert with_checksums(html, names) == html.replace("b.js", names[PART][-15:], 1)
    assert with_checksums(html, {}) == html
