"""The pane that logs a touch: how, its outcome, what it carried, a note, and what comes next; all may stay empty."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.domain.touches import FollowUpDraft, Method, Outcome, TouchDraft
from models.errors import InputError
from ui.panels.touches.outcome_details import AfterNo, ColdList, PurchaseFields, TouchAnswers
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.day_button import DayButton
from ui.widgets.text import ElidedText, Text, TextLook
from ui.widgets.time_field import TimeField
from ui.words.value_wording import method_name, outcome_name

# What is proposed when the next follow-up is planned without a day of its own: a touch every four weeks, a call that
# nobody took again after two days.
_USUAL_DAYS = 28
_NO_ANSWER_DAYS = 2


@dataclass(frozen=True, slots=True)
class TypedTouch:
    """What stands in the fields of the form; `purchase` is what was bought and for how much, as typed."""

    touch: TouchDraft
    purchase: tuple[str, str]
    plans_next: bool
    next_on: date
    next_method: Method
    next_purpose: str
    goes_on_after_no: bool


class TouchForm(QFrame):
    """`submitted` brings the TouchAnswers; Esc cancels, Ctrl+Enter logs.

    On a plan the plan has the next day; the owner can choose another one.
    """

    submitted = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "pane")
        self._today = date.min
        self._begun: TypedTouch | None = None
        self._has_plan = False
        self.title = ElidedText("", TextLook.HEADING)
        self.about = Text("", TextLook.MUTED, wraps=True)
        self.outcome = ChoiceRow(self.tr("How it went"), {o: outcome_name(o) for o in Outcome if o is not Outcome.NONE})
        self.purchase = PurchaseFields()
        self.after_no = AfterNo()
        self.method = _method_box(self.tr("How"))
        self.made_on = DayButton(self.tr("On which day"))
        self.carried = QLineEdit()
        self.note = QPlainTextEdit()
        self.plans_next = QCheckBox()
        self.next_day = DayButton(self.tr("Next follow-up on"))
        self.next_time = TimeField(self.tr("Next follow-up at"))
        self.next_method = _method_box(self.tr("How the next time"))
        self.next_purpose = QLineEdit()
        self._next = QWidget()
        self._problem = Text("", TextLook.PROBLEM, wraps=True)
        self.log_button = Button(self.tr("Log as done"), ButtonLook.STRONG)
        self.log_button.setToolTip(self.tr("Ctrl+Enter"))
        self.cancel_button = Button(self.tr("Cancel"))
        self.log_button.clicked.connect(self._submit)
        self.cancel_button.clicked.connect(self.cancelled)
        for line in (self.carried, self.next_purpose, self.purchase.what, self.purchase.amount):
            line.returnPressed.connect(self._submit)
        self.outcome.changed.connect(self._follow_outcome)
        self.plans_next.toggled.connect(self._next.setVisible)
        self._lay_out()

    def begin(
        self,
        name: str,
        about: str,
        proposed: TouchDraft,
        follow_up: FollowUpDraft,
        *,
        plans_next: bool,
        has_plan: bool = False,
        cold_list: ColdList | None = None,
    ) -> None:
        """Ask about a touch with `name`: `proposed` fills the fields, `follow_up` those of the next one.

        Its day and the near days are counted from the day of `proposed`. `cold_list` is proposed after a no.
        """
        self._today, self._has_plan = proposed.made_on, has_plan
        self.title.setText(name)
        self.about.setText(about)
        self.purchase.clear()
        self.after_no.begin(cold_list, has_plan=has_plan)
        self.method.setCurrentIndex(self.method.findData(proposed.method))
        self.made_on.show_past_day(proposed.made_on, self._today)
        self.carried.setText(proposed.carried)
        self.note.clear()
        self._problem.hide()
        self.next_day.show_day(follow_up.due_on, self._today)
        self.next_time.show_time(follow_up.remind_local)
        self.next_method.setCurrentIndex(self.next_method.findData(follow_up.method))
        self.next_purpose.setText(follow_up.purpose)
        for field in (self.next_method, self.next_purpose):
            field.setVisible(not has_plan)
        for line in (self.carried, self.next_purpose):
            line.setCursorPosition(0)
        self.plans_next.setChecked(plans_next)
        self.outcome.choose(None)
        self._next.setVisible(plans_next)
        self._begun = self.typed()
        (self.next_day if plans_next else self.outcome).setFocus(Qt.FocusReason.TabFocusReason)

    def problem(self) -> str:
        """Why it was not logged, or an empty text."""
        return "" if self._problem.isHidden() else self._problem.text()

    @property
    def is_touched(self) -> bool:
        """True when something was typed or chosen that would be lost."""
        return self._begun is not None and self.typed() != self._begun

    def typed(self) -> TypedTouch:
        """All that stands in the fields."""
        return TypedTouch(
            self._touch(),
            (self.purchase.what.text(), self.purchase.amount.text()),
            self.plans_next.isChecked(),
            self.next_day.day,
            Method(self.next_method.currentData()),
            self.next_purpose.text(),
            self.after_no.goes_on.isChecked(),
        )

    def put_back(self, typed: TypedTouch) -> None:
        """Fill the fields with what was typed before."""
        touch = typed.touch
        self.outcome.choose(touch.outcome.value or None)
        self.method.setCurrentIndex(self.method.findData(touch.method))
        self.made_on.set_day(touch.made_on)
        self.carried.setText(touch.carried)
        self.note.setPlainText(touch.note)
        self.purchase.what.setText(typed.purchase[0])
        self.purchase.amount.setText(typed.purchase[1])
        self.plans_next.setChecked(typed.plans_next)
        self.next_day.set_day(typed.next_on)
        self.next_method.setCurrentIndex(self.next_method.findData(typed.next_method))
        self.next_purpose.setText(typed.next_purpose)
        self.after_no.goes_on.setChecked(typed.goes_on_after_no)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc cancels, Ctrl+Enter logs from any field."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._submit()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        outcome = self._outcome()
        try:
            purchase = self.purchase.purchase() if outcome is Outcome.BOUGHT else None
        except InputError as error:
            self._refuse(error, self.purchase.amount)
            return
        try:
            next_follow_up = self._next_follow_up()
        except InputError as error:
            self._refuse(error, self.next_time)
            return
        self._problem.hide()
        plan_after_no = self.after_no.plan_id() if outcome is Outcome.NO else None
        self.submitted.emit(TouchAnswers(self._touch(), next_follow_up, purchase, plan_after_no))

    def _refuse(self, error: InputError, field: QWidget) -> None:
        self._problem.setText(str(error))
        self._problem.show()
        field.setFocus()

    def _next_follow_up(self) -> FollowUpDraft | None:
        if not self.plans_next.isChecked() or self.plans_next.isHidden():
            return None
        if self._has_plan:
            method = Method(self.method.currentData())
            return FollowUpDraft(self.next_day.day, method, remind_local=self.next_time.time())
        return FollowUpDraft(
            self.next_day.day,
            Method(self.next_method.currentData()),
            self.next_purpose.text().strip(),
            remind_local=self.next_time.time(),
        )

    def _outcome(self) -> Outcome:
        return Outcome(self.outcome.chosen() or "")

    def _touch(self) -> TouchDraft:
        return TouchDraft(
            made_on=self.made_on.day,
            method=Method(self.method.currentData()),
            outcome=self._outcome(),
            carried=self.carried.text().strip(),
            note=self.note.toPlainText().strip(),
        )

    def _follow_outcome(self) -> None:
        """Who was not reached, or said *not now*, is asked again: propose a day."""
        outcome = self._outcome()
        self.purchase.setVisible(outcome is Outcome.BOUGHT)
        self.after_no.setVisible(outcome is Outcome.NO)
        # After a no, and on the plan of a customer, what comes next is not chosen here.
        is_open = outcome is not Outcome.NO and not (outcome is Outcome.BOUGHT and self._has_plan)
        self.plans_next.setVisible(is_open)
        self._next.setVisible(is_open and self.plans_next.isChecked())
        is_again = outcome in (Outcome.NOT_NOW, Outcome.NO_ANSWER)
        self.plans_next.setText(self._next_words(is_again=is_again))
        if is_again and not self.plans_next.isChecked():
            days = _NO_ANSWER_DAYS if outcome is Outcome.NO_ANSWER else _USUAL_DAYS
            self.next_day.set_day(self._today + timedelta(days=days))
            self.plans_next.setChecked(True)

    def _next_words(self, *, is_again: bool) -> str:
        if is_again:
            return self.tr("Try again on")
        return self.tr("Choose the day of the next touch") if self._has_plan else self.tr("Plan the next follow-up")

    def _lay_out(self) -> None:
        self.note.setFixedHeight(72)
        self.note.setTabChangesFocus(True)
        self.note.setAccessibleName(self.tr("Note"))
        scrolled = QWidget()
        scrolled.setProperty("look", "scrolled")
        column = QVBoxLayout(scrolled)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.S)
        column.setSpacing(Space.XS)
        column.addWidget(self.title)
        column.addWidget(self.about)
        _add_field(column, self.tr("How it went"), self.outcome)
        column.addWidget(self.purchase)
        column.addWidget(self._problem)
        column.addWidget(self.after_no)
        for name, field in (
            (self.tr("How and when"), self._how_and_when()),
            (self.tr("What it carried"), self.carried),
            (self.tr("Note"), self.note),
        ):
            _add_field(column, name, field)
        column.addSpacing(Space.S)
        column.addWidget(self.plans_next)
        column.addWidget(self._next)
        self._lay_out_next()
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(scrolled)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(Space.XL, Space.S, Space.XL, Space.L)
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.log_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(buttons)

    def _how_and_when(self) -> QWidget:
        ground = QWidget()
        line = QHBoxLayout(ground)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        line.addWidget(self.method, 1)
        line.addWidget(self.made_on, 1)
        ground.setFocusProxy(self.method)
        return ground

    def _lay_out_next(self) -> None:
        column = QVBoxLayout(self._next)
        column.setContentsMargins(Space.XXL, 0, 0, 0)
        column.setSpacing(Space.S)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.next_day, 1)
        row.addWidget(self.next_time)
        row.addWidget(self.next_method, 1)
        column.addLayout(row)
        self.next_purpose.setPlaceholderText(self.tr("What for"))
        self.next_purpose.setAccessibleName(self.tr("What for, the next time"))
        column.addWidget(self.next_purpose)


def usual_next_day(today: date) -> date:
    """The day proposed for the follow-up after a touch on `today`."""
    return today + timedelta(days=_USUAL_DAYS)


def _add_field(column: QVBoxLayout, name: str, field: QWidget) -> None:
    label = Text(name, TextLook.SECTION)
    label.setBuddy(field)
    field.setAccessibleName(name)
    column.addSpacing(Space.S)
    column.addWidget(label)
    column.addWidget(field)


def _method_box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for method in Method:
        box.addItem(method_name(method), method)
    return box
