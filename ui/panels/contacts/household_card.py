"""The card *Household* of a contact: who else is on the label, and what it says."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.services.households import HouseholdRow, Households
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.inline_field import FieldSize, InlineField
from ui.widgets.text import Text, TextLook


class HouseholdCard(Card):
    """Hidden for a contact that is in no household. The line is edited in place; an empty one is worked out."""

    def __init__(self, households: Households, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("HouseholdCard", "Household"), parent, has_fields=True)
        self._households = households
        self._row: HouseholdRow | None = None
        self.line = InlineField(
            self.tr("Line of the household"), self._save, placeholder=self.tr("worked out"), size=FieldSize.STRONG
        )
        self.members = Text("", TextLook.SECONDARY, wraps=True)
        self.part_button = Button(self.tr("Labels of their own"), ButtonLook.QUIET, is_small=True)
        self.part_button.clicked.connect(self._part)
        self.body.addWidget(self.line)
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 0, 0)
        row.addWidget(self.members, 1)
        row.addWidget(self.part_button)
        self.body.addLayout(row)
        self.hide()

    def show_contact(self, contact_id: int, *, is_other: bool) -> None:
        """Show the household of a contact."""
        self._row = self._households.find_of(contact_id)
        self.setVisible(self._row is not None)
        if self._row is None:
            return
        show = self.line.show_other if is_other else self.line.set_value
        show(self._row.line)
        self.members.setText(", ".join(self._row.names))

    def _save(self, text: str) -> None:
        if self._row is None:
            return
        self._households.set_line(self._row.id, text)
        if not text.strip() and (row := self._households.find_of(self._row.contact_ids[0])) is not None:
            # What was emptied is worked out anew.
            self.line.show_other(row.line)

    def _part(self) -> None:
        if self._row is not None:
            self._households.part(self._row.id)
