"""The program with its window, which imports a file, takes it back and brings it again; says how long it paused.

Lines: what was done, and the longest time in milliseconds for which the window's event loop did nothing else then.

Usage: importing_window.py BOOK DATA_DIR FILE
"""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import main

if TYPE_CHECKING:
    from ui.book_session import BookSession

_TICK_MS = 3
# So long after a job has ended all that follows from it is done.
_SETTLED_MS = 1_500
book, data_dir, imported = sys.argv[1:]


class Pauses:
    """Takes the window through its stages, and notes the longest pause of each."""

    def __init__(self, session: "BookSession") -> None:
        from PySide6.QtCore import QTimer

        self._session = session
        self._stages = self._walk()
        self._longest = 0.0
        self._last = time.perf_counter()
        self._beat = QTimer(session, interval=_TICK_MS)
        self._beat.timeout.connect(self._note)
        self._beat.start()
        self._go_on()

    def _walk(self) -> Iterator[tuple[str, Callable[[], object]]]:
        pages, window = self._session._pages, self._session.window
        yield "look into the file", lambda: pages.import_files([Path(imported)])
        yield "import", pages._import.run
        yield "take the import back", pages._import.undo_button.click
        pages._import.close()
        yield "undo", window._undo
        yield "undo of an import", window._undo
        yield "redo of an import", window._redo

    def _note(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, (now - self._last) * 1_000 - _TICK_MS)
        self._last = now

    def _go_on(self) -> None:
        from PySide6.QtWidgets import QApplication

        stage = next(self._stages, None)
        if stage is None:
            QApplication.exit(0)
            return
        name, act = stage
        self._longest = 0.0
        act()
        self._when_settled(lambda: self._end(name))

    def _end(self, name: str) -> None:
        print(f"{self._longest:.1f} {name}", flush=True)
        self._go_on()

    def _when_settled(self, then: Callable[[], None]) -> None:
        from PySide6.QtCore import QTimer

        jobs = self._session._jobs
        is_busy = bool(jobs.running)
        QTimer.singleShot(
            50 if is_busy else _SETTLED_MS,
            self._session,
            (lambda: self._when_settled(then)) if is_busy else then,
        )


def watch_window() -> None:
    """Begin once all of the window has begun."""
    from PySide6.QtCore import QTimer

    from ui.book_session import BookSession

    begin = BookSession._begin_the_rest

    def begin_and_watch(session: BookSession) -> None:
        begin(session)
        QTimer.singleShot(_SETTLED_MS, session, lambda: Pauses(session))

    BookSession._begin_the_rest = begin_and_watch


watch_window()
sys.exit(main.main(["--book", book, "--data-dir", data_dir]))
