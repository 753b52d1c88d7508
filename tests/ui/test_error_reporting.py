"""A fault is told in one calm window and logged without names; the program goes on."""

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.errors import InputError
from ui.error_reporting import ErrorReporter, start_log
from ui.panels.error_dialog import ErrorDialog

SECRET = "Anna Łoś, +44 7700 900123"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The program's log; the tests' own is put aside."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    start_log(tmp_path / "barnacle.log")
    yield tmp_path / "barnacle.log"
    for handler in root.handlers:
        handler.close()
    root.handlers = handlers
    root.setLevel(level)


def shown() -> list[ErrorDialog]:
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ErrorDialog) and widget.isVisible()
    ]


def fail(error: BaseException) -> None:
    raise error


def report(reporter: ErrorReporter, error: BaseException) -> None:
    try:
        fail(error)
    except BaseException as raised:  # noqa: BLE001 - as the last resort does
        reporter._report(raised)


def test_a_fault_opens_one_window_and_is_logged_without_what_it_says(qtbot: QtBot, log: Path) -> None:
    reporter = ErrorReporter()
    report(reporter, KeyError(SECRET))
    report(reporter, KeyError(SECRET))
    (dialog,) = shown()
    assert SECRET.split(",", maxsplit=1)[0] in dialog.details.toPlainText()
    assert not dialog.details.isVisible()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == dialog.details.toPlainText()
    dialog.close_button.click()
    assert shown() == []
    text = log.read_text(encoding="utf-8")
    assert "KeyError" in text
    assert "Łoś" not in text


def test_after_the_window_was_closed_the_next_fault_is_told(qtbot: QtBot, log: Path) -> None:
    reporter = ErrorReporter()
    for _ in range(2):
        report(reporter, KeyError("x"))
        (dialog,) = shown()
        dialog.close_button.click()


def test_a_sentence_for_the_owner_opens_no_window(qtbot: QtBot, log: Path) -> None:
    reporter, told = ErrorReporter(), []
    reporter.tell_through(told.append)
    report(reporter, InputError("Type a name."))
    assert (told, shown()) == (["Type a name."], [])


def test_a_fault_in_another_thread_is_told_in_the_windows(qtbot: QtBot, log: Path) -> None:
    reporter = ErrorReporter()
    worker = threading.Thread(target=lambda: reporter._raised.emit(KeyError("x")))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: len(shown()) == 1)
    shown()[0].close_button.click()


def test_what_an_exception_says_never_comes_into_the_log(log: Path) -> None:
    try:
        fail(ValueError(SECRET))
    except ValueError:
        logging.getLogger("ui.test").warning("Something waits", exc_info=True)
    text = log.read_text(encoding="utf-8")
    assert "Something waits" in text
    assert "ValueError" in text
    assert "Łoś" not in text


def test_the_log_is_renamed_when_it_is_full_and_at_most_four_are_kept(log: Path) -> None:
    for _ in range(30_000):
        logging.getLogger("ui.test").warning("x" * 80)
    files = sorted(path.name for path in log.parent.iterdir())
    assert files == ["barnacle.log", "barnacle.log.1", "barnacle.log.2", "barnacle.log.3"]
    assert all(path.stat().st_size <= 510_000 for path in log.parent.iterdir())
