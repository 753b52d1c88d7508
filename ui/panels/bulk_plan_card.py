"""Several contacts and a plan: put them on it, or let those who are on another one go on with it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from models.jobs import Progress
from ui.panels.bulk_writer import BulkWriter
from ui.panels.plan_card import OnPlans
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.text import Text, TextLook
from ui.wording import counted


class BulkPlanCard(Card):
    """The first touches of those who are put on a plan are spread over four weeks."""

    def __init__(self, on_plans: OnPlans, writer: BulkWriter, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._on_plans = on_plans
        self._writer = writer
        self._ids: Sequence[int] = ()
        self.plan = QComboBox()
        self.plan.setAccessibleName(self.tr("Plan"))
        self.enrol = Button(self.tr("Put on the plan"))
        self.enrol.clicked.connect(self._enrol)
        self.change = Button(self.tr("Change the plan"))
        self.change.clicked.connect(self._change)
        words = self.tr("Who is on no plan is put on it; the first touches are spread over four weeks.")
        self.body.setSpacing(Space.S)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.plan, 1)
        line.addWidget(self.enrol)
        line.addWidget(self.change)
        self.body.addLayout(line)
        self.body.addWidget(Text(words, TextLook.SECONDARY, wraps=True))

    def show_contacts(self, contact_ids: Sequence[int]) -> None:
        """Work on these; the plan that was chosen stays."""
        self._ids = contact_ids
        chosen = self.plan.currentData()
        self.plan.clear()
        for row in self._on_plans.plans.list_all():
            self.plan.addItem(row.plan.name, row.id)
        self.plan.setCurrentIndex(max(0, self.plan.findData(chosen)))

    def _enrol(self) -> None:
        ids, plan_id, enrolments = list(self._ids), int(self.plan.currentData()), self._on_plans.enrolments

        def enrol(progress: Progress) -> int:
            return enrolments.enrol_many(ids, plan_id, progress=progress).enrolled

        self._write(
            self.tr("Putting them on the plan"), enrol, "Put %Ln contact on {plan}", "Put %Ln contacts on {plan}"
        )

    def _change(self) -> None:
        ids, plan_id, enrolments = list(self._ids), int(self.plan.currentData()), self._on_plans.enrolments

        def change(progress: Progress) -> int:
            return enrolments.change_plan(ids, plan_id, progress)

        one, many = "%Ln contact goes on with {plan}", "%Ln contacts go on with {plan}"
        self._write(self.tr("Changing the plan"), change, one, many)

    def _write(self, name: str, work: Callable[[Progress], int], one: str, many: str) -> None:
        plan = self.plan.currentText()
        self._writer.write(name, len(self._ids), work, lambda count: counted(count, one, many).format(plan=plan))
