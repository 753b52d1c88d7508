"""A text of several lines that opens its editor when it is pressed."""

from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import colours
from ui.widgets.text import wrapped

_SIDE = 4
_ABOVE = 4


class ValueButton(QAbstractButton):
    """Wraps its text; an outline shows under the pointer and with the keyboard on it. Enter presses it.

    `typed` brings a character that was typed on it.
    """

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._is_placeholder = False

    def show_text(self, text: str, *, is_placeholder: bool = False) -> None:
        """Show `text`; a placeholder is muted."""
        self._is_placeholder = is_placeholder
        self.setText(text)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text."""
        lines = wrapped(self.text(), self.font(), width - 2 * _SIDE)
        return ceil(lines.boundingRect().height()) + 2 * _ABOVE

    def sizeHint(self) -> QSize:
        """A usual width and the height at it."""
        return QSize(160, self.heightForWidth(160))

    def minimumSizeHint(self) -> QSize:
        """Some words."""
        return QSize(60, self.fontMetrics().height() + 2 * _ABOVE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text and the outline."""
        shown = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            width = 2 if self.hasFocus() else 1
            painter.setPen(QPen(QColor(shown.accent if self.hasFocus() else shown.edge), width))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(QColor(shown.muted if self._is_placeholder else shown.text))
        wrapped(self.text(), self.font(), self.width() - 2 * _SIDE).draw(painter, QPointF(_SIDE, _ABOVE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button as Space does; another character is handed on."""
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif is_plain and event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
