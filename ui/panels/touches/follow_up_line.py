"""One open follow-up: what for, what to bring and at what time, edited in place, with *Done* and *Move*."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.domain.contacts import clean_text
from models.domain.touches import Method
from models.services.follow_up_rows import FollowUpRow
from models.services.follow_ups import FollowUps
from ui.colours import Tone
from ui.theme import Space
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Rule
from ui.widgets.day_menu import DayMenu
from ui.widgets.inline_field import FieldSize, InlineField
from ui.widgets.text import Text, TextLook
from ui.words.day_text import day_time_text, read_day_time
from ui.words.value_wording import method_name
from ui.words.wording import days_late, near_day

_TIME_WIDTH = 76


class FollowUpLine(QWidget):
    """`done_requested` brings the FollowUpRow; a touch is logged by the form."""

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
        self.time = InlineField(
            self.tr("Time of day"), self._save_time, placeholder=self.tr("any time"), size=FieldSize.SECONDARY
        )
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
        is_other = self._row is None or self._row.id != row.id
        self._row = row
        today, draft = self._today(), row.draft
        self._rule.setVisible(not is_first)
        time = day_time_text(draft.remind_local)
        for field, text in ((self.purpose, draft.purpose), (self.carries, draft.carries), (self.time, time)):
            (field.show_other if is_other else field.set_value)(text)
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
        middle = QHBoxLayout()
        middle.setSpacing(Space.S)
        self.time.setFixedWidth(_TIME_WIDTH)
        self.time.align_right()
        middle.addWidget(self.carries, 1)
        middle.addWidget(self.time, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(middle)
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

    def _save_time(self, text: str) -> None:
        if self._row is not None:
            time = read_day_time(text)
            self._follow_ups.edit(self._row.id, replace(self._row.draft, remind_local=time))
            self.time.show_other(day_time_text(time))

    def _save_carries(self, text: str) -> None:
        if self._row is not None:
            self._follow_ups.edit(self._row.id, replace(self._row.draft, carries=clean_text(text)))
