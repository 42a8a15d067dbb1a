"""Of the theme's style only what can apply here stays, and what stays is unchanged."""

import pytest

from spoorboek.theme_style import can_apply, needed, words_of_prose, words_of_templates

WORDS = frozenset({"md-typeset", "data-md-color-scheme", "slate", "sb-menu", "ltr", "dir"})


@pytest.mark.parametrize(
    "selector",
    [
        "a:hover",
        "details[open]>summary",
        ".md-typeset h2",
        ".md-typeset table:not([class])",
        ".md-typeset:not(.md-typeset--x) p",
        "[data-md-color-scheme=slate] .md-typeset",
        '[dir="ltr"] .md-typeset ul',
        "#sb-menu::before",
        ".md-typeset :is(.admonition,details)",
        ":where(.md-typeset,.no):focus-visible",
    ],
)
def test_what_can_apply_stays(selector):
    assert can_apply(selector, WORDS)


@pytest.mark.parametrize(
    "selector",
    [
        ".md-search",
        ".md-typeset .md-search__form:focus",
        "[data-md-color-primary=red]",
        "[dir=rtl] .md-typeset",
        "#__search:checked~.md-typeset",
        ".md-typeset :is(.admonition,.note)",
        "p:has(.no)",
    ],
)
def test_what_no_page_has_goes(selector):
    assert not can_apply(selector, WORDS)


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        ('@charset "UTF-8";a{b:c}', '@charset "UTF-8";a{b:c}'),
        (".no,a,.md-typeset{b:c}.no{d:e}", "a,.md-typeset{b:c}"),
        ("/* .no{} */a:is(b,i),.no{b:c}", "a:is(b,i){b:c}"),
        ("@media print{.no{a:b}p{c:d}}@media screen{.no{a:b}}", "@media print{p{c:d}}"),
        ("@media (forced-colors:active){a:hover{b:c}}", "@media (forced-colors:active){a:hover{b:c}}"),
        ("@supports (a:b){@media print{p{c:d}}}", "@supports (a:b){@media print{p{c:d}}}"),
        ('p{content:"}.no{"}i{b:url(data:a;b)}', 'p{content:"}.no{"}i{b:url(data:a;b)}'),
        (":root{--a:1;--b:var(--c);--c:2}p{x:var(--a)}", ":root{--a:1;}p{x:var(--a)}"),
        ("@keyframes in{0%{a:b}}@keyframes uit{0%{a:b}}p{animation:1s in}", "@keyframes in{0%{a:b}}p{animation:1s in}"),
    ],
)  # fmt: skip
def test_the_rest_of_a_sheet_is_unchanged(sheet, left):
    assert needed(sheet, WORDS) == left


def test_a_value_that_our_own_style_asks_for_stays():
    assert needed(":root{--a:1}", WORDS, "p { x: var(--a) }") == ":root{--a:1}"


def test_words_are_those_that_can_stand_in_a_class():
    assert "md-tabs__item--active" in words_of_templates(
        ['<li class="md-tabs__item{% if a %} md-tabs__item--active{% endif %}">']
    )
    assert words_of_prose(["Een note over\n{ .sb-lood #kop }\n<div class='sb-naast'>"]) == {
        "sb-lood",
        "kop",
        "class",
        "sb-naast",
    }
