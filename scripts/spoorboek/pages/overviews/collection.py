"""Collection: what kind of sources there are, in sentences, in charts and in one table.

Law and guidance stay out: they never count as evidence of an effect. A chart is a table with bars,
so it is read aloud, reflows on a phone and prints; table, charts and filter share their numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.downloads import table_download
from spoorboek.pages.dutch import counted, listed
from spoorboek.pages.environment import rendered
from spoorboek.pages.listing import Facet, Option, facet_name
from spoorboek.pages.places import country_name
from spoorboek.pages.site import Site
from spoorboek.pages.views.source import NOT_SEEN, is_study
from spoorboek.reasoning.source_features import (
    Distribution,
    SourceFeatures,
    Trait,
    distribution,
    evidence_only,
    label_of,
    source_features,
)
from spoorboek.records.source_words import ReadingDepth

UNKNOWN = "onbekend"
"""The word in the address for what was not seen."""
_UNKNOWN_WORDS = {
    Trait.YEAR: "geen jaar gezien",
    Trait.COUNTRY: "internationaal of geen land gezien",
}
_TITLES = {
    Trait.YEAR: "Jaar van verschijnen",
    Trait.CLASS: "Soort publicatie",
    Trait.DESIGN: "Opzet",
    Trait.DEPTH: "Hoeveel ervan is gelezen",
    Trait.COUNTRY: "Land",
    Trait.SECTOR: "Sector",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One word of a chart. Without `choice` no source stands there, so there is nothing to show."""

    label: str
    number: int
    length: str
    """Of 100, next to the longest bar."""
    choice: str
    is_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """How the sources spread over one feature."""

    name: str
    title: str
    sentence: str
    base: str
    head: str
    bars: list[Bar]


@dataclass(frozen=True, slots=True)
class Row:
    """One source as the table shows it."""

    cited: CitedSource
    features: SourceFeatures
    facets: dict[str, str]
    countries: str
    sectors: str
    unknown: str
    """What an empty field says: of a study that it was not seen, else nothing."""


def account(site: Site) -> Markup:
    """What the collection is and is not, in numbers; and by name what no longer counts."""
    every = source_features(site.base)
    rows = evidence_only(every)
    method = sum(row.is_of_method for row in every)
    counting = [row for row in rows if row.counts]
    full = sum(row.source.seen is ReadingDepth.FULL_TEXT for row in counting)
    return rendered(
        "slots/collection_account.html.jinja",
        every=len(every),
        law=len(every) - len(rows) - method,
        method=method,
        number=len(counting),
        full=full,
        partly=len(counting) - full,
        unused=sum(not row.explanations for row in counting),
        dropped=[(site.cite(row.source.id), row.source) for row in rows if not row.counts],
    )


def charts(site: Site) -> Markup:
    """The spread of the sources over each feature."""
    rows = evidence_only(source_features(site.base))
    made = [_chart(distribution(rows, trait), site) for trait in Trait]
    data = table_download("bronnen-verdeling", site)
    return rendered("slots/collection_charts.html.jinja", charts=made, data=data)


def table(site: Site) -> Markup:
    """The features of each source that counts, by name."""
    rows = [row for row in evidence_only(source_features(site.base)) if row.counts]
    by_key = {row.source.id: row for row in rows}
    return rendered(
        "slots/collection_table.html.jinja",
        rows=[_row(by_key[key], site) for key in site.citations.in_order(by_key)],
        facets=[_facet(distribution(rows, trait), site) for trait in Trait],
        counted=counted(len(rows), "bron", "bronnen"),
    )


def _word(word: str, trait: Trait, site: Site) -> str:
    return country_name(word) if trait is Trait.COUNTRY else label_of(word, trait, site.base)


def _name(trait: Trait) -> str:
    return facet_name(trait.label)


def _chart(spread: Distribution, site: Site) -> Chart:
    trait, longest = spread.trait, max([*spread.numbers.values(), spread.unknown, 1])

    def bar(label: str, number: int, word: str) -> Bar:
        choice = f"?{_name(trait)}={word}#tabel" if number else ""
        return Bar(label, number, f"{100 * number / longest:.1f}", choice, word == UNKNOWN)

    bars = [bar(_word(word, trait, site), n, word) for word, n in spread.numbers.items()]
    if spread.unknown:
        bars.append(bar(_UNKNOWN_WORDS[trait], spread.unknown, UNKNOWN))
    title = _TITLES[trait]
    return Chart(_name(trait), title, _sentence(spread, site), _base(spread), trait.label, bars)


def _sentence(spread: Distribution, site: Site) -> str:
    """Which word holds most sources, and whether that is more than half."""
    most = max(spread.numbers.values(), default=0)
    if not most:
        return "Hier is nog niets over vastgelegd."
    words = [f"‘{_word(w, spread.trait, site)}’" for w, n in spread.numbers.items() if n == most]
    if len(words) > 1:
        found = f"{listed(words)} komen het vaakst voor: elk bij {most} van de {spread.sources} bronnen."
    elif 2 * most > spread.sources:
        found = f"De meeste bronnen, {most} van de {spread.sources}, staan bij {words[0]}."
    else:
        found = f"Het vaakst staat er {words[0]}: bij {most} van de {spread.sources} bronnen."
    return f"{found} {_not_seen(spread)}".strip()


def _not_seen(spread: Distribution) -> str:
    if not spread.unknown:
        return ""
    verb = "staat" if spread.unknown == 1 else "staan"
    return f"{spread.unknown} {verb} bij ‘{_UNKNOWN_WORDS[spread.trait]}’."


def _base(spread: Distribution) -> str:
    """Of how many sources the numbers are, and why they may add up to more."""
    base = f"Telling uit de bronrecords: {counted(spread.sources, 'bron', 'bronnen')} met bewijs of praktijk."
    if not spread.several:
        return base
    stand = "staat" if spread.several == 1 else "staan"
    return f"{base} {counted(spread.several, 'bron', 'bronnen')} {stand} op meer dan één regel."


def _row(row: SourceFeatures, site: Site) -> Row:
    source = row.source
    return Row(
        cited=site.cite(source.id),
        features=row,
        facets={_name(trait): " ".join(row.words(trait)) or UNKNOWN for trait in Trait},
        countries=", ".join(map(country_name, source.country)),
        sectors=", ".join(site.labels("sectors", source.sectors)),
        unknown=NOT_SEEN if is_study(source) else "",
    )


def _facet(spread: Distribution, site: Site) -> Facet:
    options = [Option(w, _word(w, spread.trait, site), n) for w, n in _filled(spread)]
    if spread.unknown:
        options.append(Option(UNKNOWN, _UNKNOWN_WORDS[spread.trait], spread.unknown))
    return Facet(_name(spread.trait), spread.trait.label, options)


def _filled(spread: Distribution) -> Iterable[tuple[str, int]]:
    return ((word, number) for word, number in spread.numbers.items() if number)
