"""Practice: what lessons rest on."""

from collections import Counter

from markupsafe import Markup

from spoorboek.pages.dutch import counted
from spoorboek.pages.environment import rendered
from spoorboek.pages.lesson_weight import weight_named
from spoorboek.pages.site import Site
from spoorboek.records.practice import Lesson


def weights(site: Site) -> Markup:
    """What each weight of a lesson means, and how many lessons have it."""
    numbers = Counter(lesson.weight for lesson in site.base.of(Lesson).values())
    rows = [
        (weight_named(name, site), counted(numbers[name], "les", "lessen"))
        for name in site.base.vocabularies.get("weights", {})
    ]
    return rendered("slots/weights.html.jinja", rows=rows)
