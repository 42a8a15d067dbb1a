"""The form carries the rules as data that cannot escape, and the table says every week."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.pages.overviews.timeline import HINTS, _json_in_page, date_helper, timetable
from spoorboek.timeline.emitted import rules_as_data
from spoorboek.timeline.given import FIELDS
from tests.real import real_site
from tests.timeline.cases import real_rules


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!-- <script>", "a & b", "\u2028\u2029", '"\\']
)
def test_a_stranger_s_text_cannot_end_the_script(text):
    emitted = _json_in_page({"title": text})

    assert not set(emitted) & set("<>&\u2028\u2029")
    assert json.loads(emitted) == {"title": text}


def test_the_page_carries_the_rules_whole():
    html = LexborHTMLParser(str(date_helper(real_site())))
    (script,) = html.css("#datumhulp-regels")

    assert json.loads(script.text()) == rules_as_data(real_rules())


def test_every_field_has_a_label_and_a_hint_and_nothing_has_a_name():
    """Without a name a value can never stand in an address, even where a script fails."""
    html = LexborHTMLParser(str(date_helper(real_site())))
    fields = html.css("[data-veld]")

    assert HINTS.keys() == FIELDS.keys()
    assert [field.attributes["data-veld"] for field in fields] == list(FIELDS)
    for field in html.css("form :is(input, select)"):
        assert html.css(f'label[for="{field.attributes["id"]}"]')
        assert "name" not in field.attributes
    assert "hidden" in html.css("form")[0].attributes


@pytest.mark.parametrize(
    ("milestone", "words"),
    [
        ("probleemanalyse", "week 6"),
        ("plan_van_aanpak", "2 weken na het oordeeldag niet bekend: einde week 8"),
        ("start_tweede_spoor", "6 weken na de evaluatiedag niet bekend: einde week 58"),
    ],
)
def test_the_table_says_the_week_without_any_script(milestone, words):
    html = LexborHTMLParser(str(timetable(real_site())))

    assert html.css(f"#{milestone} .wanneer")[0].text().strip() == words


def test_what_holds_only_sometimes_says_when():
    html = LexborHTMLParser(str(timetable(real_site())))

    assert "Alleen als UWV een loonsanctie oplegt." in html.css("#loonsanctie_max")[0].text()
    assert "Uitzondering: concreet zicht" in html.css("#start_tweede_spoor")[0].text()
