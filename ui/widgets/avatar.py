"""The round picture of a contact: its initials."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.colours import Colours
from ui.icons import paint_icon
from ui.theme import FontRole, colours, font


def paint_avatar(painter: QPainter, where: QRectF, initials: str, shown: Colours) -> None:
    """Draw a circle with `initials`, or with a person when there are none."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shown.accent_wash))
    painter.drawEllipse(where)
    if initials:
        letters = font(FontRole.STRONG)
        letters.setPixelSize(max(9, round(where.height() * (0.3 if len(initials) > 1 else 0.38))))
        painter.setFont(letters)
        painter.setPen(QColor(shown.accent_dark))
        painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), initials)
    else:
        inset = where.height() * 0.27
        paint_icon(painter, "in-person", where.adjusted(inset, inset, -inset, -inset), shown.accent_dark)
    painter.restore()


class Avatar(QWidget):
    """The picture as a widget; decoration, so it says nothing to a screen reader."""

    def __init__(self, size: int, initials: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials = initials
        self.setFixedSize(QSize(size, size))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_initials(self, initials: str) -> None:
        """Show other initials."""
        self._initials = initials
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle."""
        paint_avatar(QPainter(self), QRectF(self.rect()), self._initials, colours())
