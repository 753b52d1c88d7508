"""A radio button or box with words of any length beside it; a click on the words chooses too."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Space
from ui.widgets.text import Text, TextLook

_INDICATOR_WIDTH = 20
_INDICATOR_HEIGHT = 18


class ChoiceLine(QWidget):
    """Qt's own buttons cut a long word off at the edge; these words wrap."""

    def __init__(
        self, button: QAbstractButton, text: str, remark: str = "", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        """`remark` stands muted below the words; `name` before them for whoever listens."""
        super().__init__(parent)
        self.button = button
        self.words = Text(text, wraps=True)
        self.remark = remark
        button.setAccessibleName(", ".join(filter(None, (f"{name}: {text}" if name else text, remark))))
        # The indicator stands in the middle of the first line of the words.
        line_height = self.words.fontMetrics().lineSpacing()
        height = max(_INDICATOR_HEIGHT, line_height)
        button.setFixedSize(_INDICATOR_WIDTH, height)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, (height - line_height) // 2, 0, 0)
        beside.addWidget(self.words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(Space.S)
        row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        if remark:
            words = Text(remark, TextLook.SECONDARY)
            words.setFixedHeight(height)
            row.addWidget(words, alignment=Qt.AlignmentFlag.AlignTop)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, wherever the line was clicked."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.button.click()
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            super().mousePressEvent(event)
