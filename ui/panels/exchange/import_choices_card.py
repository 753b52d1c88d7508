"""What everyone who is new gets, and what becomes of conflicts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from models.context import Context
from models.domain.contacts import clean_text
from models.domain.status import Status
from models.services.exchange.import_choices import ConflictChoice, ImportChoices
from ui.theme import Space
from ui.widgets.card import Card
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import Text, TextLook
from ui.words.import_words import conflict_words
from ui.words.wording import status_name


class ImportChoicesCard(Card):
    """Source, status, group and plan for the new ones; `conflicts_changed` when they are settled otherwise."""

    conflicts_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.status, self.plan, self.conflicts = QComboBox(), QComboBox(), QComboBox()
        self.source, self.group = LineEdit(), LineEdit()
        self.source.setPlaceholderText(self.tr("where they come from"))
        self.group.setPlaceholderText(self.tr("a group for all of them"))
        for status in Status:
            self.status.addItem(status_name(status), status.value)
        self.plan.addItem(self.tr("none"), None)
        for row in context.plans.list_all():
            self.plan.addItem(row.plan.name, row.id)
        for choice in ConflictChoice:
            self.conflicts.addItem(conflict_words(choice), choice.value)
        self.conflicts.activated.connect(self.conflicts_changed)
        self._conflict_words = Text(self.tr("Where book and file differ"), TextLook.MUTED)
        self._lay_out()

    def choices(self) -> ImportChoices:
        """What is chosen, with the usual way to read files."""
        return ImportChoices(
            status=Status(self.status.currentData()),
            source=clean_text(self.source.text()),
            group=clean_text(self.group.text()),
            plan_id=self.plan.currentData(),
            conflicts=self.conflict_choice(),
        )

    def conflict_choice(self) -> ConflictChoice:
        """What becomes of conflicts that are not settled one by one."""
        return ConflictChoice(self.conflicts.currentData())

    def show_needs(self, *, has_new: bool, has_conflicts: bool) -> None:
        """Enable what matters to what was found."""
        for field in (self.status, self.source, self.group, self.plan):
            field.setEnabled(has_new)
        self.conflicts.setEnabled(has_conflicts)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.S)
        fields: list[tuple[str, QWidget]] = [
            (self.tr("New ones become"), self.status),
            (self.tr("Source"), self.source),
            (self.tr("Group"), self.group),
            (self.tr("Plan"), self.plan),
        ]
        for number, (name, field) in enumerate(fields):
            label = Text(name, TextLook.MUTED)
            label.setBuddy(field)
            field.setAccessibleName(name)
            row, column = divmod(number, 2)
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)
        self.conflicts.setAccessibleName(self._conflict_words.text())
        self._conflict_words.setBuddy(self.conflicts)
        grid.addWidget(self._conflict_words, 2, 0)
        grid.addWidget(self.conflicts, 2, 1)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        self.body.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        self.body.addLayout(grid)
