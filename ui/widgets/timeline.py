"""The touches so far, newest first, along a line."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.touches import Outcome, TouchDraft
from ui.theme import Space, colours
from ui.widgets.badge import Badge
from ui.widgets.pill import Tone
from ui.widgets.text import Text, TextLook
from ui.wording import day_and_month, day_month_year, method_name, outcome_name

_DOT = 4
_INDENT = 22
_TONES = {
    Outcome.NOT_NOW: Tone.SOON,
    Outcome.NO: Tone.LATE,
    Outcome.INTERESTED: Tone.GOOD,
    Outcome.BOUGHT: Tone.GOOD,
}


class Timeline(QWidget):
    """Each touch with its method, day, outcome, and what it carried or the note."""

    def __init__(self, touches: list[TouchDraft], year: int, parent: QWidget | None = None) -> None:
        """`year` is the year of today, whose days go without it."""
        super().__init__(parent)
        self._heads: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(_INDENT, 0, 0, 0)
        column.setSpacing(0)
        for touch in touches:
            head = _head(touch, year)
            self._heads.append(head)
            column.addWidget(head)
            for words in dict.fromkeys(text for text in (touch.carried, touch.note) if text):
                column.addWidget(Text(words, TextLook.SECONDARY, wraps=True))
            column.addSpacing(Space.S)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line and a dot for each touch."""
        if not self._heads:
            return
        shown = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = _DOT + 2.5
        middles = [head.geometry().center().y() + 0.5 for head in self._heads]
        painter.setPen(QPen(QColor(shown.accent_wash), 2))
        painter.drawLine(QPointF(x, middles[0]), QPointF(x, self.height() - Space.S))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.accent))
        for y in middles:
            painter.drawEllipse(QRectF(x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT))


def _head(touch: TouchDraft, year: int) -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.XS)
    row.addWidget(Text(method_name(touch.method), TextLook.SECONDARY_STRONG))
    day = day_and_month(touch.made_on) if touch.made_on.year == year else day_month_year(touch.made_on)
    row.addWidget(Text(f"· {day}", TextLook.SECONDARY))
    row.addWidget(Badge(outcome_name(touch.outcome), _TONES.get(touch.outcome, Tone.NEUTRAL)))
    row.addStretch(1)
    return head
