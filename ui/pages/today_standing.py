"""How the book stands, shown on Today: the coverage figure with its panel, and what is in arrears."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from models.context import Context
from models.domain.plans import PlanUse
from models.errors import BarnacleError
from models.jobs import Progress
from models.services.due.coverage import CoverageSummary, NextCounts
from ui.job_runner import JobRunner
from ui.panels.bulk_writer import BulkWriter
from ui.panels.due.backlog_bar import BacklogBar
from ui.panels.due.coverage_panel import CoveragePanel, ShownPeople, load_words
from ui.panels.job_bar import JobBar
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.spread_menu import SpreadMenu
from ui.widgets.text import ElidedText, TextLook
from ui.words.plan_words import stalled_words
from ui.words.wording import counted, percent

# Names beyond these are counted in the title alone.
_NAMES_SHOWN = 500
_LINE_HEIGHT = 24


class Standing(QObject):
    """Reads the figures once the page is painted, and carries out what is chosen beside them."""

    panel_requested = Signal()
    panel_left = Signal()
    contact_requested = Signal(int)
    done = Signal(str)
    said = Signal(str)

    def __init__(self, context: Context, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stalled_at: int | None = None
        self.figure = Button("", ButtonLook.QUIET, is_small=True)
        self.bar = BacklogBar()
        self.panel = CoveragePanel()
        self.job_bar = JobBar()
        self.load = ElidedText("", TextLook.SECONDARY)
        self.spread = Button(self.tr("Spread the load…"), ButtonLook.QUIET, is_small=True)
        self.spread.setFixedHeight(_LINE_HEIGHT)
        self.load.setFixedHeight(_LINE_HEIGHT)
        self.spread.hide()
        self._jobs = jobs
        self._summary: CoverageSummary | None = None
        self._is_stale = self._is_reading = False
        self._writer = BulkWriter(context, jobs, self)
        self._writer.done.connect(self.done)
        self._writer.failed.connect(self.said)
        self._writer.started.connect(self.job_bar.follow)
        self._writer.started.connect(self._lock)
        self._writer.ended.connect(self._unlock)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.show_now)
        self._connect()

    def show_soon(self) -> None:
        """Read the figures when the window is idle."""
        self._timer.start()

    def show_now(self) -> None:
        """Read the figures; those that take longer in a large book come from a job."""
        self._timer.stop()
        if not self.figure.isVisible():
            # Nobody looks, or the book was closed in the meantime; the page asks again when it is shown.
            return
        self._show_figure(self._context.coverage.next_counts())
        self.bar.show_arrears(self._context.backlog.arrears(), self._context.clock.today())
        self._is_stale = True
        self._read_summary()

    def open_panel(self) -> None:
        """Show the coverage beside the list."""
        self._stalled_at = None
        self._fill_panel(self._summary or self._context.coverage.summary())
        self.panel_requested.emit()
        self.panel.setFocus()

    def _read_summary(self) -> None:
        if self._is_reading:
            return
        self._is_reading, self._is_stale = True, False
        context = self._context

        def read(_progress: Progress) -> CoverageSummary:
            with context.book.connection():
                return context.coverage.summary()

        job = self._jobs.start(self.tr("Counting"), read)
        job.finished.connect(self._show_summary)
        job.failed.connect(self.said)
        job.ended.connect(self._end_reading)

    def _end_reading(self) -> None:
        self._is_reading = False
        if self._is_stale:
            self._read_summary()

    def _show_summary(self, summary: CoverageSummary) -> None:
        self._summary = summary
        stalled = [words for words, count in zip(stalled_words(summary.stalled), summary.stalled, strict=True) if count]
        self.load.setText(" · ".join((load_words(summary.workload), *stalled)))
        self.load.setToolTip(self.tr("Touches made are counted over the last four weeks"))
        self.spread.setVisible(summary.workload.is_too_much)
        if self.panel.isVisible():
            self._fill_panel(summary)

    def _open_spread_menu(self) -> None:
        menu = SpreadMenu(self.spread)
        menu.chosen.connect(self.spread_overdue)
        menu.open_below(self.spread)

    def _show_figure(self, summary: NextCounts) -> None:
        words = self.tr("{share} covered").format(share=percent(summary.share))
        self.figure.setText(words)
        without = counted(summary.without_next, "%Ln person without one", "%Ln people without one")
        explained = self.tr("{share} of the live contacts have a next touch; {without}")
        self.figure.setToolTip(explained.format(share=percent(summary.share), without=without))
        self.figure.setAccessibleName(self.figure.toolTip())

    def _fill_panel(self, summary: CoverageSummary) -> None:
        self.panel.show_summary(summary)
        found = self._context.plans.find_for(PlanUse.NEW_CONTACTS)
        self.panel.show_people(self._people(), found[1].name if found else "")

    def _people(self) -> ShownPeople:
        coverage = self._context.coverage
        if self._stalled_at is None:
            ids = coverage.contacts_without_next()
            title = counted(len(ids), "%Ln without a next touch", "%Ln without a next touch")
        else:
            ids = coverage.contacts_stalled_at(self._stalled_at)
            title = self.tr("{count} stalled at touch {touch}").format(count=len(ids), touch=self._stalled_at)
        rows = self._context.lists.rows(ids[:_NAMES_SHOWN])
        return ShownPeople(title, rows, can_be_enrolled=self._stalled_at is None)

    def _show_stalled(self, touch: int) -> None:
        self._list(touch)

    def _show_without_next(self) -> None:
        self._list(None)

    def _list(self, stalled_at: int | None) -> None:
        self._stalled_at = stalled_at
        self._fill_panel(self._summary or self._context.coverage.summary())

    def _enrol(self) -> None:
        found = self._context.plans.find_for(PlanUse.NEW_CONTACTS)
        if found is None:
            return
        ids: Sequence[int] = self._context.coverage.contacts_without_next()
        enrolments, (plan_id, plan) = self._context.enrolments, found

        def enrol(progress: Progress) -> int:
            return enrolments.enrol_many(ids, plan_id, progress=progress).enrolled

        def words(count: int) -> str:
            return counted(count, "Put %Ln contact on {plan}", "Put %Ln contacts on {plan}").format(plan=plan.name)

        self._carry_out(lambda: self._writer.write(self.tr("Putting them on the plan"), len(ids), enrol, words))

    def spread_overdue(self, days: int) -> None:
        """Spread what is overdue over so many days."""
        backlog = self._context.backlog
        count = backlog.arrears().people
        if not count:
            self.said.emit(self.tr("Nothing is overdue, so there is nothing to spread."))
            return

        def spread(progress: Progress) -> int:
            return backlog.spread(days, progress)

        def words(spread: int) -> str:
            people = counted(spread, "Spread %Ln person", "Spread %Ln people")
            return f"{people} {counted(days, 'over %Ln day', 'over %Ln days')}"

        self._carry_out(lambda: self._writer.write(self.tr("Spreading what is overdue"), count, spread, words))

    def _lock(self) -> None:
        for part in (self.bar, self.panel):
            part.setEnabled(False)

    def _unlock(self) -> None:
        for part in (self.bar, self.panel):
            part.setEnabled(True)

    def _carry_out(self, act: Callable[[], None]) -> None:
        try:
            act()
        except BarnacleError as error:
            self.said.emit(str(error))

    def _connect(self) -> None:
        self.figure.clicked.connect(self.open_panel)
        self.spread.clicked.connect(self._open_spread_menu)
        self.bar.spread_requested.connect(self.spread_overdue)
        panel = self.panel
        panel.contact_requested.connect(self.contact_requested)
        panel.enrol_requested.connect(self._enrol)
        panel.spread_requested.connect(self.spread_overdue)
        panel.stalled_requested.connect(self._show_stalled)
        panel.without_next_requested.connect(self._show_without_next)
        panel.left.connect(self.panel_left)
