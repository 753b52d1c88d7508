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

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from models.errors import BarnacleError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

_log = logging.getLogger(__name__)
_LOG_BYTES = 500_000
_LOG_FILES = 3


def start_log(path: Path) -> None:
    """Write the log to `path`, which is renamed when it is full; a folder that can't be written to means no log."""
    try:
        path.touch(mode=0o600)
    except OSError:
        return
    handler = _LogFile(path)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


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
        self._box: QMessageBox | None = None
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
        if self._box is not None:
            return
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QApplication.activeWindow())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Barnacle"))
        box.setText(self.tr("Something went wrong in Barnacle."))
        box.setInformativeText(
            self.tr(
                "What was saved before is safe, and you can go on. The details can be copied and sent with a report."
            )
        )
        box.setDetailedText("".join(traceback.format_exception(error)))
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.finished.connect(self._forget_box)
        self._box = box
        box.open()

    def _forget_box(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None
