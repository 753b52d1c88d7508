"""What can be done with a book that is damaged: a backup, or a new book of all that can still be read."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from models.clock import Clock
from models.jobs import Progress
from models.services.safety.backups import Backup, restore_over
from models.services.safety.rescue import RescueReport, free_name, rescue
from ui.job_runner import JobRunner
from ui.panels.job_bar import JobBar
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.text import Text, TextLook
from ui.widgets.two_line_list import ROW_HEIGHT, TwoLineList, TwoLineRow
from ui.words.backup_words import about, moment
from ui.words.wording import counted

_ROWS_SHOWN = 3


class RescueDialog(QDialog):
    """Accepted with `book`, the book to open now; the damaged file is kept whatever is chosen."""

    def __init__(
        self,
        damaged: Path,
        sentence: str,
        backups: Sequence[Backup],
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        """`backups` are those of the damaged book, newest first; `sentence` tells what is the matter."""
        super().__init__(parent)
        self._damaged = damaged
        self._clock = clock
        self._backups = backups
        self._jobs = JobRunner(self)
        self.book: Path | None = None
        self.setWindowTitle(self.tr("Barnacle"))
        self.list = TwoLineList(self.tr("Backups"))
        self.list.setFixedHeight(_ROWS_SHOWN * ROW_HEIGHT)
        today = clock.today()
        self.list.show_rows([TwoLineRow(b, moment(b.file.made_at, today), about(b)) for b in backups])
        self.list.go_to(0)
        self.restore_button = Button(self.tr("Restore this backup"), ButtonLook.STRONG)
        self.rescue_button = Button(
            self.tr("Rescue into a new book"), ButtonLook.PLAIN if backups else ButtonLook.STRONG
        )
        self.close_button = Button(self.tr("Close"))
        self.open_button = Button(self.tr("Open the book"), ButtonLook.STRONG)
        self.problem = Text("", TextLook.PROBLEM, wraps=True)
        self._heading = Text(self.tr("The book is damaged"), TextLook.HEADING)
        self.outcome = Text("", TextLook.STRONG, wraps=True)
        # Below it stands a list of losses, or nothing.
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.losses = QPlainTextEdit()
        self.losses.setReadOnly(True)
        self.losses.setAccessibleName(self.tr("What could not be rescued"))
        self.job_bar = JobBar()
        self._stack = QStackedWidget()
        self._lay_out(sentence)
        self._connect()

    def restore(self) -> None:
        """Put the chosen backup in the place of the damaged book."""
        row = self.list.currentIndex().row()
        if not 0 <= row < len(self._backups):
            return
        file, damaged, now = self._backups[row].file.path, self._damaged, self._clock.now()

        def tell(aside: object) -> None:
            words = self.tr("The book is as it was in the backup. The damaged file is kept as {name}.")
            self._show_outcome(damaged, words.format(name=Path(str(aside)).name), ())

        self._run(self.tr("Restoring"), lambda _progress: restore_over(file, damaged, now), tell)

    def rescue(self) -> None:
        """Make a new book beside the damaged one of all that can be read."""
        damaged, clock = self._damaged, self._clock
        new = free_name(damaged)

        def tell(report: object) -> None:
            if isinstance(report, RescueReport):
                words = ("%Ln contact came into {name}.", "%Ln contacts came into {name}.")
                sentence = counted(report.contacts, *words).format(name=new.name)
                self._show_outcome(new, sentence, report.losses or (self.tr("Nothing is known to be lost."),))

        self._run(self.tr("Reading what is left"), lambda progress: rescue(damaged, new, clock, progress), tell)

    def reject(self) -> None:
        """Esc closes, once nothing is going on."""
        if not self._jobs.running:
            super().reject()

    def _run(self, name: str, work: Callable[[Progress], object], tell: Callable[[object], None]) -> None:
        self.problem.hide()
        for button in (self.restore_button, self.rescue_button, self.close_button):
            button.setEnabled(False)
        job = self._jobs.start(name, work)
        job.finished.connect(tell)
        job.failed.connect(self._show_problem)
        job.cancelled.connect(self._say_stopped)
        self.job_bar.follow(job)

    def _say_stopped(self) -> None:
        self._show_problem(self.tr("Stopped; nothing was written."))

    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
        self.restore_button.setEnabled(bool(self._backups))
        self.rescue_button.setEnabled(True)
        self.close_button.setEnabled(True)

    def _show_outcome(self, book: Path, sentence: str, losses: Sequence[str]) -> None:
        self.book = book
        self.outcome.setText(sentence)
        self.losses.setPlainText("\n".join(losses))
        self.losses.setVisible(bool(losses))
        self._stack.setCurrentIndex(1)
        self._heading.setText(self.tr("The book can be opened again"))
        self.setWindowTitle(self._heading.text())
        self.open_button.setFocus()

    def _connect(self) -> None:
        self.restore_button.clicked.connect(self.restore)
        self.rescue_button.clicked.connect(self.rescue)
        self.close_button.clicked.connect(self.reject)
        self.open_button.clicked.connect(self.accept)

    def _lay_out(self, sentence: str) -> None:
        self.problem.hide()
        choice, choices = _page()
        choices.addWidget(Text(sentence, TextLook.PLAIN, wraps=True))
        words = self.tr("Nothing is thrown away: the damaged file stays as it is.")
        choices.addWidget(Text(words, TextLook.MUTED, wraps=True))
        if self._backups:
            words = self.tr("A backup is whole, and lacks what came after it.")
            choices.addWidget(_offer(self.tr("Restore a backup"), words, self.list, self.restore_button))
        words = self.tr("All that can still be read comes into a new book, with a list of what could not be read.")
        choices.addWidget(_offer(self.tr("Rescue"), words, None, self.rescue_button))
        choices.addWidget(self.problem)
        choices.addWidget(self.job_bar)
        choices.addStretch(1)
        choices.addLayout(_right(self.close_button))
        outcome, told = _page()
        told.addWidget(self.outcome)
        told.addWidget(self.losses, 1)
        told.addLayout(_right(self.open_button))
        self._stack.addWidget(choice)
        self._stack.addWidget(outcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.S)
        column.addWidget(self._heading)
        column.addWidget(self._stack, 1)
        self.setMinimumSize(520, 620 if self._backups else 420)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.M)
    return page, column


def _offer(title: str, words: str, shown: QWidget | None, button: Button) -> Card:
    card = Card(title)
    card.body.setSpacing(Space.S)
    card.body.addWidget(Text(words, TextLook.SECONDARY, wraps=True))
    if shown is not None:
        card.body.addWidget(shown)
    card.body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
    return card


def _right(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(button)
    return row
