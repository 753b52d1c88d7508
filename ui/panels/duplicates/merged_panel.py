"""A merge that took place, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.services.merging import MergeRow
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.card import Pane
from ui.widgets.text import Text, TextLook
from ui.words.wording import day_month_year


class MergedPanel(Pane):
    """Shows one merge; asks the page to take it back or to open the contact."""

    undo_requested = Signal(int)
    contact_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ground", parent)
        self._row: MergeRow | None = None
        self.heading = Text("", TextLook.HEADING, wraps=True)
        self.words = Text("", TextLook.MUTED, wraps=True)
        self.problem = Text("", TextLook.PROBLEM, wraps=True)
        self.undo_button = Button(self.tr("Undo this merge"), icon_name="undo")
        self.open_button = Button(self.tr("Open the contact"))
        self.undo_button.clicked.connect(self._undo)
        self.open_button.clicked.connect(self._open)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.undo_button)
        buttons.addWidget(self.open_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.L + 2, Space.XXL, Space.L)
        column.setSpacing(Space.M)
        for widget in (self.heading, self.words, self.problem):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)

    def show_merge(self, row: MergeRow) -> None:
        """Show a merge."""
        self._row = row
        self.heading.setText(row.former_name)
        words = self.tr("Merged into {name} on {day}. Undone, both are as they were, save what was changed since.")
        day = day_month_year(row.merged_at.astimezone().date())
        self.words.setText(words.format(name=row.contact_name, day=day))
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say why it can't be taken back; an empty sentence takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _undo(self) -> None:
        if self._row is not None:
            self.undo_requested.emit(self._row.former_id)

    def _open(self) -> None:
        if self._row is not None:
            self.contact_requested.emit(self._row.contact_id)
