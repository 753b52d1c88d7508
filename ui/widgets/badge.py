"""A badge says one thing about what stands beside it: late, soon, good."""

from math import ceil

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.colours import Tone
from ui.theme import colours
from ui.widgets.pill import Pill


class Badge(QWidget):
    """A pill that can't be clicked; its text is its accessible name."""

    def __init__(self, text: str = "", tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._pill = Pill("")
        self.show_text(text, tone)

    def show_text(self, text: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Say something else; an empty text hides the badge."""
        self._pill = Pill(text, tone)
        self.setAccessibleName(text)
        # Without a parent yet, showing would open a window of its own.
        if self.parentWidget() is not None or not text:
            self.setHidden(not text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its text."""
        size = self._pill.size()
        return QSize(ceil(size.width()), ceil(size.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill."""
        self._pill.paint(QPainter(self), QRectF(self.rect()), colours())
