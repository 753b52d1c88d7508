"""Plans: the list, and the chosen one to look at and to change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.context import Context
from models.domain.plans import Action, Plan, PlanStep, Rhythm
from models.domain.touches import Method
from models.jobs import Progress
from models.services.changes import ChangeSet
from models.services.lists import ContactRow
from models.services.plans import PlanRow
from ui.job_runner import JobRunner
from ui.pages.page import Command, Page
from ui.panels.bulk_writer import BulkWriter
from ui.panels.plans.plan_editor import PlanEditor
from ui.panels.plans.plan_panel import PlanPanel
from ui.widgets.card import Pane
from ui.widgets.side_list import SideList
from ui.widgets.two_line_list import TwoLineRow
from ui.words.plan_words import free_name, plan_details
from ui.words.wording import counted, near_day

_TABLES = ("plan", "plan_step", "enrolment", "follow_up", "touch", "contact", "day_off")
_LIST_SHARE = 0.27
_LIST_WIDTHS = (232, 300)
_MOST_PEOPLE = 200
_NEW_RHYTHM = Rhythm(28, (Action(Method.EMAIL),))


class PlansPage(Page):
    """Reads again when plans or the people on them changed; later, while another page is shown."""

    key = "plans"
    icon_name = "plans"
    offers_import = False

    def __init__(self, context: Context, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = BulkWriter(context, jobs, self)
        self.editor = PlanEditor(context, self._writer, self)
        self._rows: Sequence[PlanRow] = ()
        self._is_stale = True
        self._place: int | None = None
        self._wanted_name = ""
        self.list = SideList(self.tr("Plans"))
        self.panel = PlanPanel(self.editor)
        self._left = Pane("pane")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)

    def title(self) -> str:
        """The name in the sidebar."""
        return self.tr("Plans")

    def subject(self) -> str:
        """The plan that is shown."""
        return "" if self.editor.row is None else self.editor.row.plan.name

    def refresh(self, change: ChangeSet) -> None:
        """Read again what the change touched."""
        if change.touches(*_TABLES):
            self._is_stale = True
            self._read_if_shown()

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """A plan can be made always, the shown one copied, and removed where another one stays."""
        commands: dict[Command, Callable[[], None]] = {}
        if not self._writer.is_busy:
            commands[Command.NEW_PLAN] = self.add_plan
            if self.editor.row is not None:
                commands[Command.COPY_PLAN] = self.copy_plan
            if len(self._rows) > 1:
                commands[Command.REMOVE_PLAN] = self.begin_remove
        return commands

    def save_state(self) -> dict[str, str]:
        """The plan that is shown."""
        return {"plan": self.subject()}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Show the plan of before."""
        self._wanted_name = state.get("plan", "")

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was left while another page was shown."""
        super().showEvent(event)
        self._read_if_shown()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list its share of the page, within limits."""
        super().resizeEvent(event)
        narrowest, widest = _LIST_WIDTHS
        self._left.setFixedWidth(max(narrowest, min(widest, round(self.width() * _LIST_SHARE))))

    def add_plan(self) -> None:
        """Make a plan of one step, to be changed as it is looked at, and put the keyboard into its name."""
        name = free_name(self.tr("New plan"), [row.plan.name for row in self._rows])
        plan = Plan(name, (PlanStep(0, Action(Method.PHONE)),), replace(_NEW_RHYTHM, every_days=91), _NEW_RHYTHM)
        self._show_made(self._context.plans.add(plan))

    def copy_plan(self) -> None:
        """Copy the plan that is shown and put the keyboard into the copy's name."""
        row = self.editor.row
        if row is not None:
            wanted = self.tr("{name} (copy)").format(name=row.plan.name)
            name = free_name(wanted, [other.plan.name for other in self._rows])
            self._show_made(self._context.plans.copy(row.id, name))

    def begin_remove(self) -> None:
        """Remove the plan that is shown; when people are on it, ask first where they go on."""
        row = self.editor.row
        if row is None:
            return
        if row.contact_count:
            self.panel.remove_question.ask(row, [other for other in self._rows if other.id != row.id])
        else:
            self._remove()

    def _remove(self, move_to: int | None = None) -> None:
        row, plans = self.editor.row, self._context.plans
        if row is None:
            return
        self.editor.drop()

        def work(progress: Progress) -> int:
            plans.remove(row.id, move_to, progress)
            return row.contact_count

        self.panel.remove_question.hide()
        words = self.tr("Removed the plan “{name}”").format(name=row.plan.name)
        self._writer.run(self.tr("Removing the plan"), row.contact_count, work, lambda _count: self._tell(words))

    def _spread(self, days: int) -> None:
        backlog = self._context.backlog
        count = backlog.arrears().people
        if not count:
            self.said.emit(self.tr("Nothing is overdue."))
            return
        over = counted(days, "over %Ln day", "over %Ln days")

        def tell(spread: int) -> None:
            self._tell(f"{counted(spread, 'Spread %Ln contact', 'Spread %Ln contacts')} {over}")

        self._writer.run(self.tr("Spreading the load"), count, lambda progress: backlog.spread(days, progress), tell)

    def _tell(self, words: str) -> None:
        self._read()
        self.done.emit(words)

    def _show_made(self, plan_id: int) -> None:
        self._read()
        self._choose(plan_id)
        self.panel.name.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_saved(self, plan_id: int) -> None:
        """Go on with the plan under the id it has now."""
        self.panel.follow_id(plan_id)
        self._read(plan_id)
        self.panel.say_saved()

    def _read_if_shown(self) -> None:
        if self._is_stale and self.isVisible() and not self._writer.is_busy:
            self._read()

    def _read(self, plan_id: int | None = None) -> None:
        """Read the plans and show the one of `plan_id`, else the one shown before, else the one of its name."""
        self._is_stale = False
        before = self.editor.row
        self._rows = self._context.plans.list_all()
        by_id = {row.id: row for row in self._rows}
        row = by_id.get(plan_id or (before.id if before is not None else 0))
        if row is None:
            name = before.plan.name if before is not None else self._wanted_name
            row = next((other for other in self._rows if other.plan.name == name), next(iter(self._rows), None))
            if before is not None and row is not None and row.plan.name == name:
                self.panel.follow_id(row.id)
        self.list.show_choice([_list_row(other) for other in self._rows], row.id if row is not None else None)
        self._show(row)

    def _choose(self, plan_id: int) -> None:
        row = next((row for row in self._rows if row.id == plan_id), None)
        if row is None or (self.editor.row is not None and row.id == self.editor.row.id):
            return
        self.list.show_choice([_list_row(other) for other in self._rows], row.id)
        self._show(row)

    def _show(self, row: PlanRow | None) -> None:
        self.panel.setVisible(row is not None)
        self.panel.remove_action.setEnabled(len(self._rows) > 1)
        self.editor.show(row)
        if row is None:
            return
        places, stalled = self._context.plans.places(row.id), self._context.plans.stalled(row.id)
        self.panel.show_people_counts(places, stalled, self._context.coverage.workload())
        if not self.panel.people.isHidden() and self._place is not None:
            self._show_people(self._place)
        self.commands_changed.emit()

    def _open_place(self, place: int) -> None:
        self._show_people(place)
        self.panel.go_to_people()

    def _show_people(self, place: int) -> None:
        row = self.editor.row
        if row is None:
            return
        self._place = place
        ids = self._context.plans.contact_ids(row.id, place)
        self.panel.show_people(place, self._context.lists.rows(ids[:_MOST_PEOPLE]), len(ids), self._next_words)

    def _next_words(self, contact: ContactRow) -> str:
        if contact.next_on is None:
            return contact.company
        day = near_day(contact.next_on, self._context.clock.today())
        return " · ".join(filter(None, (self.tr("next {day}").format(day=day), contact.company)))

    def _tell_failed(self, words: str) -> None:
        self.said.emit(words)
        self._read()

    def _connect(self) -> None:
        self.list.row_chosen.connect(self._choose)
        self.panel.copy_action.triggered.connect(self.copy_plan)
        self.panel.remove_action.triggered.connect(self.begin_remove)
        self.editor.saved.connect(self._show_saved)
        self.editor.failed.connect(self.said)
        self.panel.scope_question.answered.connect(self.editor.answer)
        self.panel.scope_question.dropped.connect(self.editor.drop)
        self.panel.remove_question.answered.connect(self._remove)
        self.panel.place_chosen.connect(self._open_place)
        self.panel.people.contact_requested.connect(self.contact_requested)
        self.panel.load.spread_requested.connect(self._spread)
        self._writer.failed.connect(self._tell_failed)
        self._writer.started.connect(self.panel.job_bar.follow)
        self._writer.started.connect(self._lock)
        self._writer.ended.connect(self._unlock)

    def _lock(self) -> None:
        self.commands_changed.emit()
        self._left.setEnabled(False)
        self.panel.lock(is_locked=True)

    def _unlock(self) -> None:
        self.commands_changed.emit()
        self._left.setEnabled(True)
        self.panel.lock(is_locked=False)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._left)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.list, 1)
        line = Pane("line")
        line.setFixedWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(line)
        row.addWidget(self.panel, 1)


def _list_row(row: PlanRow) -> TwoLineRow:
    return TwoLineRow(row.id, row.plan.name, plan_details(row.plan.use, row.contact_count))
