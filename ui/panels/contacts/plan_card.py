"""The card of a contact's plan: where the contact stands, what comes next, and what after that."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from models.errors import BarnacleError
from models.services.contacts import ContactDetail
from models.services.enrolment_views import EnrolmentRow
from models.services.enrolments import Enrolments
from models.services.follow_ups import FollowUps
from models.services.plans import Plans
from ui.colours import Tone
from ui.panels.touches.end_plan_form import EndAnswers, EndPlanForm
from ui.panels.touches.follow_up_line import FollowUpLine
from ui.panels.touches.outcome_details import find_cold_list
from ui.panels.touches.plan_words import then_words, warning_words
from ui.theme import Space
from ui.widgets.badge import Badge
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.day_menu import DayMenu
from ui.widgets.step_dots import StepDots
from ui.widgets.text import ElidedText, Text, TextLook
from ui.words.wording import near_day


@dataclass(frozen=True, slots=True)
class OnPlans:
    """The plans, and who is on them."""

    plans: Plans
    enrolments: Enrolments


class PlanCard(Card):
    """Hidden while the contact is on no plan."""

    done_requested = Signal(object)
    by_hand_requested = Signal()
    said = Signal(str)

    def __init__(
        self, on_plans: OnPlans, follow_ups: FollowUps, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent, has_fields=True)
        self._plans, self._enrolments = on_plans.plans, on_plans.enrolments
        self._today = today
        self._contact_id = 0
        self.enrolment: EnrolmentRow | None = None
        self.title = ElidedText("", TextLook.SECTION)
        self.dots = StepDots()
        self.waits = Badge()
        self.line = FollowUpLine(follow_ups, today)
        self.line.done_requested.connect(self.done_requested)
        self.then = Text("", TextLook.SECONDARY, wraps=True)
        self.warnings = Text("", TextLook.SECONDARY, wraps=True)
        self._more = IconButton("more", self.tr("Pause, change or end the plan"))
        self.menu = QMenu(self._more)
        self.menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(self.menu)
        self.end_form = EndPlanForm()
        self.end_form.answered.connect(self.end)
        self.end_form.closed.connect(self._close_end)
        self._lay_out()

    def show_detail(self, detail: ContactDetail) -> None:
        """Show the plan of a contact."""
        if detail.id != self._contact_id:
            self.end_form.hide()
        self._contact_id = detail.id
        enrolment = self.enrolment = self._enrolments.find(detail.id)
        self.setVisible(enrolment is not None)
        if enrolment is None:
            return
        self.setAccessibleName(self.tr("Plan"))
        self.title.setText(self.tr("Plan: {name}").format(name=enrolment.plan))
        self.dots.show_step(enrolment.step, enrolment.steps)
        self.waits.show_text(self._waiting(enrolment), Tone.SOON)
        row = next((row for row in detail.follow_ups if row.id == enrolment.follow_up_id), None)
        self.line.setVisible(row is not None)
        if row is not None:
            self.line.show_follow_up(row, is_first=True)
        self.then.setText(then_words(enrolment.course, enrolment.step))
        words = "\n".join(map(warning_words, self._enrolments.warnings(detail.id)))
        self.warnings.setText(words)
        self.warnings.setVisible(bool(words))

    def enrol(self, plan_id: int) -> None:
        """Put the contact on a plan, or on another one at the right place."""
        self._carry_out(lambda: self._enrolments.enrol(self._contact_id, plan_id))

    def pause(self, resumes_on: date) -> None:
        """Let nothing of the plan fall due before a day."""
        self._carry_out(lambda: self._enrolments.pause([self._contact_id], resumes_on))

    def resume(self) -> None:
        """Go on with the plan today."""
        self._carry_out(lambda: self._enrolments.resume([self._contact_id]))

    def begin_end(self) -> None:
        """Ask why the plan ends."""
        self.end_form.begin(find_cold_list(self._plans))

    def end(self, answers: EndAnswers) -> None:
        """End the plan; what was given up early is said."""
        contact_id = self._contact_id

        def end() -> None:
            report = self._enrolments.end([contact_id], answers.reason, answers.note, then_plan_id=answers.then_plan_id)
            self._close_end()
            if report.warning is not None:
                self.said.emit(warning_words(report.warning))

        self._carry_out(end)

    def _close_end(self) -> None:
        if not self.end_form.isHidden():
            self.end_form.hide()
            self._more.setFocus()

    def _carry_out(self, act: Callable[[], object]) -> None:
        try:
            act()
        except BarnacleError as error:
            self.said.emit(str(error))

    def _waiting(self, enrolment: EnrolmentRow) -> str:
        if enrolment.waits_until is None:
            return ""
        words = self.tr("paused until {day}") if enrolment.is_paused else self.tr("waits until {day}")
        return words.format(day=near_day(enrolment.waits_until, self._today()))

    def _fill_menu(self) -> None:
        menu, enrolment = self.menu, self.enrolment
        menu.clear()
        if enrolment is None:
            return
        if enrolment.waits_until is not None:
            menu.addAction(self.tr("Go on now"), self.resume)
        days = DayMenu(self._today(), menu)
        days.setTitle(self.tr("Pause until"))
        days.day_chosen.connect(self.pause)
        menu.addMenu(days)
        plans = menu.addMenu(self.tr("Change the plan"))
        for row in self._plans.list_all():
            action = plans.addAction(row.plan.name.replace("&", "&&"), partial(self.enrol, row.id))
            action.setEnabled(row.plan.name != enrolment.plan)
        menu.addAction(self.tr("End the plan…"), self.begin_end)
        menu.addSeparator()
        menu.addAction(self.tr("Plan a further follow-up"), self.by_hand_requested.emit)

    def _lay_out(self) -> None:
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(self._more)
        self.body.addLayout(self.head)
        place = QHBoxLayout()
        place.setContentsMargins(Space.XS, 0, 0, 0)
        place.setSpacing(Space.S)
        place.addWidget(self.dots, 1)
        place.addWidget(self.waits)
        self.body.addLayout(place)
        self.body.addWidget(self.line)
        words = QHBoxLayout()
        words.setContentsMargins(Space.XS, Space.XS, 0, 0)
        words.addWidget(self.then)
        self.body.addLayout(words)
        self.body.addWidget(self.warnings)
        form = QHBoxLayout()
        form.setContentsMargins(Space.XS, 0, 0, 0)
        form.addWidget(self.end_form)
        self.body.addLayout(form)
