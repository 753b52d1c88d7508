"""The round picture of a contact: its photo, else its initials."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
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
        self._picture = QPixmap()
        self.setFixedSize(QSize(size, size))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def initials(self) -> str:
        """What is shown without a picture."""
        return self._initials

    def set_initials(self, initials: str) -> None:
        """Show other initials."""
        self._initials = initials
        self.update()

    def set_picture(self, data: bytes | None) -> None:
        """Show a picture (JPEG, PNG) instead of the initials; None takes it away."""
        self._picture = QPixmap()
        if data is not None:
            self._picture.loadFromData(data)
        self.update()

    def has_picture(self) -> bool:
        """True while a picture is shown."""
        return not self._picture.isNull()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle."""
        painter = QPainter(self)
        if self._picture.isNull():
            paint_avatar(painter, QRectF(self.rect()), self._initials, colours())
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        circle = QPainterPath()
        circle.addEllipse(QRectF(self.rect()))
        painter.setClipPath(circle)
        side = min(self._picture.width(), self._picture.height())
        middle = QRectF((self._picture.width() - side) / 2, (self._picture.height() - side) / 2, side, side)
        painter.drawPixmap(QRectF(self.rect()), self._picture, middle)
