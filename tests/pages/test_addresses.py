"""Pages know the way up, and nothing else makes addresses."""

import pytest

from spoorboek.pages.addresses import (
    ROOT,
    index_address,
    record_address,
    rooted,
    shell_address,
    way_up,
)
from spoorboek.records import RECORD_TYPES, Cmoc
from spoorboek.records.departure import Departure
from tests.real import real_base


@pytest.mark.parametrize(
    ("address", "up"),
    [
        ("", "./"),
        ("beleid/", "../"),
        ("over/begrippen/", "../../"),
        ("over/begrippen/fml/", "../../../"),
        ("404.html", "./"),
    ],
)
def test_the_way_up_leads_to_the_root(address, up):
    assert way_up(address) == up


def test_links_start_from_the_page_they_stand_on():
    assert rooted(f'<a href="{ROOT}over/">', "a/b/") == '<a href="../../over/">'
    assert rooted("geen link", "a/") == "geen link"


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.name)
def test_a_shell_lies_as_deep_as_the_pages_poured_into_it(record_type):
    """So that the relative links of the shell hold for each of them."""
    if record_type is Departure:
        pytest.skip("een vertrokken pagina ligt waar zij altijd lag, op elke diepte")
    record = next(iter(real_base().of(record_type).values()))

    assert way_up(shell_address(record_type)) == way_up(record_address(record))
    assert record_address(record).startswith(index_address(record_type))


def test_an_address_is_the_one_the_record_has():
    record = next(iter(real_base().of(Cmoc).values()))

    assert record_address(record) == f"bewijs/verklaringen/{record.id}/"
