"""The mailings that went out: what each was, printed again, and logged where that was not done yet."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.services.mailings.mailing_runs import MailingRow
from ui.panels.mailings.mailing_pane import MailingPane
from ui.widgets.buttons import Button
from ui.widgets.text import Text, TextLook
from ui.widgets.two_line_list import TwoLineList, TwoLineRow
from ui.words.wording import counted, near_day


class MailingHistoryPane(MailingPane):
    """Lists the mailings, the newest first."""

    reprint_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title.setText(self.tr("History of mailings"))
        self._today = today
        self._rows: Sequence[MailingRow] = ()
        self.list = TwoLineList(self.tr("Mailings"))
        self.list.setProperty("look", "bare")
        self.nothing = Text(self.tr("Mailings that you print or save stand here, to be printed again."), TextLook.MUTED)
        self.reprint_button = Button(self.tr("Print again…"), icon_name="print", is_small=True)
        self.remove_button = Button(self.tr("Remove"), is_small=True)
        self._lay_out()
        self.list.row_chosen.connect(lambda _value: self.reprint_button.setFocus())
        self.reprint_button.clicked.connect(lambda: self._with_chosen(self.reprint_requested.emit))
        self.remove_button.clicked.connect(lambda: self._with_chosen(self.remove_requested.emit))

    def show_mailings(self, rows: Sequence[MailingRow]) -> None:
        """Show these."""
        self._rows = rows
        self.list.show_rows([TwoLineRow(row.id, row.name, self._about(row)) for row in rows])
        self.nothing.setVisible(not rows)
        for button in (self.reprint_button, self.remove_button):
            button.setVisible(bool(rows))
        if rows:
            self.list.go_to(0)

    def _about(self, row: MailingRow) -> str:
        parts = [
            near_day(row.made_on, self._today()),
            counted(row.label_count, "%Ln label", "%Ln labels"),
            counted(row.sheet_count, "%Ln sheet", "%Ln sheets"),
            row.carried,
            self.tr("letters logged") if row.logged_on else self.tr("no letter logged"),
        ]
        return " · ".join(filter(None, parts))

    def _with_chosen(self, act: Callable[[int], None]) -> None:
        place = self.list.currentIndex().row()
        if 0 <= place < len(self._rows):
            act(self._rows[place].id)

    def _lay_out(self) -> None:
        self.add_lists(self.nothing, self.list)
        self.column.addLayout(self.row_of(self.reprint_button, self.remove_button))
