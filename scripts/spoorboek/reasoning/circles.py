"""Circles: records that, through others, rest on themselves.

A link between records means that one rests on the other, but for fields that only point out what is
worth reading or explain why a number was not chained. Each link is walked once.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.pointers import Link

POINTING_OUT = ("see", "see_also", "other_base")
"""Fields that name a record without resting on it."""


def circles(base: EvidenceBase) -> Iterator[list[Link]]:
    """The links along which one comes back to where one began; one mistake is told once."""
    rests_on: dict[str, list[Link]] = defaultdict(list)
    for link in base.links:
        if link.field[0] not in POINTING_OUT:
            rests_on[link.origin.key].append(link)
    done: set[str] = set()
    for start in tuple(rests_on):
        if start not in done:
            yield from _from(start, rests_on, done)


def _from(start: str, rests_on: Mapping[str, list[Link]], done: set[str]) -> Iterator[list[Link]]:
    """The circles met by walking down from a record; `done` grows with what was walked."""
    way: list[Link] = []
    depth = {start: 0}
    ends: set[str] = set()
    walking = [(start, iter(rests_on.get(start, ())))]
    while walking:
        here, links = walking[-1]
        link = next(links, None)
        if link is None:
            walking.pop()
            done.add(here)
            del depth[here]
            del way[-1:]
        elif link.target in depth:
            if not {here, link.target} & ends:
                ends |= {here, link.target}
                yield [*way[depth[link.target] :], link]
        elif link.target not in done:
            way.append(link)
            depth[link.target] = len(way)
            walking.append((link.target, iter(rests_on.get(link.target, ()))))
