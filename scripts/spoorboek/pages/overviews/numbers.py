"""Numbers: the chains that can be computed, and where they stop."""

from markupsafe import Markup

from spoorboek.pages.environment import rendered
from spoorboek.pages.number_chains import all_chains, all_stops
from spoorboek.pages.share_words import ROUNDING
from spoorboek.pages.site import Site


def chains(site: Site) -> Markup:
    """Every chain of numbers with its sum, and every place where the group changes."""
    return rendered(
        "slots/number_chains.html.jinja",
        chains=all_chains(site),
        stops=all_stops(site),
        rounding=ROUNDING,
    )
