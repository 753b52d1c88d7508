"""Contacts that share an address, offered as households: one label for each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.services.households import ProposedHousehold
from ui.panels.mailings.mailing_pane import MailingPane
from ui.widgets.buttons import Button
from ui.widgets.text import Text, TextLook
from ui.widgets.two_line_list import TwoLineList, TwoLineRow
from ui.words.wording import counted


class HouseholdsPane(MailingPane):
    """A row for each household that may be one; nothing is joined before the owner says so."""

    join_requested = Signal(object)
    """Make these households (a list of ProposedHousehold)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposed: Sequence[ProposedHousehold] = ()
        self.list = TwoLineList(self.tr("Shared addresses"))
        self.list.setProperty("look", "bare")
        self.join_button = Button(self.tr("One label for this one"), is_small=True)
        self.all_button = Button("", is_small=True)
        self._lay_out()
        self.join_button.clicked.connect(self._join_one)
        self.all_button.clicked.connect(lambda: self.join_requested.emit(list(self._proposed)))

    def show_proposed(self, proposed: Sequence[ProposedHousehold]) -> None:
        """Show what is proposed."""
        self._proposed = proposed
        self.title.setText(counted(len(proposed), "%Ln shared address", "%Ln shared addresses"))
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
        self.add_lists(self.list)
        words = self.tr("The line can be changed on the label, and a household parted again, at any time.")
        self.column.addWidget(Text(words, TextLook.SECONDARY, wraps=True))
        self.column.addLayout(self.row_of(self.join_button, self.all_button))
