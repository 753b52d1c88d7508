"""The list at the left of a page: a strong line and a muted one a row, the chosen row marked at its edge."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import FontRole, Space, colours, font
from ui.widgets.two_line_list import TwoLineList, TwoLineRow

_ROW_HEIGHT = 52
_MARK = 3
_INSET = 14
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_ROW_ROLE = int(Qt.ItemDataRole.UserRole)


class SideList(TwoLineList):
    """`row_chosen` brings a row's value when the keyboard or a click goes to it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setItemDelegate(_SideDelegate(self))

    def show_choice(self, rows: Sequence[TwoLineRow], chosen: object) -> None:
        """Show these rows, the one with the value `chosen` marked; nothing is told."""
        self.show_rows(rows)
        number = next((number for number, row in enumerate(rows) if row.value == chosen), None)
        if number is not None:
            index = self.model().index(number, 0)
            self.selectionModel().blockSignals(True)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.selectionModel().blockSignals(False)
            self.scrollTo(index)
            self.viewport().update()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell of the row the keyboard went to."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.choose(current)


class _SideDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, _ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(_ROW_ROLE)
        if not isinstance(row, TwoLineRow):
            return
        painter.save()
        area = QRectF(option.rect)
        _paint_ground(painter, area, option.state)
        _paint_words(painter, area, row)
        painter.restore()


def _paint_ground(painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
    shown = colours()
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(area, QColor(shown.chosen))
        painter.fillRect(QRectF(area.left(), area.top(), _MARK, area.height() - 1), QColor(shown.accent))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(area, QColor(shown.hover))
    painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(shown.line))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QColor(shown.accent))
        painter.drawRect(area.adjusted(0.5, 0.5, -1.5, -1.5))


def _paint_words(painter: QPainter, area: QRectF, row: TwoLineRow) -> None:
    shown = colours()
    strong, small = font(row.title_font), font(FontRole.SECONDARY)
    heights = QFontMetricsF(strong).height(), QFontMetricsF(small).height()
    top = area.center().y() - sum(heights) / 2
    width = area.width() - _INSET - Space.M
    for text, used, ink, height in (
        (row.title, strong, shown.text, heights[0]),
        (row.detail, small, shown.muted, heights[1]),
    ):
        painter.setFont(used)
        painter.setPen(QColor(ink))
        words = QFontMetricsF(used).elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(area.left() + _INSET, top, width, height), _LEFT, words)
        top += height
