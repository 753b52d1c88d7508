"""A chip that turns into a small field when it is pressed, to type a name into it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from models.errors import BarnacleError, SavedLaterError
from ui.widgets.chip import Chip

_FIELD_WIDTH = 150


class InlineAdder(QWidget):
    """Shows `+ name`; pressed, it takes a text, with the known ones offered while typing.

    Enter hands the text to `add` and waits for a further one; leaving the field adds what was typed; Esc drops it.
    """

    opened = Signal()

    def __init__(
        self,
        name: str,
        add: Callable[[str], None],
        known: Callable[[], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._add = add
        self._known = known
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.chip = Chip(f"+ {name}")
        self.chip.clicked.connect(self.open)
        self.field = QLineEdit()
        self.field.setProperty("look", "chip")
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.field.hide()
        self.field.installEventFilter(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.chip)
        layout.addWidget(self.field)

    def open(self) -> None:
        """Show the field and put the keyboard into it."""
        completer = QCompleter(list(self._known()), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.field.clear()
        self.field.setToolTip("")
        self.chip.hide()
        self.field.show()
        self.updateGeometry()
        self.field.setFocus()

    def close_field(self) -> None:
        """Show the chip again."""
        self.field.clear()
        self.field.hide()
        self.chip.show()
        self.updateGeometry()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter adds, Esc drops, leaving adds and closes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._commit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_field()
                self.chip.setFocus()
                return True
        elif event.type() == QEvent.Type.FocusOut and self.field.isVisible():
            self._leave()
        return False

    def _leave(self) -> None:
        if not self._is_completing() and self._commit():
            self.close_field()

    def _is_completing(self) -> bool:
        completer: QCompleter | None = self.field.completer()
        popup = completer.popup() if completer else None
        return popup is not None and popup.isVisible()

    def _commit(self) -> bool:
        text = self.field.text().strip()
        if not text:
            return True
        try:
            self._add(text)
        except SavedLaterError as later:
            self.chip.setToolTip(str(later))
        except BarnacleError as error:
            self.field.setToolTip(str(error))
            return False
        self.field.clear()
        return True
