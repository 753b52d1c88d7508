import pytest
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from ui.notifications.notifier import OPEN
from ui.notifications.tray_messages import TrayMessages


@pytest.fixture
def icon(qtbot: QtBot) -> QSystemTrayIcon:
    return QSystemTrayIcon(QIcon(QPixmap(16, 16)))


def test_without_an_icon_on_the_screen_nothing_is_delivered(icon: QSystemTrayIcon, qtbot: QtBot) -> None:
    messages = TrayMessages(icon)
    with qtbot.waitSignal(messages.delivered) as told:
        messages.show("a", "Tom Harris", "Call", [])
    assert told.args == ["a", False]


def test_a_click_counts_for_the_last_message(icon: QSystemTrayIcon, qtbot: QtBot) -> None:
    icon.show()
    messages = TrayMessages(icon)
    messages.show("a", "Ann", "", [])
    messages.show("b", "Ben", "", [])
    with qtbot.waitSignal(messages.acted) as told:
        icon.messageClicked.emit()
    assert told.args == ["b", OPEN]


def test_a_click_on_a_message_taken_back_is_nothing(icon: QSystemTrayIcon, qtbot: QtBot) -> None:
    icon.show()
    messages = TrayMessages(icon)
    messages.show("a", "Ann", "", [])
    messages.close("a")
    with qtbot.assertNotEmitted(messages.acted):
        icon.messageClicked.emit()
