"""The search field of the top bar."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import FontRole, Space, colours, font


class SearchField(QLineEdit):
    """Says every change of its text; Enter opens the first hit, Down goes to the hits, Esc clears."""

    search_changed = Signal(str)
    opened = Signal()
    list_requested = Signal()

    def __init__(self, shortcut: QKeySequence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = shortcut.toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        self.setProperty("look", "search")
        self.setPlaceholderText(self.tr("Search name, company, interest, note…"))
        self.setAccessibleName(self.tr("Search contacts"))
        self.setClearButtonEnabled(False)
        self.textEdited.connect(self.search_changed)
        self.returnPressed.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears what was typed; Down moves on to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.search_changed.emit("")
        elif event.key() == Qt.Key.Key_Down:
            self.list_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shortcut at the right while nothing is typed."""
        super().paintEvent(event)
        if self.text() or self.hasFocus():
            return
        painter = QPainter(self)
        painter.setFont(font(FontRole.SECONDARY))
        painter.setPen(QColor(colours().muted))
        place = self.rect().adjusted(0, 0, -Space.M, 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._hint)
