"""Paints Today: titles of sections, and cards with a row for each thing that is due."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.domain.due import DueItem
from ui.colours import Colours, Tone
from ui.item_models.due_list_model import DUE_ROLE, DueListModel, DueRow, Section
from ui.item_models.due_words import DueWords, due_words, has_dots
from ui.theme import FontRole, Radius, Space, colours, font
from ui.widgets.avatar import paint_avatar
from ui.widgets.pill import Pill
from ui.widgets.step_dots import paint_dots

ITEM_HEIGHT = 55
COMPACT_HEIGHT = 51
TITLE_HEIGHT = 39
FIRST_TITLE_HEIGHT = 30
SIDE = Space.L - 1
_PICTURE = 34
_MARK = 3
# The share of a row that picture and names take; narrower than so many pixels they take more of it.
_NAMES_SHARE, _NAMES_SHARE_WHEN_NARROW, _NARROW = 0.393, 0.43, 600
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_BASE = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)

Index = QModelIndex | QPersistentModelIndex


class DueDelegate(QStyledItemDelegate):
    """`due` tells the moment that is shown; `actions_width` the room that the buttons of the chosen row take.

    Compact rows have the reason below the name, no buttons, and stand on a plain ground instead of cards.
    """

    def __init__(
        self,
        due: DueListModel,
        actions_width: Callable[[], int],
        parent: QObject | None = None,
        *,
        is_compact: bool = False,
    ) -> None:
        super().__init__(parent)
        self._due = due
        self._actions_width = actions_width
        self._is_compact = is_compact

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height for items, one for titles."""
        row = index.data(DUE_ROLE)
        if isinstance(row, DueRow) and row.item is None:
            return QSize(240, TITLE_HEIGHT if index.row() else FIRST_TITLE_HEIGHT)
        return QSize(240, COMPACT_HEIGHT if self._is_compact else ITEM_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(DUE_ROLE)
        if not isinstance(row, DueRow):
            return
        shown = colours()
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.item is None:
            self._paint_title(painter, area, row, str(index.data()), shown)
        elif self._is_compact:
            _paint_plain_ground(painter, area, option.state, shown)
            self._paint_compact(painter, area, row.item, shown)
        else:
            _paint_ground(painter, area, row, option.state, shown)
            self._paint_item(painter, area, row.item, option.state, shown)
        painter.restore()

    def _paint_compact(self, painter: QPainter, area: QRectF, item: DueItem, shown: Colours) -> None:
        words = due_words(item, self._due.today, self._due.now)
        left = _paint_picture(painter, area, item, shown)
        right = _paint_badge(painter, area, words, shown)
        name = QRectF(left, area.top() + 8, right - left, area.height() / 2 - 8)
        reason = QRectF(left, area.center().y(), right - left, area.height() / 2 - 7)
        _paint_text(painter, name, item.contact_name, FontRole.STRONG, shown.text)
        _paint_text(painter, reason, words.reason, FontRole.SECONDARY, shown.muted)

    def _paint_title(self, painter: QPainter, area: QRectF, row: DueRow, title: str, shown: Colours) -> None:
        painter.setFont(font(FontRole.SECONDARY if row.left_out else FontRole.SECONDARY_STRONG))
        painter.setPen(QColor(shown.muted))
        painter.drawText(area.adjusted(0, 0, 0, -Space.S), _BASE, title)
        if row.section is Section.REACH_FIRST and not row.left_out:
            pill = Pill(self.tr("new, not contacted yet"), Tone.LATE)
            left = area.left() + QFontMetricsF(painter.font()).horizontalAdvance(title) + Space.S
            size = pill.size()
            pill.paint(painter, QRectF(left, area.bottom() - Space.S - size.height() + 2, *size.toTuple()), shown)

    def _paint_item(
        self, painter: QPainter, area: QRectF, item: DueItem, state: QStyle.StateFlag, shown: Colours
    ) -> None:
        words = due_words(item, self._due.today, self._due.now)
        left = _paint_picture(painter, area, item, shown)
        if state & QStyle.StateFlag.State_Selected:
            right = area.right() - SIDE - self._actions_width() - Space.S
        else:
            right = _paint_badge(painter, area, words, shown)
        share = _NAMES_SHARE if area.width() > _NARROW else _NAMES_SHARE_WHEN_NARROW
        middle = area.left() + area.width() * share
        upper, lower = area.adjusted(0, 9, 0, -area.height() / 2), area.adjusted(0, area.height() / 2, 0, -8)
        for text, role, ink, line, start, end in (
            (item.contact_name, FontRole.STRONG, shown.text, upper, left, middle - Space.M),
            (words.about, FontRole.SECONDARY, shown.muted, lower, left, middle - Space.M),
            (words.reason, FontRole.BASE, shown.text, upper, middle, right),
            (words.detail, FontRole.SECONDARY, shown.muted, lower, middle, right),
        ):
            is_alone = (text == item.contact_name and not words.about) or (text == words.reason and not words.detail)
            place = QRectF(start, area.top() if is_alone else line.top(), end - start, 0)
            place.setHeight(area.height() if is_alone else line.height())
            if text == words.detail and has_dots(item):
                place.setLeft(paint_dots(painter, place, item.step or 1, item.steps or 1, shown))
            _paint_text(painter, place, text, role, ink)


def _paint_picture(painter: QPainter, area: QRectF, item: DueItem, shown: Colours) -> float:
    """Draw the person's picture; give back where the words begin."""
    picture = QRectF(area.left() + SIDE, area.center().y() - _PICTURE / 2, _PICTURE, _PICTURE)
    paint_avatar(painter, picture, item.initials, shown)
    return picture.right() + Space.M


def _paint_text(painter: QPainter, place: QRectF, text: str, role: FontRole, ink: str) -> None:
    if place.width() <= 0:
        return
    painter.setFont(font(role))
    painter.setPen(QColor(ink))
    shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, _LEFT, shown)


def _paint_badge(painter: QPainter, area: QRectF, words: DueWords, shown: Colours) -> float:
    """Draw the badge at the right; give back where the room for the words ends."""
    edge = area.right() - SIDE
    if words.tone is None:
        painter.setFont(font(FontRole.SECONDARY))
        painter.setPen(QColor(shown.muted))
        width = QFontMetricsF(painter.font()).horizontalAdvance(words.badge) + 1
        painter.drawText(QRectF(edge - width, area.top(), width, area.height()), _RIGHT, words.badge)
        return edge - width - Space.M
    pill = Pill(words.badge, words.tone)
    size = pill.size()
    place = QRectF(edge - size.width(), area.center().y() - size.height() / 2, size.width(), size.height())
    pill.paint(painter, place, shown)
    return place.left() - Space.M


def _paint_plain_ground(painter: QPainter, area: QRectF, state: QStyle.StateFlag, shown: Colours) -> None:
    """Draw a row that is no card: its ground where it is chosen, and a line below."""
    _paint_choice(painter, area, state, shown)
    painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(shown.line))


def _paint_choice(painter: QPainter, area: QRectF, state: QStyle.StateFlag, shown: Colours) -> None:
    """Draw the ground of a row that is chosen or under the pointer, and the mark at its left."""
    is_chosen = bool(state & QStyle.StateFlag.State_Selected)
    if is_chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(area, QColor(shown.chosen if is_chosen else shown.hover))
    if is_chosen:
        mark = shown.accent if state & QStyle.StateFlag.State_HasFocus else shown.muted
        painter.fillRect(QRectF(area.left(), area.top(), _MARK, area.height()), QColor(mark))


def _paint_ground(painter: QPainter, area: QRectF, row: DueRow, state: QStyle.StateFlag, shown: Colours) -> None:
    """Draw this row's piece of the card, which is round at its first and last row."""
    card = area.adjusted(0.5, 0.5, -0.5, -0.5 if row.is_last else Radius.CARD * 2)
    if not row.is_first:
        card.setTop(area.top() - Radius.CARD * 2)
    outline = QPainterPath()
    outline.addRoundedRect(card, Radius.CARD, Radius.CARD)
    painter.save()
    painter.setClipRect(area)
    painter.fillPath(outline, QColor(shown.surface))
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    _paint_choice(painter, area, state, shown)
    if not row.is_last:
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(shown.line))
    painter.restore()
    painter.save()
    painter.setClipRect(area)
    painter.strokePath(outline, QPen(QColor(shown.line), 1))
    painter.restore()
