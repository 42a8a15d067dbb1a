"""Every link inside a finished site is followed as a browser follows it, from the page it stands on."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.site_links.judging import Broken, judged
from spoorboek.site_links.page_links import page_links
from spoorboek.site_links.targets import Elsewhere, Unfollowable, target_of

AT = "https://voorbeeld.test/onder/"
START = '<a href="les/een/">les</a><a href="over/">over</a>'
OVER = '<p id="kop">over</p><a name="oud">oud</a><p id="één">1</p>'
LESSON = "les/een/index.html"


def site(folder: Path, lesson: str, **others: str) -> Path:
    """A site of a start page, a page about it, a lesson with this HTML in it, and other files."""
    files = {
        "index.html": START,
        "over/index.html": OVER,
        LESSON: lesson,
        "404.html": '<meta name="robots" content="noindex"><a href="/onder/over/">over</a>',
        "beeld.png": "",
        "les/plaat een.svg": "",
        "feed.xml": "",
        "data/alles.json": "{}",
    }
    for name, text in {**files, **others}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


GOOD = [
    '<a href="../../">start</a>',
    '<a href="../..">start</a>',
    '<a href="../../index.html">start</a>',
    '<a href="../../over/#kop">kop</a>',
    '<a href="../../over/#oud">name</a>',
    '<a href="../../over/#%C3%A9%C3%A9n">code</a>',
    '<a href="../../over/?q=x#kop">vraag</a>',
    '<a href="../../over/#kop:~:text=over">tekst</a>',
    '<a href="#">boven</a><a href="#top">boven</a><a href="?q=1">vraag</a>',
    '<a href="#hier">hier</a><p id="hier">',
    '<a href="../plaat%20een.svg">spatie</a>',
    '<a href="https://elders.test/weg">elders</a><a href="//elders.test/">elders</a>',
    '<a href="mailto:a@b.test">post</a><a href="tel:0">bel</a>',
    '<img src="../../beeld.png" srcset="../../beeld.png 1x, ../plaat%20een.svg 2x">',
    '<svg><use href="#hier"/><use xlink:href="../plaat%20een.svg#x"/></svg><p id="hier">',
    '<link rel="alternate" href="../../feed.xml"><a download href="../../data/alles.json">',
    f'<link rel="canonical" href="{AT}over/"><meta property="og:image" content="{AT}beeld.png">',
    f'<script type="application/ld+json">{{"url": "{AT}over/#kop"}}</script>',
    f'<script type="application/ld+json">{{"@id": "{AT}over/#ding"}}</script>',
]


@pytest.mark.parametrize("html", GOOD)
def test_what_a_browser_finds_is_no_mistake(tmp_path, html):
    assert judged(site(tmp_path, html), AT).broken == []


BROKEN = [
    ('<a href="../twee/">x</a>', "../twee/", "daar staat niets"),
    ('<a href="../../over/#weg">x</a>', "../../over/#weg", "de plek 'weg' niet"),
    ('<a href="../../OVER/">x</a>', "../../OVER/", "daar staat niets"),
    ('<a href="#weg">x</a>', "#weg", "de plek 'weg' niet"),
    ('<a href="../../over">x</a>', "../../over", "dat is een map"),
    ('<a href="../../../">x</a>', "../../../", "leidt de site uit"),
    ('<a href="/over/">x</a>', "/over/", "alleen op één plek"),
    ('<a href="">x</a>', "", "het adres is leeg"),
    ("<a href>x</a>", "", "het adres is leeg"),
    ('<a href="javascript:alert(1)">x</a>', "javascript:alert(1)", "hoort niet op een pagina"),
    ('<a href="file:///etc/passwd">x</a>', "file:///etc/passwd", "hoort niet op een pagina"),
    ('<img src="weg.png">', "weg.png", "daar staat niets"),
    ('<img srcset="../../beeld.png 1x, weg.png 2x">', "weg.png", "daar staat niets"),
    ('<source srcset="weg.avif">', "weg.avif", "daar staat niets"),
    ('<script src="weg.js"></script>', "weg.js", "daar staat niets"),
    ('<link rel="stylesheet" href="weg.css">', "weg.css", "daar staat niets"),
    ('<link rel="alternate" href="../../fed.xml">', "../../fed.xml", "daar staat niets"),
    ('<svg><use href="#weg"/></svg>', "#weg", "de plek 'weg' niet"),
    ('<svg><use xlink:href="../weg.svg#x"/></svg>', "../weg.svg#x", "daar staat niets"),
    ('<svg><image href="weg.png"/></svg>', "weg.png", "daar staat niets"),
    ('<video poster="weg.png"></video>', "weg.png", "daar staat niets"),
    ('<object data="weg.svg"></object>', "weg.svg", "daar staat niets"),
    ('<form action="weg/"></form>', "weg/", "daar staat niets"),
    ('<a download href="../../data/weg.csv">x</a>', "../../data/weg.csv", "daar staat niets"),
    (f'<link rel="canonical" href="{AT}weg/">', f"{AT}weg/", "daar staat niets"),
    (f'<meta property="og:image" content="{AT}weg.png">', f"{AT}weg.png", "daar staat niets"),
    (
        f'<script type="application/ld+json">{{"url": "{AT}over/#weg"}}</script>',
        f"{AT}over/#weg",
        "de plek 'weg' niet",
    ),
]


@pytest.mark.parametrize(("html", "link", "reason"), BROKEN)
def test_what_a_browser_does_not_find_is_told(tmp_path, html, link, reason):
    (broken,) = judged(site(tmp_path, html), AT).broken

    assert (broken.file, broken.link) == (LESSON, link)
    assert reason in broken.reason


OTHER_FILES = [
    ("css/stijl.css", 'a{background:url("weg.png")}', "weg.png"),
    ("sitemap.xml", f"<loc>{AT}weg/</loc>", f"{AT}weg/"),
    ("nieuws.xml", f'<link href="{AT}over/#weg"/>', f"{AT}over/#weg"),
]


@pytest.mark.parametrize(("name", "text", "link"), OTHER_FILES)
def test_files_that_are_no_page_are_followed_too(tmp_path, name, text, link):
    (broken,) = judged(site(tmp_path, "", **{name: text}), AT).broken

    assert (broken.file, broken.link) == (name, link)


def test_without_an_address_of_the_site_a_whole_address_leads_elsewhere(tmp_path):
    assert judged(site(tmp_path, f'<a href="{AT}weg/">x</a>')).broken == [
        Broken("404.html", "/onder/over/", "daar staat niets", "onder/over/index.html")
    ]


def test_only_the_page_shown_everywhere_may_start_from_the_root(tmp_path):
    broken = '<meta name="robots" content="noindex"><a href="/elders/">x</a>'

    (found,) = judged(site(tmp_path, "", **{"404.html": broken}), AT).broken
    assert "leidt de site uit" in found.reason


def test_a_page_is_reached_through_links_from_the_start_page(tmp_path):
    island = {
        "eiland/index.html": '<a href="../strand/">x</a>',
        "strand/index.html": '<a href="../eiland/">x</a>',
        "grafsteen/index.html": '<meta name="robots" content="noindex,follow">',
        "plaatje/index.html": "",
    }
    page = '<link rel="next" href="../../plaatje/">'  # no reader follows this one

    assert judged(site(tmp_path, page, **island), AT).unreached == [
        "eiland/index.html",
        "plaatje/index.html",
        "strand/index.html",
    ]


@given(
    st.lists(st.sampled_from(["..", ".", "", "over", "les", "een", "weg", "index.html", "%2e%2e"])),
    st.sampled_from(["index.html", "over/index.html", LESSON, "404.html"]),
)
def test_no_address_leads_above_the_root(steps, page):
    try:
        target = target_of("/".join(steps), page, "")
    except (Unfollowable, Elsewhere):
        return
    assert not {"..", "."} & set(target.file.split("/"))
    assert not target.file.startswith("/")


@given(st.binary())
def test_every_page_can_be_read(html):
    """Whatever stands in it: what leads on is among what is named."""
    found = page_links(html)

    assert found.leads_on <= found.named


def test_text_that_is_no_utf_8_is_read_all_the_same(tmp_path):
    folder = site(tmp_path, "")
    (folder / LESSON).write_bytes(b'<a href="\xff\xfe">x</a><a href="../../over/#\xe9">y</a>')

    assert len(judged(folder, AT).broken) == 2
