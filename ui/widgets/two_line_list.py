"""A small list whose rows have a strong line and a muted one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, overload

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import FontRole, Radius, Space, colours, font
from ui.widgets.pill import Pill

ROW_HEIGHT = 44
_RING = 1.5
_ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_ROOT = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TwoLineRow:
    """A row: what it stands for, its two lines, the look of the first, and a pill at its end, if any."""

    value: object
    title: str
    detail: str
    title_font: FontRole = FontRole.STRONG
    pill: Pill | None = None


class RowsOf(Sequence[TwoLineRow]):
    """The rows for some values, each made when it is asked for: of thousands a few are seen."""

    def __init__(self, values: Sequence[Any], make: Callable[[Any], TwoLineRow]) -> None:
        self._values = values
        self._make = make

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, place: int) -> TwoLineRow: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[TwoLineRow]: ...

    def __getitem__(self, place: int | slice) -> TwoLineRow | Sequence[TwoLineRow]:
        """One row, or some."""
        if isinstance(place, slice):
            return RowsOf(self._values[place], self._make)
        return self._make(self._values[place])


class TwoLineList(QListView):
    """`row_chosen` brings a row's value after a click or Enter, `row_reached` wherever the keyboard or mouse goes."""

    row_chosen = Signal(object)
    row_reached = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _RowModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_RowDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.choose)
        self.activated.connect(self.choose)
        self.selectionModel().currentChanged.connect(self._reach)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row of the keyboard in sight where it was."""
        current = self.currentIndex()
        was_in_sight = QRect(QPoint(), event.oldSize()).intersects(self.visualRect(current))
        super().resizeEvent(event)
        if was_in_sight:
            self.scrollTo(current)

    def show_rows(self, rows: Sequence[TwoLineRow]) -> None:
        """Show these rows instead of those before."""
        self._rows.show_rows(rows)

    def rows(self) -> Sequence[TwoLineRow]:
        """The rows that are shown."""
        return self._rows.rows

    def paint_again(self) -> None:
        """Show the rows as they are made now."""
        self.viewport().update()

    def go_to(self, row: int) -> None:
        """Mark a row; the first or last one where `row` lies outside."""
        self.setCurrentIndex(self._rows.index(max(0, min(len(self._rows.rows) - 1, row))))

    def choose(self, index: Index) -> None:
        """Choose the row at `index`, if there is one."""
        row = index.data(_ROW_ROLE)
        if isinstance(row, TwoLineRow):
            self.row_chosen.emit(row.value)

    def _reach(self, index: Index) -> None:
        if self.selectionMode() is TwoLineList.SelectionMode.SingleSelection:
            # Where the keyboard comes to first, Qt marks nothing.
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        row = index.data(_ROW_ROLE)
        self.row_reached.emit(row.value if isinstance(row, TwoLineRow) else None)


class _RowModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[TwoLineRow] = ()

    def show_rows(self, rows: Sequence[TwoLineRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self.rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = (row.title, row.pill.text if row.pill else "", row.detail)
            return ", ".join(word for word in words if word)
        return None


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(_ROW_ROLE)
        if not isinstance(row, TwoLineRow):
            return
        shown = colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.chosen if is_chosen else shown.hover))
            painter.drawRoundedRect(QRectF(option.rect), Radius.FIELD - 2, Radius.FIELD - 2)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(shown.accent), _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = QRectF(option.rect).adjusted(_RING / 2, _RING / 2, -_RING / 2, -_RING / 2)
            painter.drawRoundedRect(inner, Radius.FIELD - 2, Radius.FIELD - 2)
        _paint_lines(painter, option.rect, row)
        painter.restore()


def _paint_lines(painter: QPainter, area: QRect, row: TwoLineRow) -> None:
    shown = colours()
    left, width, half = area.left() + Space.S, area.width() - 2 * Space.S, area.height() / 2
    if row.pill is not None:
        size = row.pill.size()
        corner = QPointF(left + width - size.width(), area.top() + half - size.height() / 2)
        row.pill.paint(painter, QRectF(corner, size), shown)
        width -= ceil(size.width()) + Space.S
    for text, role, ink, top in (
        (row.title, row.title_font, shown.text, area.top() + 3.0),
        (row.detail, FontRole.SECONDARY, shown.muted, area.top() + half - 1),
    ):
        painter.setFont(font(role))
        painter.setPen(QColor(ink))
        words = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, top, width, half - 2), _LEFT, words)
