"""Carries change sets to the window's thread, and notices at once when another program writes to the book."""

import os
from collections.abc import Callable

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from models.context import Context
from models.errors import MachineError

# Writing shows as a handful of file events, and counts only when the last byte is on the disk, in milliseconds.
_SETTLED_MS = 120
# On a slow disk the write is visible a little after its last file event: one more look, in milliseconds.
_SECOND_LOOK_MS = 1_500


class ChangeBridge(QObject):
    """Emits `changed` with each ChangeSet; connect it to bound methods of the window's objects."""

    changed = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        # From a worker the signal is queued to the receiver's thread; from the window it goes through at once.
        self._unsubscribe = context.subscribe(self.changed.emit)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._await_settling)
        self._watcher.directoryChanged.connect(self._await_settling)
        self._settled = self._timer(_SETTLED_MS, self._look)
        self._second_look = self._timer(_SECOND_LOOK_MS, self.look_at_book)

    def begin_to_watch(self) -> None:
        """Notice other programs' writing from now on, and what they wrote since the book was opened.

        Not at once: the system takes some milliseconds, which the first painting need not wait for.
        """
        self._watch()
        self.look_at_book()

    def close(self) -> None:
        """End it, before the book is closed."""
        self._unsubscribe()
        self._settled.stop()
        self._second_look.stop()
        self._watcher.blockSignals(True)
        self._watcher.deleteLater()

    def look_at_book(self) -> bool:
        """See whether another program has written; True when the pages were told to read all again."""
        try:
            return self._context.notice_other_writers()
        except MachineError:
            # The book is locked or gone for now; whatever the owner does next says so in its own place.
            return False

    def _await_settling(self) -> None:
        self._settled.start()

    def _look(self) -> None:
        self._watch()
        if not self.look_at_book():
            self._second_look.start()

    def _watch(self) -> None:
        """Watch the book, its write-ahead log and their folder; the log comes and goes."""
        book = self._context.book_path
        log = book.with_name(f"{book.name}-wal")
        watched = {*self._watcher.files(), *self._watcher.directories()}
        missing = [str(path) for path in (book, log, book.parent) if os.path.exists(path) and str(path) not in watched]
        if missing:
            self._watcher.addPaths(missing)

    def _timer(self, interval: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(act)
        return timer
