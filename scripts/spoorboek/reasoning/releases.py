"""Releases: which there were, what each changed in what readers are told, and what changed since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.claims import BY_NAME, Claim
from spoorboek.reasoning.gone import departed
from spoorboek.reasoning.snapshot import Listed, Snapshot, fingerprint, read_snapshot
from spoorboek.records.release import Release

UNRELEASED = "0.0.0"
"""The version before the first release."""
CHANGED = "wijzigingen"
"""What stands behind the version of the last release when the base is no longer that release."""
_NOTHING = Listed(key="", title="", page="")


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One claim before and after; nothing where there was none or is none left."""

    claim: Claim
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of what one record claims."""

    was: Listed | None
    now: Listed | None
    claims: tuple[ClaimChange, ...]

    @property
    def listed(self) -> Listed:
        """The record as it is now, or as it was if it is gone."""
        return self.now or self.was or _NOTHING

    @property
    def key(self) -> str:
        """Its `type/id`."""
        return self.listed.key

    @property
    def may_be_wording(self) -> bool:
        """Whether only texts changed, so that people can say that they still mean the same."""
        is_there = self.was is not None and self.now is not None
        return is_there and all(one.claim.words is None for one in self.claims)


def changes(
    before: Snapshot, after: Snapshot, moved: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Changed]:
    """Every record that claims something else in a later state, in the order of the list of claims.

    `moved` says where a page went that only got another address: it stays the same record.
    """
    earlier, later = _claiming(before, moved), _claiming(after, moved)
    order = {name: place for place, name in enumerate(BY_NAME)}
    found = []
    for page in {**earlier, **later}:
        was, now = earlier.get(page), later.get(page)
        if claims := tuple(_claims(was, now)):
            found.append(Changed(was, now, claims))
    yield from sorted(found, key=lambda one: (order[one.listed.type_name], one.key))


def _claiming(snapshot: Snapshot, moved: Mapping[str, str]) -> dict[str, Listed]:
    """The records that claim something, by the address where they are now, if that is theirs alone."""
    pages = {one.page for one in snapshot.records}
    found: dict[str, Listed] = {}
    for one in snapshot.records:
        if one.type_name in BY_NAME:
            place = moved.get(one.page, one.page)
            is_taken = place in pages or place in found
            found[one.page if is_taken else place] = one
    return found


def _claims(was: Listed | None, now: Listed | None) -> Iterator[ClaimChange]:
    before, after = was.claims if was else {}, now.claims if now else {}
    type_name = (now or was or _NOTHING).type_name
    for name, claim in BY_NAME.get(type_name, {}).items():
        first, last = before.get(name, ""), after.get(name, "")
        if first != last:
            yield ClaimChange(claim, first, last)


class Releases:
    """The releases of a base, read when they are asked for."""

    def __init__(self, base: EvidenceBase) -> None:
        """Nothing is read yet."""
        self.base = base
        self.all: tuple[Release, ...] = tuple(
            sorted(base.of(Release).values(), key=lambda release: (release.date, release.id))
        )
        self.snapshot = cache(lambda release_id: read_snapshot(base, base.of(Release)[release_id]))

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Where every page is that only got another address, by its old one."""
        found = {page: one.moved_to for page, one in departed(self.base).items()}
        return {page: to for page, to in found.items() if to}

    @property
    def last(self) -> Release | None:
        """The latest release, if there is one."""
        return self.all[-1] if self.all else None

    def before(self, release: Release) -> Release | None:
        """The release before this one."""
        place = self.all.index(release)
        return self.all[place - 1] if place else None

    def told(self, release: Release) -> tuple[Changed, ...]:
        """What a release changed; nothing for the first, which has nothing to be compared with."""
        earlier = self.before(release)
        before = self.snapshot(earlier.id) if earlier else None
        after = self.snapshot(release.id)
        return tuple(changes(before, after, self.moved)) if before and after else ()

    def given_out(self, name: str) -> tuple[Listed, ...]:
        """The records of the last release that an id means, or a type and an id; best those that went."""
        listed = self.snapshot(self.last.id) if self.last else None
        meant = [
            one
            for one in (listed.records if listed else ())
            if name in (one.key.partition("/")[2], one.key.replace("/", "-"))
        ]
        return tuple(one for one in meant if self.base.get(one.key) is None) or tuple(meant)

    @cached_property
    def is_as_released(self) -> bool:
        """Whether the base is to the letter what was given out last."""
        given = self.snapshot(self.last.id) if self.last else None
        return given is not None and given.fingerprint == fingerprint(self.base)

    @cached_property
    def since(self) -> tuple[Changed, ...]:
        """What changed since the last release."""
        given = self.snapshot(self.last.id) if self.last else None
        if given is None or self.is_as_released:
            return ()
        return tuple(changes(given, Snapshot.of(self.base), self.moved))

    @cached_property
    def since_by_key(self) -> Mapping[str, Changed]:
        """The same by `type/id`."""
        return {one.key: one for one in self.since}

    @property
    def version(self) -> str:
        """The version of the data; between releases it says that it is none."""
        version = self.last.version if self.last else UNRELEASED
        return version if self.is_as_released else f"{version}+{CHANGED}"
