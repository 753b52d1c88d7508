"""Writes about plans: at once, or off the window's thread where many people are on one."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from models.context import Context
from models.jobs import Progress
from ui.job_runner import JobRunner

# Moving this many contacts takes about a tenth of a second.
_AT_ONCE = 400


class PlanWriter(QObject):
    """`started` brings the job of a longer write; it can't be cancelled half-way."""

    started = Signal(object)
    failed = Signal(str)
    ended = Signal()

    def __init__(self, context: Context, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self._then: Callable[[int], None] | None = None
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """True from the beginning of a write until its end; what changed is shown after it."""
        return self._is_busy

    def write(self, name: str, contact_count: int, work: Callable[[], int], then: Callable[[int], None]) -> None:
        """Run `work`, which concerns so many contacts, and hand what it gives to `then`.

        Raises:
            InputError: what was asked can't be written, and it was tried at once.
        """
        self._is_busy = True
        if contact_count <= _AT_ONCE:
            try:
                result = work()
            finally:
                self._is_busy = False
            then(result)
            return
        context = self._context

        def run(_progress: Progress) -> int:
            with context.book.connection():
                return work()

        self._then = then
        job = self._jobs.start(name, run)
        job.finished.connect(self._finish)
        job.failed.connect(self.failed)
        job.ended.connect(self._end)
        self.started.emit(job)

    def _finish(self, result: int) -> None:
        if self._then is not None:
            self._then(result)

    def _end(self) -> None:
        self._is_busy = False
        self.ended.emit()
