"""Environment: Jinja with autoescape on. Templates loop and skip; they look nothing up."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from spoorboek.pages.addresses import ROOT
from spoorboek.pages.drawings import DRAWINGS
from spoorboek.pages.dutch import dutch_date, listed, number
from spoorboek.pages.rich_text import rich


@cache
def environment() -> Environment:
    """The one Jinja environment."""
    env = Environment(
        loader=PackageLoader("spoorboek.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals.update(root=ROOT, drawings=DRAWINGS)
    env.filters.update(day=dutch_date, listed=listed, number=number, rich=rich)
    return env


def rendered(template: str, **values: object) -> Markup:
    """What a template makes of finished values. Safe, since every template escapes what it prints."""
    return Markup(environment().get_template(template).render(**values))  # noqa: S704  # autoescaped


def has_template(name: str) -> bool:
    """Whether there is a template of this name."""
    return name in _names()


@cache
def _names() -> frozenset[str]:
    return frozenset(environment().list_templates())
