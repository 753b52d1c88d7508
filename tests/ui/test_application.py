"""The whole program in a process of its own, ended from outside in each of the ways that systems have."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from models.services.safety.book_checks import check
from tests.support.processes import Processes, wait_for

# The program with a small piece around that does, once the window stands in the tray's place, what a system would do.
PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
import main
from ui import book_session
start = book_session.BookSession._start_reminding
def start_and_end(session):
    start(session)
    session.window.close_manner = lambda: book_session.CloseManner.MINIMISE
    QTimer.singleShot(0, lambda: {act})
book_session.BookSession._start_reminding = start_and_end
sys.exit(main.main(sys.argv[1:]))
"""
SYSTEM_QUITS = "QCoreApplication.sendEvent(QCoreApplication.instance(), QEvent(QEvent.Type.Quit))"
WINDOWS_ENDS_THE_SESSION = "(QCoreApplication.instance().aboutToQuit.emit(), __import__('os')._exit(7))"


@pytest.fixture
def book(processes: Processes) -> Path:
    return processes.directory / "My book.barnacle"


def start(processes: Processes, book: Path, act: str = "None") -> subprocess.Popen[bytes]:
    processes.environment["QT_QPA_PLATFORM"] = "offscreen"
    options = ["--book", book, "--data-dir", processes.directory / "data"]
    return processes.start([sys.executable, "-c", PROGRAM.format(act=act), *options])


def is_closed_cleanly(book: Path) -> bool:
    """True when the last connection has taken the write-ahead log into the book."""
    return book.exists() and not book.with_name(f"{book.name}-wal").exists()


@pytest.mark.parametrize(("act", "code"), [(SYSTEM_QUITS, 0), (WINDOWS_ENDS_THE_SESSION, 7)])
def test_the_end_of_the_session_closes_the_book(processes: Processes, book: Path, act: str, code: int) -> None:
    assert start(processes, book, act).wait(15) == code
    assert is_closed_cleanly(book)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("wish", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_closes_the_book(processes: Processes, book: Path, wish: str) -> None:
    process = start(processes, book)
    wait_for(lambda: list((processes.directory / "run").glob("*.socket")), "the program")
    process.send_signal(getattr(signal, wish))
    assert process.wait(15) == 0
    assert is_closed_cleanly(book)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_kill_leaves_a_sound_book(processes: Processes, book: Path) -> None:
    process = start(processes, book)
    wait_for(lambda: list((processes.directory / "run").glob("*.socket")), "the program")
    process.kill()
    process.wait(15)
    context = Context.open(book, Clock())
    assert check(context.book).is_sound
    context.close()
