"""Columns of popups, one for each program."""

import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize

from tests.support.processes import ROOT
from ui.notifications.popup_column import PopupColumn, stack

CARD = QSize(400, 120)
TAKE = """
import sys
from pathlib import Path
from ui.notifications.popup_column import PopupColumn
column = PopupColumn(Path(sys.argv[1]))
column.take()
print(column.number, flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize(("screen", "programs"), [((1280, 800), 6), ((1024, 640), 4), ((2560, 1440), 12)], ids=str)
def test_popups_of_several_programs_stand_on_the_screen_and_apart(screen: tuple[int, int], programs: int) -> None:
    area = QRect(0, 0, *screen)
    cards = [QRect(corner, CARD) for column in range(programs) for corner in stack([CARD, CARD], column, area)]
    assert all(area.contains(card) for card in cards)
    assert not any(one.intersects(other) for one, other in combinations(cards, 2))


def test_the_newest_popup_stands_above_the_others() -> None:
    first, second = stack([CARD, CARD], 0, QRect(0, 0, 1280, 800))
    assert (second.x(), second.y() + CARD.height() < first.y()) == (first.x(), True)


def test_a_screen_that_is_too_narrow_shows_the_whole_popup_of_one_program() -> None:
    [corner] = stack([CARD], 0, QRect(100, 0, 430, 300))
    assert QRect(100, 0, 430, 300).contains(QRect(corner, CARD))


def test_each_program_has_a_column_of_its_own(tmp_path: Path) -> None:
    first, second, third = (PopupColumn(tmp_path) for _ in range(3))
    for column in (first, second):
        column.take()
    first.give_back()
    third.take()
    assert (second.number, third.number) == (1, 0)


def test_the_column_of_a_killed_program_is_free_again(tmp_path: Path) -> None:
    killed = subprocess.Popen(
        [sys.executable, "-c", TAKE, tmp_path], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert killed.stdout is not None
    assert killed.stdout.readline() == b"0\n"
    beside, after = PopupColumn(tmp_path), PopupColumn(tmp_path)
    beside.take()
    killed.kill()
    killed.communicate()
    after.take()
    assert (beside.number, after.number) == (1, 0)
