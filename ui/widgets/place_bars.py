"""Where people are on a plan, as bars; a bar is chosen by a click, or with the arrows and Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import FontRole, Space, colours, font
from ui.words.wording import number

_HEIGHT = 92
_WORDS_HEIGHT = 16
_GAP = 6.0
_WIDEST_BAR = 56.0
_SMALLEST_BAR = 2.0
# Below this width of a bar there is no room for words under it.
_NARROW = 16.0
_CENTRED = int(Qt.AlignmentFlag.AlignCenter)


class PlaceBars(QWidget):
    """One bar for each place, its count above it and its short name below."""

    place_chosen = Signal(int)
    """The number of a bar, from 0."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.counts: Sequence[int] = ()
        self._titles: Sequence[str] = ()
        self._words: Sequence[str] = ()
        self._current = 0
        self._chosen: int | None = None
        self._hovered: int | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_counts(self, counts: Sequence[int], titles: Sequence[str], words: Sequence[str]) -> None:
        """Show a bar for each count; `titles` stand below, `words` tell a bar in full."""
        self.counts, self._titles, self._words = counts, titles, words
        self._current = min(self._current, max(0, len(counts) - 1))
        self._describe()
        self.update()

    def mark(self, chosen: int | None) -> None:
        """Mark a bar as the chosen one, or none."""
        self._chosen = chosen
        self.update()

    def bar(self, place: int) -> QRectF:
        """The column of a bar in pixels, from top to bottom."""
        count = max(1, len(self.counts))
        width = min(_WIDEST_BAR, (self.width() - _GAP * (count - 1)) / count)
        return QRectF(place * (width + _GAP), 0, width, self.height())

    def sizeHint(self) -> QSize:
        """Room for ten bars."""
        return QSize(300, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Narrow bars."""
        return QSize(120, _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the bar under the pointer."""
        place = self._place_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(place)
            self.place_chosen.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the bar under the pointer stands for."""
        place = self._place_at(event.position())
        if place == self._hovered:
            return
        self._hovered = place
        self.setCursor(Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.PointingHandCursor)
        QToolTip.showText(event.globalPosition().toPoint(), "" if place is None else self._words[place], self)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the mark of the pointer away."""
        super().leaveEvent(event)
        self._hovered = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk along the bars, Enter and Space choose one."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._go_to(max(0, min(len(self.counts) - 1, self._current + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.counts:
            self.place_chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(FontRole.SECONDARY))
        highest = max(self.counts, default=0)
        for place, count in enumerate(self.counts):
            self._paint_bar(painter, place, count / highest if highest else 0.0)

    def _paint_bar(self, painter: QPainter, place: int, share: float) -> None:
        shown = colours()
        column = self.bar(place)
        room = column.height() - 2 * _WORDS_HEIGHT - Space.XS
        height = max(_SMALLEST_BAR, room * share)
        body = QRectF(column.left(), _WORDS_HEIGHT + room - height, column.width(), height)
        is_marked = place in (self._chosen, self._hovered)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.accent if is_marked else shown.accent_soft))
        painter.drawRoundedRect(body, 3, 3)
        if self.hasFocus() and place == self._current:
            painter.setPen(QPen(QColor(shown.accent_dark), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(column.adjusted(1, 1, -1, -1), 6, 6)
        if column.width() < _NARROW:
            return
        painter.setPen(QColor(shown.muted))
        below = QRectF(column.left() - _GAP, column.bottom() - _WORDS_HEIGHT, column.width() + 2 * _GAP, _WORDS_HEIGHT)
        painter.drawText(below, _CENTRED, self._titles[place])
        if self.counts[place]:
            above = QRectF(column.left() - _GAP, body.top() - _WORDS_HEIGHT, column.width() + 2 * _GAP, _WORDS_HEIGHT)
            painter.drawText(above, _CENTRED, number(self.counts[place]))

    def _place_at(self, point: QPointF) -> int | None:
        return next((place for place in range(len(self.counts)) if self.bar(place).contains(point)), None)

    def _go_to(self, place: int) -> None:
        self._current = place
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self._words[self._current] if self.counts else "")
