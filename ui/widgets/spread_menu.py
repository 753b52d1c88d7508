"""A menu that offers to spread what is overdue over some days to come."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.words.wording import counted

_DAYS = (3, 5, 7, 14, 28)


class SpreadMenu(QMenu):
    """`chosen` brings the number of days; the menu goes when it is closed."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        for days in _DAYS:
            words = counted(days, "What is overdue, over %Ln day", "What is overdue, over %Ln days")
            action = self.addAction(words)
            action.triggered.connect(lambda _checked=False, days=days: self.chosen.emit(days))
        self.aboutToHide.connect(self.deleteLater)

    def open_below(self, button: QWidget) -> None:
        """Open below the button."""
        self.popup(button.mapToGlobal(QPoint(0, button.height())))
