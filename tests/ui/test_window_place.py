"""Where a window stands, on a screen of any size."""

import pytest
from PySide6.QtCore import QByteArray, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.window_place import bring_onto_screen, fitted, place

ROOM = QRect(0, 0, 1280, 772)


@pytest.mark.parametrize(
    ("stood", "stands"),
    [
        pytest.param((10, 20, 900, 600), (10, 20, 900, 600), id="on the screen"),
        pytest.param((0, 5, 1280, 830), (0, 0, 1280, 772), id="higher than the screen"),
        pytest.param((1900, 300, 620, 480), (660, 292, 620, 480), id="on a screen that is gone"),
        pytest.param((-700, -90, 620, 480), (0, 0, 620, 480), id="left of it and above"),
    ],
)
def test_a_window_is_brought_onto_the_screen(
    stood: tuple[int, int, int, int], stands: tuple[int, int, int, int]
) -> None:
    assert fitted(QRect(*stood), ROOM) == QRect(*stands)


def test_a_first_window_leaves_room_for_its_frame(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    place(window, QByteArray(), QSize(10_000, 10_000))
    room = QGuiApplication.primaryScreen().availableSize()
    assert (window.width() < room.width(), window.height() < room.height()) == (True, True)


def test_a_window_is_no_smaller_than_its_content_allows(qtbot: QtBot) -> None:
    window = QWidget()
    window.setMinimumSize(5_000, 100)
    qtbot.addWidget(window)
    place(window, QByteArray(), QSize(6_000, 200))
    assert window.size() == QSize(5_000, 200)


def test_a_remembered_window_comes_back_as_it_was(qtbot: QtBot) -> None:
    first, again = QWidget(), QWidget()
    for window in (first, again):
        qtbot.addWidget(window)
    first.setGeometry(50, 60, 300, 200)
    place(again, first.saveGeometry(), QSize(10_000, 10_000))
    assert again.geometry() == QRect(50, 60, 300, 200)


def test_a_shown_window_moves_onto_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    room = QGuiApplication.primaryScreen().availableGeometry()
    window.setGeometry(QRect(room.bottomRight() - QPoint(20, 20), QSize(300, 200)))
    bring_onto_screen(window)
    qtbot.waitUntil(lambda: room.contains(window.frameGeometry()))
    assert window.size() == QSize(300, 200)
