"""One touch of a plan as a row that is edited where it stands: its day, how, what for, and what it carries."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from models.domain.contacts import clean_text
from models.domain.plans import Action, PlanStep
from models.domain.touches import Method
from ui.theme import Space
from ui.widgets.buttons import IconButton
from ui.widgets.card import Rule
from ui.widgets.chip import Chip
from ui.widgets.inline_field import FieldSize, InlineField
from ui.words.plan_words import offset_name, read_offset
from ui.words.value_wording import method_name

_DAY_WIDTH = 78
_METHOD_WIDTH = 92
_CARRIES_WIDTH = 240
ROW_HEIGHT = 36

Save = Callable[[PlanStep], bool]


@dataclass(frozen=True, slots=True)
class RowActions:
    """What a row asks for: to save what it says (gives whether it is saved already); to be removed, where it can."""

    save: Save
    remove: Callable[[], None]
    can_be_removed: Callable[[], bool]


class PlanRowEditor(QWidget):
    """A step, or an action of a rhythm, which has no day."""

    def __init__(self, name: str, step: PlanStep, actions: RowActions, *, has_day: bool = True) -> None:
        super().__init__()
        self._step = step
        self._actions = actions
        self._has_day = has_day
        self.setAccessibleName(name)
        self.day = InlineField(self.tr("{step}: day").format(step=name), self._save_day, size=FieldSize.STRONG)
        self.day.setFixedWidth(_DAY_WIDTH)
        self.method = Chip(method_name(step.action.method).lower())
        self.method.clicked.connect(self.open_methods)
        purpose = self.tr("{step}: purpose").format(step=name)
        self.purpose = InlineField(purpose, self._save_purpose, placeholder=self.tr("What for"))
        self.carries = InlineField(
            self.tr("{step}: what it carries").format(step=name),
            self._save_carries,
            placeholder=self.tr("carries nothing"),
            size=FieldSize.SECONDARY,
        )
        self.carries.editor.setProperty("tint", "muted")
        self.carries.setMaximumWidth(_CARRIES_WIDTH)
        self.more = IconButton("more", self.tr("{step}: more").format(step=name))
        self.more.clicked.connect(self.open_menu)
        self._lay_out()
        self.show_step(name, step)

    @property
    def step(self) -> PlanStep:
        """What the row shows."""
        return self._step

    def show_step(self, name: str, step: PlanStep, *, is_other: bool = True) -> None:
        """Show this step; what is being typed stays unless it is another one than before."""
        self._step = step
        texts = (offset_name(step.offset_days), step.action.purpose, step.action.carries)
        for field, text in zip((self.day, self.purpose, self.carries), texts, strict=True):
            if is_other:
                field.show_other(text)
            else:
                field.set_value(text)
        self.method.setText(method_name(step.action.method).lower())
        words = self.tr("{step}: {method}, change")
        self.method.setAccessibleName(words.format(step=name, method=method_name(step.action.method)))
        self.method.updateGeometry()

    def choose_method(self, method: Method) -> None:
        """Reach people in another way."""
        self._save_action(method=method)

    def open_methods(self) -> None:
        """Offer the ways to reach a person."""
        menu = QMenu(self)
        for method in Method:
            action = QAction(method_name(method), menu, checkable=True, checked=method is self._step.action.method)
            action.triggered.connect(lambda _checked=False, method=method: self.choose_method(method))
            menu.addAction(action)
        _pop_up(menu, self.method)

    def open_menu(self) -> None:
        """Offer what is seldom needed."""
        menu = QMenu(self)
        if self._has_day:
            dated = QAction(self.tr("Keeps its day, however late the touch before it"), menu)
            dated.setCheckable(True)
            dated.setChecked(self._step.is_dated)
            dated.triggered.connect(lambda is_on: self._actions.save(replace(self._step, is_dated=is_on)))
            menu.addAction(dated)
        remove = menu.addAction(self.tr("Remove"), self.remove)
        remove.setEnabled(self._actions.can_be_removed())
        _pop_up(menu, self.more)

    def remove(self) -> None:
        """Take the row out of the plan."""
        self._actions.remove()

    def _save_day(self, text: str) -> bool:
        return self._actions.save(replace(self._step, offset_days=read_offset(text)))

    def _save_purpose(self, text: str) -> bool:
        return self._save_action(purpose=clean_text(text))

    def _save_carries(self, text: str) -> bool:
        return self._save_action(carries=clean_text(text))

    def _save_action(
        self, method: Method | None = None, purpose: str | None = None, carries: str | None = None
    ) -> bool:
        before = self._step.action
        action = Action(
            method=before.method if method is None else method,
            purpose=before.purpose if purpose is None else purpose,
            carries=before.carries if carries is None else carries,
        )
        return self._actions.save(replace(self._step, action=action))

    def _lay_out(self) -> None:
        self.setMinimumHeight(ROW_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
        column.addLayout(row)
        column.addWidget(Rule())
        row.setSpacing(Space.XS)
        row.addWidget(self.day)
        method = QWidget()
        method.setFixedWidth(_METHOD_WIDTH)
        inner = QHBoxLayout(method)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.method)
        inner.addStretch(1)
        row.addWidget(method)
        row.addWidget(self.purpose, 1)
        row.addWidget(self.carries)
        row.addWidget(self.more)
        if isinstance(self.carries.editor, QLineEdit):
            self.carries.editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.day.setVisible(self._has_day)


def _pop_up(menu: QMenu, below: QWidget) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(below.mapToGlobal(QPoint(0, below.height())))
