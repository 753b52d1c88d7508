"""Several contacts and a plan: put them on it, let them go on with another one, pause it, go on, or end it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from models.errors import BarnacleError
from models.jobs import Progress
from ui.panels.bulk_writer import BulkWriter
from ui.panels.contacts.plan_card import OnPlans
from ui.panels.touches.end_plan_form import EndAnswers, EndPlanForm
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.day_menu import DayMenu
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.text import Text, TextLook
from ui.words.wording import counted


class BulkPlanCard(Card):
    """The first touches of those who are put on a plan are spread over four weeks."""

    def __init__(
        self,
        on_plans: OnPlans,
        writer: BulkWriter,
        today: Callable[[], date],
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._on_plans = on_plans
        self._writer = writer
        self._today = today
        self._ids: Sequence[int] = ()
        self.plan = QComboBox()
        self.plan.setAccessibleName(self.tr("Plan"))
        self.enrol = Button(self.tr("Put on the plan"))
        self.enrol.clicked.connect(self._enrol)
        self.change = Button(self.tr("Change the plan"))
        self.change.clicked.connect(self._change)
        words = self.tr("Who is on no plan is put on it; the first touches are spread over four weeks.")
        self.body.setSpacing(Space.S)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.plan, 1)
        line.addWidget(self.enrol)
        line.addWidget(self.change)
        self.body.addLayout(line)
        self.body.addWidget(Text(words, TextLook.SECONDARY, wraps=True))
        self.pause_button = Button(self.tr("Pause until ▾"), is_small=True)
        self.pause_button.setAccessibleName(self.tr("Pause the plan until a day"))
        self.pause_button.clicked.connect(self._open_pause_menu)
        self.resume_button = Button(self.tr("Go on now"), is_small=True)
        self.resume_button.clicked.connect(self._resume)
        self.end_button = Button(self.tr("End the plan…"), is_small=True)
        self.end_button.clicked.connect(self._begin_end)
        buttons = QWidget()
        flow = FlowLayout(buttons, Space.S)
        for button in (self.pause_button, self.resume_button, self.end_button):
            flow.addWidget(button)
        self.body.addWidget(buttons)
        self.end_form = EndPlanForm()
        self.end_form.answered.connect(self._end)
        self.end_form.closed.connect(self.end_form.hide)
        self.body.addWidget(self.end_form)

    def show_contacts(self, contact_ids: Sequence[int]) -> None:
        """Work on these; the plan that was chosen stays."""
        self._ids = contact_ids
        self.end_form.hide()
        chosen = self.plan.currentData()
        self.plan.clear()
        for row in self._on_plans.plans.list_all():
            self.plan.addItem(row.plan.name, row.id)
        self.plan.setCurrentIndex(max(0, self.plan.findData(chosen)))

    def _enrol(self) -> None:
        ids, plan_id, enrolments = list(self._ids), int(self.plan.currentData()), self._on_plans.enrolments

        def enrol(progress: Progress) -> int:
            return enrolments.enrol_many(ids, plan_id, progress=progress).enrolled

        self._write(
            self.tr("Putting them on the plan"), enrol, "Put %Ln contact on {plan}", "Put %Ln contacts on {plan}"
        )

    def _change(self) -> None:
        ids, plan_id, enrolments = list(self._ids), int(self.plan.currentData()), self._on_plans.enrolments

        def change(progress: Progress) -> int:
            return enrolments.change_plan(ids, plan_id, progress)

        one, many = "%Ln contact goes on with {plan}", "%Ln contacts go on with {plan}"
        self._write(self.tr("Changing the plan"), change, one, many)

    def pause(self, resumes_on: date) -> None:
        """Let nothing of their plans fall due before a day."""
        ids, enrolments = list(self._ids), self._on_plans.enrolments

        def pause(progress: Progress) -> int:
            return enrolments.pause(ids, resumes_on, progress)

        self._write(self.tr("Pausing the plans"), pause, "Paused %Ln contact", "Paused %Ln contacts")

    def _open_pause_menu(self) -> None:
        menu = DayMenu(self._today(), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.day_chosen.connect(self.pause)
        menu.popup(self.pause_button.mapToGlobal(QPoint(0, self.pause_button.height())))

    def _resume(self) -> None:
        ids, enrolments = list(self._ids), self._on_plans.enrolments

        def resume(progress: Progress) -> int:
            return enrolments.resume(ids, progress)

        self._write(self.tr("Going on"), resume, "%Ln contact goes on", "%Ln contacts go on")

    def _begin_end(self) -> None:
        self.end_form.begin()

    def _end(self, answers: EndAnswers) -> None:
        self.end_form.hide()
        ids, enrolments = list(self._ids), self._on_plans.enrolments

        def end(progress: Progress) -> int:
            return enrolments.end(ids, answers.reason, answers.note, progress).ended

        one, many = "Ended the plan of %Ln contact", "Ended the plans of %Ln contacts"
        self._write(self.tr("Ending the plans"), end, one, many)

    def _write(self, name: str, work: Callable[[Progress], int], one: str, many: str) -> None:
        plan = self.plan.currentText()
        try:
            self._writer.write(name, len(self._ids), work, lambda count: counted(count, one, many).format(plan=plan))
        except BarnacleError as error:
            self._writer.failed.emit(str(error))
