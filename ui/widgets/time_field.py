"""A field for a time of day that may stay empty."""

from PySide6.QtWidgets import QWidget

from ui.widgets.line_edit import LineEdit
from ui.words.day_text import day_time_text, read_day_time

_WIDTH = 92


class TimeField(LineEdit):
    """Takes `9`, `9:30`, `0930` or `3 pm`; empty, the usual time counts."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("any time"))
        self.setToolTip(self.tr("At what time of day to remind; the usual time when it is empty"))
        self.setFixedWidth(_WIDTH)

    def show_time(self, time: str) -> None:
        """Show a time of day (`HH:MM`), or none."""
        self.setText(day_time_text(time))

    def time(self) -> str:
        """What was typed as `HH:MM`, or an empty text.

        Raises:
            InputError: it is no time of day.
        """
        return read_day_time(self.text())
