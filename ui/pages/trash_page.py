"""The page *Trash*: what was deleted, until when it waits, and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from models.context import Context
from models.errors import BarnacleError
from models.jobs import Progress
from models.services.changes import ChangeSet
from models.services.safety.trash import WAITING_DAYS, TrashKind, TrashRow
from models.services.safety.upkeep import empty_trash
from ui.job_runner import JobRunner
from ui.pages.page import Page
from ui.panels.job_bar import JobBar
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.text import Text, TextLook
from ui.widgets.two_line_list import TwoLineList, TwoLineRow
from ui.words.wording import counted, near_day

_WIDTH = 720


class TrashPage(Page):
    """Lists what was deleted, last first; one or several rows go back at once."""

    key = "trash"
    icon_name = "trash"
    is_at_foot = True
    offers_import = False

    def __init__(self, context: Context, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self._rows: Sequence[TrashRow] = ()
        self._count = context.trash.count()
        self._is_stale = True
        self.list = TwoLineList(self.tr("What was deleted"))
        self.list.setSelectionMode(TwoLineList.SelectionMode.ExtendedSelection)
        self.restore_button = Button(self.tr("Restore"), icon_name="undo")
        self.empty_button = Button(self.tr("Empty the trash…"))
        self.job_bar = JobBar()
        days = counted(WAITING_DAYS, "%Ln day", "%Ln days")
        words = self.tr("What you delete waits here for {days} and can be restored with all that hung on it.")
        self.nothing = EmptyState("trash", self.tr("The trash is empty"), words.format(days=days))
        self._stack = QStackedWidget()
        self._lay_out()
        self.restore_button.clicked.connect(self.restore_chosen)
        self.empty_button.clicked.connect(self.ask_to_empty)
        self.list.selectionModel().selectionChanged.connect(self._follow_choice)

    def title(self) -> str:
        """The translated name."""
        return self.tr("Trash")

    def count(self) -> int | None:
        """How many things lie in it."""
        return self._count

    def focus_first(self) -> None:
        """Put the keyboard into the list."""
        self.read_again()
        (self.list if self._rows else self).setFocus()

    def refresh(self, change: ChangeSet) -> None:
        """Read the trash again; only count it while it is not seen."""
        if change.touches("contact", "plan"):
            self.read_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while it was not seen."""
        super().showEvent(event)
        if self._is_stale:
            self.read_again()

    def read_again(self) -> None:
        """Show what lies in the trash now; a page that is not seen counts it, and reads it when it is shown."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            self._count = self._context.trash.count()
            self.count_changed.emit()
            return
        self._rows = self._context.trash.list_all()
        self._count = len(self._rows)
        self.list.show_rows([TwoLineRow(row, _title(row), self._about(row)) for row in self._rows])
        self._stack.setCurrentIndex(0 if self._rows else 1)
        if self._rows:
            self.list.go_to(0)
        self._follow_choice()
        self.count_changed.emit()

    def restore_chosen(self) -> None:
        """Take the chosen rows out of the trash."""
        numbers = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        rows = [self._rows[number] for number in numbers]
        if not rows:
            return
        try:
            self._context.trash.restore(rows)
        except BarnacleError as error:
            self.said.emit(str(error))
            self.read_again()
            return
        one = self.tr("Restored {name}").format(name=rows[0].name)
        self.done.emit(one if len(rows) == 1 else counted(len(rows), "Restored one thing", "Restored %Ln things"))

    def ask_to_empty(self) -> None:
        """Ask, and throw all of it away."""
        box = QMessageBox(self.window())
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Empty the trash"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(counted(len(self._rows), "Throw %Ln thing away for good?", "Throw %Ln things away for good?"))
        box.setInformativeText(self.tr("It can't be undone step by step. A backup of the book is made first."))
        button = box.addButton(self.tr("Empty the trash"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        button.clicked.connect(self.empty)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def empty(self) -> None:
        """Back the book up and throw all of it away, in a job."""
        context = self._context

        def work(_progress: Progress) -> int:
            with context.book.connection():
                return empty_trash(context.backups, context.trash)

        job = self._jobs.start(self.tr("Emptying the trash"), work)
        job.finished.connect(self._tell_emptied)
        job.failed.connect(self.said)
        self.job_bar.follow(job)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter restores."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.restore_chosen()
        else:
            super().keyPressEvent(event)

    def _tell_emptied(self, count: object) -> None:
        self.read_again()
        self.said.emit(counted(int(str(count)), "Threw %Ln thing away", "Threw %Ln things away"))

    def _follow_choice(self) -> None:
        self.restore_button.setEnabled(self.list.selectionModel().hasSelection())
        self.empty_button.setEnabled(bool(self._rows))

    def _about(self, row: TrashRow) -> str:
        today = self._context.clock.today()
        kind = self.tr("Plan") if row.kind is TrashKind.PLAN else ""
        deleted = self.tr("deleted {day}").format(day=near_day(row.deleted_on, today))
        waits = self.tr("waits until {day}").format(day=near_day(row.gone_on, today))
        return " · ".join(part for part in (kind, deleted, waits) if part)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.XL, Space.L + 2, Space.XL, Space.XL)
        column.setSpacing(Space.S)
        column.addWidget(Text(self.title(), TextLook.HEADING))
        days = counted(WAITING_DAYS, "%Ln day", "%Ln days")
        words = self.tr("What you delete waits here for {days} and can be restored with all that hung on it.")
        column.addWidget(Text(words.format(days=days), TextLook.MUTED, wraps=True))
        column.addSpacing(Space.S)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.restore_button)
        row.addWidget(self.empty_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.job_bar)
        card = Card()
        card.body.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        card.setMaximumWidth(_WIDTH)
        card.body.addWidget(self.list)
        column.addWidget(card, 1)
        self._stack.addWidget(content)
        self._stack.addWidget(self.nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)


def _title(row: TrashRow) -> str:
    return f"{row.name} · {row.detail}" if row.detail else row.name
