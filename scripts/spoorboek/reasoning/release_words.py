"""Release words: what changed, as readers, feeds and contributors read it."""

from collections.abc import Iterator

from spoorboek.reasoning.releases import Changed, ClaimChange
from spoorboek.records import BY_NAME

_DIRECTIONS = {1: " (zekerder)", -1: " (minder zeker)", 0: ""}


def fate(changed: Changed) -> str:
    """`nieuw`, `vervallen` or `veranderd`."""
    if changed.was is None:
        return "nieuw"
    return "vervallen" if changed.now is None else "veranderd"


def kind(changed: Changed) -> str:
    """What kind of record it is, in Dutch."""
    record_type = BY_NAME.get(changed.listed.type_name)
    return record_type.singular if record_type else changed.listed.type_name


def lines(changed: Changed) -> Iterator[str]:
    """What changed, a line for each claim; of what came or went only what can be read in a word."""
    for one in changed.claims:
        if changed.was is None or changed.now is None:
            if one.claim.words:
                yield f"{one.claim.label}: {one.claim.shown(one.before or one.after)}"
        else:
            yield line(one)


def line(one: ClaimChange) -> str:
    """One claim of a record that stayed. A text is not repeated here; pages show it before and after."""
    claim = one.claim
    if claim.words is None:
        return f"{claim.label} is veranderd"
    before, after = (claim.shown(value) or "niets" for value in (one.before, one.after))
    return f"{claim.label}: van {before} naar {after}{_DIRECTIONS[claim.direction(one.before, one.after)]}"


def headline(changed: Changed) -> str:
    """One line with everything: for a feed, a title, or the comment in a new file."""
    said = "; ".join(lines(changed))
    what = f"{kind(changed)} {fate(changed)}"
    return f"{what}: {changed.listed.title}{f' – {said}' if said else ''}"
