import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow_layout import FlowLayout


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    flow = FlowLayout(made, spacing=10)
    for _ in range(3):
        box = QWidget()
        box.setFixedSize(40, 20)
        flow.addWidget(box)
    return made


def test_what_fits_stands_in_one_line(ground: QWidget) -> None:
    assert ground.layout().heightForWidth(140) == 20


def test_what_does_not_fit_begins_a_new_line(ground: QWidget) -> None:
    assert ground.layout().heightForWidth(139) == 50
    assert ground.layout().heightForWidth(40) == 80


def test_lines_and_widgets_are_set_apart(ground: QWidget) -> None:
    ground.resize(100, 60)
    ground.show()
    places = [box.pos().toTuple() for box in ground.findChildren(QWidget)]
    assert places == [(0, 0), (50, 0), (0, 30)]


def test_widgets_of_one_line_stand_at_one_level(ground: QWidget) -> None:
    lower = QWidget()
    lower.setFixedSize(20, 10)
    ground.layout().addWidget(lower)
    ground.resize(200, 60)
    ground.show()
    assert (lower.x(), lower.y()) == (150, 5)
