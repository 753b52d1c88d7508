"""One write on many contacts: at once, or off the window's thread where it would take more than a moment."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from models.context import Context
from models.jobs import NoProgress, Progress
from ui.job_runner import Job, JobRunner

# A write on this many contacts takes about a third of a second.
_AT_ONCE = 2_000


class BulkWriter(QObject):
    """`done` brings the sentence for the owner, `started` the job of a longer write; it can't be cancelled half-way."""

    done = Signal(str)
    failed = Signal(str)
    started = Signal(object)
    ended = Signal()

    def __init__(self, context: Context, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self._words: Callable[[int], str] = str

    def write(self, name: str, count: int, work: Callable[[Progress], int], words: Callable[[int], str]) -> None:
        """Run `work` on `count` contacts; it gives how many it changed, `words` make the sentence from that.

        Raises:
            InputError: what was asked can't be written, and it was tried at once.
        """
        if count <= _AT_ONCE:
            self.done.emit(words(work(NoProgress())))
            return
        context = self._context
        self._words = words

        def run(progress: Progress) -> int:
            with context.book.connection():
                return work(progress)

        job: Job = self._jobs.start(name, run)
        job.finished.connect(self._finish)
        job.failed.connect(self.failed)
        job.ended.connect(self.ended)
        self.started.emit(job)

    def _finish(self, count: int) -> None:
        self.done.emit(self._words(count))
