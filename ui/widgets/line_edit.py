"""A line to type in that leaves *Undo* to the window while it has nothing of its own to take back."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class LineEdit(QLineEdit):
    """Qt's own one keeps Ctrl+Z for itself even when it is empty."""

    def event(self, event: QEvent) -> bool:
        """Let undo and redo pass when there is nothing typed to undo or redo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._passes_on(event):
            event.ignore()
            return True
        return super().event(event)

    def _passes_on(self, event: QKeyEvent) -> bool:
        is_undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
        return is_undo or (event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable())
