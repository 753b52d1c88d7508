"""Keeps the open book safe without being asked: backups, old trash, and a file that went away."""

import logging
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal

from models.context import Context
from models.errors import DamagedBookError, MachineError
from models.jobs import Progress
from models.services.safety.upkeep import Upkeep, look_after
from ui.job_runner import Job, JobRunner

_log = logging.getLogger(__name__)
# A second folder that is absent is told once in so many backups, not every hour.
_TOLD_EVERY: Final = 24
# After a failure the next attempt comes so many minutes later.
_PAUSE_MINUTES: Final = 60


class BookKeeper(QObject):
    """Looks after the book at the start and with each tick; long work goes to a job."""

    said = Signal(str)
    damage_found = Signal(str)
    """The book is damaged; brings the sentence for the owner."""
    file_gone = Signal(str, object)
    """The book's file was moved, removed or replaced; brings a sentence, and the backup in which all of it was kept."""
    backed_up = Signal()
    trash_emptied = Signal()

    def __init__(self, context: Context, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self._job: Job | None = None
        self._is_gone = False
        self._pause = 0
        self._untold = 0
        self._looked_on: date | None = None

    def look(self) -> None:
        """Do what is due now; called at the start and each minute."""
        if self._is_gone or self._job is not None:
            return
        if not self._is_in_place():
            self._keep_what_is_open()
            return
        context = self._context
        self._looked_on = context.clock.today()

        def work(_progress: Progress) -> Upkeep | DamagedBookError:
            try:
                with context.book.connection():
                    return look_after(context.backups, context.trash, context.contact_history)
            except DamagedBookError as error:
                return error

        self._job = self._jobs.start(self.tr("Backing up"), work)
        self._job.ended.connect(self._forget_job)
        self._job.finished.connect(self._tell)
        self._job.failed.connect(self._tell_failed)

    def tick(self) -> None:
        """A minute went by."""
        self._pause = max(0, self._pause - 1)
        if not self._is_in_place() or (not self._pause and self._is_due()):
            self.look()

    def _is_due(self) -> bool:
        """True when a backup is due, and once on each day, so that damage is not found weeks after it was done."""
        try:
            return self._looked_on != self._context.clock.today() or self._context.backups.is_due()
        except MachineError:
            return False

    def _is_in_place(self) -> bool:
        try:
            self._context.book.refuse_other_file()
        except MachineError:
            return False
        return True

    def _keep_what_is_open(self) -> None:
        self._is_gone = True
        try:
            made = self._context.backups.keep_what_is_open()
        except MachineError as error:
            self.file_gone.emit(str(error), None)
            return
        words = self.tr("The file of this book was moved, removed or replaced. All that is in it was kept in {file}.")
        self.file_gone.emit(words.format(file=made.path), made.path)

    def _tell_failed(self, sentence: str) -> None:
        self._pause = _PAUSE_MINUTES
        self.said.emit(sentence)

    def _forget_job(self) -> None:
        self._job = None

    def _tell(self, result: object) -> None:
        if isinstance(result, DamagedBookError):
            _log.error("The book is damaged")
            self._pause = _PAUSE_MINUTES
            self.damage_found.emit(str(result))
        elif isinstance(result, Upkeep):
            self._tell_done(result)

    def _tell_done(self, upkeep: Upkeep) -> None:
        if upkeep.purged:
            self.trash_emptied.emit()
        if upkeep.backup is None:
            return
        self.backed_up.emit()
        if upkeep.backup.second_problem:
            if self._untold % _TOLD_EVERY == 0:
                self.said.emit(upkeep.backup.second_problem)
            self._untold += 1
