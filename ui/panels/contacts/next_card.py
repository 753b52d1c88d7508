"""The card *Next*: the open follow-ups of a contact."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.domain.touches import FollowUpDraft
from models.errors import BarnacleError, SavedLaterError
from models.services.contacts import ContactDetail
from models.services.follow_ups import FollowUps
from models.services.plans import Plans
from ui.colours import Tone
from ui.panels.touches.follow_up_line import FollowUpLine
from ui.panels.touches.plan_form import PlanForm
from ui.theme import Space
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card


class NextCard(Card):
    """What comes next, each with *Done* and *Move*; a form plans a further one."""

    done_requested = Signal(object)
    enrol_requested = Signal(int)
    said = Signal(str)
    """Why a follow-up was not planned; what was typed stays."""

    def __init__(
        self, follow_ups: FollowUps, plans: Plans, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(QCoreApplication.translate("NextCard", "Next"), parent, has_fields=True)
        self._follow_ups = follow_ups
        self._today = today
        self._plans = plans
        self._contact_id = 0
        self._has_plan = False
        self._has_form = False
        self._rows: dict[int, FollowUpLine] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.S)
        self.body.addLayout(self._list)
        self._nothing = QHBoxLayout()
        self._nothing.setContentsMargins(Space.XS, 0, 0, 0)
        self._nothing_badge = Badge(self.tr("nothing planned"), Tone.SOON)
        self._nothing.addWidget(self._nothing_badge)
        self._nothing.addStretch(1)
        self.body.addLayout(self._nothing)
        self._form_place = QVBoxLayout()
        self.body.addLayout(self._form_place)
        self.plan_button = Button(self.tr("Plan a follow-up"), ButtonLook.QUIET, icon_name="plus")
        self.plan_button.clicked.connect(self.begin_plan)
        line = QHBoxLayout()
        line.addWidget(self.plan_button)
        self._enrol_button = Button(self.tr("Start a plan ▾"), ButtonLook.QUIET)
        self._enrol_button.setAccessibleName(self.tr("Start a plan"))
        self._plans_menu = QMenu(self._enrol_button)
        self._plans_menu.aboutToShow.connect(self._fill_plans)
        self._enrol_button.setMenu(self._plans_menu)
        line.addWidget(self._enrol_button)
        line.addStretch(1)
        self.body.addLayout(line)

    @cached_property
    def form(self) -> PlanForm:
        """The form for a follow-up, made when it is needed first."""
        self._has_form = True
        form = PlanForm()
        form.planned.connect(self._plan)
        form.closed.connect(self._close_form)
        self._form_place.addWidget(form)
        return form

    def show_detail(self, detail: ContactDetail, *, is_other: bool, has_plan: bool) -> None:
        """Show the open follow-ups of a contact that were planned by hand; those of a plan stand on its own card."""
        self._contact_id, self._has_plan = detail.id, has_plan
        by_hand = [row for row in detail.follow_ups if not has_plan or row.enrolment_id is None]
        if is_other:
            self._close_form()
        shown = {row.id for row in by_hand}
        for follow_up_id in [follow_up_id for follow_up_id in self._rows if follow_up_id not in shown]:
            gone = self._rows.pop(follow_up_id)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, row in enumerate(by_hand):
            widget = self._rows.get(row.id)
            if widget is None:
                widget = self._rows[row.id] = FollowUpLine(self._follow_ups, self._today)
                widget.done_requested.connect(self.done_requested)
            if self._list.indexOf(widget) != place:
                self._list.insertWidget(place, widget)
            widget.show_follow_up(row, is_first=place == 0)
        self._nothing_badge.setVisible(not by_hand and not has_plan)
        self._enrol_button.setVisible(not has_plan)
        self._hide_when_empty()

    def begin_plan(self) -> None:
        """Open the form for a further follow-up."""
        self.show()
        self.plan_button.hide()
        self.form.show()
        self.form.begin(self._today())

    def _plan(self, draft: FollowUpDraft) -> None:
        try:
            self._follow_ups.plan(self._contact_id, draft)
        except SavedLaterError:
            # It is told where all that waits is told; typed once more it would be there twice.
            pass
        except BarnacleError as error:
            self.said.emit(str(error))
            return
        self._close_form()

    def _close_form(self) -> None:
        self.plan_button.show()
        if not self._has_form:
            return
        focused: QWidget | None = QApplication.focusWidget()
        had_focus = focused is not None and self.form.isAncestorOf(focused)
        self.form.hide()
        self._hide_when_empty()
        if had_focus:
            self.plan_button.setFocus()

    def _hide_when_empty(self) -> None:
        """Beside the card of a plan, this one is there for follow-ups by hand alone."""
        is_planning = self._has_form and not self.form.isHidden()
        self.setHidden(self._has_plan and not self._rows and not is_planning)

    def _fill_plans(self) -> None:
        self._plans_menu.clear()
        for row in self._plans.list_all():
            self._plans_menu.addAction(row.plan.name.replace("&", "&&"), partial(self.enrol_requested.emit, row.id))
