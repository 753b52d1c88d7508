"""Errors that nobody caught: a sentence for the owner where there is one, else one calm window; and the log."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from models.errors import BarnacleError

if TYPE_CHECKING:
    from ui.panels.error_dialog import ErrorDialog

_log = logging.getLogger(__name__)
_LOG_BYTES = 500_000
_LOG_FILES = 3

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def start_log(path: Path) -> None:
    """Write the log to `path`, which is renamed when it is full; a folder that can't be written to means no log."""
    try:
        path.touch(mode=0o600)
    except OSError:
        return
    handler = _LogFile(path)
    handler.setFormatter(_NamelessFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


class _NamelessFormatter(logging.Formatter):
    """Writes down where an exception came from and of what kind it is; its message may hold a name."""

    def formatException(self, ei: ExceptionInfo) -> str:
        kind, _, place = ei
        return "".join(traceback.format_tb(place)) + (kind.__name__ if kind is not None else "")


class _LogFile(logging.Handler):
    """Begins with its first line, since the handler that renames full files takes a while to load."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    @cached_property
    def _file(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        file = RotatingFileHandler(self._path, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8")
        file.setFormatter(self.formatter)
        return file

    def close(self) -> None:
        """Close the file, if a line was written."""
        if "_file" in vars(self):
            self._file.close()
        super().close()

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line; without a file to write to there is no log."""
        try:
            self._file.emit(record)
        except OSError:
            self.handleError(record)


class ErrorReporter(QObject):
    """Takes what no one caught, from any thread, and tells it in the window's thread.

    A BarnacleError is told as its sentence through `tell`. Anything else is a defect: its place goes to the log,
    without its message, which may hold a name, and a window offers the details; the program goes on.
    """

    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell: Callable[[str], None] | None = None
        self._dialog: ErrorDialog | None = None
        self._raised.connect(self._report)

    def install(self) -> None:
        """Become the program's last resort."""
        sys.excepthook = self._take
        threading.excepthook = lambda args: self._raised.emit(args.exc_value)

    def tell_through(self, tell: Callable[[str], None] | None) -> None:
        """Where sentences for the owner go, such as the line at the foot of the window."""
        self._tell = tell

    def _take(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self._raised.emit(error)

    def _report(self, error: BaseException) -> None:
        if isinstance(error, BarnacleError) and self._tell is not None:
            self._tell(str(error))
            return
        place = "".join(traceback.format_tb(error.__traceback__))
        _log.error("%s\n%s", type(error).__name__, place)
        self._show(error)

    def _show(self, error: BaseException) -> None:
        if self._dialog is not None:
            return
        from ui.panels.error_dialog import ErrorDialog

        dialog = ErrorDialog("".join(traceback.format_exception(error)), QApplication.activeWindow())
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
