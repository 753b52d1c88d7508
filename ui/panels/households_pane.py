"""Contacts that share an address, offered as households: one label for each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.services.households import ProposedHousehold
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.text import ElidedText, Text, TextLook
from ui.widgets.two_line_list import TwoLineList, TwoLineRow
from ui.words.wording import counted


class HouseholdsPane(QWidget):
    """A row for each household that may be one; nothing is joined before the owner says so."""

    closed = Signal()
    join_requested = Signal(object)
    """Make these households (a list of ProposedHousehold)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposed: Sequence[ProposedHousehold] = ()
        self.back_button = Button(self.tr("Sheets"), ButtonLook.QUIET, icon_name="chevron-left", is_small=True)
        self.back_button.setAccessibleName(self.tr("Back to the sheets"))
        self.words = ElidedText("", TextLook.SECONDARY_STRONG)
        self.list = TwoLineList(self.tr("Shared addresses"))
        self.list.setProperty("look", "bare")
        self.join_button = Button(self.tr("One label for this one"), is_small=True)
        self.all_button = Button("", is_small=True)
        self._lay_out()
        self.back_button.clicked.connect(self.closed)
        self.join_button.clicked.connect(self._join_one)
        self.all_button.clicked.connect(lambda: self.join_requested.emit(list(self._proposed)))

    def show_proposed(self, proposed: Sequence[ProposedHousehold]) -> None:
        """Show what is proposed."""
        self._proposed = proposed
        self.words.setText(counted(len(proposed), "%Ln shared address", "%Ln shared addresses"))
        self.all_button.setText(counted(len(proposed), "One label for it", "One label each for all %Ln"))
        self.all_button.setAccessibleName(self.all_button.text())
        self.list.show_rows([TwoLineRow(one, one.line, ", ".join(one.names)) for one in proposed])
        for button in (self.join_button, self.all_button):
            button.setEnabled(bool(proposed))
        self.join_button.setVisible(len(proposed) > 1)
        if proposed:
            self.list.go_to(0)

    def _join_one(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self._proposed):
            self.join_requested.emit([self._proposed[row]])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.back_button)
        head.addWidget(self.words)
        head.addStretch(1)
        column.addLayout(head)
        card = Card()
        card.body.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        card.body.addWidget(self.list)
        column.addWidget(card, 1)
        words = self.tr("The line can be changed on the label, and a household parted again, at any time.")
        column.addWidget(Text(words, TextLook.SECONDARY, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.join_button)
        row.addWidget(self.all_button)
        row.addStretch(1)
        column.addLayout(row)
