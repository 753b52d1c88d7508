"""The icon and its menu, without a tray to stand in."""

from datetime import date

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from models.domain.snoozes import Snooze, SnoozeChoice
from ui.colours import LIGHT
from ui.icons import application_icon, with_count
from ui.tray import Tray

TOMORROW = SnoozeChoice(Snooze.TOMORROW, date(2026, 11, 22))


@pytest.fixture
def tray(qtbot: QtBot) -> Tray:
    return Tray(application_icon())


def picture(tray: Tray) -> QImage:
    return tray.icon.icon().pixmap(QSize(64, 64), 1.0).toImage()


def menu(tray: Tray) -> QMenu:
    return tray.icon.contextMenu()


def texts(shown: QMenu) -> list[str]:
    return [action.text() for action in shown.actions() if not action.isSeparator()]


def badge_pixels(image: QImage) -> int:
    badge = QColor(LIGHT.badge).rgb()
    return sum(image.pixel(x, y) == badge for x in range(image.width()) for y in range(image.height()))


def test_without_anything_due_the_icon_has_no_badge(tray: Tray) -> None:
    tray.show_due(0)
    assert badge_pixels(picture(tray)) == 0
    assert tray.icon.toolTip() == "Barnacle"


def test_the_badge_stands_on_the_icon_while_something_is_due(tray: Tray) -> None:
    tray.show_due(4)
    assert badge_pixels(picture(tray)) > 200
    assert tray.icon.toolTip() == "Barnacle – 4 due"
    tray.show_due(0)
    assert badge_pixels(picture(tray)) == 0


def test_all_can_be_snoozed_while_something_is_due(tray: Tray) -> None:
    snoozes = [("Tomorrow", TOMORROW)]
    tray.show_due(2, snoozes)
    offered = next(action for action in menu(tray).actions() if "Snooze" in action.text())
    assert offered.isEnabled()
    tray.show_due(0, snoozes)
    offered = next(action for action in menu(tray).actions() if "Snooze" in action.text())
    assert not offered.isEnabled()


def test_beside_another_open_book_the_icon_names_its_own(tray: Tray) -> None:
    tray.show_due(4, book="Clients")
    assert tray.icon.toolTip() == "Barnacle – Clients – 4 due"
    tray.show_due(4)
    assert tray.icon.toolTip() == "Barnacle – 4 due"


def test_another_count_is_another_picture(tray: Tray) -> None:
    tray.show_due(4)
    four = picture(tray)
    tray.show_due(5)
    assert picture(tray) != four


def test_a_hundred_are_told_as_many(qtbot: QtBot) -> None:
    size = QSize(64, 64)
    many = [with_count(application_icon(), count, "#C62F22", "#FFFFFF").pixmap(size).toImage() for count in (100, 900)]
    assert many[0] == many[1]


def test_the_menu_offers_what_can_be_done_without_the_window(tray: Tray) -> None:
    assert texts(menu(tray)) == [
        "&Open Barnacle", "&What is due", "&New contact", "&Snooze all until", "&Quit",
    ]  # fmt: skip
    tray.show_due(2, [("Tomorrow, Sun 22 Nov 08:00", TOMORROW)])
    assert "&What is due (2)" in texts(menu(tray))


def test_all_that_is_due_is_snoozed_from_the_menu(tray: Tray, qtbot: QtBot) -> None:
    tray.show_due(2, [("Tomorrow, Sun 22 Nov 08:00", TOMORROW)])
    snoozes = next(action for action in menu(tray).actions() if action.text() == "&Snooze all until").menu()
    assert isinstance(snoozes, QMenu)
    with qtbot.waitSignal(tray.snooze_all_requested) as asked:
        snoozes.actions()[0].trigger()
    assert asked.args == [TOMORROW]


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("&Open Barnacle", "open_requested"),
        ("&What is due", "due_requested"),
        ("&New contact", "new_contact_requested"),
        ("&Quit", "quit_requested"),
    ],
)
def test_each_entry_asks_for_its_own(tray: Tray, qtbot: QtBot, text: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(tray, signal)):
        next(action for action in menu(tray).actions() if action.text() == text).trigger()


def test_a_click_on_the_icon_shows_what_is_due(tray: Tray, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tray.due_requested):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
