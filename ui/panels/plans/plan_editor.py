"""The plan that is shown, as it is being changed, and the question whom a change is for."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QObject, Signal

from models.context import Context
from models.domain.plans import Plan
from models.errors import BarnacleError, InputError
from models.jobs import Progress
from models.services.plans import EditScope, PlanRow
from ui.panels.bulk_writer import BulkWriter
from ui.words.plan_words import offset_name


class PlanEditor(QObject):
    """Saves each change at once where nobody's next touch depends on it; else it waits for the answer.

    Changes made before the answer are saved with it, as one step. A change that waits stays with its plan while
    others are looked at.
    """

    changed = Signal()
    """The draft is another one, or waits no longer."""
    saved = Signal(int)
    """A change was written; brings the id under which the plan is found now."""
    failed = Signal(str)

    def __init__(self, context: Context, writer: BulkWriter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._row: PlanRow | None = None
        self._waiting: dict[int, Plan] = {}

    @property
    def row(self) -> PlanRow | None:
        """The plan as it is in the book."""
        return self._row

    @property
    def draft(self) -> Plan:
        """The plan with the changes that wait.

        Raises:
            InputError: no plan is shown.
        """
        if self._row is None:
            raise InputError(self.tr("Choose a plan first."))
        return self._waiting.get(self._row.id, self._row.plan)

    @property
    def is_waiting(self) -> bool:
        """True while changes wait for the answer whom they are for."""
        return self._row is not None and self._row.id in self._waiting

    def show(self, row: PlanRow | None) -> None:
        """Take up a plan of the book."""
        self._row = row
        self.changed.emit()

    def set(self, plan: Plan) -> bool:
        """Take a changed plan over, its steps put in the order of their days; gives whether it is saved already.

        Raises:
            InputError: it can't be used as it is; the plan stays as it was.
        """
        plan = replace(plan, steps=tuple(sorted(plan.steps, key=lambda step: step.offset_days)))
        self._check(plan)
        row = self._row
        if row is None or plan == self.draft:
            return not self.is_waiting
        if row.contact_count and replace(plan, name=row.plan.name, use=row.plan.use) != row.plan:
            self._waiting[row.id] = plan
            self.changed.emit()
            return False
        self._write(row, plan, EditScope.FROM_NOW_ON)
        return True

    def answer(self, scope: EditScope) -> None:
        """Save what waits, for new people alone or for those on the plan too."""
        if self._row is None:
            return
        try:
            self._write(self._row, self.draft, scope)
        except BarnacleError as error:
            self.failed.emit(str(error))

    def drop(self) -> None:
        """Give up what waits."""
        if self._row is not None:
            self._waiting.pop(self._row.id, None)
            self.changed.emit()

    def _check(self, plan: Plan) -> None:
        for before, after in pairwise(plan.steps):
            if before.offset_days == after.offset_days:
                words = self.tr("There is a step on {day} already.")
                raise InputError(words.format(day=offset_name(after.offset_days)))
        for problem in plan.problems():
            raise InputError(problem)

    def _write(self, row: PlanRow, plan: Plan, scope: EditScope) -> None:
        plans = self._context.plans
        count = row.contact_count if scope is EditScope.ALSO_THOSE_ON_IT else 0

        def take(plan_id: int) -> None:
            self._waiting.pop(row.id, None)
            self.saved.emit(plan_id)

        def edit(progress: Progress) -> int:
            return plans.edit(row.id, plan, scope, progress)

        self._writer.run(self.tr("Changing the plan"), count, edit, take)
