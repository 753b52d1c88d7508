"""A small form for a follow-up: when, how, what for, and what to bring."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.domain.contacts import clean_text
from models.domain.touches import FollowUpDraft, Method
from models.errors import InputError
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.day_button import DayButton
from ui.widgets.text import Text, TextLook
from ui.widgets.time_field import TimeField
from ui.words.value_wording import method_name


class PlanForm(QWidget):
    """Enter plans, Esc closes."""

    planned = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.purpose, self.carries = QLineEdit(), QLineEdit()
        self.purpose.setPlaceholderText(self.tr("What for: call about the seminar"))
        self.purpose.setAccessibleName(self.tr("Purpose"))
        self.carries.setPlaceholderText(self.tr("What to bring"))
        self.carries.setAccessibleName(self.tr("What to bring"))
        self.method = QComboBox()
        self.method.setAccessibleName(self.tr("Method"))
        for method in Method:
            self.method.addItem(method_name(method), method)
        self.day = DayButton(self.tr("Day"))
        self.time = TimeField(self.tr("Time of day"))
        self._problem = Text("", TextLook.PROBLEM, wraps=True)
        plan = Button(self.tr("Plan"), ButtonLook.STRONG, is_small=True)
        plan.clicked.connect(self._plan)
        cancel = Button(self.tr("Cancel"), is_small=True)
        cancel.clicked.connect(self.closed)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.method, 1)
        line.addWidget(self.day, 1)
        line.addWidget(self.time)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(plan)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.XS, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self.purpose)
        layout.addLayout(line)
        layout.addWidget(self._problem)
        layout.addWidget(self.carries)
        layout.addLayout(buttons)

    def begin(self, today: date) -> None:
        """Empty the form for a follow-up in a week and put the keyboard into it."""
        self.purpose.clear()
        self.carries.clear()
        self.time.clear()
        self._problem.hide()
        self.method.setCurrentIndex(0)
        self.day.show_day(today + timedelta(days=7), today)
        self.purpose.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter plans, Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._plan()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def problem(self) -> str:
        """Why it was not planned, or an empty text."""
        return "" if self._problem.isHidden() else self._problem.text()

    def _plan(self) -> None:
        try:
            remind_local = self.time.time()
        except InputError as error:
            self._problem.setText(str(error))
            self._problem.show()
            self.time.setFocus()
            return
        self.planned.emit(
            FollowUpDraft(
                due_on=self.day.day,
                method=Method(self.method.currentData()),
                purpose=clean_text(self.purpose.text()),
                carries=clean_text(self.carries.text()),
                remind_local=remind_local,
            )
        )
