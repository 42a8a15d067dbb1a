"""Training: a module with a group, with a proposal for the time and the rules that keep people safe.

The steps, their share of the time and the rules are our own didactic work; they were not tested.
"""

from dataclasses import dataclass

from spoorboek.pages.addresses import ROOT, guide_address
from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.records.learning import TrainingModule


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a meeting. `share` is its part of the time, next to the shares of the others."""

    title: str
    share: int
    what: str


STEPS = (
    Step("Leerdoelen", 1, "Lees ze voor en vraag welk doel iedereen het meest nodig heeft."),
    Step(
        "Casus",
        2,
        "Eerst alleen, dan in tweetallen. Vraag wat zij weten en wat zij alleen denken.",
    ),
    Step("Theorie", 2, "Leg de theorie naast de antwoorden. Noem wat niet gemeten is."),
    Step("Oefening", 2, "Met eigen werk, zonder namen."),
    Step("Quiz", 1, "Laat eerst kiezen, bespreek dan de uitleg en de bron."),
    Step("Reflectie", 1, "Ieder voor zich; delen hoeft niet."),
)
SAFETY = (
    "Noem geen namen en praat niet over iemands gezondheid.",
    "De casus is bedacht. Zeg dat ook tegen de groep.",
    (
        "Deelnemers kunnen zelf ziek zijn geweest of iemand verloren hebben. Zeg vooraf dat iemand mag "
        "stoppen of uit de ruimte mag gaan."
    ),
    "Een deelnemer die een eigen geval herkent, hoeft niets te vertellen.",
    (
        "Noemt iemand de dood of niet meer willen leven: blijf rustig, luister, en bel samen de huisarts "
        "of 113 (gratis, anoniem, dag en nacht; chat via 113.nl)."
    ),
    "Komt er een juridische vraag over een echt geval, geef dan geen antwoord maar verwijs door.",
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A step with the minutes that are proposed for it."""

    step: Step
    minutes: int


def time_plan(minutes: int) -> list[Planned]:
    """The time of a module over its steps by their shares, in whole minutes that add up to it."""
    total = sum(step.share for step in STEPS)
    ends, passed = [], 0
    for step in STEPS:
        passed += step.share
        ends.append(minutes * passed // total)
    begins = [0, *ends[:-1]]
    return [
        Planned(step, end - begin) for step, begin, end in zip(STEPS, begins, ends, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Session:
    """A module in a list: how long, for whom, and its sheet for who leads a group."""

    link: Link
    guide: Link
    place: int
    minutes: int
    page: str


def session(module: TrainingModule, site: Site) -> Session:
    """A module as it stands in lists."""
    return Session(
        link=site.link(module),
        guide=guide_link(module),
        place=module.order,
        minutes=module.minutes,
        page=module.page,
    )


def guide_link(module: TrainingModule) -> Link:
    """The facilitator's sheet of a module."""
    return Link("Begeleidersblad", ROOT + guide_address(module))


def duration(minutes: int) -> str:
    """`45 minuten`, `2 uur` or `3 uur en 40 minuten`."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} uur"] * bool(hours) + [f"{rest} minuten"] * bool(rest or not hours)
    return " en ".join(parts)


def in_order(site: Site) -> list[TrainingModule]:
    """Every module, by its place in the training."""
    return sorted(site.base.of(TrainingModule).values(), key=lambda module: module.sort_key)
