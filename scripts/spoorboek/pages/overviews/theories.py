"""Theories: the map of all programme theories, drawn and as a list."""

from markupsafe import Markup

from spoorboek.pages.environment import rendered
from spoorboek.pages.site import Site
from spoorboek.pages.theories_drawing import whole
from spoorboek.pages.theory_graph import whole_graph


def theory_map(site: Site) -> Markup:
    """Core elements, theories and explanations, with the lines between them."""
    graph = whole_graph(site)
    return rendered("slots/theory_map.html.jinja", graph=graph, plan=whole(graph))
