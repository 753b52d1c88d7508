"""A few words of which one, or none, is chosen."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.flow_layout import FlowLayout


class ChoiceRow(QWidget):
    """Buttons that stay down; pressing the chosen one again takes the choice back. Left and right walk.

    With `always_one` a choice can't be taken back, and the first is chosen to begin with.
    """

    changed = Signal()

    def __init__(
        self, name: str, choices: Mapping[str, str], *, always_one: bool = False, parent: QWidget | None = None
    ) -> None:
        """`choices` are the values with their translated words."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, Button] = {}
        layout = FlowLayout(self, Space.XS + 2)
        for value, word in choices.items():
            button = Button(word, is_small=True)
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {word}")
            button.clicked.connect(lambda checked, value=value: self.choose(value if checked or always_one else None))
            self._buttons[value] = button
            layout.addWidget(button)
        first = next(iter(self._buttons.values()))
        first.setChecked(always_one)
        self.setFocusProxy(first)

    def chosen(self) -> str | None:
        """The chosen value, or None."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), None)

    def choose(self, chosen: str | None) -> None:
        """Choose a value; None takes the choice back."""
        for value, button in self._buttons.items():
            button.setChecked(value == chosen)
        self.changed.emit()

    def button(self, value: str) -> Button:
        """The button of a value."""
        return self._buttons[value]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk along the buttons."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        focused = next((number for number, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
        else:
            buttons[(focused + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
