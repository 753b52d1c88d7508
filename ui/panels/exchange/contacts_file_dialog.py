"""What the dialogs share that write contacts to a file: whom, how many, the job with its progress, what went wrong."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from models.context import Context
from models.domain.segments import ContactQuery
from models.jobs import Progress
from models.services.segments import SegmentRow
from ui.contact_choice import ContactChoice
from ui.job_runner import Job, JobRunner
from ui.panels.job_bar import JobBar
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.text import Text, TextLook
from ui.words.wording import counted


class ContactsFileDialog(QDialog):
    """`said` tells the file that was written."""

    said = Signal(str)

    def __init__(
        self, title: str, context: Context, jobs: JobRunner, choices: Sequence[ContactChoice], parent: QWidget | None
    ) -> None:
        """`choices` are whom a file can be written of, the usual one first; saved lists are offered behind them."""
        super().__init__(parent)
        self.context = context
        self.choices = [*choices, *map(_choice_of, context.segments.list_all())]
        self.path = Path()
        self._jobs = jobs
        self._job: Job | None = None
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Who"))
        for choice in self.choices:
            self.who.addItem(f"{choice.name} · {choice.about}" if choice.about else choice.name)
        self.preview = Text("", TextLook.STRONG, wraps=True)
        self.problem = Text("", TextLook.PROBLEM, wraps=True)
        self.problem.hide()
        self.job_bar = JobBar()
        self.save_button = Button("", ButtonLook.STRONG)
        self.save_button.setDefault(True)

    def reject(self) -> None:
        """Esc and the button that closes stop what is going on; when nothing is, they close."""
        if self._job is None:
            super().reject()
        else:
            self._job.cancel()

    def chosen(self) -> ContactChoice:
        """Whom the file is written of."""
        return self.choices[self.who.currentIndex()]

    def chosen_count(self) -> int:
        """How many they are."""
        who = self.chosen().who
        return self.context.lists.count(who) if isinstance(who, ContactQuery) else len(who)

    def allow_saving(self, *, is_possible: bool) -> None:
        """Whether there is something to write; while a file is being written there is not."""
        self.save_button.setEnabled(is_possible and self._job is None)

    def write(self, words: str, path: Path, work: Callable[[Progress], int], tell_saved: Callable[[int], None]) -> None:
        """Write the file in a job called `words`; `tell_saved` gets how many are in it."""

        def work_in_book(progress: Progress) -> int:
            with self.context.book.connection():
                return work(progress)

        self.path = path
        self.show_problem("")
        job = self._job = self._jobs.start(words, work_in_book)
        job.ended.connect(self._end_job)
        job.finished.connect(tell_saved)
        job.failed.connect(self.show_problem)
        self.job_bar.follow(job)
        self.save_button.setEnabled(False)

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong; an empty text takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def ask_where(self, name: str, suffix: str, kind: str) -> Path | None:
        """Ask for the file, with `name` and the documents' folder offered; a name without a suffix gets `suffix`."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        offered = str(Path(folder) / f"{name}{suffix}".replace("/", "-"))
        path, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), offered, f"{kind} (*{suffix})")
        if not path:
            return None
        return Path(path) if Path(path).suffix else Path(path + suffix)

    def new_column(self, heading: str, narrowest: int) -> QVBoxLayout:
        """The column of the dialog, at least `narrowest` pixels wide, with its heading."""
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(Text(heading, TextLook.HEADING))
        self.setMinimumWidth(narrowest)
        return column

    def who_line(self) -> QHBoxLayout:
        """The line that asks whom."""
        line = QHBoxLayout()
        line.setSpacing(Space.L)
        line.addWidget(Text(self.tr("Who"), TextLook.SECTION))
        line.addWidget(self.who, 1)
        return line

    def _end_job(self) -> None:
        self._job = None
        self.save_button.setEnabled(True)


def choices_card(title: str, choices: Sequence[tuple[QRadioButton, str]]) -> Card:
    """A card with a line for each choice and what it is for."""
    card = Card(title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.L)
    grid.setVerticalSpacing(Space.XS)
    grid.setColumnStretch(1, 1)
    for number, (button, purpose) in enumerate(choices):
        button.setAccessibleName(f"{button.text()}. {purpose}")
        grid.addWidget(button, number, 0)
        grid.addWidget(Text(purpose, TextLook.SECONDARY, wraps=True), number, 1)
    card.body.addLayout(grid)
    return card


def buttons_at_right(*buttons: QPushButton) -> QHBoxLayout:
    """The buttons that end a dialog."""
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def _choice_of(segment: SegmentRow) -> ContactChoice:
    about = counted(segment.contact_count, "%Ln contact", "%Ln contacts")
    return ContactChoice(segment.query, segment.name, about)
