import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ui.theme import DARK, LIGHT, Colours, FontRole, Theme, colours, contrast, font


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_of_ink_and_ground_can_be_read(scheme: Colours) -> None:
    weak = [(ink, ground, round(contrast(ink, ground), 2)) for ink, ground in scheme.pairs()]
    assert [pair for pair in weak if pair[2] < 4.5] == []


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_a_forced_scheme_is_shown_and_can_change_while_running(qapp: QApplication) -> None:
    theme = Theme(qapp, Qt.ColorScheme.Dark)
    assert colours() is DARK
    theme.force(Qt.ColorScheme.Light)
    assert colours() is LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.window


def test_headings_are_half_as_large_again_as_the_system_font(qapp: QApplication) -> None:
    assert font(FontRole.HEADING).pointSizeF() == pytest.approx(qapp.font().pointSizeF() * 1.5)
