from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.tab_order import order_by_layout


def test_tab_walks_as_the_layout_is_read(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    column, row = QVBoxLayout(ground), QHBoxLayout()
    last, first, second = (QLineEdit(ground) for _ in range(3))
    row.addWidget(first)
    row.addWidget(second)
    column.addLayout(row)
    column.addWidget(last)
    order_by_layout(ground)
    with qtbot.waitExposed(ground):
        ground.show()
    ground.activateWindow()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert last.hasFocus()
