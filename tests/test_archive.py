"""A zip has the same bytes whenever and wherever it is made."""

import os
import time
import zipfile

import pytest

from spoorboek.archive import write_zip

FILES = [("a/één.txt", "één".encode()), ("b.txt", b"x" * 10_000)]


def test_a_zip_holds_the_files_in_the_order_given(tmp_path):
    size = write_zip(tmp_path / "a.zip", iter(FILES))

    assert size == (tmp_path / "a.zip").stat().st_size < 10_000
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert [(name, archive.read(name)) for name in archive.namelist()] == FILES


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="dit systeem kent geen tijdzone per proces")
def test_the_day_the_time_zone_and_the_rights_of_the_maker_do_not_matter(tmp_path, monkeypatch):
    write_zip(tmp_path / "a.zip", FILES)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setattr(time, "time", lambda: 2e9)
    time.tzset()
    before = os.umask(0o077)
    try:
        write_zip(tmp_path / "b.zip", FILES)
    finally:
        os.umask(before)
        monkeypatch.undo()
        time.tzset()

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
