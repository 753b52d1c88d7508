"""The chooser of label stocks: type a number, walk the list, Enter takes one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.domain.label_sheets import LabelStock
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.text import Text, TextLook
from ui.widgets.two_line_list import TwoLineList, TwoLineRow
from ui.words.label_words import stock_measures
from ui.words.wording import counted

_SIZE = (380, 420)
_LOWEST = 300
_GAP = 2
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_COMMON = 1


class StockChooser(QFrame):
    """A pop-up list; `stocks_for` gives the stocks that a typed text finds, common ones first.

    The others are folded away until a text is typed or they are asked for. With `offers_own` a stock can be measured,
    or the one at the mark be copied and corrected.
    """

    stock_chosen = Signal(object)
    own_requested = Signal(object)
    """Measure a stock anew (None), or correct this one."""

    def __init__(
        self,
        stocks_for: Callable[[str], Sequence[LabelStock]],
        parent: QWidget | None = None,
        *,
        offers_own: bool = False,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "toast")
        self._stocks_for = stocks_for
        self._is_folded = True
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Brand, number or size, such as L7160"))
        self.search.setAccessibleName(self.tr("Find a label stock"))
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = TwoLineList(self.tr("Label stocks"))
        self.list.row_chosen.connect(self._choose)
        self.all_button = Button("", ButtonLook.QUIET, icon_name="chevron-down", is_small=True)
        self.all_button.clicked.connect(self._unfold)
        self.own_button = Button(self.tr("Measure my own…"), is_small=True)
        self.correct_button = Button(self.tr("Copy and correct…"), is_small=True)
        self.own_button.clicked.connect(lambda: self._ask_for_own(None))
        self.correct_button.clicked.connect(lambda: self._ask_for_own(self._marked()))
        self._nothing = Text(self.tr("No stock in the catalogue is called so."), TextLook.MUTED, wraps=True)
        self._lay_out(offers_own=offers_own)

    def open_below(self, button: QWidget, stock: LabelStock) -> None:
        """Open below `button` with `stock` chosen."""
        self.search.clear()
        self._is_folded = True
        self._narrow("")
        if not self._mark(stock):
            self._unfold()
            self._mark(stock)
        self.setGeometry(self._place_beside(button))
        self.show()
        self.search.setFocus()

    def _place_beside(self, button: QWidget) -> QRect:
        """Below the button as far as the screen has room, else above it."""
        screen = button.screen().availableGeometry()
        below, above = button.mapToGlobal(QPoint(0, button.height() + _GAP)), button.mapToGlobal(QPoint(0, -_GAP))
        width, height = _SIZE
        left = max(screen.left(), min(below.x(), screen.right() - width))
        room = screen.bottom() - below.y()
        if room >= _LOWEST:
            return QRect(left, below.y(), width, min(height, room))
        height = min(height, above.y() - screen.top())
        return QRect(left, above.y() - height, width, height)

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
        found = self._stocks_for(text)
        is_folded = self._is_folded and not text.strip()
        shown = [stock for stock in found if stock.priority == _COMMON] if is_folded else found
        self.list.show_rows([TwoLineRow(stock, stock.title, stock_measures(stock)) for stock in shown])
        self.all_button.setVisible(len(shown) < len(found))
        self.all_button.setText(counted(len(found), "Show all %Ln stocks", "Show all %Ln stocks"))
        self.all_button.setAccessibleName(self.all_button.text())
        self._nothing.setVisible(not found)
        self.list.go_to(0)

    def _unfold(self) -> None:
        self._is_folded = False
        self._narrow(self.search.text())
        self.search.setFocus()

    def _mark(self, stock: LabelStock) -> bool:
        place = next((number for number, row in enumerate(self.list.rows()) if row.value == stock), None)
        if place is not None:
            self.list.go_to(place)
        return place is not None

    def _marked(self) -> object:
        place = self.list.currentIndex().row()
        return self.list.rows()[place].value if 0 <= place < len(self.list.rows()) else None

    def _ask_for_own(self, stock: object) -> None:
        self.close()
        self.own_requested.emit(stock)

    def _choose(self, stock: LabelStock) -> None:
        self.close()
        self.stock_chosen.emit(stock)

    def _lay_out(self, *, offers_own: bool) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout.addWidget(self.search)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.all_button, alignment=Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for button in (self.own_button, self.correct_button):
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)
        # Shown before it has a parent, a button is a window of its own for a moment.
        for button in (self.own_button, self.correct_button):
            button.setVisible(offers_own)
