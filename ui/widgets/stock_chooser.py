"""The chooser of label stocks: type a number, walk the list, Enter takes one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from models.domain.label_sheets import LabelStock
from ui.item_models.two_line_painting import paint_two_lines, two_line_size
from ui.label_words import stock_measures
from ui.theme import Space
from ui.widgets.text import Text, TextLook

_STOCK_ROLE = int(Qt.ItemDataRole.UserRole)
_SIZE = (360, 360)
_ROOT = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class StockChooser(QFrame):
    """A pop-up list; `stocks_for` gives the stocks that a typed text finds, common ones first."""

    stock_chosen = Signal(object)

    def __init__(self, stocks_for: Callable[[str], Sequence[LabelStock]], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "toast")
        self._stocks_for = stocks_for
        self._model = _StockModel(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Brand or number, such as L7160"))
        self.search.setAccessibleName(self.tr("Find a label stock"))
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_StockDelegate(self))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Label stocks"))
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
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
        row = next((row for row, known in enumerate(self._model.stocks) if known.id == stock.id), 0)
        self.list.setCurrentIndex(self._model.index(row))
        self.move(button.mapToGlobal(QPoint(0, button.height() + 2)))
        self.show()
        self.search.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Up, Down and Enter in the search belong to the list."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
            return True
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
        step = steps.get(Qt.Key(key))
        if step is None:
            return False
        last = self._model.rowCount() - 1
        self.list.setCurrentIndex(self._model.index(max(0, min(last, self.list.currentIndex().row() + step))))
        return True

    def _narrow(self, text: str) -> None:
        stocks = self._stocks_for(text)
        self._model.show_stocks(stocks)
        self._nothing.setVisible(not stocks)
        self.list.setCurrentIndex(self._model.index(0))

    def _choose(self, index: Index) -> None:
        stock = index.data(_STOCK_ROLE)
        if isinstance(stock, LabelStock):
            self.close()
            self.stock_chosen.emit(stock)


class _StockModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stocks: Sequence[LabelStock] = ()

    def show_stocks(self, stocks: Sequence[LabelStock]) -> None:
        self.beginResetModel()
        self.stocks = stocks
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.stocks)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        stock = self.stocks[index.row()]
        if role == _STOCK_ROLE:
            return stock
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{stock.title}, {stock_measures(stock)}"
        return None


class _StockDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return two_line_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        stock = index.data(_STOCK_ROLE)
        if isinstance(stock, LabelStock):
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            paint_two_lines(painter, option.rect, stock.title, stock_measures(stock), is_chosen=is_chosen)
