import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ui.colours import DARK, LIGHT
from ui.theme import FontRole, Theme, colours, font


def test_a_forced_scheme_is_shown_and_can_change_while_running(qapp: QApplication) -> None:
    theme = Theme(qapp, Qt.ColorScheme.Dark)
    assert colours() is DARK
    theme.force(Qt.ColorScheme.Light)
    assert colours() is LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.window


def test_headings_are_half_as_large_again_as_the_system_font(qapp: QApplication) -> None:
    assert font(FontRole.HEADING).pointSizeF() == pytest.approx(qapp.font().pointSizeF() * 1.5)
