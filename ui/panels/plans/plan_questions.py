"""What the Plans page asks in its pane: whom a change is for, and where people go from a plan that is removed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from models.services.plans import EditScope, PlanRow
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.text import Text, TextLook
from ui.words.wording import counted


class ScopeQuestion(Card):
    """Whom the changes that wait are for."""

    answered = Signal(object)
    """An EditScope."""
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = Text("", TextLook.STRONG, wraps=True)
        self.from_now_on = Button(self.tr("New people, from now on"), is_small=True)
        self.also_those = Button(self.tr("Those on it too"), is_small=True)
        self.drop_button = Button(self.tr("Leave it as it was"), ButtonLook.QUIET, is_small=True)
        self.from_now_on.clicked.connect(lambda: self.answered.emit(EditScope.FROM_NOW_ON))
        self.also_those.clicked.connect(lambda: self.answered.emit(EditScope.ALSO_THOSE_ON_IT))
        self.drop_button.clicked.connect(self.dropped)
        self.body.addWidget(self._words)
        _add_flow(self, self.from_now_on, self.also_those, self.drop_button)
        self.hide()

    def ask(self, contact_count: int) -> None:
        """Ask for so many people on the plan."""
        words = counted(
            contact_count,
            "%Ln person is on this plan. Whom is the change for?",
            "%Ln people are on this plan. Whom is the change for?",
        )
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the plan as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class RemoveQuestion(Card):
    """The plan that people go on with when theirs is removed."""

    answered = Signal(int)
    """The id of the plan they go on with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = Text("", TextLook.STRONG, wraps=True)
        self.plans = QComboBox()
        self.plans.setAccessibleName(self.tr("The plan they go on with"))
        self.remove_button = Button(self.tr("Remove the plan"), is_small=True)
        self.keep_button = Button(self.tr("Keep it"), ButtonLook.QUIET, is_small=True)
        self.remove_button.clicked.connect(lambda: self.answered.emit(self.plans.currentData()))
        self.keep_button.clicked.connect(self.hide)
        self.body.addWidget(self._words)
        _add_flow(self, self.plans, self.remove_button, self.keep_button)
        self.hide()

    def ask(self, row: PlanRow, others: Sequence[PlanRow]) -> None:
        """Ask where those on the plan of `row` go on."""
        words = counted(
            row.contact_count,
            "%Ln person is on “{name}”, and goes on at the right place of",
            "%Ln people are on “{name}”, and go on at the right place of",
        ).format(name=row.plan.name)
        self._words.setText(words)
        self.setAccessibleName(words)
        self.plans.clear()
        for other in others:
            self.plans.addItem(other.plan.name, other.id)
        self.show()
        self.plans.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc keeps the plan."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


def _add_flow(card: Card, *widgets: QWidget) -> None:
    line = QWidget()
    flow = FlowLayout(line, Space.S)
    for widget in widgets:
        flow.addWidget(widget)
    card.body.addSpacing(Space.XS)
    card.body.addWidget(line)
