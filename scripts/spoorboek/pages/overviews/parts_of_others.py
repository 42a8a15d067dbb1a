"""Parts of others: what the project is made of and made with, and under which licences."""

from markupsafe import Markup

from spoorboek.bill_of_materials import ON_SITE, Unreadable, read_parts
from spoorboek.licences import Use
from spoorboek.pages.addresses import ROOT
from spoorboek.pages.environment import rendered
from spoorboek.pages.site import Site

_OPEN = (Use.SITE, Use.PROGRAM)


def parts_of_others(site: Site) -> Markup:
    """Every part by its use; without a bill that is said."""
    try:
        found = read_parts(site.base.root)
    except Unreadable as reason:
        return rendered(
            "slots/not_measured.html.jinja", why=f"De lijst is niet te lezen: {reason}."
        )
    if not found:
        return rendered("slots/not_measured.html.jinja", why="Er is nog geen lijst gemaakt.")
    groups = [(use.value, [part for part in found if part.use is use], use in _OPEN) for use in Use]
    return rendered(
        "slots/parts_of_others.html.jinja",
        total=len(found),
        wrong=sum(not part.is_fine for part in found),
        groups=[group for group in groups if group[1]],
        data=ROOT + ON_SITE,
    )
