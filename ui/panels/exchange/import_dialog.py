"""Bringing contacts in from files: choose, look, bring in, and take back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.context import Context
from models.errors import BarnacleError, ConflictError
from models.formats.reading import ReadingChoices
from models.formats.spreadsheet import UnknownColumnsError
from models.jobs import Progress
from models.services.exchange.column_mappings import SheetColumns
from models.services.exchange.import_choices import ImportChoices
from models.services.exchange.import_reports import ImportPreview, ImportReport
from models.services.exchange.import_reverts import RevertReport
from ui.job_runner import Job, JobRunner, Work
from ui.panels.exchange.import_mapping import ImportMapping
from ui.panels.exchange.import_preview import ImportPreviewPanel
from ui.panels.exchange.import_summary import ImportSummary
from ui.panels.exchange.past_imports import PastImports
from ui.panels.job_bar import JobBar
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.drop_area import DropArea
from ui.widgets.tab_order import order_by_layout
from ui.widgets.text import Text, TextLook
from ui.words.wording import counted

_SIZE = QSize(820, 640)
_FIRST_CONTACTS = 20


class ImportDialog(QDialog):
    """A window beside the main one, which stays usable: what is done there meanwhile is saved after the import.

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
        self._meanings: dict[Path, ReadingChoices] = {}
        self._job: Job | None = None
        self._found: ImportReport | None = None
        self._report: ImportReport | None = None
        self._reverting = 0
        self._tried: Mapping[str, str] = {}
        self.setWindowTitle(self.tr("Import contacts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading = Text(self.tr("Import contacts"), TextLook.HEADING, wraps=True)
        self.problem = Text("", TextLook.PROBLEM, wraps=True)
        self.drop_area = DropArea(
            self.tr("Drop files here"),
            self.tr("vCard (.vcf), CSV or Excel, as phones, Google, Outlook and others write them."),
        )
        self.past = PastImports(context.import_reverts)
        self.preview = ImportPreviewPanel(context)
        self.mapping = ImportMapping(context.column_mappings)
        self.summary = ImportSummary()
        self.job_bar = JobBar()
        self.import_button = Button("", ButtonLook.STRONG)
        self.use_button = Button(self.tr("Use these columns"), ButtonLook.STRONG)
        self.other_button = Button(self.tr("Other files…"))
        self.failed_button = Button(self.tr("Save what failed…"))
        self.undo_button = Button(self.tr("Undo"), icon_name="undo")
        self.rest_button = Button(self.tr("Take back all others"), icon_name="undo")
        self.close_button = Button(self.tr("Close"))
        self._start_page = QWidget()
        self._content = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_choice()

    def read_files(self, paths: Sequence[Path]) -> None:
        """Look into these files, unless others are being brought in; the book is not touched."""
        if self._job is not None:
            return
        self._paths = list(paths)
        self._meanings = {}
        self.preview.clear()
        self._read_again()

    def run(self) -> None:
        """Bring in what is new, and add to who is there."""
        context, chosen, choices = self._context, self._paths, self._choices()

        def work(progress: Progress) -> ImportReport:
            with context.book.connection():
                return context.imports.run(chosen, progress, choices)

        self._start(self.tr("Importing"), work, self._show_result)

    def choose_files(self) -> None:
        """Ask for files."""
        suffixes = "*.vcf *.vcard *.csv *.txt *.tsv *.xlsx *.xls *.ods"
        kinds = ";;".join((self.tr("Contacts ({suffixes})").format(suffixes=suffixes), self.tr("All files (*)")))
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Import contacts"), "", kinds)
        if names:
            self.read_files([Path(name) for name in names])

    def reject(self) -> None:
        """Esc and *Close* stop what is going on; when nothing is, they close."""
        if self._job is None:
            super().reject()
        else:
            self._job.cancel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, and never another one from a field."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def save_failed(self, target: Path) -> None:
        """Write the rows that did not come in to a file."""
        if self._report is None:
            return
        try:
            count = self._context.imports.write_failed(self._report, target, self._choices())
        except BarnacleError as error:
            self._show_problem(str(error))
            return
        words = counted(count, "%Ln row saved as {name}", "%Ln rows saved as {name}")
        self.said.emit(words.format(name=target.name))

    def revert(self, import_id: int, *, leaves_edited: bool = False) -> None:
        """Take an import back as a whole, or what was not changed since."""
        context = self._context
        self._reverting = import_id

        def work(_progress: Progress) -> RevertReport | str:
            with context.book.connection():
                try:
                    return context.import_reverts.revert(import_id, leaves_edited=leaves_edited)
                except ConflictError as error:
                    return str(error)

        self._start(self.tr("Taking the import back"), work, self._show_reverted)

    def open_mapping(self) -> None:
        """Let the owner say what the columns of the file mean."""
        context, path = self._context, self._paths[0]
        reading = replace(self._reading(), meanings=None)

        def work(_progress: Progress) -> SheetColumns:
            return context.column_mappings.columns_of(path, reading)

        self._start(self.tr("Reading the columns"), work, self._show_mapping)

    def _read_again(self) -> None:
        context, chosen, choices = self._context, self._paths, self._choices()

        def work(progress: Progress) -> ImportPreview | None:
            with context.book.connection():
                try:
                    return context.imports.preview(chosen, progress, choices)
                except UnknownColumnsError:
                    if len(chosen) == 1:
                        return None
                    raise

        self._start(self.tr("Reading the files"), work, self._show_preview)

    def _try_mapping(self) -> None:
        if self._job is not None or self._content.currentWidget() is not self.mapping:
            # What is chosen now is asked for at the end of an earlier trial, and is of no use to anything else.
            return
        context, path = self._context, self._paths[0]
        self._tried = self.mapping.meanings()
        reading = replace(self._reading(), meanings=self._tried)

        def work(progress: Progress) -> ImportPreview | str:
            with context.book.connection():
                try:
                    choices = ImportChoices(readings={path: reading})
                    return context.imports.preview([path], progress, choices, first=_FIRST_CONTACTS)
                except BarnacleError as error:
                    return str(error)

        self._start(self.tr("Reading the file"), work, self._show_people)

    def _use_mapping(self) -> None:
        path = self._paths[0]
        self._meanings = {path: ReadingChoices(meanings=self.mapping.meanings())}
        self._read_again()

    def _reading(self) -> ReadingChoices:
        return self.preview.reading.reading()

    def _choices(self) -> ImportChoices:
        reading = self._reading()
        readings = {path: replace(reading, meanings=mapped.meanings) for path, mapped in self._meanings.items()}
        return replace(self.preview.import_choices(), reading=reading, readings=readings)

    def _start(self, name: str, work: Work, show: Callable[[Any], None]) -> None:
        self._show_problem("")
        job = self._jobs.start(name, work)
        self._job = job
        job.ended.connect(self._end_job)
        job.finished.connect(show)
        job.failed.connect(self._show_failure)
        job.cancelled.connect(self._show_choice)
        self.job_bar.follow(job)
        self._enable(is_on=False)

    def _end_job(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self._enable(is_on=True)

    def _enable(self, *, is_on: bool) -> None:
        for widget in (*self._buttons()[:-1], self.drop_area.choose_button, self.preview, self.past):
            widget.setEnabled(is_on)

    def _show_choice(self) -> None:
        self.heading.setText(self.tr("Import contacts"))
        self.past.refresh()
        self._content.setCurrentWidget(self._start_page)
        self._show_buttons()
        self.drop_area.choose_button.setFocus()

    def _show_failure(self, sentence: str) -> None:
        self._show_choice()
        self._show_problem(sentence)

    def _show_preview(self, preview: ImportPreview | None) -> None:
        if preview is None:
            # Not from here: this slot still belongs to the job that has ended.
            QTimer.singleShot(0, self.open_mapping)
            return
        self._found = preview.report
        self.preview.show_preview(preview)
        self._content.setCurrentWidget(self.preview)
        # The filters are new ones.
        order_by_layout(self)
        self._show_found()
        (self.other_button if self._found.is_empty else self.import_button).setFocus()

    def _show_found(self) -> None:
        """Tell what would come in as things are chosen now."""
        if self._found is None:
            return
        report = self._found = replace(self._found, changed=self.preview.changed)
        self.heading.setText(self._found_words(report))
        self.import_button.setText(_import_words(report))
        self._show_buttons(self.other_button, *([] if report.is_empty else [self.import_button]))

    def _show_mapping(self, columns: SheetColumns) -> None:
        self.heading.setText(self.tr("What do the columns mean?"))
        self.mapping.show_columns(columns)
        self._content.setCurrentWidget(self.mapping)
        self._show_buttons(self.other_button, self.use_button)
        self.use_button.setFocus()
        QTimer.singleShot(0, self._try_mapping)

    def _show_people(self, preview: ImportPreview | str) -> None:
        if self._tried != self.mapping.meanings():
            QTimer.singleShot(0, self._try_mapping)
        if isinstance(preview, str):
            self.mapping.show_problem(preview)
        else:
            self.mapping.show_people(preview)

    def _show_result(self, report: ImportReport) -> None:
        self._report = report
        words = counted(report.added, "%Ln contact came in", "%Ln contacts came in")
        if report.changed:
            words += counted(report.changed, ", %Ln was updated", ", %Ln were updated")
        self.heading.setText(words)
        self.summary.show_report(report)
        self._content.setCurrentWidget(self.summary)
        self._show_buttons(
            *([self.failed_button] if report.failed else []),
            *([self.undo_button] if report.import_id is not None else []),
        )
        self.close_button.setFocus()
        self.completed.emit(words)
        self.imported.emit(list(report.contact_ids))

    def _show_reverted(self, report: RevertReport | str) -> None:
        if isinstance(report, str):
            self._show_choice()
            self._show_problem(report)
            self._show_buttons(self.rest_button)
            return
        self.said.emit(counted(report.removed, "Import taken back: %Ln contact", "Import taken back: %Ln contacts"))
        self._show_choice()

    def _found_words(self, report: ImportReport) -> str:
        if not report.read:
            return self.tr("There are no contacts in this file") if len(self._paths) == 1 else self.tr("No contacts")
        if report.is_empty:
            return self.tr("Nothing new")
        if not report.added:
            return counted(report.changed, "%Ln contact to update", "%Ln contacts to update")
        return counted(report.added, "%Ln new contact", "%Ln new contacts")

    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _ask_where(self) -> None:
        if self._report is None or not self._report.failed:
            return
        source = self._report.failed[0][0]
        suffix = source.suffix if source.suffix.lower() in (".vcf", ".vcard", ".csv", ".txt", ".tsv") else ".csv"
        name = self.tr("{name} (failed)").format(name=source.stem) + suffix
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save what failed"), str(source.with_name(name)))
        if path:
            self.save_failed(Path(path))

    def _undo(self) -> None:
        if self._report is not None and self._report.import_id is not None:
            self.revert(self._report.import_id)

    def _buttons(self) -> list[Button]:
        return [
            *(self.failed_button, self.undo_button, self.rest_button, self.other_button),
            *(self.use_button, self.import_button, self.close_button),
        ]

    def _show_buttons(self, *shown: Button) -> None:
        for button in self._buttons()[:-1]:
            button.setVisible(button in shown)

    def _connect(self) -> None:
        self.drop_area.files_dropped.connect(self.read_files)
        self.drop_area.choose_requested.connect(self.choose_files)
        self.past.revert_requested.connect(self.revert)
        self.preview.reading_changed.connect(self._read_again)
        self.preview.settled.connect(self._show_found)
        self.preview.mapping_requested.connect(self.open_mapping)
        self.mapping.changed.connect(self._try_mapping)
        self.mapping.said.connect(self.said)
        self.other_button.clicked.connect(self.choose_files)
        self.use_button.clicked.connect(self._use_mapping)
        self.import_button.clicked.connect(self.run)
        self.failed_button.clicked.connect(self._ask_where)
        self.undo_button.clicked.connect(self._undo)
        self.rest_button.clicked.connect(lambda: self.revert(self._reverting, leaves_edited=True))
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        self.problem.hide()
        start = QVBoxLayout(self._start_page)
        start.setContentsMargins(0, 0, 0, 0)
        start.setSpacing(Space.S)
        start.addWidget(self.drop_area, 3)
        start.addWidget(self.past, 2)
        for page in (self._start_page, self.preview, self.mapping, self.summary):
            self._content.addWidget(page)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        for button in self._buttons()[:-1]:
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(self.heading)
        column.addWidget(self.problem)
        column.addWidget(self._content, 1)
        column.addWidget(self.job_bar)
        column.addLayout(buttons)
        self.resize(_SIZE)


def _import_words(report: ImportReport) -> str:
    if not report.added:
        return counted(report.changed, "Update %Ln contact", "Update %Ln contacts")
    words = counted(report.added, "Import %Ln contact", "Import %Ln contacts")
    return words + (counted(report.changed, ", update %Ln", ", update %Ln") if report.changed else "")
