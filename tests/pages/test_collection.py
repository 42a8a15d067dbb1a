"""What kind of sources there are: sentences, charts, filter, table and CSV say the same."""

import csv
import io
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from spoorboek.pages.overviews import collection
from spoorboek.pages.site import Site
from spoorboek.reasoning.source_features import Distribution, Trait
from spoorboek.reasoning.tables import TABLES
from spoorboek.records import Source
from spoorboek.records.source_words import SourceStatus
from tests.real import real_base, real_site

EVIDENCE = [
    s
    for s in real_base().of(Source).values()
    if s.source_class not in ("legal", "guidance") and s.found_by != "methodestandaarden"
]


def words(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


def parsed(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(f"<div>{html}</div>")


def read_csv(name: str, site: Site) -> list[dict[str, str]]:
    text = TABLES[name].make(site.base).as_csv().removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@cache
def charts() -> dict[str, dict[str, int]]:
    """By feature, then by the word in the address: the number that stands there."""
    found = {}
    for figure in parsed(collection.charts(real_site())).css("figure"):
        head = words(figure.css_first("thead th"))
        found[head] = {
            words(row.css_first("th")): int(words(row.css_first("td span")))
            for row in figure.css("tbody tr")
        }
    return found


@cache
def table() -> LexborHTMLParser:
    return parsed(collection.table(real_site()))


@pytest.mark.parametrize("trait", Trait)
def test_chart_filter_table_and_csv_have_equal_numbers(trait):
    """The chart, the choices beside the table, the rows of the table and the CSV, word by word."""
    name = trait.label.lower().replace(" ", "-")
    chart = {word: n for word, n in charts()[trait.label].items() if n}
    choices = {
        words(label.css_first("span")): int(words(label.css_first(".n")))
        for label in table().css("label")
        if label.css_first("input").attributes["name"] == name  # type: ignore[union-attr]
    }
    codes = Counter(
        code
        for row in table().css("tbody tr")
        for code in (row.attributes[f"data-{name}"] or "").split()
    )
    file = [r for r in read_csv("bronnen-verdeling", real_site()) if r["kenmerk"] == trait.label]

    assert chart == choices
    assert sorted(codes.values()) == sorted(chart.values())
    assert Counter({r["code"] or "onbekend": int(r["bronnen"]) for r in file}) == codes
    assert {r["van"] for r in file} == {str(len(EVIDENCE))}


def test_bars_are_as_long_as_their_numbers():
    for figure in parsed(collection.charts(real_site())).css("figure"):
        numbers = [int(words(n)) for n in figure.css("td span")]
        lengths = [float(r.attributes["width"] or "") for r in figure.css("rect")]

        assert lengths == [pytest.approx(100 * n / max(numbers), abs=0.06) for n in numbers]


def test_every_chart_has_title_sentence_base_and_data():
    figures = parsed(collection.charts(real_site())).css("figure")

    assert len(figures) == len(Trait)
    for figure in figures:
        assert words(figure.css_first("h3"))
        assert words(figure.css_first("figcaption p")).endswith(".")
        assert f"{len(EVIDENCE)} bronnen" in words(figure.css_first(".sb-klein"))
        assert figure.css_first("a[download]").attributes["href"].endswith(".csv")  # type: ignore[union-attr]


def test_table_and_csv_hold_every_source_once():
    rows = [a.attributes["href"] for a in table().css("tbody th a")]
    keys = [row["sleutel"] for row in read_csv("bronnen", real_site())]

    assert len(rows) == len(set(rows)) == len(EVIDENCE)
    assert {str(href).rstrip("/").rpartition("/")[2] for href in rows} == set(keys)
    assert len(keys) == len(EVIDENCE)


def with_status(key: str, status: SourceStatus) -> Site:
    """The real site in which one source no longer counts."""
    base = real_base()
    changed = base.of(Source)[key].model_copy(
        update={"status": status, "status_reason": "Ingetrokken door <b>ons</b>."}
    )
    records = base.records | {"source": base.records["source"] | {key: changed}}
    return replace(real_site(), base=replace(base, records=records), _cited={})


def test_a_source_that_no_longer_counts_is_named_and_in_no_number():
    """Gone from table and charts; named in the account; in the CSV as no longer counting."""
    key = EVIDENCE[0].id
    site = with_status(key, SourceStatus.RETRACTED)
    account = collection.account(site)
    depths = parsed(collection.charts(site)).css("figure")[3].css("td span")
    file = {row["sleutel"]: row for row in read_csv("bronnen", site)}

    assert key in account
    assert "ingetrokken" in account
    assert "<b>ons" not in account
    assert f"{len(EVIDENCE) - 1} bronnen met bewijs" in account
    assert key not in collection.table(site)
    assert sum(int(words(n)) for n in depths) == len(EVIDENCE) - 1
    assert (file[key]["telt mee"], file[key]["stand"]) == ("nee", "ingetrokken")
    assert sum(row["telt mee"] == "ja" for row in file.values()) == len(EVIDENCE) - 1


@pytest.mark.parametrize(
    ("numbers", "unknown", "sentence"),
    [
        ({}, 0, "Hier is nog niets over vastgelegd."),
        ({"NL": 6, "BE": 1}, 0, "De meeste bronnen, 6 van de 10, staan bij ‘Nederland’."),
        ({"NL": 5, "BE": 1}, 0, "Het vaakst staat er ‘Nederland’: bij 5 van de 10 bronnen."),
        (
            {"NL": 2, "BE": 2},
            1,
            (
                "‘Nederland’ en ‘België’ komen het vaakst voor: elk bij 2 van de 10 bronnen. "
                "1 staat bij ‘internationaal of geen land gezien’."
            ),
        ),
    ],
)
def test_the_sentence_under_a_chart_is_computed(numbers, unknown, sentence):
    """Most is said only of more than half; equals are named together."""
    spread = Distribution(Trait.COUNTRY, numbers, 10, unknown, 0)

    assert collection._sentence(spread, real_site()) == sentence


@pytest.mark.parametrize(
    ("several", "added"),
    [
        (0, ""),
        (1, " 1 bron staat op meer dan één regel."),
        (3, " 3 bronnen staan op meer dan één regel."),
    ],
)
def test_the_base_says_how_many_sources_count_twice(several, added):
    spread = Distribution(Trait.COUNTRY, {"NL": 2}, 2, 0, several)

    assert collection._base(spread).endswith(f"met bewijs of praktijk.{added}")


def test_what_a_study_does_not_say_was_not_seen_and_the_rest_stays_empty():
    rows = {
        words(row.css_first("th")): [words(cell) for cell in row.css("td")]
        for row in table().css("tbody tr")
    }
    for source in EVIDENCE:
        cells = rows[" ".join(real_site().cite(source.id).in_text.split())]
        seen = str(source.sample.n) if source.sample.n is not None else ""
        assert cells[5] in ((seen,) if seen else ("", "niet gezien"))
