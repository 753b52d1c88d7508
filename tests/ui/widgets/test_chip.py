import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ui.widgets.chip import Chip, ChipSign


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_space_and_enter_press_a_chip(key: Qt.Key, qtbot: QtBot) -> None:
    chip = Chip("golf")
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.clicked):
        qtbot.keyClick(chip, key)


@pytest.mark.parametrize(("sign", "is_pressed"), [(ChipSign.REMOVE, True), (ChipSign.NONE, False)])
def test_delete_presses_only_a_chip_that_removes(sign: ChipSign, is_pressed: bool, qtbot: QtBot) -> None:
    chip = Chip("golf", sign=sign)
    qtbot.addWidget(chip)
    pressed: list[str] = []
    chip.clicked.connect(lambda: pressed.append("chip"))
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert bool(pressed) is is_pressed


def test_a_chip_with_a_menu_opens_it(qtbot: QtBot) -> None:
    chip = Chip("Prospect")
    qtbot.addWidget(chip)
    menu = QMenu()
    menu.addAction("Customer")
    chip.set_menu(menu)
    chip.show()
    chip.click()
    assert menu.isVisible()
    menu.close()


def test_its_text_is_its_accessible_name(qtbot: QtBot) -> None:
    chip = Chip("golf")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "golf"
