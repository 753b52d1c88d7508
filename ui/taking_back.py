"""Undo and redo, at once or off the window's thread, with the words that tell it."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from models.context import Context
from models.errors import BarnacleError
from models.jobs import Progress
from models.services.safety.history import Reversal
from ui.job_runner import Job, JobRunner
from ui.kept_writes import KeepingContext

# So many rows of the book are written back in about a fifth of a second.
_AT_ONCE = 4_000


class TakingBack(QObject):
    """`said` brings the sentence for the owner, `started` the job of what lasts.

    What is asked for while such a job runs comes after it, in order. `ended` tells that another step stands next.
    """

    said = Signal(str)
    started = Signal(object)
    ended = Signal()

    def __init__(self, context: Context, jobs: JobRunner | None = None, parent: QObject | None = None) -> None:
        """`jobs` takes what lasts; without it all is done at once."""
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self._waiting: deque[Callable[[], None]] = deque()
        self._words = ""
        self._is_busy = False

    def undo(self) -> None:
        """Take back the last step."""
        if self._is_busy:
            self._waiting.append(self.undo)
            return
        history = self._context.history
        name = self.tr("Undoing “{name}”").format(name=history.undo_name)
        self._take_back(name, history.undo_size, history.undo_of_now(), self.tr("Undone: {name}"))

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._is_busy:
            self._waiting.append(self.redo)
            return
        history = self._context.history
        name = self.tr("Doing “{name}” again").format(name=history.redo_name)
        self._take_back(name, history.redo_size, history.redo_of_now(), self.tr("Done again: {name}"))

    def _take_back(self, name: str, size: int, step: Reversal, words: str) -> None:
        self._words = words
        is_held = self._context.book.is_held
        if self._jobs is not None and (size > _AT_ONCE or is_held) and not self._must_come_later():
            # While another job writes, this one waits for its turn, with the step that stands last now.
            self._begin(self._jobs, name, step)
            return
        try:
            self._tell(step(None))
        except BarnacleError as error:
            self.said.emit(str(error))
        self.ended.emit()

    def _must_come_later(self) -> bool:
        """True while something that was done later waits to be saved, which may build on the step."""
        context = self._context
        return isinstance(context, KeepingContext) and context.kept_writes.is_waiting

    def _begin(self, jobs: JobRunner, name: str, step: Reversal) -> None:
        context = self._context

        def take_back(progress: Progress) -> str | None:
            with context.book.connection():
                return step(progress)

        self._is_busy = True
        job: Job = jobs.start(name, take_back)
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)
        job.cancelled.connect(self._stop)
        self.started.emit(job)

    def _finish(self, name: str | None) -> None:
        self._tell(name)
        self._go_on()

    def _fail(self, sentence: str) -> None:
        self.said.emit(sentence)
        self._go_on()

    def _stop(self) -> None:
        self._waiting.clear()
        self.said.emit(self.tr("Stopped; nothing was changed."))
        self._go_on()

    def _go_on(self) -> None:
        self._is_busy = False
        self.ended.emit()
        while self._waiting and not self._is_busy:
            self._waiting.popleft()()

    def _tell(self, name: str | None) -> None:
        if name is not None:
            self.said.emit(self._words.format(name=name))
