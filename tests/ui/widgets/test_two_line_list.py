"""A list of rows with two lines, as the keyboard meets it."""

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.two_line_list import ROW_HEIGHT, TwoLineList, TwoLineRow


@pytest.fixture
def listed(qtbot: QtBot) -> TwoLineList:
    """Twenty rows, of which ten are seen."""
    shown = TwoLineList("People")
    qtbot.addWidget(shown)
    shown.show_rows([TwoLineRow(number, f"Row {number}", "") for number in range(20)])
    shown.resize(300, 10 * ROW_HEIGHT)
    shown.show()
    return shown


def test_the_row_of_the_keyboard_stays_in_sight_when_the_list_gets_lower(listed: TwoLineList) -> None:
    listed.go_to(9)
    listed.resize(300, 5 * ROW_HEIGHT)
    assert listed.viewport().rect().contains(listed.visualRect(listed.currentIndex()))


def test_a_list_that_was_scrolled_away_from_it_stays_there(listed: TwoLineList) -> None:
    listed.go_to(0)
    listed.scrollToBottom()
    listed.resize(300, 9 * ROW_HEIGHT)
    assert not listed.viewport().rect().intersects(listed.visualRect(listed.currentIndex()))


def test_the_row_of_the_keyboard_is_seen_to_be(listed: TwoLineList, qtbot: QtBot) -> None:
    listed.go_to(3)
    listed.clearFocus()
    without = listed.grab().toImage()
    listed.activateWindow()
    listed.setFocus()
    qtbot.waitUntil(listed.hasFocus)
    assert listed.grab().toImage() != without
