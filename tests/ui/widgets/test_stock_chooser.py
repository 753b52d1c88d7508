"""The chooser of stocks, where it opens."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.catalogues import load_label_stocks
from ui.widgets.stock_chooser import StockChooser

STOCKS = load_label_stocks()


@pytest.mark.parametrize("share", [0.0, 0.5, 0.9])
def test_it_stays_on_the_screen_and_off_its_button(qtbot: QtBot, share: float) -> None:
    button = QPushButton("Avery L7160")
    qtbot.addWidget(button)
    chooser = StockChooser(STOCKS.search, button, offers_own=True)
    screen = button.screen().availableGeometry()
    button.setGeometry(screen.right() - 200, screen.top() + round(share * screen.height()), 150, 30)
    button.show()
    chooser.open_below(button, STOCKS.get("avery-l7160"))
    assert screen.contains(chooser.geometry())
    assert not chooser.geometry().intersects(button.geometry())
    chooser.close()
