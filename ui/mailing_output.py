"""A mailing on its way out: saved or printed by a job, frozen, and logged once it printed well."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from models.context import Context
from models.domain.label_sheets import LabelStock
from models.domain.printer_profiles import PrinterProfile
from models.jobs import Progress
from models.printing.label_parts import sheets_from
from models.printing.labels import PreparedLabels
from ui.job_runner import JobRunner, Work
from ui.paper import print_pdf
from ui.words.wording import counted


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A mailing that goes out: its labels, to whom, what it carries, and whether a letter is logged.

    `mailing_id` is set once it began; what is printed of it from then on begins no other.
    """

    prepared: PreparedLabels
    name: str
    carried: str = ""
    is_logged: bool = True
    mailing_id: int | None = None

    @property
    def people(self) -> int:
        """For how many people a letter is logged."""
        return people_on(self.prepared) if self.is_logged else 0


def people_on(prepared: PreparedLabels) -> int:
    """How many contacts are on labels; the owner's own address is none."""
    ids = {label.contact_id for label in prepared.labels}
    for label in prepared.labels:
        if label.other_ids:
            ids.update(label.other_ids)
    return len(ids - {0})


class MailingOutput(QObject):
    """Carries one mailing at a time; says when it is out and what came of it."""

    went_out = Signal(object, object)
    """The mailing (Outgoing), and the file it was saved to, or None when it was printed."""
    logged = Signal()
    not_logged = Signal()
    done = Signal(str)
    said = Signal(str)
    job_started = Signal(object)
    ended = Signal()

    def __init__(self, context: Context, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs = jobs

    def save(self, outgoing: Outgoing, path: Path, first_sheet: int = 1) -> None:
        """Write the labels from a sheet on to a PDF file, and freeze the mailing if it begins with it."""
        context = self._context

        def work(progress: Progress) -> tuple[Outgoing, Path]:
            with context.book.connection():
                context.mailings.write_pdf(_part(outgoing.prepared, first_sheet), path, progress)
                return _begun(context, outgoing), path

        self._start(self.tr("Saving the labels"), work, self.tr("Cancelled; no file was written."))

    def print_on(self, outgoing: Outgoing, printer: QPrinter, first_sheet: int = 1) -> None:
        """Print the labels from a sheet on, and freeze the mailing if it begins with it."""
        context = self._context

        def work(progress: Progress) -> tuple[Outgoing, None]:
            with context.book.connection(), tempfile.TemporaryDirectory(prefix="barnacle-") as folder:
                path = Path(folder) / "labels.pdf"
                context.mailings.write_pdf(_part(outgoing.prepared, first_sheet), path, progress)
                print_pdf(path, printer, progress, is_grey=outgoing.prepared.options.logo_path is None)
                return _begun(context, outgoing), None

        self._start(self.tr("Printing"), work, self.tr("Cancelled; nothing was printed."))

    def save_test_sheet(self, stock: LabelStock, profile: PrinterProfile | None, path: Path) -> None:
        """Write a printer's test sheet to a PDF file."""
        mailings = self._context.mailings

        def work(_progress: Progress) -> str:
            mailings.write_test_sheet(stock, path, profile)
            return self.tr("Saved as {name}").format(name=path.name)

        self._start_test(work)

    def print_test_sheet(self, stock: LabelStock, profile: PrinterProfile | None, printer: QPrinter) -> None:
        """Print a printer's test sheet."""
        mailings = self._context.mailings

        def work(progress: Progress) -> str:
            with tempfile.TemporaryDirectory(prefix="barnacle-") as folder:
                path = Path(folder) / "test sheet.pdf"
                mailings.write_test_sheet(stock, path, profile)
                print_pdf(path, printer, progress)
            return self.tr("Sent to the printer")

        self._start_test(work)

    def _start_test(self, work: Work) -> None:
        job = self._jobs.start(self.tr("Test sheet"), work)
        job.finished.connect(self._say)
        job.failed.connect(self.said)

    def _say(self, words: str) -> None:
        self.said.emit(words)

    def confirm(self, outgoing: Outgoing) -> None:
        """Take a mailing as printed well: log its letters, where they are to be, and remember the part-used sheet."""
        context, mailing_id, is_logged = self._context, outgoing.mailing_id, outgoing.people > 0
        if mailing_id is None:
            return

        def work(progress: Progress) -> int:
            with context.book.connection():
                if is_logged:
                    return context.mailing_runs.log(mailing_id, progress)
                context.mailing_runs.settle(mailing_id)
                return 0

        job = self._jobs.start(self.tr("Logging the letters"), work)
        job.finished.connect(self._tell_logged)
        job.failed.connect(self._tell_not_logged)
        job.cancelled.connect(lambda: self._tell_not_logged(self.tr("Cancelled; no letter was logged.")))
        job.ended.connect(self.ended)
        self.job_started.emit(job)

    def _start(self, name: str, work: Work, cancelled_words: str) -> None:
        job = self._jobs.start(name, work)
        job.finished.connect(self._tell_out)
        job.failed.connect(self.said)
        job.cancelled.connect(lambda: self.said.emit(cancelled_words))
        job.ended.connect(self.ended)
        self.job_started.emit(job)

    def _tell_out(self, result: tuple[Outgoing, Path | None]) -> None:
        outgoing, path = result
        self.went_out.emit(outgoing, path)

    def _tell_logged(self, count: int) -> None:
        self.logged.emit()
        if count:
            self.done.emit(counted(count, "Logged a letter for %Ln person", "Logged a letter for %Ln people"))

    def _tell_not_logged(self, words: str) -> None:
        self.not_logged.emit()
        self.said.emit(words)


def _part(prepared: PreparedLabels, first_sheet: int) -> PreparedLabels:
    return prepared if first_sheet <= 1 else sheets_from(prepared, first_sheet)


def _begun(context: Context, outgoing: Outgoing) -> Outgoing:
    if outgoing.mailing_id is not None:
        return outgoing
    runs = context.mailing_runs
    mailing_id = runs.begin(outgoing.prepared, outgoing.name, outgoing.carried, becomes_usual=True)
    return Outgoing(outgoing.prepared, outgoing.name, outgoing.carried, outgoing.is_logged, mailing_id)
