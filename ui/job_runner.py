"""Long work off the window's thread: the only place of the window that starts threads."""

import gc
import sys
import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from models.errors import BarnacleError, JobCancelledError
from models.jobs import Progress

# A job tells of itself at most this often, so that it can't flood the window, in seconds.
_REPORT_INTERVAL = 0.05
# While a job runs, a thread that waits for the interpreter gets it after this time, in seconds. The window lets go of
# it and waits for it again dozens of times in each painting: with 5 ms, as Python has it, that is 130 ms and more.
_TURN_SECONDS = 0.0001
# Before this, a guess at the remaining time would jump about, in seconds.
_GUESS_AFTER = 1.0

Work = Callable[[Progress], object]


class JobProgress(NamedTuple):
    """How far a job is: `done` of `total` units (0 when unknown), and the seconds it may still take, where guessed."""

    done: int
    total: int
    what: str
    remaining_seconds: float | None


class Job(QObject):
    """One piece of work under way; lives in the window's thread, and its signals come there.

    Exactly one of `finished` (with the result), `failed` (with a sentence for the owner) and `cancelled` comes, once.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, name: str, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._is_abandoned = False
        self._worker = _Worker(work, self)
        self._worker.reported.connect(self._report)
        self._worker.finished.connect(self._end)

    def start(self) -> None:
        """Begin the work."""
        self._worker.start()

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next report, and leaves nothing behind."""
        self._worker.token.cancel()

    def abandon(self) -> None:
        """Wait until the thread has ended; no signal comes any more, not even one that is under way already."""
        self._is_abandoned = True
        self._worker.wait()

    def _report(self, progress: JobProgress) -> None:
        if not (self._worker.token.is_cancelled or self._is_abandoned):
            self.progressed.emit(progress)

    def _end(self) -> None:
        # Bound to this object, so it runs in the window's thread; whoever listens may touch widgets.
        if self._is_abandoned:
            return
        self._worker.wait()
        error = self._worker.error
        self.ended.emit()
        if error is None:
            self.finished.emit(self._worker.result)
        elif isinstance(error, JobCancelledError):
            self.cancelled.emit()
        elif isinstance(error, BarnacleError):
            self.failed.emit(str(error))
        else:
            words = self.tr("{name} failed through a fault of Barnacle; the book is whole.")
            self.failed.emit(words.format(name=self.name))
            raise error


class JobRunner(QObject):
    """Starts jobs and keeps them until they end.

    While one runs, the window's thread waits but shortly for the interpreter, and the cyclic garbage collector rests:
    on a worker's thread it would destroy widgets and layouts of the window, which crashes it now and then.
    """

    emptied = Signal()
    """The last of the jobs has ended, and what it held is gone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._may_collect = gc.isenabled()
        self._usual_turn = sys.getswitchinterval()
        self._is_stopped = False

    @property
    def running(self) -> tuple[Job, ...]:
        """The jobs that have not ended, oldest first."""
        return tuple(self._jobs)

    def start(self, name: str, work: Work) -> Job:
        """Run `work` on a thread of its own; it gets a token to report to, which raises when the owner cancels.

        What uses the book wraps itself in `book.connection()`. `name` is what the owner reads, such as *Save PDF*.
        The first signal comes after this function has returned. After `stop` nothing begins, and no signal comes.
        """
        job = Job(name, work, self)
        if self._is_stopped:
            return job
        if not self._jobs:
            self._begin()
        self._jobs.append(job)
        job.ended.connect(self._forget_ended)
        job.start()
        return job

    def stop(self) -> None:
        """Cancel all jobs and wait for their threads, before the book is closed."""
        self._is_stopped = True
        for job in self._jobs:
            job.cancel()
        for job in self._jobs:
            job.abandon()
        self._jobs.clear()
        self._collect_again()
        sys.setswitchinterval(self._usual_turn)
        # What is still under way of this runner must not speak for the next one's jobs.
        self._may_collect = False

    def allow_collecting(self) -> None:
        """Let the collector run from now on whenever no job does."""
        self._may_collect = True
        if not self._jobs:
            gc.enable()

    def _begin(self) -> None:
        sys.setswitchinterval(_TURN_SECONDS)
        if gc.isenabled():
            self._may_collect = True
            gc.disable()

    def _collect_again(self) -> None:
        if self._may_collect:
            gc.enable()

    def _rest(self) -> None:
        if not self._jobs:
            sys.setswitchinterval(self._usual_turn)
            self._collect_again()
            self.emptied.emit()

    def _forget_ended(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._jobs.remove(job)
            job.deleteLater()
            if not self._jobs:
                # The job has still to say how it ended, and dies only then.
                QTimer.singleShot(0, self, self._rest)


class _Worker(QThread):
    """The thread of a job. Its slots and attributes are read by the job after the thread has ended."""

    reported = Signal(object)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.token = _Token(self.reported.emit)
        self.result: object = None
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.result = self._work(self.token)
        except Exception as error:  # noqa: BLE001 - carried over to the window's thread and raised there
            self.error = error


class _Token:
    """The progress token of a worker: passes reports on, not too often, and raises after a cancel."""

    def __init__(self, tell: Callable[[JobProgress], None]) -> None:
        self._tell = tell
        self._cancelled = threading.Event()
        self._began = time.monotonic()
        self._told = 0.0

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        self._cancelled.set()

    def report(self, done: int, total: int, what: str = "") -> None:
        if self._cancelled.is_set():
            raise JobCancelledError
        now = time.monotonic()
        if now - self._told < _REPORT_INTERVAL and done < total:
            return
        self._told = now
        self._tell(JobProgress(done, total, what, remaining_seconds(now - self._began, done, total)))


def remaining_seconds(elapsed: float, done: int, total: int) -> float | None:
    """The seconds that the rest takes at the pace so far, or None while nothing sensible can be said."""
    if elapsed < _GUESS_AFTER or done <= 0 or total <= 0:
        return None
    return elapsed * max(0, total - done) / done
