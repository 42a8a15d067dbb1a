"""Data: the files to take along with their sizes, every column of the tables, and the questions in SQL."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from textwrap import dedent

from markupsafe import Markup

from spoorboek.data_file import DataFile
from spoorboek.pages.addresses import ROOT
from spoorboek.pages.downloads import size_in_words
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.overviews.reference import has_rules
from spoorboek.pages.site import Site
from spoorboek.reasoning.sql_views import views_of
from spoorboek.reasoning.tables import DATA, file_name
from spoorboek.records.advice_words import RESTS_ON_RULES
from spoorboek.records.relational import SEPARATOR, shapes
from spoorboek.records.table_shape import Column, Shape
from spoorboek.records.vocabulary import Vocabulary

_TYPES = {
    "string": "tekst", "integer": "geheel getal", "number": "getal", "boolean": "true of false",
    "date": "datum (JJJJ-MM-DD)", "object": "JSON", "any": "getal of tekst",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file with what stands in it; without a size it was not written yet."""

    href: str
    name: str
    words: str
    size: str


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column as a reader needs to know it."""

    name: str
    description: str
    kind: str
    words: tuple[str, ...]
    vocabulary: Link | None
    points_at: str
    required: bool


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table with its file, its key and its columns."""

    file: FileRow
    name: str
    sql_name: str
    description: str
    key: str
    columns: tuple[ColumnRow, ...]


def files(site: Site) -> Markup:
    """The files that hold everything, each with its size; tables and folders are shown elsewhere."""
    rows = [
        replace(_file(name, file.words, site), name=f"{DATA}/{name}")
        for name, file in _written(site).items()
        if "/" not in name and not name.endswith(".csv")
    ]
    return rendered("slots/data_files.html.jinja", rows=rows)


def record_tables(site: Site) -> Markup:
    """The table of each type, the common ones, and how many tables lie below them."""
    roots = _roots(shapes(site.base.types))
    rows = [
        (
            _file(file_name(root.name), root.description, site),
            root.name,
            len(list(root.family())) - 1,
        )
        for root in roots
    ]
    return rendered("slots/record_tables.html.jinja", rows=rows)


def columns(site: Site) -> Markup:
    """Every table with every column, type by type."""
    families = [
        (root.name, root.description, [_table(shape, site) for shape in root.family()])
        for root in _roots(shapes(site.base.types))
    ]
    return rendered("slots/columns.html.jinja", families=families)


def questions_in_sql(site: Site) -> Markup:
    """The views of the database: the question, and how it is answered."""
    views = views_of(site.base.types).items()
    rows = [(name, view.question, dedent(view.sql).strip()) for name, view in views]
    return rendered("slots/sql_views.html.jinja", rows=rows)


def _roots(found: Iterable[Shape]) -> list[Shape]:
    """The tables that lie below no other."""
    return [shape for shape in found if not shape.path]


def _written(site: Site) -> dict[str, DataFile]:
    return {file.name: file for file in site.files}


def _file(name: str, words: str, site: Site) -> FileRow:
    file = _written(site).get(name)
    return FileRow(f"{ROOT}{DATA}/{name}", name, words, size_in_words(file.size) if file else "")


def _table(shape: Shape, site: Site) -> TableRow:
    points = {key.columns[0]: key for key in shape.foreign_keys if len(key.columns) == 1}
    rows = [
        _column(column, points[column.name].table if column.name in points else "", site)
        for column in shape.columns
    ]
    file = _file(file_name(shape.name), shape.description, site)
    key = ", ".join(shape.key)
    return TableRow(file, shape.name, shape.sql_name, shape.description, key, tuple(rows))


def _column(column: Column, points_at: str, site: Site) -> ColumnRow:
    kind = f"lijst met {SEPARATOR} ertussen" if column.is_list else _TYPES[column.type]
    vocabulary = site.base.of(Vocabulary).get(column.vocabulary)
    return ColumnRow(
        column.name,
        column.description,
        kind,
        tuple(w for w in column.words if has_rules(site.base) or w not in RESTS_ON_RULES),
        site.link(vocabulary) if vocabulary else None,
        points_at,
        column.required,
    )
