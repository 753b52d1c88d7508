from datetime import date

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from ui.widgets.day_menu import DayMenu, near_days

SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("today", "names"),
    [
        (SATURDAY, ["Tomorrow", "Monday", "In a week", "In four weeks"]),
        (date(2026, 11, 22), ["Tomorrow", "In a week", "In four weeks"]),
        (date(2026, 11, 23), ["Tomorrow", "Monday", "In four weeks"]),
    ],
    ids=["Saturday", "Sunday", "Monday"],
)
def test_no_day_is_offered_twice(today: date, names: list[str]) -> None:
    days = list(near_days(today))
    assert [name for name, _ in days] == names
    assert len({day for _, day in days}) == len(days)


def test_a_day_of_the_calendar_is_chosen_with_one_click(qtbot: QtBot) -> None:
    menu = DayMenu(SATURDAY)
    qtbot.addWidget(menu)
    with qtbot.waitSignal(menu.day_chosen) as chosen:
        menu.calendar.clicked.emit(QDate(2026, 12, 24))
    assert chosen.args == [date(2026, 12, 24)]


def test_the_calendar_begins_tomorrow(qtbot: QtBot) -> None:
    menu = DayMenu(SATURDAY)
    qtbot.addWidget(menu)
    assert menu.calendar.minimumDate() == QDate(2026, 11, 22)
