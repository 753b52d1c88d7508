"""The touches of a plan, one row each: its steps, or what a rhythm does in turn."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from models.domain.plans import Action, PlanStep, Rhythm
from models.domain.touches import Method
from ui.panels.plans.plan_editor import PlanEditor
from ui.panels.plans.plan_rows import PlanRowEditor, RowActions
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.words.wording import number

# How far behind the last step a new one stands, in days.
_NEXT_STEP_DAYS = 14


class TouchRows(Card):
    """A card of rows that follow a sequence of steps; the subclasses know where the steps are kept."""

    def __init__(self, editor: PlanEditor, row_name: str, add_words: str, *, has_days: bool) -> None:
        super().__init__()
        self._editor = editor
        self._row_name = row_name
        self._has_days = has_days
        self._shown_id: int | None = None
        self._shown_days: list[int] = []
        self._rows: list[PlanRowEditor] = []
        self.add_button = Button(add_words, ButtonLook.QUIET, icon_name="plus", is_small=True)
        self.add_button.clicked.connect(self.add_row)
        self.body.setContentsMargins(0, Space.XS, 0, Space.XS)
        self.body.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def rows(self) -> Sequence[PlanRowEditor]:
        """The rows from top to bottom."""
        return self._rows

    def steps(self) -> Sequence[PlanStep]:
        """The steps of the draft."""
        raise NotImplementedError

    def write(self, steps: Sequence[PlanStep]) -> bool:
        """Put these steps into the draft; gives whether they are saved already."""
        raise NotImplementedError

    def show_plan(self, plan_id: int) -> None:
        """Show the draft of the plan; what is being typed stays while its rows are the same."""
        steps = self.steps()
        days = [step.offset_days for step in steps]
        is_other = (plan_id, days) != (self._shown_id, self._shown_days)
        self._shown_id, self._shown_days = plan_id, days
        self._set_row_count(steps)
        for place, (row, step) in enumerate(zip(self._rows, steps, strict=True)):
            row.show_step(self._name(place), step, is_other=is_other)

    def follow_id(self, plan_id: int) -> None:
        """The plan that is shown has another id from now on."""
        self._shown_id = plan_id

    def add_row(self) -> None:
        """Add a touch behind the others and go to it."""
        steps = self.steps()
        last = steps[-1].offset_days if steps else -_NEXT_STEP_DAYS
        offset = last + _NEXT_STEP_DAYS if self._has_days else len(steps)
        self.write([*steps, PlanStep(offset, Action(Method.PHONE))])
        self._rows[-1].purpose.setFocus(Qt.FocusReason.TabFocusReason)

    def _save(self, place: int, step: PlanStep) -> bool:
        steps = list(self.steps())
        steps[place] = step
        return self.write(steps)

    def _remove(self, place: int) -> None:
        steps = list(self.steps())
        del steps[place]
        self.write(steps)
        self._rows[min(place, len(self._rows) - 1)].purpose.setFocus(Qt.FocusReason.TabFocusReason)

    def _name(self, place: int) -> str:
        return self._row_name.format(number=number(place + 1))

    def _set_row_count(self, steps: Sequence[PlanStep]) -> None:
        while len(self._rows) > len(steps):
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(steps):
            place = len(self._rows)
            actions = RowActions(self._saver(place), self._remover(place), lambda: len(self._rows) > 1)
            row = PlanRowEditor(self._name(place), steps[place], actions, has_day=self._has_days)
            self._rows.append(row)
            self._column.addWidget(row)

    def _saver(self, place: int) -> Callable[[PlanStep], bool]:
        return lambda step: self._save(place, step)

    def _remover(self, place: int) -> Callable[[], None]:
        return lambda: self._remove(place)


class StepsCard(TouchRows):
    """The steps of a plan in the order of their days."""

    def __init__(self, editor: PlanEditor) -> None:
        super().__init__(editor, self.tr("Step {number}"), self.tr("Add a step"), has_days=True)
        self.setAccessibleName(self.tr("Steps"))

    def steps(self) -> Sequence[PlanStep]:
        """The plan's steps."""
        return self._editor.draft.steps

    def write(self, steps: Sequence[PlanStep]) -> bool:
        """Change the plan's steps."""
        return self._editor.set(replace(self._editor.draft, steps=tuple(steps)))


class RhythmCard(TouchRows):
    """What a rhythm does in turn: that of the first year, or that after it."""

    def __init__(self, editor: PlanEditor, *, is_first_year: bool) -> None:
        super().__init__(editor, self.tr("Turn {number}"), self.tr("Add a turn"), has_days=False)
        self._is_first_year = is_first_year
        self.setAccessibleName(self.tr("Turns of the first year") if is_first_year else self.tr("Turns of later years"))

    def steps(self) -> Sequence[PlanStep]:
        """The rhythm's actions in their order."""
        rhythm = self._editor.draft.rhythm(is_first_year=self._is_first_year)
        return [PlanStep(turn, action) for turn, action in enumerate(rhythm.actions)]

    def write(self, steps: Sequence[PlanStep]) -> bool:
        """Change the rhythm's actions."""
        plan = self._editor.draft
        before = plan.rhythm(is_first_year=self._is_first_year)
        rhythm = Rhythm(before.every_days, tuple(step.action for step in steps))
        return self._editor.set(
            replace(plan, first_year=rhythm) if self._is_first_year else replace(plan, later=rhythm)
        )
