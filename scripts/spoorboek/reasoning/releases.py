"""Releases: which there were, what each changed in what readers are told, and what changed since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.claims import BY_NAME, Claim
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


def changes(before: Snapshot, after: Snapshot) -> Iterator[Changed]:
    """Every record that claims something else in a later state, in the order of the list of claims."""
    earlier, later = ({one.key: one for one in s.records} for s in (before, after))
    order = {name: place for place, name in enumerate(BY_NAME)}
    keys = {key for key in {**earlier, **later} if key.partition("/")[0] in order}
    for key in sorted(keys, key=lambda key: (order[key.partition("/")[0]], key)):
        was, now = earlier.get(key), later.get(key)
        found = tuple(_claims(was, now))
        if found:
            yield Changed(was, now, found)


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
        return tuple(changes(before, after)) if before and after else ()

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
        return tuple(changes(given, Snapshot.of(self.base)))

    @cached_property
    def since_by_key(self) -> Mapping[str, Changed]:
        """The same by `type/id`."""
        return {one.key: one for one in self.since}

    @property
    def version(self) -> str:
        """The version of the data; between releases it says that it is none."""
        version = self.last.version if self.last else UNRELEASED
        return version if self.is_as_released else f"{version}+{CHANGED}"
