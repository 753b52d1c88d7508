"""Several chosen contacts: one change for all of them, labels, a touch, or delete."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.domain.contacts import Answer, Flag
from models.domain.status import Status
from models.domain.touches import FollowUpDraft, TouchDraft
from models.errors import BarnacleError
from models.services.contacts import BulkChange, BulkField, Contacts, TagKind
from models.services.follow_ups import FollowUps
from ui.job_runner import Job
from ui.panels.bulk_writer import BulkWriter
from ui.panels.contacts.bulk_plan_card import BulkPlanCard
from ui.panels.contacts.plan_card import OnPlans
from ui.panels.job_bar import JobBar
from ui.panels.touches.outcome_details import TouchAnswers, find_cold_list, write_touch
from ui.panels.touches.touch_form import TouchForm, usual_next_day
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import Text, TextLook
from ui.words.value_wording import answer_name, flag_name
from ui.words.wording import counted, status_name


class BulkPanel(QWidget):
    """Works on the contacts it was shown, through the writer that says what was done."""

    labels_requested = Signal(object)
    delete_requested = Signal()
    merge_requested = Signal()

    def __init__(
        self,
        contacts: Contacts,
        follow_ups: FollowUps,
        on_plans: OnPlans,
        writer: BulkWriter,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._contacts, self._follow_ups, self._today = contacts, follow_ups, today
        self._writer = writer
        self._plans = on_plans.plans
        self.plan_card = BulkPlanCard(on_plans, writer, today, self.tr("Plan"))
        self._ids: list[int] = []
        self._is_logging = False
        self._title = Text("", TextLook.HEADING)
        self.field = QComboBox()
        self.field.setAccessibleName(self.tr("What to change"))
        for name, field in self._fields():
            self.field.addItem(name, field)
        self.field.setMaxVisibleItems(self.field.count())
        self.field.currentIndexChanged.connect(self._show_values)
        self.choices = QComboBox()
        self.text = LineEdit()
        for widget in (self.choices, self.text):
            widget.setAccessibleName(self.tr("New value"))
        self.text.returnPressed.connect(self._apply)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self.text)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.text.setCompleter(completer)
        self.value = QStackedWidget()
        self.value.setFixedHeight(32)
        self.value.addWidget(self.choices)
        self.value.addWidget(self.text)
        self._problem = Text("", TextLook.PROBLEM, wraps=True)
        self._problem.hide()
        self.apply = Button(self.tr("Change"), ButtonLook.STRONG)
        self.apply.clicked.connect(self._apply)
        self.touch_form = self._make_touch_form()
        self.merge_button = Button(self.tr("Merge…"), icon_name="contacts")
        self.merge_button.clicked.connect(self.merge_requested)
        self.job_bar = JobBar()
        self._controls = QWidget()
        self._connect_writer(writer)
        self._lay_out()
        self._show_values()

    def show_contacts(self, contact_ids: list[int]) -> None:
        """Work on these."""
        self._ids = contact_ids
        self.plan_card.show_contacts(contact_ids)
        self.merge_button.setVisible(len(contact_ids) == 2)
        self._title.setText(counted(len(contact_ids), "%Ln contact", "%Ln contacts"))
        self._problem.hide()
        # What is half typed is for whoever is chosen when it is logged.
        self.touch_form.about.setText(self._with_whom())
        if not self.touch_form.is_touched:
            self.touch_form.hide()

    def begin_touch(self) -> None:
        """Open the form for a touch with all of them."""
        if not self.touch_form.isHidden():
            self.touch_form.outcome.setFocus(Qt.FocusReason.TabFocusReason)
            return
        today = self._today()
        self.touch_form.begin(
            self.tr("Log a touch"),
            self._with_whom(),
            TouchDraft(today),
            FollowUpDraft(usual_next_day(today)),
            plans_next=False,
            cold_list=find_cold_list(self._plans),
        )
        self.touch_form.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter carries out the change; the text has a signal of its own for it, and passes the key on as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.text.hasFocus():
                self._apply()
        else:
            super().keyPressEvent(event)

    def _make_touch_form(self) -> TouchForm:
        form = TouchForm()
        form.setProperty("look", "card")
        form.hide()
        form.submitted.connect(self._log)
        form.cancelled.connect(form.hide)
        return form

    def _fields(self) -> list[tuple[str, BulkField]]:
        return [
            (self.tr("Status"), BulkField.STATUS),
            (self.tr("Add an interest"), BulkField.ADD_INTEREST),
            (self.tr("Remove an interest"), BulkField.REMOVE_INTEREST),
            (self.tr("Add to a group"), BulkField.ADD_GROUP),
            (self.tr("Remove from a group"), BulkField.REMOVE_GROUP),
            (self.tr("Company"), BulkField.COMPANY),
            (self.tr("Role"), BulkField.JOB_TITLE),
            (self.tr("Source"), BulkField.SOURCE),
            (self.tr("Can afford"), BulkField.CAN_AFFORD),
            (self.tr("Interested"), BulkField.INTERESTED),
            (self.tr("Set a flag"), BulkField.SET_FLAG),
            (self.tr("Clear a flag"), BulkField.CLEAR_FLAG),
        ]

    def _chosen_field(self) -> BulkField:
        return BulkField(self.field.currentData())

    def _show_values(self) -> None:
        field = self._chosen_field()
        self._problem.hide()
        names = _choices(field)
        self.choices.clear()
        for value, name in names.items():
            self.choices.addItem(name, value)
        self.text.clear()
        self._known.setStringList(self._known_texts(field))
        self.value.setCurrentWidget(self.choices if names else self.text)

    def _known_texts(self, field: BulkField) -> list[str]:
        if field in (BulkField.ADD_INTEREST, BulkField.REMOVE_INTEREST):
            return [row.name for row in self._contacts.list_tags(TagKind.INTEREST)]
        if field in (BulkField.ADD_GROUP, BulkField.REMOVE_GROUP):
            return [row.name for row in self._contacts.list_tags(TagKind.GROUP)]
        return self._contacts.list_sources() if field is BulkField.SOURCE else []

    def _apply(self) -> None:
        is_choice = self.value.currentWidget() is self.choices
        value = str(self.choices.currentData()) if is_choice else self.text.text()
        try:
            self._change(BulkChange(self._chosen_field(), value))
        except BarnacleError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        self._problem.hide()
        # Unlike clear(), this forgets what was typed, so that undo belongs to the book again.
        self.text.setText("")

    def _with_whom(self) -> str:
        return counted(len(self._ids), "with %Ln contact", "with %Ln contacts")

    def _change(self, change: BulkChange) -> None:
        ids = list(self._ids)
        self._writer.write(
            self.tr("Changing the contacts"),
            len(ids),
            lambda progress: self._contacts.change_many(ids, change, progress),
            lambda count: counted(count, "Changed %Ln contact", "Changed %Ln contacts"),
        )

    def _log(self, answers: TouchAnswers) -> None:
        self.touch_form.hide()
        self._is_logging = True
        ids, follow_ups = list(self._ids), self._follow_ups
        try:
            self._writer.write(
                self.tr("Logging the touch"),
                len(ids),
                lambda progress: write_touch(follow_ups, ids, answers, progress),
                lambda count: counted(count, "Logged a touch with %Ln contact", "Logged a touch with %Ln contacts"),
            )
        except BarnacleError as error:
            self._writer.failed.emit(str(error))

    def _connect_writer(self, writer: BulkWriter) -> None:
        writer.started.connect(self._follow)
        writer.ended.connect(self._free)
        writer.done.connect(self._forget_touch)
        writer.failed.connect(self._take_up_touch)

    def _forget_touch(self) -> None:
        self._is_logging = False

    def _take_up_touch(self) -> None:
        """Show what was typed again, since it was not logged."""
        if self._is_logging:
            self.touch_form.show()
        self._is_logging = False

    def _follow(self, job: Job) -> None:
        self._controls.setEnabled(False)
        self.job_bar.follow(job)

    def _free(self) -> None:
        self._controls.setEnabled(True)

    def _ask_for_labels(self) -> None:
        self.labels_requested.emit(self._ids)

    def _lay_out(self) -> None:
        labels = Button(self.tr("Print labels"), icon_name="label")
        labels.clicked.connect(self._ask_for_labels)
        touch = Button(self.tr("Log a touch"), icon_name="check")
        touch.clicked.connect(self.begin_touch)
        delete = Button(self.tr("Delete"), icon_name="trash")
        delete.clicked.connect(self.delete_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        for button in (labels, touch, self.merge_button, delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        card = Card(self.tr("Change all of them"))
        card.body.setSpacing(Space.S)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.field, 1)
        line.addWidget(self.value, 1)
        line.addWidget(self.apply)
        card.body.addLayout(line)
        card.body.addWidget(self._problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L + 2, Space.XL, Space.XL)
        column.setSpacing(Space.L)
        controls = QVBoxLayout(self._controls)
        controls.setContentsMargins(0, 0, 0, 0)
        controls.setSpacing(Space.L)
        controls.addLayout(buttons)
        controls.addWidget(card)
        controls.addWidget(self.plan_card)
        controls.addWidget(self.touch_form)
        column.addWidget(self._title)
        column.addWidget(self._controls)
        column.addWidget(self.job_bar)
        column.addStretch(1)


def _choices(field: BulkField) -> dict[str, str]:
    """The values a field takes with their names; none where it takes any text."""
    if field is BulkField.STATUS:
        return {status.value: status_name(status) for status in Status}
    if field in (BulkField.CAN_AFFORD, BulkField.INTERESTED):
        return {answer.value: answer_name(answer) for answer in Answer}
    if field in (BulkField.SET_FLAG, BulkField.CLEAR_FLAG):
        return {flag.value: flag_name(flag) for flag in Flag}
    return {}
