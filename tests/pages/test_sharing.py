"""Work that is shared is done once, whoever does it."""

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from spoorboek.pages.sharing import MOST_PIECES, share_out


@pytest.mark.parametrize(("pieces", "workers"), [(0, 2), (1, 3), (7, 2), (40, 3)])
def test_every_piece_is_done_once(pieces: int, workers: int, tmp_path: Path):
    def done(number: int) -> None:
        with (tmp_path / str(number)).open("x"):  # a second time it is there already
            pass

    assert share_out([partial(done, number) for number in range(pieces)], workers)
    assert {int(file.name) for file in tmp_path.iterdir()} == {*range(pieces)}


def test_a_worker_that_was_killed_stops_no_other_and_is_told(tmp_path: Path):
    pieces = [lambda: os.kill(os.getpid(), signal.SIGKILL)]
    pieces += [partial((tmp_path / str(number)).touch) for number in range(9)]

    assert not share_out(pieces, 2)
    assert len([*tmp_path.iterdir()]) == 9


def test_the_tickets_of_the_most_pieces_fit_in_a_pipe():
    assert share_out([int] * MOST_PIECES, 1)
