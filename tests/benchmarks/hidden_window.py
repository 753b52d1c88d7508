"""The program with its window closed into the tray; says how much memory it holds, in MiB, at each stage.

Lines: `shown`, once the pages were looked at; `hidden`, once the window is closed and all jobs have ended. With
`--minimised` the window is never shown, and there is one line, `started`.

Usage: hidden_window.py BOOK DATA_DIR [--minimised]
"""

import sys

from measuring import own_memory_mib

import main

# Until what begins by itself has begun.
_SETTLED_MS = 2_000
book, data_dir, *options = sys.argv[1:]


def say(stage: str) -> None:
    """One line."""
    print(stage, f"{own_memory_mib():.1f}", flush=True)


def watch_window() -> None:
    """Take the window through its stages once all of it has begun."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ui.book_session import BookSession
    from ui.tray import Tray

    # Where the benchmarks run there is none.
    Tray.is_available = staticmethod(lambda: True)
    begin = BookSession._begin_the_rest

    def end_when_idle(session: "BookSession") -> None:
        if session._jobs.running:
            session._jobs.emptied.connect(lambda: QTimer.singleShot(_SETTLED_MS, lambda: end_when_idle(session)))
            return
        say("started" if options else "hidden")
        QApplication.exit(0)

    def look_and_close(session: "BookSession") -> None:
        for key in ("contacts", "plans", "mailings", "settings", "today"):
            session.window.go_to_page(key)
            QApplication.processEvents()
        say("shown")
        session.window.close()
        QTimer.singleShot(_SETTLED_MS, lambda: end_when_idle(session))

    def begin_and_watch(session: "BookSession") -> None:
        begin(session)
        if options:
            QTimer.singleShot(_SETTLED_MS, lambda: end_when_idle(session))
        else:
            QTimer.singleShot(500, lambda: look_and_close(session))

    BookSession._begin_the_rest = begin_and_watch


watch_window()
sys.exit(main.main(["--book", book, "--data-dir", data_dir, *options]))
