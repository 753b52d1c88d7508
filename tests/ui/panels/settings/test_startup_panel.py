from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.panels.settings.startup_panel import StartupPanel
from ui.system.autostart import Autostart, xdg_entry


@pytest.fixture
def autostart(tmp_path: Path) -> Autostart:
    return xdg_entry(tmp_path, ["barnacle", "--minimised"])


def test_the_switch_turns_it_on_and_off_at_once(autostart: Autostart, qtbot: QtBot) -> None:
    panel = StartupPanel(autostart)
    qtbot.addWidget(panel)
    states = []
    for _ in range(2):
        qtbot.keyClick(panel.box, Qt.Key.Key_Space)
        states.append(autostart.is_on())
    assert states == [True, False]


def test_what_the_system_has_noted_is_shown(autostart: Autostart, qtbot: QtBot) -> None:
    autostart.turn_on()
    panel = StartupPanel(autostart)
    qtbot.addWidget(panel)
    assert panel.box.isChecked()


def test_where_the_system_refuses_the_switch_goes_back_and_says_so(
    autostart: Autostart, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "autostart").write_text("a file in its place")
    panel = StartupPanel(autostart)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.said):
        qtbot.keyClick(panel.box, Qt.Key.Key_Space)
    assert not panel.box.isChecked()
