"""One conflict of an import: what book and file say, and what becomes of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.services.exchange.import_choices import ConflictChoice
from models.services.exchange.import_reports import PreviewRow
from ui.theme import Space
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.text import Text, TextLook
from ui.words.import_words import settled_words

_AS_FOR_ALL = ""


class ImportConflict(QWidget):
    """`settled` brings what the owner chose for the row that is shown: a ConflictChoice, or None for as all others."""

    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Text("", TextLook.SECONDARY, wraps=True)
        words = {_AS_FOR_ALL: self.tr("As for all")} | {
            choice.value: settled_words(choice) for choice in ConflictChoice
        }
        self.choice = ChoiceRow(self.tr("This conflict"), words, always_one=True)
        self.choice.changed.connect(self._settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS + 2)
        column.addWidget(self.words)
        column.addWidget(self.choice)

    def show_row(self, row: PreviewRow | None, choice: ConflictChoice | None) -> None:
        """Show how this conflict was settled; without one, how to come to it."""
        if row is None:
            self.words.setText(self.tr("Choose a conflict in the list to settle it by itself."))
        else:
            self.words.setText(f"{row.name}: {'; '.join(row.reasons)}")
        self.choice.setEnabled(row is not None)
        self.choice.blockSignals(True)
        self.choice.choose(choice.value if choice is not None else _AS_FOR_ALL)
        self.choice.blockSignals(False)

    def _settle(self) -> None:
        chosen = self.choice.chosen()
        self.settled.emit(ConflictChoice(chosen) if chosen else None)
