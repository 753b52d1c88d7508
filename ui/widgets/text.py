"""Labels for words of the owner and of the program; never read as rich text, so that a name may hold any character."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class TextLook(StrEnum):
    """How a text looks; the stylesheet knows these words."""

    PLAIN = "plain"
    HEADING = "heading"
    TITLE = "title"
    BRAND = "brand"
    SECTION = "section"
    STRONG = "strong"
    MUTED = "muted"
    SECONDARY = "secondary"
    SECONDARY_STRONG = "secondary-strong"
    PROBLEM = "problem"
    SAVED = "saved"


class Text(QLabel):
    """A plain text of one look; it wraps when asked."""

    def __init__(
        self, text: str = "", look: TextLook = TextLook.PLAIN, *, wraps: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look.value)
        self.setWordWrap(wraps)


class ElidedText(Text):
    """A text of one line that ends in … when there is no room; the whole text is in the tool tip then."""

    def __init__(self, text: str = "", look: TextLook = TextLook.PLAIN, *, parent: QWidget | None = None) -> None:
        super().__init__(text, look, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)

    def sizeHint(self) -> QSize:
        """The width of the whole text and a little air."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(24, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._explain()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tool tip while it does not fit."""
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _explain(self) -> None:
        is_cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if is_cut else "")
