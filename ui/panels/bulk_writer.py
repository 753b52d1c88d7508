"""One write on many contacts: at once, or off the window's thread where it would take more than a moment."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.context import Context
from models.jobs import NoProgress, Progress
from ui.job_runner import Job, JobRunner

# A write on this many contacts takes about a tenth of a second.
_AT_ONCE = 2_000

Work = Callable[[Progress], Any]


class BulkWriter(QObject):
    """`done` brings the sentence for the owner, `started` the job of a longer write, which can be cancelled as a whole.

    `failed` brings why nothing was written.
    """

    done = Signal(str)
    failed = Signal(str)
    started = Signal(object)
    ended = Signal()

    def __init__(self, context: Context, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self._then: Callable[[Any], None] | None = None
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """True from the beginning of a write until its end; what changed is shown after it."""
        return self._is_busy

    def write(self, name: str, count: int, work: Work, words: Callable[[int], str]) -> None:
        """Run `work` on `count` contacts; it gives how many it changed, `words` make the sentence from that.

        Raises:
            InputError: what was asked can't be written, and it was tried at once.
        """
        self.run(name, count, work, lambda changed: self.done.emit(words(changed)))

    def run(self, name: str, count: int, work: Work, then: Callable[[Any], None]) -> None:
        """Run `work`, which concerns so many contacts, and hand what it gives to `then`.

        Raises:
            InputError: what was asked can't be written, and it was tried at once.
        """
        self._is_busy = True
        if count <= _AT_ONCE:
            try:
                result = work(NoProgress())
            finally:
                self._is_busy = False
            then(result)
            return
        context = self._context

        def carry_out(progress: Progress) -> object:
            with context.book.connection():
                return work(progress)

        self._then = then
        job: Job = self._jobs.start(name, carry_out)
        job.finished.connect(self._finish)
        job.failed.connect(self.failed)
        job.cancelled.connect(self._tell_cancelled)
        job.ended.connect(self._end)
        self.started.emit(job)

    def _finish(self, result: object) -> None:
        if self._then is not None:
            self._then(result)

    def _tell_cancelled(self) -> None:
        self.failed.emit(self.tr("Stopped; nothing was changed."))

    def _end(self) -> None:
        self._is_busy = False
        self.ended.emit()
