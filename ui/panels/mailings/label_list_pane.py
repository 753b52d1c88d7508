"""The labels of a mailing as a list, or those who have none: to look at, to correct, and to save."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.domain.label_layout import FittedLabel
from models.domain.recipients import LeftOut
from models.services.households import HouseholdRow, Households
from ui.panels.mailings.mailing_pane import MailingPane
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.inline_field import FieldSize, InlineField
from ui.widgets.text import Text, TextLook
from ui.widgets.two_line_list import TwoLineList, TwoLineRow
from ui.words.label_words import reason_words
from ui.words.wording import counted


@dataclass(frozen=True, slots=True)
class LabelGroup:
    """A part of a mailing with its words: labels, or those left out."""

    words: str
    labels: Sequence[FittedLabel] = ()
    left_out: Sequence[LeftOut] = ()


class LabelListPane(MailingPane):
    """Shows one group; a row opens what can be done with it."""

    contact_requested = Signal(int)
    returned_marked = Signal(object)
    """Post to these contacts (a list of ids) came back."""
    save_requested = Signal(object)
    """Save these as a file (a list of LeftOut)."""

    def __init__(self, households: Households, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._households = households
        self._group = LabelGroup("")
        self.save_button = Button(self.tr("Save list…"), icon_name="export", is_small=True)
        self.list = TwoLineList(self.tr("Labels"))
        self.list.setProperty("look", "bare")
        self.detail = LabelDetail(households)
        self.detail.hide()
        self._lay_out()
        self.list.row_chosen.connect(self._choose)
        self.save_button.clicked.connect(lambda: self.save_requested.emit(list(self._group.left_out)))
        self.detail.contact_requested.connect(self.contact_requested)
        self.detail.returned_marked.connect(self.returned_marked)

    def show_group(self, group: LabelGroup) -> None:
        """Show a group from its beginning."""
        self._group = group
        self.title.setText(group.words)
        self.save_button.setVisible(bool(group.left_out))
        self.detail.hide()
        rows = [TwoLineRow(label, label.lines[0], " · ".join(label.lines[1:])) for label in group.labels]
        rows += [TwoLineRow(left, left.name, _left_out_words(left)) for left in group.left_out]
        self.list.show_rows(rows)
        if rows:
            self.list.go_to(0)
            self.list.scrollToTop()

    def _choose(self, value: object) -> None:
        if isinstance(value, LeftOut):
            self.contact_requested.emit(value.contact_id)
        elif isinstance(value, FittedLabel):
            self.detail.show_label(value)

    def _lay_out(self) -> None:
        self.head.addWidget(self.save_button)
        self.add_lists(self.list)
        self.column.addWidget(self.detail)


class LabelDetail(Card):
    """One label: its lines, the line of its household, and what can be done."""

    contact_requested = Signal(int)
    returned_marked = Signal(object)

    def __init__(self, households: Households, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._households = households
        self._label: FittedLabel | None = None
        self._household: HouseholdRow | None = None
        self.line = InlineField(
            self.tr("Line of the household"), self._save_line, placeholder=self.tr("worked out"), size=FieldSize.STRONG
        )
        self.members = Text("", TextLook.SECONDARY, wraps=True)
        self.lines = Text("", TextLook.PLAIN, wraps=True)
        self.open_button = Button(self.tr("Open contact"), is_small=True)
        self.returned_button = Button(self.tr("Post came back"), is_small=True)
        self.part_button = Button(self.tr("Labels of their own"), is_small=True)
        self._lay_out()
        self.open_button.clicked.connect(self._open)
        self.returned_button.clicked.connect(self._mark_returned)
        self.part_button.clicked.connect(self._part)

    def show_label(self, label: FittedLabel) -> None:
        """Show a label; one of a household has its line to be changed."""
        self._label = label
        self._household = self._households.find_of(label.contact_id) if label.other_ids else None
        has_household = self._household is not None
        if self._household is not None:
            self.line.show_other(self._household.line)
            members = counted(len(self._household.names), "%Ln person: {names}", "%Ln people: {names}")
            self.members.setText(members.format(names=", ".join(self._household.names)))
        for widget in (self.line, self.members, self.part_button):
            widget.setVisible(has_household)
        self.lines.setText("\n".join(label.lines[1:] if has_household else label.lines))
        for button in (self.open_button, self.returned_button):
            button.setVisible(label.contact_id > 0)
        self.show()

    def _save_line(self, text: str) -> None:
        if self._household is not None:
            self._households.set_line(self._household.id, text)

    def _part(self) -> None:
        if self._household is not None:
            self.hide()
            self._households.part(self._household.id)

    def _open(self) -> None:
        if self._label is not None:
            self.contact_requested.emit(self._label.contact_id)

    def _mark_returned(self) -> None:
        if self._label is not None:
            self.hide()
            self.returned_marked.emit(list(self._label.contact_ids))

    def _lay_out(self) -> None:
        for widget in (self.line, self.lines, self.members):
            self.body.addWidget(widget)
        row = QHBoxLayout()
        row.setContentsMargins(0, Space.XS, 0, 0)
        row.setSpacing(Space.S)
        for button in (self.open_button, self.returned_button, self.part_button):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)


def _left_out_words(left: LeftOut) -> str:
    words = reason_words(left.reason)
    return f"{words}: {left.detail}" if left.detail else words
