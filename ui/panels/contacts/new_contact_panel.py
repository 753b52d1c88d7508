"""The pane for a new contact: type what is there, in any order; one filled name or company is enough."""

from contextlib import suppress

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.domain.contacts import ContactDraft, Kind, Phone, clean_text
from models.domain.names import split_name
from models.domain.plans import PlanUse
from models.errors import BarnacleError, BookInUseError, InputError, SavedLaterError
from models.services.contacts import Contacts, TagKind
from models.services.due.reminders import Reminders
from models.services.enrolments import Enrolments, PlanChoice
from models.services.plans import Plans
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.text import Text, TextLook
from ui.words.email_text import read_email

_FIELD_WIDTH = 420


class NewContactPanel(QWidget):
    """Enter saves, Esc closes; what was typed stays until it is saved."""

    added = Signal(int)
    closed = Signal()

    def __init__(
        self,
        contacts: Contacts,
        plans: Plans,
        enrolments: Enrolments,
        reminders: Reminders,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._contacts = contacts
        self._plans = plans
        self._enrolments = enrolments
        self._reminders = reminders
        self.name, self.company, self.phone = QLineEdit(), QLineEdit(), QLineEdit()
        self.email, self.interests = QLineEdit(), QLineEdit()
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self.interests)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.interests.setCompleter(completer)
        self.plan = QComboBox()
        self.problem = Text("", TextLook.PROBLEM, wraps=True, parent=self)
        self.problem.hide()
        self.add_button = Button(self.tr("Add contact"), ButtonLook.STRONG)
        self.add_button.clicked.connect(self._add)
        self.cancel_button = Button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.closed)
        self._lay_out()

    def begin(self) -> None:
        """Put the keyboard into the first field."""
        self._known.setStringList([row.name for row in self._contacts.list_tags(TagKind.INTEREST)])
        self._fill_plans()
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves from any field, Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._add()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _draft(self) -> ContactDraft:
        phone, email = clean_text(self.phone.text()), clean_text(self.email.text())
        return ContactDraft(
            name=split_name(clean_text(self.name.text())),
            company=clean_text(self.company.text()),
            phones=(Phone(phone, Kind.MOBILE),) if phone else (),
            emails=(read_email(email),) if email else (),
            interests=tuple(filter(None, map(clean_text, self.interests.text().split(",")))),
        )

    def _add(self) -> None:
        try:
            draft = self._draft()
        except InputError as error:
            self._tell(error, self.email)
            return
        try:
            contact_id = self._enrolments.add_contact(draft, self._chosen_plan())
        except SavedLaterError:
            self._clear()
            raise
        except BarnacleError as error:
            self._tell(error, self.name)
            return
        # A book that is busy lets the popup come, which does no harm.
        with suppress(BookInUseError):
            self._reminders.note_seen(contact_id)
        self._clear()
        self.added.emit(contact_id)

    def _fill_plans(self) -> None:
        """Offer the default plan first, then the others, then none; what was chosen before stays."""
        chosen = self.plan.currentData()
        self.plan.clear()
        for row in self._plans.list_all():
            is_default = row.plan.use is PlanUse.NEW_CONTACTS
            self.plan.addItem(row.plan.name, PlanChoice.DEFAULT.value if is_default else row.id)
        self.plan.addItem(self.tr("none"), PlanChoice.NONE.value)
        self.plan.setCurrentIndex(max(0, self.plan.findData(chosen)))

    def _chosen_plan(self) -> int | PlanChoice:
        chosen = self.plan.currentData()
        return chosen if isinstance(chosen, int) else PlanChoice(chosen)

    def _tell(self, error: BarnacleError, field: QLineEdit) -> None:
        self.problem.setText(str(error))
        self._column.insertWidget(self._column.indexOf(field) + 1, self.problem)
        self.problem.show()
        field.setFocus()

    def _clear(self) -> None:
        for field in (self.name, self.company, self.phone, self.email, self.interests):
            field.clear()
        self.plan.setCurrentIndex(0)
        self.problem.hide()

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L + 2, Space.XL, Space.XL)
        column.setSpacing(Space.XS)
        column.addWidget(Text(self.tr("New contact"), TextLook.HEADING))
        hint = self.tr("Type what you have; a name or a company is enough. Everything else can follow later.")
        column.addWidget(Text(hint, TextLook.MUTED, wraps=True))
        for name, field in (
            (self.tr("Name"), self.name),
            (self.tr("Company"), self.company),
            (self.tr("Phone"), self.phone),
            (self.tr("E-mail"), self.email),
            (self.tr("Interests"), self.interests),
            (self.tr("Plan"), self.plan),
        ):
            field.setMaximumWidth(_FIELD_WIDTH)
            field.setAccessibleName(name)
            column.addSpacing(Space.S)
            column.addWidget(Text(name, TextLook.SECTION))
            column.addWidget(field)
        self.interests.setPlaceholderText(self.tr("golf, jazz"))
        column.addSpacing(Space.L)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
