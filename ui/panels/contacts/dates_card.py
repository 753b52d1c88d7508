"""The card *Dates*: birthday and other days that return, and the best weekday for a touch."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.domain.calendar_days import CalendarDay, LeapRule
from models.domain.contacts import ContactDraft
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.errors import InputError
from models.services.enrolments import Enrolments
from ui.panels.contacts.contact_editor import ContactEditor
from ui.panels.contacts.weekday_row import WeekdayRow
from ui.widgets.buttons import Button, ButtonLook, IconButton
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.inline_field import InlineField
from ui.widgets.kind_button import KindButton
from ui.widgets.tab_order import order_by_layout
from ui.words.day_text import occasion_text, read_occasion_day
from ui.words.value_wording import occasion_name
from ui.words.wording import counted

_LEAD_DAYS = (0, 1, 3, 5, 7, 10, 14, 21)


class DatesCard(Card):
    """Each day is typed as it is said: `14 March`, `14 March 1970`, `last Friday`, `day 25`. An emptied one goes."""

    def __init__(self, editor: ContactEditor, enrolments: Enrolments, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("DatesCard", "Dates"), parent, has_fields=True)
        self._editor = editor
        self._rows: list[DateRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.setSpacing(0)
        self.body.addLayout(self._list)
        self.weekday = WeekdayRow(enrolments)
        self.body.addWidget(self.weekday)
        add = IconButton("plus", self.tr("Add a date"))
        menu = QMenu(add)
        for kind in OccasionKind:
            menu.addAction(occasion_name(kind), partial(self.add_row, kind))
        add.setMenu(menu)
        add.setFixedSize(22, 22)
        self.head.addWidget(add)

    def show_draft(self, draft: ContactDraft, *, is_other: bool) -> None:
        """Show the dates; without a birthday an empty row waits for it."""
        occasions = list(draft.occasions)
        has_birthday = any(occasion.kind is OccasionKind.BIRTHDAY for occasion in occasions)
        new_kinds = [row.kind for row in self._rows if row.is_new and row.field.value() and not is_other]
        new_kinds = [kind for kind in new_kinds if kind is not OccasionKind.BIRTHDAY or not has_birthday]
        if not has_birthday and OccasionKind.BIRTHDAY not in new_kinds:
            new_kinds.append(OccasionKind.BIRTHDAY)
        self._set_row_count(len(occasions) + len(new_kinds))
        for number, occasion in enumerate(occasions):
            self._rows[number].show_occasion(occasion, is_other=is_other)
        for row, kind in zip(self._rows[len(occasions) :], new_kinds, strict=True):
            row.show_new(kind, is_other=is_other)

    def add_row(self, kind: OccasionKind) -> None:
        """Open an empty row for a kind of date and put the keyboard into it."""
        waiting = next((row for row in self._rows if row.is_new and row.kind is kind), None)
        if waiting is None:
            self._set_row_count(len(self._rows) + 1)
            waiting = self._rows[-1]
            waiting.show_new(kind, is_other=True)
        order_by_layout(self)
        waiting.field.setFocus()

    def rows(self) -> Sequence["DateRow"]:
        """The rows from top to bottom."""
        return self._rows

    def save_day(self, number: int, kind: OccasionKind, text: str) -> None:
        """Write the day of one date; an empty text removes it."""
        occasions = list(self._editor.draft.occasions)
        if number >= len(occasions):
            occasions.append(read_occasion_day(text, Occasion(kind, CalendarDay(1, 1))))
        elif text.strip():
            occasions[number] = read_occasion_day(text, occasions[number])
        else:
            del occasions[number]
        if sum(occasion.kind is OccasionKind.BIRTHDAY for occasion in occasions) > 1:
            raise InputError(self.tr("There is a birthday already."))
        self._editor.set(occasions=tuple(occasions))

    def change(self, number: int, occasion: Occasion | None) -> None:
        """Write another date in place of one, or none."""
        occasions = list(self._editor.draft.occasions)
        if number < len(occasions):
            occasions[number : number + 1] = [] if occasion is None else [occasion]
            self._editor.set(occasions=tuple(occasions))
        elif occasion is None:
            self.show_draft(self._editor.draft, is_other=True)

    def _set_row_count(self, count: int) -> None:
        while len(self._rows) > count:
            row = self._rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < count:
            row = DateRow(self, len(self._rows))
            self._rows.append(row)
            self._list.addWidget(row)


class DateRow(QWidget):
    """One date, or a row that waits for one."""

    def __init__(self, card: DatesCard, number: int) -> None:
        super().__init__()
        self._card = card
        self._number = number
        self._occasion: Occasion | None = None
        self.kind = OccasionKind.OTHER
        self._button = KindButton(self._fill_menu)
        self.field = InlineField(self.tr("Day"), self._save)
        self._lead = Button("", ButtonLook.QUIET)
        self._lead.setProperty("look", "kind")
        self._lead_menu = QMenu(self._lead)
        self._lead_menu.aboutToShow.connect(self._fill_lead_menu)
        self._lead.setMenu(self._lead_menu)
        self._lead.setProperty("small", True)
        day = QWidget()
        flow = FlowLayout(day, spacing=0)
        flow.addWidget(self.field)
        flow.addWidget(self._lead)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(day, 1)

    @property
    def is_new(self) -> bool:
        """True while the row has no day in the book."""
        return self._occasion is None

    def show_occasion(self, occasion: Occasion, *, is_other: bool) -> None:
        """Show a date that is in the book."""
        show = self.field.show_other if is_other or self.is_new else self.field.set_value
        self._occasion, self.kind = occasion, occasion.kind
        show(occasion_text(occasion))
        self._button.set_name(occasion_name(occasion.kind, occasion.name))
        self.field.editor.setAccessibleName(occasion_name(occasion.kind, occasion.name))
        self._lead.setText(_lead_text(occasion.lead_days))
        self._lead.setAccessibleName(self.tr("Lead time: {days}").format(days=_lead_text(occasion.lead_days)))
        self._lead.setVisible(occasion.recurrence is Recurrence.YEARLY)

    def show_new(self, kind: OccasionKind, *, is_other: bool) -> None:
        """Wait for a day."""
        if is_other or not self.is_new:
            self.field.show_other("")
        self._occasion, self.kind = None, kind
        self._button.set_name(occasion_name(kind))
        self.field.editor.setAccessibleName(occasion_name(kind))
        is_pay_day = kind is OccasionKind.PAY_DAY
        self.field.editor.setPlaceholderText(self.tr("last Friday, or day 25") if is_pay_day else self.tr("day, month"))
        self._lead.hide()

    def _save(self, text: str) -> None:
        self._card.save_day(self._number, self.kind, text)

    def _fill_menu(self, menu: QMenu) -> None:
        occasion = self._occasion
        if occasion is not None:
            for kind in OccasionKind:
                action = QAction(occasion_name(kind), menu, checkable=True, checked=kind is occasion.kind)
                action.triggered.connect(partial(self._change, replace(occasion, kind=kind, name="")))
                menu.addAction(action)
            menu.addSeparator()
        menu.addAction(self.tr("Remove"), partial(self._card.change, self._number, None))

    def _fill_lead_menu(self) -> None:
        self._lead_menu.clear()
        occasion = self._occasion
        if occasion is None:
            return
        for days in sorted({*_LEAD_DAYS, occasion.lead_days}):
            action = QAction(_lead_text(days), self._lead_menu, checkable=True, checked=days == occasion.lead_days)
            action.triggered.connect(partial(self._change, replace(occasion, lead_days=days)))
            self._lead_menu.addAction(action)
        if (occasion.day.month, occasion.day.day) == (2, 29):
            self._lead_menu.addSeparator()
            for rule, name in (
                (LeapRule.FEBRUARY_28, self.tr("28 February in other years")),
                (LeapRule.MARCH_1, self.tr("1 March in other years")),
            ):
                action = QAction(name, self._lead_menu, checkable=True, checked=rule is occasion.leap_rule)
                action.triggered.connect(partial(self._change, replace(occasion, leap_rule=rule)))
                self._lead_menu.addAction(action)

    def _change(self, occasion: Occasion) -> None:
        self._card.change(self._number, occasion)


def _lead_text(days: int) -> str:
    if days == 0:
        return QCoreApplication.translate("DatesCard", "on the day")
    return counted(days, "card %Ln day before", "card %Ln days before")
