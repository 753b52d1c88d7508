"""Bringing contacts in from files: choose, look, bring in, and take back."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.context import Context
from models.errors import BarnacleError
from models.jobs import Progress
from models.services.import_reports import ImportPreview, ImportReport
from ui.job_runner import Job, JobRunner, Work
from ui.panels.import_summary import ImportSummary
from ui.panels.job_bar import JobBar
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.drop_area import DropArea
from ui.widgets.text import Text, TextLook
from ui.wording import counted

_SIZE = (600, 460)


class ImportDialog(QDialog):
    """While it works, the window behind it waits, since an import holds the book for itself.

    `imported` brings the ids of the contacts that came in, `completed` and `said` a sentence to tell, the first one
    with *Undo*.
    """

    imported = Signal(object)
    completed = Signal(str)
    said = Signal(str)

    def __init__(self, context: Context, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self._paths: list[Path] = []
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Import contacts"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading = Text(self.tr("Import contacts"), TextLook.HEADING, wraps=True)
        self.problem = Text("", TextLook.PROBLEM, wraps=True)
        self.drop_area = DropArea(
            self.tr("Drop files here"),
            self.tr("vCard (.vcf) or CSV, as phones, Google, Outlook and others write them."),
        )
        self.summary = ImportSummary()
        self.job_bar = JobBar()
        self.import_button = Button("", ButtonLook.STRONG)
        self.other_button = Button(self.tr("Other files…"))
        self.undo_button = Button(self.tr("Undo"), icon_name="undo")
        self.close_button = Button(self.tr("Cancel"))
        self._content = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_choice()

    def read_files(self, paths: Sequence[Path]) -> None:
        """Look into these files; the book is not touched."""
        self._paths = list(paths)
        context, chosen = self._context, self._paths

        def work(progress: Progress) -> ImportPreview:
            with context.book.connection():
                return context.imports.preview(chosen, progress)

        self._start(self.tr("Reading the files"), work, self._show_preview)

    def run(self) -> None:
        """Bring in what is new."""
        context, chosen = self._context, self._paths

        def work(progress: Progress) -> ImportReport:
            with context.book.connection():
                return context.imports.run(chosen, progress)

        self._start(self.tr("Importing"), work, self._show_result)

    def choose_files(self) -> None:
        """Ask for files."""
        kinds = ";;".join((self.tr("Contacts (*.vcf *.vcard *.csv *.txt)"), self.tr("All files (*)")))
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Import contacts"), "", kinds)
        if names:
            self.read_files([Path(name) for name in names])

    def reject(self) -> None:
        """Esc and *Cancel* stop what is going on; when nothing is, they close."""
        if self._job is None:
            super().reject()
        else:
            self._job.cancel()

    def undo(self) -> None:
        """Take the import back, while it is the last step."""
        try:
            name = self._context.history.undo()
        except BarnacleError as error:
            self._show_problem(str(error))
            return
        if name is not None:
            self.said.emit(self.tr("Undone: {name}").format(name=name))
        self.accept()

    def _start(self, name: str, work: Work, show: Callable[[Any], None]) -> None:
        self._show_problem("")
        job = self._jobs.start(name, work)
        self._job = job
        job.ended.connect(self._end_job)
        job.finished.connect(show)
        job.failed.connect(self._show_failure)
        job.cancelled.connect(self._show_choice)
        self.job_bar.follow(job)
        for button in (self.import_button, self.other_button, self.drop_area.choose_button):
            button.setEnabled(False)

    def _end_job(self) -> None:
        self._job = None
        for button in (self.import_button, self.other_button, self.drop_area.choose_button):
            button.setEnabled(True)

    def _show_choice(self) -> None:
        self.heading.setText(self.tr("Import contacts"))
        self._content.setCurrentWidget(self.drop_area)
        self._show_buttons()
        self.drop_area.choose_button.setFocus()

    def _show_failure(self, sentence: str) -> None:
        self._show_choice()
        self._show_problem(sentence)

    def _show_preview(self, preview: ImportPreview) -> None:
        report = preview.report
        self.heading.setText(self._found_words(report))
        self.summary.show_report(report)
        self._content.setCurrentWidget(self.summary)
        self.import_button.setText(counted(report.added, "Import %Ln contact", "Import %Ln contacts"))
        self._show_buttons(self.other_button, *([] if report.is_empty else [self.import_button]))
        (self.other_button if report.is_empty else self.import_button).setFocus()

    def _show_result(self, report: ImportReport) -> None:
        words = counted(report.added, "%Ln contact came in", "%Ln contacts came in")
        self.heading.setText(words)
        self.summary.show_report(report)
        self.close_button.setText(self.tr("Close"))
        self._show_buttons(self.undo_button)
        self.close_button.setFocus()
        self.completed.emit(words)
        self.imported.emit(list(report.contact_ids))

    def _found_words(self, report: ImportReport) -> str:
        if not report.read:
            return self.tr("There are no contacts in this file") if len(self._paths) == 1 else self.tr("No contacts")
        if not report.added:
            return self.tr("Nothing new")
        return counted(report.added, "%Ln new contact", "%Ln new contacts")

    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _show_buttons(self, *shown: Button) -> None:
        for button in (self.undo_button, self.other_button, self.import_button):
            button.setVisible(button in shown)

    def _connect(self) -> None:
        self.drop_area.files_dropped.connect(self.read_files)
        self.drop_area.choose_requested.connect(self.choose_files)
        self.other_button.clicked.connect(self.choose_files)
        self.import_button.clicked.connect(self.run)
        self.undo_button.clicked.connect(self.undo)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        self.problem.hide()
        for page in (self.drop_area, self.summary):
            self._content.addWidget(page)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addStretch(1)
        for button in (self.undo_button, self.close_button, self.other_button, self.import_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(self.heading)
        column.addWidget(self.problem)
        column.addWidget(self._content, 1)
        column.addWidget(self.job_bar)
        column.addLayout(buttons)
        self.resize(*_SIZE)
