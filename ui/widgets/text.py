"""Labels for words of the owner and of the program; never read as rich text, so that a name may hold any character."""

from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLayout


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
    ACCENT = "accent"


# No narrower than a few words, where the layout leaves the choice.
_NARROWEST = 60


class Text(QLabel):
    """A plain text of one look; it wraps when asked, within a word where the word has no line to itself."""

    def __init__(
        self, text: str = "", look: TextLook = TextLook.PLAIN, *, wraps: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look.value)
        self.setWordWrap(wraps)

    def minimumSizeHint(self) -> QSize:
        """A text that wraps needs no room for its longest word; a web address is as long as it likes."""
        smallest = super().minimumSizeHint()
        return smallest.boundedTo(QSize(_NARROWEST, smallest.height())) if self.wordWrap() else smallest

    def heightForWidth(self, width: int) -> int:
        """The height of the lines at this width."""
        if not self._breaks_words():
            return super().heightForWidth(width)
        return max(
            self.fontMetrics().lineSpacing(),
            ceil(wrapped(self.text(), self.font(), width, self.alignment()).boundingRect().height()),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines; Qt's own label breaks between words only."""
        if not self._breaks_words():
            super().paintEvent(event)
            return
        lines = wrapped(self.text(), self.font(), self.width(), self.alignment())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        above = 0.0
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            above = max(0.0, (self.height() - lines.boundingRect().height()) / 2)
        lines.draw(painter, QPointF(0, above))

    def _breaks_words(self) -> bool:
        # Text that can be selected is drawn by Qt, which marks the selection.
        return self.wordWrap() and not self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


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
        self.setToolTip(plain_tip(self.text()) if is_cut else "")


def plain_tip(text: str) -> str:
    """The text for a tool tip, which would take what looks like HTML for HTML, with the pictures it names."""
    if "<" not in text:
        return text
    return f"<qt>{text.replace('&', '&amp;').replace('<', '&lt;')}</qt>"


def wrapped(
    text: str, font: QFont, width: int, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> "QTextLayout":
    """The lines of `text` at a width in pixels; a word that is wider than a line is broken where the line ends."""
    from PySide6.QtGui import QTextLayout, QTextOption

    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout
