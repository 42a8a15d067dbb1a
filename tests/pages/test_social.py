"""A shared page shows its own words, and a picture only where its whole address is known."""

import re
from dataclasses import replace

import pytest

from spoorboek.pages.page_facts import PageFacts
from spoorboek.pages.social import START, social
from tests.real import real_site

HOME = "https://voorbeeld.nl/spoor/"
PARTS = {START: "Spoorboek", "werknemers": "Voor werknemers"}


def tags(address: str, home: str = HOME, language: str = "nl") -> dict[str, str]:
    site = real_site()
    there = replace(site, edition=replace(site.edition, site_url=home), parts=PARTS)
    html = social(PageFacts(address, 'A "b" <c>', "Waarom & hoe", language), there)
    return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', html))


def test_the_words_are_those_of_the_page_and_escaped():
    found = tags("over/")

    assert found["og:title"] == "A &#34;b&#34; &lt;c&gt;"
    assert found["og:description"] == "Waarom &amp; hoe"
    assert (found["og:type"], found["og:locale"]) == ("website", "nl_NL")
    assert tags("en/", language="en")["og:locale"] == "en_GB"


@pytest.mark.parametrize(
    ("address", "part"),
    [("", START), ("werknemers/vragen/", "werknemers"), ("lessen/x/", START), ("werk/", START)],
)
def test_the_picture_is_that_of_the_part_in_which_the_page_lies(address, part):
    found = tags(address)

    assert found["og:url"] == HOME + address
    assert found["og:image"] == f"{HOME}assets/deelbeeld/{part}.png"
    assert found["og:image:alt"].startswith(PARTS[part])
    assert found["twitter:card"] == "summary_large_image"


def test_without_an_address_of_the_site_no_address_is_given():
    assert not any("url" in name or "image" in name for name in tags("over/", home=""))
    assert tags("over/", home="")["og:title"]


def test_a_name_that_is_also_the_part_is_said_once():
    assert tags("")["og:image:alt"] == "Spoorboek"
