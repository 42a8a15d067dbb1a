"""A source falls: every page that depends on it says so, it leaves every count, and stays to be seen."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.citation import cite_all
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.finished import cell_pages, guide_pages, record_pages
from spoorboek.pages.listing import Entry, entry
from spoorboek.pages.notices import LANGUAGES, WORDS
from spoorboek.pages.overviews import handbook
from spoorboek.pages.pour import pour
from spoorboek.pages.record_page import body_of
from spoorboek.pages.shell import BARE
from spoorboek.pages.site import Site
from spoorboek.pages.slots import count
from spoorboek.paper.papers import papers
from spoorboek.records import RECORD_TYPES, Cmoc, Recommendation, Source
from tests.checks.worlds import sound_world, spoil
from tests.real import real_site

REASON = "Cijfers kloppen niet <img src=x onerror=alert(1)>."
NOTICE = "https://tijdschrift.nl/intrekking"
DEPENDENT = {
    "cmoc/vroege-uitleg",
    "element/uitleg",
    "policy-translation/vroeg-of-laat",
    "policy/vroeg-of-laat",
    "recommendation/leg-uit",
    "theory/vroeg-weten",
    "training-module/vroeg-beginnen",
}
PROSE = '<article><h1>Titel</h1><p>Tekst <!--spoorboek {{"slot": "{}", "args": ["{}"]}}-->.</p></article>'


def site_of(root: Path) -> Site:
    base = EvidenceBase.load(root)
    citations, _ = cite_all(base.references)
    return Site(base, citations, Edition("0.1.0", date="2026-06-15"))


def fallen_world(folder: Path, status: str, key: str = "jansen2024") -> Path:
    root = sound_world(folder)
    said = (
        f"status: {status}\nstatus_reason: {REASON}\nstatus_date: '2026-03-03'\n"
        f"status_notice: {NOTICE}\n"
    )
    spoil(root, {f"evidence/sources/{key}.yml": {"append": said}})
    return root


@pytest.fixture
def before(tmp_path: Path) -> Site:
    return site_of(sound_world(tmp_path / "eerst"))


@pytest.fixture(params=["retracted", "corrected"])
def site(tmp_path: Path, request: pytest.FixtureRequest) -> Site:
    return site_of(fallen_world(tmp_path, request.param))


def notice_of(html: str) -> str:
    return " ".join(node.text() for node in LexborHTMLParser(html).css(".sb-melding"))


def words(html: str) -> str:
    return " ".join(LexborHTMLParser(html).text().split())


def test_exactly_the_pages_that_depend_on_it_have_a_notice(site):
    shells = {t.name: BARE for t in RECORD_TYPES}
    noticed = {address for address, html in record_pages(site, shells) if notice_of(html)}

    assert noticed == {site.base.get(key).page for key in DEPENDENT}


def test_a_notice_says_what_when_why_and_where(site):
    status = site.base.of(Source)["jansen2024"].status
    cmoc = body_of(site.base.of(Cmoc)["vroege-uitleg"], site)
    said = notice_of(cmoc)

    assert f"{WORDS['nl'][status]} op 3 maart 2026." in said
    assert WORDS["nl"][f"{status}_means"] in said
    assert f"Reden: {REASON}" in said
    assert f'href="{NOTICE}"' in cmoc
    assert "<img" not in cmoc


def test_a_notice_names_the_way_along_which_it_came(site):
    policy, translation = (
        notice_of(body_of(site.base.get(key), site))
        for key in ("policy/vroeg-of-laat", "policy-translation/vroeg-of-laat")
    )

    assert "via: Leidinggevende, leg vroeg uit wat er kan" in policy
    assert "on 3 March 2026." in translation
    assert "through: Vroeg of laat uitleggen?" in translation


def test_the_words_are_there_in_every_language():
    assert {tuple(words) for words in WORDS.values()} == {tuple(WORDS["nl"])}
    assert WORDS.keys() == LANGUAGES.keys()


def test_it_leaves_the_counts_and_stays_to_be_seen(before, site):
    cmoc = "vroege-uitleg"
    was, now = (words(body_of(s.base.of(Cmoc)[cmoc], s)) for s in (before, site))

    assert "2 bronnen, 2 keer gebruikt: 1 steunt, 1 begrenst." in was
    assert "1 bron, 1 keer gebruikt: 1 begrenst, 1 telt niet mee." in now
    tree = LexborHTMLParser(body_of(site.base.of(Cmoc)[cmoc], site))
    assert "Telt niet mee: deze bron is" in " ".join(n.text() for n in tree.css("#bewijs-1"))
    assert len(tree.css(".sb-vervallen")) > 1, "at its card and at every step"


def test_lists_say_it_and_prose_counts_without_it(before, site):
    def entry_of(type_name: str, record_id: str) -> str:
        (found,) = [e for e in entries_of(type_name) if e.link.href.endswith(f"/{record_id}/")]
        return "; ".join(found.facts)

    def entries_of(type_name: str) -> list[Entry]:
        return [entry(record, site) for record in site.base.records[type_name].values()]

    label = site.base.of(Source)["jansen2024"].status.label
    assert f"telt niet mee: {label}" in entry_of("source", "jansen2024")
    assert "telt niet mee" not in entry_of("source", "bakker2023")
    assert f"hangt af van een bron die is {label}" in entry_of("cmoc", "vroege-uitleg")
    assert [count(s, "source") for s in (before, site)] == ["3", "2"]


def test_every_mention_of_it_says_its_status(before, site):
    status = site.base.of(Source)["jansen2024"].status.label

    assert before.cite("jansen2024").in_text + f" ({status})" == site.cite("jansen2024").in_text


def test_advice_no_longer_counts_it(before, site):
    def trace(s: Site) -> str:
        body = body_of(s.base.of(Recommendation)["leg-uit"], s)
        return " ".join(node.text() for node in LexborHTMLParser(body).css(".sb-herleid"))

    assert "2 bronnen" in trace(before)
    assert "2 bronnen" not in trace(site)
    assert "Van 1 daarvan is het effect" in handbook.Handbook(before).counts[1]
    assert "Van geen daarvan is het effect" in handbook.Handbook(site).counts[1]


def test_gathered_pages_and_prose_say_it_too(site, tmp_path):
    (cell,) = [h for a, h in cell_pages(site, BARE) if a.endswith("leidinggevende/eerste-weken/")]
    (guide,) = [h for _, h in guide_pages(site, BARE)]
    theme = tmp_path / "theme"
    for name, slot, argument in (
        ("citeert", "cite", "jansen2024"),
        ("noemt", "link", "cmoc/vroege-uitleg"),
        ("los", "cite", "regeling2022"),
    ):
        (theme / name).mkdir(parents=True)
        (theme / name / "index.html").write_text(PROSE.format(slot, argument), encoding="utf-8")
    pour(site, theme, tmp_path / "uit")
    prose = {
        name: notice_of((tmp_path / "uit" / name / "index.html").read_text(encoding="utf-8"))
        for name in ("citeert", "noemt", "los")
    }

    assert "via: Leidinggevende, leg vroeg uit wat er kan" in notice_of(cell)
    assert notice_of(guide)
    assert "Deze pagina noemt de bron zelf." in prose["citeert"]
    assert "via: Vroege uitleg geeft vertrouwen." in prose["noemt"]
    assert prose["los"] == ""


def test_what_is_printed_says_it_too(site):
    on_paper = {paper.address: paper.html for paper in papers(site)}
    noticed = {address for address, html in on_paper.items() if notice_of(html)}

    assert noticed == {
        "handreiking/compleet/kennisbank-handreiking.pdf",
        "handreiking/compleet/kennisbank-handreiking.docx",
        "beleid/vroeg-of-laat/vroeg-of-laat.pdf",
        "en/policy/vroeg-of-laat/vroeg-of-laat.pdf",
    }
    assert all("<img src=x" not in html for html in on_paper.values())


def test_the_page_of_the_source_says_what_hung_on_it(before, site):
    source = "jansen2024"
    was, now = (words(body_of(s.base.of(Source)[source], s)) for s in (before, site))

    assert "Als deze bron wegvalt" in was
    assert "Nu deze bron niet meetelt" in now
    for text in (was, now):
        assert "zonder steun" in text
        assert "bronnen die steunen: 1 → 0" in text
    assert "op 3 maart 2026" in now


def test_a_source_that_nobody_uses_falls_without_a_sound():
    site = real_site()
    unused = [s for s in site.base.of(Source).values() if s.id not in site.base.citations]

    assert unused
    for source in unused:
        assert "Er verandert niets: geen record haalt deze bron aan." in words(
            body_of(source, site)
        )


def test_every_source_of_an_explanation_has_its_row():
    site = real_site()
    for cmoc in site.base.of(Cmoc).values():
        tree = LexborHTMLParser(body_of(cmoc, site))
        (table,) = [t for t in tree.css("table") if "zonder elke bron" in t.text()]
        assert len(table.css("tbody tr")) == len({use.source for use in cmoc.evidence})


def test_without_fallen_sources_no_page_has_a_notice(before):
    shells = {t.name: BARE for t in RECORD_TYPES}

    assert not any("sb-melding" in html for _, html in record_pages(before, shells))
