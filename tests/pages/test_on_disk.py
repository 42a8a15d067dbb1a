"""A page for on a disk names files, and keeps everything else."""

import pytest

from spoorboek.pages.on_disk import PLACE, on_disk

CASES = [
    ('<a href="../over/">', '<a href="../over/index.html">'),
    ('<a class="x" href="./">', '<a class="x" href="./index.html">'),
    ('<a href=".">', '<a href="./index.html">'),
    ('<a href="../..">', '<a href="../../index.html">'),
    ('<a href="../over/#kop">', '<a href="../over/index.html#kop">'),
    (
        '<a href="../over/?rol=hr&amp;fase=x#k">',
        '<a href="../over/index.html?rol=hr&amp;fase=x#k">',
    ),
    ('<link rel="alternate" href="../en/">', '<link rel="alternate" href="../en/index.html">'),
    *(
        (same, same)
        for same in (
            '<a href="#kop">',
            '<a href="?rol=hr">',
            '<a href="">',
            '<a href="https://voorbeeld.nl/">',
            '<a href="https://voorbeeld.nl/a/?b#c">',
            '<a href="mailto:a@voorbeeld.nl">',
            '<a href="//voorbeeld.nl/">',
            '<a href="../data/x.csv" download>',
            '<a href="blad.pdf">',
            '<use href="#teken">',
            "<p>href=../over/</p>",
            '<p>&lt;a href="../over/"&gt;</p>',
            '<img src="../beeld/">',
        )
    ),
]


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_a_link_to_a_folder_names_the_page_in_it(html, expected):
    assert on_disk(html, "") == expected


def test_the_search_box_leads_to_the_list_and_says_so():
    box = '<a href="../over/a-z/" class="sb-zoek" data-sb-zoek>\n<svg/><span>Zoeken</span></a><span>Zoeken</span>'
    assert on_disk(box, "") == (
        '<a href="../over/a-z/index.html" class="sb-zoek">\n<svg/><span>Van A tot Z</span></a><span>Zoeken</span>'
    )


def test_what_only_a_server_can_give_is_not_asked_for():
    preload = '<link rel="preload" href="x.woff2" as="font" type="font/woff2" crossorigin>'
    assert on_disk(f"<head>{preload}</head>{PLACE}", "hier") == "<head></head>hier"
