"""A base has exactly the views of which it has the tables."""

from spoorboek.reasoning.sql_views import VIEWS, views_of
from spoorboek.records import RECORD_TYPES, Cmoc, Gap, Source, Term


def test_with_every_type_there_is_every_view():
    assert views_of(RECORD_TYPES) == VIEWS


def test_a_view_needs_all_its_tables():
    """Questions nobody answered stand in one table; certainty is asked of several."""
    assert "open_questions" in views_of((Gap,))
    assert "open_questions" not in views_of((Term,))
    assert "explanations_by_certainty" not in views_of((Gap, Cmoc))
    assert "explanations_by_certainty" in views_of((Gap, Cmoc, Source))
    assert "open_questions" not in views_of(())
