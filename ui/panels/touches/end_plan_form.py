"""The pane that ends a plan: the reason, in the owner's words too, and after a no how to go on gently."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.contacts import clean_text
from models.domain.enrolments import EndReason
from ui.panels.touches.outcome_details import ColdList
from ui.panels.touches.plan_words import end_reason_name
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import Text, TextLook

_REASONS = tuple(reason for reason in EndReason if reason not in (EndReason.OTHER_PLAN, EndReason.BOUGHT))


@dataclass(frozen=True, slots=True)
class EndAnswers:
    """Why a plan ends, in words too, and the plan that starts after it, None for none."""

    reason: EndReason
    note: str
    then_plan_id: int | None = None


class EndPlanForm(QWidget):
    """`answered` brings EndAnswers; Esc leaves the plan as it is."""

    answered = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cold_list: ColdList | None = None
        names = {reason.value: end_reason_name(reason) for reason in _REASONS}
        self.reason = ChoiceRow(self.tr("Why the plan ends"), names)
        self.note = LineEdit()
        self.note.setPlaceholderText(self.tr("In your words, if you like"))
        self.note.setAccessibleName(self.tr("Why, in your words"))
        self.note.returnPressed.connect(self._answer)
        self.end_button = Button(self.tr("End the plan"), is_small=True)
        self.end_button.clicked.connect(self._answer)
        self.cold_button = Button("", is_small=True)
        self.cold_button.clicked.connect(self._answer_with_cold_list)
        self.keep_button = Button(self.tr("Keep it"), ButtonLook.QUIET, is_small=True)
        self.keep_button.clicked.connect(self.closed)
        self.reason.changed.connect(self._follow_reason)
        self._lay_out()
        self.hide()

    def begin(self, cold_list: ColdList | None = None) -> None:
        """Ask; `cold_list` is offered after a no."""
        self._cold_list = cold_list
        if cold_list is not None:
            words = self.tr("End it, go on with “{plan}”").format(plan=cold_list.name)
            self.cold_button.setText(words.replace("&", "&&"))
            self.cold_button.setAccessibleName(words)
        self.note.setText("")
        self.reason.choose(None)
        self.show()
        self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc keeps the plan."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _follow_reason(self) -> None:
        chosen = self.reason.chosen()
        self.end_button.setEnabled(chosen is not None)
        self.cold_button.setVisible(chosen == EndReason.SAID_NO and self._cold_list is not None)

    def _answer(self) -> None:
        self._emit(None)

    def _answer_with_cold_list(self) -> None:
        self._emit(self._cold_list.plan_id if self._cold_list is not None else None)

    def _emit(self, then_plan_id: int | None) -> None:
        chosen = self.reason.chosen()
        if chosen is None:
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.answered.emit(EndAnswers(EndReason(chosen), clean_text(self.note.text()), then_plan_id))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.XS, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(Text(self.tr("Why does it end?"), TextLook.SECTION))
        column.addWidget(self.reason)
        column.addWidget(self.note)
        line = QWidget()
        flow = FlowLayout(line, Space.S)
        for button in (self.end_button, self.cold_button, self.keep_button):
            flow.addWidget(button)
        column.addWidget(line)
