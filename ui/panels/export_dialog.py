"""Writing contacts to a file that other programs read."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from models.context import Context
from models.jobs import Progress
from ui.contact_choice import ContactChoice
from ui.job_runner import Job, JobRunner
from ui.panels.job_bar import JobBar
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.text import Text, TextLook
from ui.wording import counted


class ExportDialog(QDialog):
    """Asks who and as what, then where; `said` tells the file that was written."""

    said = Signal(str)

    def __init__(
        self, context: Context, jobs: JobRunner, choices: Sequence[ContactChoice], parent: QWidget | None = None
    ) -> None:
        """`choices` are what can be exported, the usual one first."""
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self._choices = choices
        self._job: Job | None = None
        self._path = Path()
        self.setWindowTitle(self.tr("Export contacts"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.who_buttons = [QRadioButton(_words(choice)) for choice in choices]
        self.kind_buttons = {suffix: QRadioButton(words) for suffix, words in self._kinds().items()}
        self.problem = Text("", TextLook.PROBLEM, wraps=True)
        self.job_bar = JobBar()
        self.save_button = Button(self.tr("Save as…"), ButtonLook.STRONG)
        self.cancel_button = Button(self.tr("Cancel"))
        self.save_button.clicked.connect(self._ask_where)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self.who_buttons[0].setChecked(True)
        self.kind_buttons[".vcf"].setChecked(True)

    def save_to(self, path: Path) -> None:
        """Write the chosen contacts to `path`, whose suffix says as what."""
        context, who = self._context, self._chosen().who

        def work(progress: Progress) -> int:
            with context.book.connection():
                return context.exports.write(path, who, progress)

        self._path = path
        self._show_problem("")
        job = self._jobs.start(self.tr("Exporting"), work)
        self._job = job
        job.ended.connect(self._end_job)
        job.finished.connect(self._tell_saved)
        job.failed.connect(self._show_problem)
        self.job_bar.follow(job)
        self.save_button.setEnabled(False)

    def reject(self) -> None:
        """Esc and *Cancel* stop what is going on; when nothing is, they close."""
        if self._job is None:
            super().reject()
        else:
            self._job.cancel()

    def _end_job(self) -> None:
        self._job = None
        self.save_button.setEnabled(True)

    def _tell_saved(self, count: int) -> None:
        words = counted(count, "%Ln contact saved as {name}", "%Ln contacts saved as {name}")
        self.said.emit(words.format(name=self._path.name))
        self.accept()

    def _ask_where(self) -> None:
        suffix = next(suffix for suffix, button in self.kind_buttons.items() if button.isChecked())
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{self._chosen().name}{suffix}".replace("/", "-")
        kind = f"*{suffix} (*{suffix})"
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export contacts"), str(Path(folder) / name), kind)
        if path:
            self.save_to(Path(path) if Path(path).suffix else Path(path + suffix))

    def _chosen(self) -> ContactChoice:
        number = next(number for number, button in enumerate(self.who_buttons) if button.isChecked())
        return self._choices[number]

    def _kinds(self) -> dict[str, str]:
        return {
            ".vcf": self.tr("vCard, for phones and mail programs (.vcf)"),
            ".csv": self.tr("Spreadsheet (.csv)"),
            ".ics": self.tr("Calendar with birthdays, occasions and follow-ups (.ics)"),
        }

    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.S)
        column.addWidget(Text(self.tr("Export contacts"), TextLook.HEADING))
        for title, buttons in ((self.tr("Who"), self.who_buttons), (self.tr("As"), [*self.kind_buttons.values()])):
            column.addWidget(Text(title, TextLook.SECTION))
            # A ground of their own makes the buttons of a question exclude each other.
            ground = QWidget()
            inner = QVBoxLayout(ground)
            inner.setContentsMargins(0, 0, 0, Space.S)
            inner.setSpacing(Space.XS)
            for button in buttons:
                button.setAccessibleName(f"{title}: {button.text()}")
                inner.addWidget(button)
            column.addWidget(ground)
        self.problem.hide()
        column.addWidget(self.problem)
        column.addWidget(self.job_bar)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)
        column.addLayout(row)
        self.setMinimumWidth(440)


def _words(choice: ContactChoice) -> str:
    return f"{choice.name} · {choice.about}" if choice.about else choice.name
