"""The card *Next*: the open follow-ups of a contact."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property, partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.domain.contacts import clean_text
from models.domain.touches import FollowUpDraft, Method
from models.services.contacts import ContactDetail
from models.services.follow_up_rows import FollowUpRow
from models.services.follow_ups import FollowUps
from ui.panels.plan_form import PlanForm
from ui.theme import Space
from ui.value_wording import method_name
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, ButtonLook, IconButton
from ui.widgets.card import Card, Rule
from ui.widgets.day_menu import DayMenu
from ui.widgets.inline_field import FieldSize, InlineField
from ui.widgets.pill import Tone
from ui.widgets.text import Text, TextLook
from ui.wording import days_late, near_day


class NextCard(Card):
    """What comes next, each with *Done* and *Move*; a form plans a further one."""

    done_requested = Signal(object)

    def __init__(self, follow_ups: FollowUps, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("NextCard", "Next"), parent, has_fields=True)
        self._follow_ups = follow_ups
        self._today = today
        self._contact_id = 0
        self._has_form = False
        self._rows: dict[int, _FollowUp] = {}
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

    def show_detail(self, detail: ContactDetail, *, is_other: bool) -> None:
        """Show the open follow-ups of a contact."""
        self._contact_id = detail.id
        if is_other:
            self._close_form()
        shown = {row.id for row in detail.follow_ups}
        for follow_up_id in [follow_up_id for follow_up_id in self._rows if follow_up_id not in shown]:
            gone = self._rows.pop(follow_up_id)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, row in enumerate(detail.follow_ups):
            widget = self._rows.get(row.id)
            if widget is None:
                widget = self._rows[row.id] = _FollowUp(self._follow_ups, self._today)
                widget.done_requested.connect(self.done_requested)
            if self._list.indexOf(widget) != place:
                self._list.insertWidget(place, widget)
            widget.show_follow_up(row, is_first=place == 0)
        self._nothing_badge.setVisible(not detail.follow_ups)

    def begin_plan(self) -> None:
        """Open the form for a further follow-up."""
        self.plan_button.hide()
        self.form.show()
        self.form.begin(self._today())

    def _plan(self, draft: FollowUpDraft) -> None:
        self._follow_ups.plan(self._contact_id, draft)
        self._close_form()

    def _close_form(self) -> None:
        self.plan_button.show()
        if not self._has_form:
            return
        focused: QWidget | None = QApplication.focusWidget()
        had_focus = focused is not None and self.form.isAncestorOf(focused)
        self.form.hide()
        if had_focus:
            self.plan_button.setFocus()


class _FollowUp(QWidget):
    done_requested = Signal(object)

    def __init__(self, follow_ups: FollowUps, today: Callable[[], date]) -> None:
        super().__init__()
        self._follow_ups = follow_ups
        self._today = today
        self._row: FollowUpRow | None = None
        self._rule = Rule()
        self.purpose = InlineField(
            self.tr("Purpose"), self._save_purpose, placeholder=self.tr("what for"), size=FieldSize.STRONG
        )
        self._late = Badge()
        self._when = Text("", TextLook.SECONDARY)
        self.carries = InlineField(
            self.tr("What to bring"),
            self._save_carries,
            placeholder=self.tr("what to bring"),
            size=FieldSize.SECONDARY,
        )
        self.done = Button(self.tr("Done"), is_small=True)
        self.done.clicked.connect(self._ask_done)
        self.move_button = Button(self.tr("Move"), is_small=True)
        self.move_button.clicked.connect(self._open_move_menu)
        self._more = IconButton("more", self.tr("Change method, skip or remove"))
        self._menu = QMenu(self._more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(self._menu)
        self._lay_out()

    def show_follow_up(self, row: FollowUpRow, *, is_first: bool) -> None:
        """Show an open follow-up."""
        self._row = row
        today, draft = self._today(), row.draft
        self._rule.setVisible(not is_first)
        self.purpose.set_value(draft.purpose)
        self.carries.set_value(draft.carries)
        days = (today - draft.due_on).days
        self._late.show_text(days_late(days) if days > 0 else "", Tone.LATE)
        self._when.setText(f"{method_name(draft.method)} · {near_day(draft.due_on, today)}")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.purpose, 1)
        head.addWidget(self._late)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.XS, 0, 0, 0)
        foot.setSpacing(Space.S)
        foot.addWidget(self._when)
        foot.addStretch(1)
        foot.addWidget(self.done)
        foot.addWidget(self.move_button)
        foot.addWidget(self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rule)
        layout.addLayout(head)
        layout.addWidget(self.carries)
        layout.addLayout(foot)

    def _fill_menu(self) -> None:
        self._menu.clear()
        if self._row is None:
            return
        for method in Method:
            action = QAction(method_name(method), self._menu, checkable=True)
            action.setChecked(method is self._row.draft.method)
            action.triggered.connect(partial(self._set_method, method))
            self._menu.addAction(action)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Skip"), self._skip)

    def _open_move_menu(self) -> None:
        menu = DayMenu(self._today(), self)
        menu.day_chosen.connect(self._move)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.move_button.mapToGlobal(self.move_button.rect().bottomLeft()))

    def _ask_done(self) -> None:
        self.done_requested.emit(self._row)

    def _move(self, day: date) -> None:
        if self._row is not None:
            self._follow_ups.move(self._row.id, day)

    def _skip(self) -> None:
        if self._row is not None:
            self._follow_ups.skip(self._row.id)

    def _set_method(self, method: Method) -> None:
        if self._row is not None:
            self._follow_ups.edit(self._row.id, replace(self._row.draft, method=method))

    def _save_purpose(self, text: str) -> None:
        if self._row is not None:
            self._follow_ups.edit(self._row.id, replace(self._row.draft, purpose=clean_text(text)))

    def _save_carries(self, text: str) -> None:
        if self._row is not None:
            self._follow_ups.edit(self._row.id, replace(self._row.draft, carries=clean_text(text)))
