"""Every check is run, on the latest day on earth, about the files that were asked for."""

import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from spoorboek.checks import running
from spoorboek.checks.catalogue import CHECKS
from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase
from tests.checks.worlds import TODAY, sound_world, spoil

FILES = ("evidence/recommendations/leg-uit.yml", "evidence/tools/blad-uitleg.yml")
TERM, STANDARD = "evidence/terms/uitleg.yml", "evidence/standards/lijst.yml"


def test_who_asks_about_some_files_hears_of_no_other(tmp_path: Path):
    world = sound_world(tmp_path)
    spoil(world, {file: {"append": "review_by: '2026-06-14'\n"} for file in FILES})
    spoil(world, {TERM: {"append": "anders: ja\n"}, STANDARD: {"write": "- geen record\n"}})
    base = EvidenceBase.load(world)

    assert {f.path for f in check(base, today=TODAY)} == {*FILES, TERM, STANDARD}
    assert {f.path for f in check(base, today=TODAY, only=FILES[1:])} == set(FILES[1:])


def test_who_waits_can_stop_before_each_check(tmp_path: Path):
    base = EvidenceBase.load(sound_world(tmp_path))
    asked: list[int] = []
    check(base, today=TODAY, before_each=lambda: asked.append(1))

    def stop() -> None:
        raise KeyboardInterrupt

    assert len(asked) == len(CHECKS)
    with pytest.raises(KeyboardInterrupt):
        check(base, today=TODAY, before_each=stop)


@pytest.mark.parametrize(("hour", "day"), [(9, 15), (10, 16)])
def test_a_day_has_begun_when_it_has_where_days_begin_first(
    monkeypatch: pytest.MonkeyPatch, hour: int, day: int
):
    """On Kiritimati, fourteen hours ahead, it is tomorrow from ten in the morning at Greenwich."""
    now = datetime.datetime(2026, 6, 15, hour, 30, tzinfo=datetime.UTC)
    clock = SimpleNamespace(now=now.astimezone)
    shown = SimpleNamespace(
        datetime=clock, timezone=datetime.timezone, timedelta=datetime.timedelta
    )
    monkeypatch.setattr(running, "datetime", shown)

    assert running._latest_day_on_earth() == datetime.date(2026, 6, day)
