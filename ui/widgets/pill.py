"""The pill: the shape that badges, chips and counts share."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from ui.colours import Colours, Tone
from ui.theme import FontRole, font

PILL_HEIGHT = 19.0
_SIDE = 8.0


class Pill(NamedTuple):
    """A short text on a rounded ground; for delegates and for widgets alike."""

    text: str
    tone: Tone = Tone.NEUTRAL

    def size(self) -> QSizeF:
        """The room the pill needs."""
        metrics = QFontMetricsF(font(FontRole.SECONDARY))
        return QSizeF(metrics.horizontalAdvance(self.text) + 2 * _SIDE, max(PILL_HEIGHT, metrics.height() + 3))

    def paint(self, painter: QPainter, where: QRectF, colours: Colours) -> None:
        """Draw the pill; a text too long for `where` ends in an ellipsis."""
        ink, ground = self.tone.inks(colours)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(where, where.height() / 2, where.height() / 2)
        painter.setFont(font(FontRole.SECONDARY))
        painter.setPen(QColor(ink))
        room = where.width() - 2 * _SIDE + 1
        shown = QFontMetricsF(painter.font()).elidedText(self.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), shown)
        painter.restore()
