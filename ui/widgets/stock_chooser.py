"""The chooser of label stocks: type a number, walk the list, Enter takes one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from models.domain.label_sheets import LabelStock
from ui.label_words import stock_measures
from ui.theme import Space
from ui.widgets.text import Text, TextLook
from ui.widgets.two_line_list import TwoLineList, TwoLineRow

_SIZE = (360, 360)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class StockChooser(QFrame):
    """A pop-up list; `stocks_for` gives the stocks that a typed text finds, common ones first."""

    stock_chosen = Signal(object)

    def __init__(self, stocks_for: Callable[[str], Sequence[LabelStock]], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "toast")
        self._stocks_for = stocks_for
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Brand or number, such as L7160"))
        self.search.setAccessibleName(self.tr("Find a label stock"))
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = TwoLineList(self.tr("Label stocks"))
        self.list.row_chosen.connect(self._choose)
        self._nothing = Text(self.tr("No stock in the catalogue has this number."), TextLook.MUTED, wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout.addWidget(self.search)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list, 1)
        self.resize(*_SIZE)

    def open_below(self, button: QWidget, stock: LabelStock) -> None:
        """Open below `button` with `stock` chosen."""
        self.search.clear()
        self._narrow("")
        self.list.go_to(next((number for number, row in enumerate(self.list.rows()) if row.value == stock), 0))
        self.move(button.mapToGlobal(QPoint(0, button.height() + 2)))
        self.show()
        self.search.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Up, Down and Enter in the search belong to the list."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.choose(self.list.currentIndex())
            return True
        step = _STEPS.get(Qt.Key(key))
        if step is not None:
            self.list.go_to(self.list.currentIndex().row() + step)
        return step is not None

    def _narrow(self, text: str) -> None:
        stocks = self._stocks_for(text)
        self.list.show_rows([TwoLineRow(stock, stock.title, stock_measures(stock)) for stock in stocks])
        self._nothing.setVisible(not stocks)
        self.list.go_to(0)

    def _choose(self, stock: LabelStock) -> None:
        self.close()
        self.stock_chosen.emit(stock)
