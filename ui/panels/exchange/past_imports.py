"""The imports that took place, each of which can be taken back."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.services.exchange.import_reverts import ImportReverts, ImportRow, ImportState
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.text import Text, TextLook
from ui.widgets.two_line_list import TwoLineList, TwoLineRow
from ui.words.import_words import state_name
from ui.words.wording import counted, day_month_year


class PastImports(QWidget):
    """Shows nothing while there are none; `revert_requested` brings the import that is chosen."""

    revert_requested = Signal(int)

    def __init__(self, reverts: ImportReverts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reverts = reverts
        self.list = TwoLineList(self.tr("Earlier imports"))
        self.revert_button = Button(self.tr("Take back"), is_small=True, icon_name="undo")
        self.revert_button.clicked.connect(self._request)
        self.list.selectionModel().currentChanged.connect(self._enable)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read the imports again."""
        rows = self._reverts.list_all()
        self.list.show_rows([_row(row) for row in rows])
        if rows:
            self.list.go_to(0)
        self._enable()
        self.setVisible(bool(rows))

    def chosen(self) -> ImportRow | None:
        """The import that is marked, or None."""
        index = self.list.currentIndex()
        value = self.list.rows()[index.row()].value if index.isValid() else None
        return value if isinstance(value, ImportRow) else None

    def _enable(self) -> None:
        row = self.chosen()
        self.revert_button.setEnabled(row is not None and row.state is ImportState.STANDING)

    def _request(self) -> None:
        row = self.chosen()
        if row is not None:
            self.revert_requested.emit(row.id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Earlier imports"), TextLook.SECTION))
        head.addStretch(1)
        head.addWidget(self.revert_button)
        card = Card()
        card.body.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        card.body.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addWidget(card, 1)


def _row(row: ImportRow) -> TwoLineRow:
    parts = (
        day_month_year(datetime.fromisoformat(row.made_at).astimezone().date()),
        counted(row.added, "%Ln added", "%Ln added"),
        counted(row.updated, "%Ln updated", "%Ln updated") if row.updated else "",
        state_name(row.state),
    )
    return TwoLineRow(row, row.files, " · ".join(part for part in parts if part))
