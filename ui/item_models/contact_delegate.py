"""Paints a contact in the list: picture, name, company and town, and what comes next at the right."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from models.services.lists import ContactRow
from ui.colours import Colours, Tone
from ui.item_models.contact_list_model import ContactListModel
from ui.theme import FontRole, Space, colours, font
from ui.widgets.avatar import paint_avatar
from ui.widgets.pill import Pill
from ui.words.wording import days_late, near_day

ROW_HEIGHT = 51
_PICTURE = 34
_MARK = 3
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class ContactDelegate(QStyledItemDelegate):
    """Needs the day to say what is late; all rows have one height.

    Which row is chosen is asked of the view: `option.state` has Python make all enumerations of QStyle, which takes
    4 ms of the start.
    """

    def __init__(self, today: Callable[[], date], view: QAbstractItemView) -> None:
        super().__init__(view)
        self._today = today
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same for every row."""
        return QSize(240, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one contact."""
        # Not by index.data(): Qt would make a list of the row, which is a tuple.
        model = index.model()
        row = model.find_contact(index.row()) if isinstance(model, ContactListModel) else None
        if row is None:
            return
        shown = colours()
        area = QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, area, index, shown)
        left = area.left() + Space.M + 2
        picture = QRectF(left, area.center().y() - _PICTURE / 2, _PICTURE, _PICTURE)
        paint_avatar(painter, picture, row.initials, shown)
        right = self._paint_next(painter, row, area, shown)
        self._paint_names(painter, row, QRectF(left + _PICTURE + Space.M, area.top(), 0, area.height()), right, shown)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, area: QRectF, index: QModelIndex | QPersistentModelIndex, shown: Colours
    ) -> None:
        if self._view.selectionModel().isSelected(index):
            _fill(painter, area, shown.chosen)
            _fill(painter, QRectF(area.left(), area.top(), _MARK, area.height() - 1), shown.accent)
        elif self._view.underMouse() and area.contains(self._view.viewport().mapFromGlobal(QCursor.pos())):
            _fill(painter, area, shown.hover)
        _fill(painter, QRectF(area.left(), area.bottom() - 1, area.width(), 1), shown.line)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setPen(QColor(shown.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(0.5, 0.5, -1.5, -1.5))

    def _paint_next(self, painter: QPainter, row: ContactRow, area: QRectF, shown: Colours) -> float:
        """Draw what comes next; give back where the room for the names ends."""
        edge = area.right() - Space.M - 2
        today = self._today()
        if row.must_not_be_contacted:
            return _paint_pill(painter, Pill(self.tr("do not contact"), Tone.LATE), edge, area, shown)
        if row.next_on is not None and row.next_on >= today:
            text = near_day(row.next_on, today)
            painter.setFont(font(FontRole.SECONDARY))
            painter.setPen(QColor(shown.muted))
            width = QFontMetricsF(painter.font()).horizontalAdvance(text)
            painter.drawText(QRectF(edge - width - 1, area.top(), width + 1, area.height()), _RIGHT, text)
            return edge - width - Space.S
        if row.next_on is not None:
            pill = Pill(days_late((today - row.next_on).days), Tone.LATE)
        elif row.is_live:
            pill = Pill(self.tr("nothing planned"), Tone.SOON)
        else:
            return edge
        return _paint_pill(painter, pill, edge, area, shown)

    @staticmethod
    def _paint_names(painter: QPainter, row: ContactRow, place: QRectF, right: float, shown: Colours) -> None:
        bold, small = font(FontRole.STRONG), font(FontRole.SECONDARY)
        below = " · ".join(filter(None, (row.company, row.locality)))
        heights = QFontMetricsF(bold).height(), QFontMetricsF(small).height() if below else 0.0
        top = place.center().y() - sum(heights) / 2
        for text, used, ink, height in (
            (row.name, bold, shown.text, heights[0]),
            (below, small, shown.muted, heights[1]),
        ):
            line = QRectF(place.left(), top, right - place.left(), height)
            painter.setFont(used)
            painter.setPen(QColor(ink))
            elided = QFontMetricsF(used).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, _LEFT, elided)
            top += height


def _fill(painter: QPainter, area: QRectF, colour: str) -> None:
    # Not by fillRect: choosing among its overloads makes an enumeration of all Qt's gradients, which takes 2 ms.
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(area)


def _paint_pill(painter: QPainter, pill: Pill, edge: float, area: QRectF, shown: Colours) -> float:
    """Draw a pill that ends at `edge`; give back where the room for the names ends."""
    size = pill.size()
    where = QRectF(edge - size.width(), area.center().y() - size.height() / 2, size.width(), size.height())
    pill.paint(painter, where, shown)
    return where.left() - Space.S
