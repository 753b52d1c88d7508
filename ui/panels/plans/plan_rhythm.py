"""The rhythms of a plan as sentences with numbers to type, and what else holds for the plan."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.domain.plans import Plan, PlanUse, Rhythm
from ui.panels.plans.plan_editor import PlanEditor
from ui.theme import Space
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.inline_field import FieldSize, InlineField
from ui.widgets.text import Text, TextLook
from ui.words.plan_words import read_rhythm, use_name
from ui.words.wording import number

_AROUND_NUMBER = 14
_LINE_HEIGHT = 24
_BOXES_HEIGHT = 32
_CLOSE_DAYS = 28


class RhythmPanel(QWidget):
    """Each number and box is saved as it is left."""

    def __init__(self, editor: PlanEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.first = _number(self.tr("Days between touches in the first year"), self._save_first)
        self.later = _number(self.tr("Days between touches after the first year"), self._save_later)
        self.always = _number(self.tr("Days between touches"), self._save_later)
        self._two = _Sentence(
            self.tr("Then at most {first} days apart until the first anniversary, then every {later} days, for ever."),
            self.tr("The clock runs from the last touch."),
            {"first": self.first, "later": self.later},
        )
        self._one = _Sentence(
            self.tr("Then every {always} days, for ever."),
            self.tr("The clock runs from the last touch."),
            {"always": self.always},
        )
        self.is_closer = QCheckBox(self.tr("Closer in the first year"))
        self.avoids_weekends = QCheckBox(self.tr("Weekends are avoided"))
        self.use = QComboBox()
        self.use.setAccessibleName(self.tr("Started for"))
        for use in PlanUse:
            self.use.addItem(use_name(use), use)
        self._lay_out()
        self.is_closer.clicked.connect(lambda is_on: self._save_closer(is_on=is_on))
        self.avoids_weekends.clicked.connect(lambda is_on: self._set(avoids_weekends=is_on))
        self.use.activated.connect(lambda: self._set(use=PlanUse(self.use.currentData())))

    def show_plan(self, plan: Plan, *, is_other: bool) -> None:
        """Show the draft; what is being typed stays unless it is another plan than before."""
        later = number(plan.later.every_days)
        first = later if plan.first_year is None else number(plan.first_year.every_days)
        for field, text in ((self.first, first), (self.later, later), (self.always, later)):
            field.setFixedWidth(field.editor.fontMetrics().horizontalAdvance(text) + _AROUND_NUMBER)
            if is_other:
                field.show_other(text)
            else:
                field.set_value(text)
        self._two.setVisible(plan.first_year is not None)
        self._one.setVisible(plan.first_year is None)
        self.is_closer.setChecked(plan.first_year is not None)
        self.avoids_weekends.setChecked(plan.avoids_weekends)
        self.use.setCurrentIndex(self.use.findData(plan.use))

    def _save_first(self, text: str) -> bool:
        rhythm = self._editor.draft.rhythm(is_first_year=True)
        return self._set(first_year=replace(rhythm, every_days=read_rhythm(text)))

    def _save_later(self, text: str) -> bool:
        return self._set(later=replace(self._editor.draft.later, every_days=read_rhythm(text)))

    def _save_closer(self, *, is_on: bool) -> None:
        later = self._editor.draft.later
        closer = Rhythm(min(_CLOSE_DAYS, later.every_days), later.actions)
        self._set(first_year=closer if is_on else None)

    def _set(self, **values: Any) -> bool:
        return self._editor.set(replace(self._editor.draft, **values))

    def _lay_out(self) -> None:
        line = QWidget()
        flow = FlowLayout(line, Space.M)
        use = QWidget()
        row = QHBoxLayout(use)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(Text(self.tr("Started for"), TextLook.SECONDARY))
        row.addWidget(self.use)
        for widget in (self.is_closer, self.avoids_weekends, use):
            widget.setMinimumHeight(_BOXES_HEIGHT)
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._two)
        column.addWidget(self._one)
        column.addWidget(line)


class _Sentence(QWidget):
    """A translated sentence with a field at each `{name}`, and one without."""

    def __init__(self, sentence: str, other: str, fields: Mapping[str, InlineField]) -> None:
        super().__init__()
        flow = FlowLayout(self, Space.XS)
        for part in [*re.split(r"(\{\w+\})", sentence), other]:
            name = part.strip("{} ")
            if name in fields:
                flow.addWidget(fields[name])
            elif part.strip(" "):
                words = Text(part.strip(" "), TextLook.SECONDARY)
                words.setMinimumHeight(_LINE_HEIGHT)
                flow.addWidget(words)


def _number(name: str, save: Callable[[str], bool]) -> InlineField:
    field = InlineField(name, save, size=FieldSize.STRONG)
    if isinstance(field.editor, QLineEdit):
        field.editor.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return field
