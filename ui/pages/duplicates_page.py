"""Duplicates: who may stand in the book twice, to be merged or kept apart; and the merges that can be taken back."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.context import Context
from models.errors import BarnacleError
from models.jobs import Progress
from models.services.changes import ChangeSet
from models.services.duplicates import DuplicatePair, DuplicateReport
from models.services.merging import MergeRow
from ui.job_runner import Job, JobRunner, Work
from ui.pages.page import Page
from ui.panels.duplicates.merge_panel import MergePanel
from ui.panels.duplicates.merged_panel import MergedPanel
from ui.panels.job_bar import JobBar
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Pane, Rule
from ui.widgets.empty_state import EmptyState
from ui.widgets.side_list import SideList
from ui.widgets.text import Text, TextLook
from ui.widgets.two_line_list import TwoLineRow
from ui.words.merge_words import pair_detail, pair_title
from ui.words.wording import counted, day_month_year

_TABLES = ("contact", "phone", "email", "postal_address", "occasion", "distinct_pair", "merged_contact")
_LIST_SHARE = 0.3
_LIST_WIDTHS = (240, 340)
# Several changes in a row, such as merges of one pair after the other, are looked at together.
_SETTLED_MS = 400


class _Shown(Enum):
    """What the list holds."""

    PAIRS = auto()
    MERGES = auto()


class PairList(SideList):
    """The pairs; M merges the chosen one, K keeps both."""

    merge_pressed = Signal()
    apart_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the two letters, pass on the rest."""
        keys = {Qt.Key.Key_M: self.merge_pressed, Qt.Key.Key_K: self.apart_pressed}
        pressed = keys.get(Qt.Key(event.key()))
        if pressed is not None and not event.modifiers():
            pressed.emit()
        else:
            super().keyPressEvent(event)


class DuplicatesPage(Page):
    """Looks through the book off the window's thread, when it is shown and whenever contacts changed."""

    key = "duplicates"
    icon_name = "contacts"
    offers_import = False
    home_key = "contacts"

    closed = Signal()

    def __init__(self, context: Context, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self._job: Job | None = None
        self._is_stale = True
        self._pairs: Sequence[DuplicatePair] = ()
        self._merges: Sequence[MergeRow] = ()
        self._count = 0
        self._asked: tuple[int, int] | None = None
        self._mode = _Shown.PAIRS
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLED_MS)
        self._timer.timeout.connect(self._find_if_shown)
        self.count_words = Text("", TextLook.SECONDARY)
        self.list = PairList(self.tr("Pairs that may be one contact"))
        self.certain_button = Button("", is_small=True)
        self.merges_button = Button(self.tr("Merges"), is_small=True)
        self.merges_button.setCheckable(True)
        self.back_button = Button(self.tr("Contacts"), ButtonLook.QUIET, icon_name="chevron-left")
        self.panel = MergePanel()
        self.merged_panel = MergedPanel()
        words = self.tr("Barnacle compares names, numbers, addresses and e-mail; household mates are kept apart.")
        steps = ((self.tr("Back to the contacts"), self.closed.emit),)
        self.nobody = EmptyState("check", self.tr("Nobody is in the book twice"), words, steps, is_strong=False)
        self.looking = EmptyState("search", self.tr("Looking through the book …"), words)
        words = self.tr("Here stand the contacts that you merged, so that you can take it back later.")
        self.no_merge = EmptyState("undo", self.tr("Nothing was merged yet"), words)
        self.job_bar = JobBar()
        self._left = Pane("pane")
        self._right = QStackedWidget()
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """The translated name."""
        return self.tr("Duplicates")

    def focus_first(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus()

    def refresh(self, change: ChangeSet) -> None:
        """Look again when contacts changed; at once if the page is shown."""
        if change.touches(*_TABLES):
            self._is_stale = True
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for duplicates the first time, and when something changed meanwhile."""
        super().showEvent(event)
        self._find_if_shown()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list its share of the page, within limits."""
        super().resizeEvent(event)
        narrowest, widest = _LIST_WIDTHS
        self._left.setFixedWidth(max(narrowest, min(widest, round(self.width() * _LIST_SHARE))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the contacts."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def show_pair(self, left_id: int, right_id: int) -> None:
        """Show these two, whether or not anything says that they are one."""
        self._asked = (left_id, right_id) if left_id < right_id else (right_id, left_id)
        self.merges_button.setChecked(False)
        self._show_asked(self._asked)

    def merge(self) -> None:
        """Merge the pair that is shown, as the owner picked."""
        preview = self.panel.preview
        if preview is None or self._right.currentWidget() is not self.panel:
            return
        draft = self.panel.draft()
        try:
            self._context.merging.merge(preview, draft, keeps_plan_of=self.panel.plan_of())
        except BarnacleError as error:
            self.panel.show_problem(str(error))
            return
        self._drop(preview.right.contact_id)
        self.done.emit(self.tr("Merged into {name}").format(name=draft.shown_name))

    def keep_apart(self) -> None:
        """Remember that the two that are shown are two."""
        preview = self.panel.preview
        if preview is None or self._right.currentWidget() is not self.panel:
            return
        left, right = preview.left, preview.right
        try:
            self._context.duplicates.keep_apart(left.contact_id, right.contact_id)
        except BarnacleError as error:
            self.panel.show_problem(str(error))
            return
        self._drop(left.contact_id, right.contact_id)
        self.done.emit(self.tr("Kept both; they are not asked for again"))

    def merge_certain(self) -> None:
        """Merge all pairs that are certain, off the window's thread, each as a step of its own."""
        context = self._context

        def work(progress: Progress) -> int:
            with context.book.connection():
                return len(context.merging.merge_certain(progress))

        self._start(self.tr("Merging"), work).finished.connect(self._tell_merged)

    def undo_merge(self, former_id: int) -> None:
        """Take a merge back."""
        try:
            undone = self._context.merging.undo_merge(former_id)
        except BarnacleError as error:
            self.merged_panel.show_problem(str(error))
            return
        self._read_merges()
        words = self.tr("{name} is a contact again").format(name=undone.name)
        if undone.kept:
            stays = self.tr("changed since, and left so: {names}").format(names=", ".join(undone.kept))
            words = f"{words}; {stays}"
        self.done.emit(words)

    def _find_if_shown(self) -> None:
        if not self._is_stale or not self.isVisible() or self._job is not None:
            return
        self._is_stale = False
        context = self._context

        def work(progress: Progress) -> DuplicateReport:
            with context.book.connection():
                return context.duplicates.find(progress)

        if not self._pairs and self._mode is _Shown.PAIRS and self._asked is None:
            self._right.setCurrentWidget(self.looking)
        self._start(self.tr("Looking for duplicates"), work).finished.connect(self._show_report)
        self._read_merges()

    def _start(self, name: str, work: Work) -> Job:
        job = self._jobs.start(name, work)
        self._job = job
        job.ended.connect(self._end_job)
        job.failed.connect(self.said)
        self.job_bar.follow(job)
        self.certain_button.setEnabled(False)
        return job

    def _end_job(self) -> None:
        self._job = None
        self.certain_button.setEnabled(True)
        if self._is_stale:
            self._timer.start()

    def _tell_merged(self, count: int) -> None:
        self.said.emit(counted(count, "Merged %Ln pair; see Merges", "Merged %Ln pairs; see Merges"))

    def _show_report(self, report: DuplicateReport) -> None:
        self._pairs, self._count = report.pairs, report.count
        self._show_list()

    def _drop(self, *contact_ids: int) -> None:
        """Take what was decided out of the list, before the book is looked through again."""
        is_pair = len(contact_ids) == 2
        gone = set(contact_ids)
        kept = [pair for pair in self._pairs if (set(pair.ids) != gone if is_pair else gone.isdisjoint(pair.ids))]
        self._count -= len(self._pairs) - len(kept)
        row = self.list.currentIndex().row()
        self._pairs, self._asked = kept, None
        self._show_list(row)

    def _show_list(self, row: int | None = None) -> None:
        certain = sum(pair.match.is_certain for pair in self._pairs)
        self.certain_button.setVisible(certain > 0 and self._mode is _Shown.PAIRS)
        self.certain_button.setText(counted(certain, "Merge %Ln certain pair", "Merge %Ln certain pairs"))
        self.certain_button.setAccessibleName(self.certain_button.text())
        if self._mode is _Shown.MERGES:
            self._show_merges()
            return
        self.count_words.setText(counted(self._count, "%Ln pair", "%Ln pairs"))
        shown = self.panel.preview
        wanted = self._asked or ((shown.left.contact_id, shown.right.contact_id) if shown is not None else None)
        ids = [pair.ids for pair in self._pairs]
        if row is not None or (wanted not in ids and self._asked is None):
            wanted = ids[min(max(row or 0, 0), len(ids) - 1)] if ids else None
        rows = [TwoLineRow(pair.ids, pair_title(pair), pair_detail(pair)) for pair in self._pairs]
        self.list.show_choice(rows, wanted)
        if wanted is None:
            self._right.setCurrentWidget(self.nobody)
        else:
            self._show_asked(wanted)

    def _show_asked(self, ids: tuple[int, int]) -> None:
        match = next((pair.match for pair in self._pairs if pair.ids == ids), None)
        try:
            preview = self._context.merging.preview(*ids)
        except BarnacleError as error:
            self._asked = None
            self.said.emit(str(error))
            self._is_stale = True
            self._timer.start()
            return
        shown = self.panel.preview
        if shown is None or shown != preview or self._right.currentWidget() is not self.panel:
            self.panel.show_pair(preview, match)
        self._right.setCurrentWidget(self.panel)

    def _choose(self, value: object) -> None:
        if isinstance(value, tuple):
            self._asked = None
            self._show_asked(value)
        elif isinstance(value, int):
            row = next((row for row in self._merges if row.former_id == value), None)
            if row is not None:
                self.merged_panel.show_merge(row)
                self._right.setCurrentWidget(self.merged_panel)

    def _read_merges(self) -> None:
        self._merges = self._context.merging.list_merges()
        if self._mode is _Shown.MERGES:
            self._show_merges()

    def _show_merges(self) -> None:
        self.count_words.setText(counted(len(self._merges), "%Ln merge", "%Ln merges"))
        # The day goes first: behind a name that runs from right to left it would fall apart.
        rows = [
            TwoLineRow(
                row.former_id,
                row.former_name,
                f"{day_month_year(row.merged_at.astimezone().date())} · {row.contact_name}",
            )
            for row in self._merges
        ]
        first = self._merges[0].former_id if self._merges else None
        self.list.show_choice(rows, first)
        if first is None:
            self._right.setCurrentWidget(self.no_merge)
        else:
            self._choose(first)

    def _switch(self, is_merges: bool) -> None:
        self._mode = _Shown.MERGES if is_merges else _Shown.PAIRS
        if is_merges:
            self._merges = self._context.merging.list_merges()
        self._show_list()

    def _connect(self) -> None:
        self.list.row_chosen.connect(self._choose)
        self.list.merge_pressed.connect(self.merge)
        self.list.apart_pressed.connect(self.keep_apart)
        self.panel.merge_requested.connect(self.merge)
        self.panel.apart_requested.connect(self.keep_apart)
        self.merged_panel.undo_requested.connect(self.undo_merge)
        self.merged_panel.contact_requested.connect(self.contact_requested)
        self.certain_button.clicked.connect(self.merge_certain)
        self.merges_button.toggled.connect(self._switch)
        self.back_button.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._left)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(Space.S, Space.S, Space.M, Space.S)
        head.setSpacing(Space.S)
        head.addWidget(self.back_button)
        head.addStretch(1)
        head.addWidget(self.count_words)
        inner.addLayout(head)
        inner.addWidget(Rule())
        inner.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        foot.setSpacing(Space.S)
        foot.addWidget(self.job_bar)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.certain_button)
        buttons.addWidget(self.merges_button)
        buttons.addStretch(1)
        foot.addLayout(buttons)
        inner.addLayout(foot)
        self.certain_button.hide()
        for part in (self.panel, self.merged_panel, self.nobody, self.looking, self.no_merge):
            self._right.addWidget(part)
        line = Pane("line")
        line.setFixedWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(line)
        row.addWidget(self._right, 1)
