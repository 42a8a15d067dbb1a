"""From every page one can change its file, ask what the fields mean and report a mistake."""

from dataclasses import replace
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import yaml

from spoorboek.pages import improving
from spoorboek.pages.addresses import ROOT as UP
from spoorboek.pages.record_page import body_of
from spoorboek.pages.site import Site
from spoorboek.pages.slots import add_one, forms
from tests.real import ROOT, real_site

REPOSITORY = "https://voorbeeld.nl/wij/spoor"
FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
HOSTILE = ("a b", 'x"><script>', "?a=1&b=2", "#kop", "%2e%2e", "é/ü", "+", "\u202e")


@pytest.fixture(scope="module")
def known() -> Site:
    """The real site, with an address and a repository."""
    site = real_site()
    edition = replace(site.edition, repository=REPOSITORY, site_url="https://voorbeeld.nl/spoor/")
    return replace(site, edition=edition)


def links_of(key: str, site: Site) -> str:
    record = site.base.get(key)
    assert record
    return str(body_of(record, site)).partition('id="citeren"')[2]


@pytest.mark.parametrize("path", HOSTILE)
def test_a_path_stays_one_path(path):
    address = urlsplit(improving.edit_address(REPOSITORY, f"evidence/{path}.yml"))

    assert (address.query, address.fragment) == ("", "")
    assert address.geturl().isascii()
    assert not set("\"<> '") & set(address.geturl())


@pytest.mark.parametrize("page", HOSTILE)
@pytest.mark.parametrize("form", improving.QUESTION)
def test_an_address_is_filled_in_as_it_is_and_adds_no_question(form, page):
    address = improving.form_address(REPOSITORY, form, page)

    assert parse_qs(urlsplit(address).query) == {
        "template": [form],
        improving.QUESTION[form]: [page],
    }


@pytest.mark.parametrize("form", improving.QUESTION)
def test_the_forms_have_the_question_that_is_filled_in(form):
    asked = yaml.safe_load((FORMS / form).read_text(encoding="utf-8"))["body"]

    assert improving.QUESTION[form] in {part.get("id") for part in asked}


def test_the_forms_are_the_ones_that_there_are(known):
    names = {
        file.name: yaml.safe_load(file.read_text(encoding="utf-8"))["name"]
        for file in FORMS.glob("*.yml")
        if file.name != "config.yml"
    }

    assert names == improving.FORMS
    assert all(f"template={form}" in forms(known) for form in names)
    assert "href" not in forms(real_site())


def test_a_page_leads_to_its_file_its_fields_and_the_forms(known):
    links = links_of("cmoc/plaatsing-blijft-liggen", known)
    page = quote("https://voorbeeld.nl/spoor/bewijs/verklaringen/plaatsing-blijft-liggen/", safe="")

    assert f'href="{REPOSITORY}/edit/main/evidence/cmocs/plaatsing-blijft-liggen.yml"' in links
    assert f'href="{UP}over/records/#cmoc"' in links
    assert f'href="{REPOSITORY}/issues/new?template=bron.yml&amp;about={page}"' in links
    assert f'href="{REPOSITORY}/issues/new?template=fout.yml&amp;address={page}"' in links


def test_only_where_a_source_can_say_something_one_is_asked_for(known):
    assert "template=bron.yml" not in links_of("milestone/wia_aanvraag", known)


def test_the_english_page_has_the_same_ways(known):
    (record, *_) = known.base.records["policy-translation"].values()
    links = links_of(record.key, known)

    assert f"{REPOSITORY}/edit/main/evidence/" in links
    assert "template=fout.yml" in links
    assert "Report a mistake" in links


def test_without_a_repository_the_page_that_explains_it_is_the_way():
    links = links_of("cmoc/plaatsing-blijft-liggen", real_site())

    assert f'href="{UP}over/bijdragen/"' in links
    assert "issues/new" not in links


def test_below_a_list_one_reads_how_to_add_what_is_missing(known):
    assert "issues/new?template=bron.yml" in add_one(known, "source")
    assert f'href="{UP}over/bijdragen/"' in add_one(known, "gap")
    assert f'href="{UP}over/bijdragen/"' in add_one(real_site(), "source")
