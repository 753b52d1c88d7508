"""The system's wish that the program ends, heard by Qt's loop without polling."""

import signal
import socket
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_WISHES: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name))


class TerminationBridge(QObject):
    """Turns SIGTERM, SIGINT (Ctrl+C) and SIGHUP into `requested`. For the main thread, once in a program.

    Python's own handler writes the signal to a socket (`signal.set_wakeup_fd`), which wakes the event loop.
    """

    requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading, self._writing = socket.socketpair()
        self._reading.setblocking(False)
        self._writing.setblocking(False)
        self._earlier_fd = signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        # Without a Python handler the system would end the program before Qt hears of it.
        self._earlier_handlers = {wish: signal.signal(wish, lambda _number, _frame: None) for wish in _WISHES}
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def close(self) -> None:
        """Give the signals back their former meaning."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._earlier_fd)
        for wish, handler in self._earlier_handlers.items():
            signal.signal(wish, handler)
        self._reading.close()
        self._writing.close()

    def _on_signal(self) -> None:
        numbers = self._reading.recv(64)
        if any(number in _WISHES for number in numbers):
            self.requested.emit()
