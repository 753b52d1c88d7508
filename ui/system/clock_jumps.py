"""The kernel's word that the clock of this machine was set, on Linux: a timer that is cancelled by it.

A wake from sleep counts too, since the kernel sets the clock then (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET).
"""

import ctypes
import logging
import os
import time
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_log = logging.getLogger(__name__)
_CLOCK_REALTIME: Final = 0
_TFD_TIMER_ABSTIME: Final = 1
_TFD_TIMER_CANCEL_ON_SET: Final = 2
_FOREVER_S: Final = 100 * 365 * 86_400


class _TimerSetting(ctypes.Structure):
    """`struct itimerspec` of Linux."""

    _fields_ = (
        ("interval_s", ctypes.c_long),
        ("interval_ns", ctypes.c_long),
        ("value_s", ctypes.c_long),
        ("value_ns", ctypes.c_long),
    )


class ClockJumps(QObject):
    """Emits `jumped`; where the kernel or the C library knows nothing of it, never."""

    jumped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notifier: QSocketNotifier | None = None
        try:
            self._library = ctypes.CDLL(None, use_errno=True)
            self._fd: int = self._library.timerfd_create(_CLOCK_REALTIME, os.O_NONBLOCK | os.O_CLOEXEC)
        except (OSError, AttributeError):
            self._fd = -1
        if self._fd < 0 or not self._arm():
            _log.info("The kernel does not tell when the clock is set")
            return
        self._notifier = QSocketNotifier(self._fd, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)
        self.destroyed.connect(partial(_close, self._fd))

    @property
    def is_armed(self) -> bool:
        """True while the kernel will tell."""
        return self._notifier is not None and self._notifier.isEnabled()

    def _arm(self) -> bool:
        setting = _TimerSetting(0, 0, int(time.time()) + _FOREVER_S, 0)
        flags = _TFD_TIMER_ABSTIME | _TFD_TIMER_CANCEL_ON_SET
        return bool(self._library.timerfd_settime(self._fd, flags, ctypes.byref(setting), None) == 0)

    def _on_readable(self) -> None:
        try:
            os.read(self._fd, 8)
        except OSError:
            # ECANCELED: the clock was set. A timer that was cancelled is not armed any more.
            _log.debug("The clock was set")
        if not self._arm() and self._notifier is not None:
            self._notifier.setEnabled(False)
        self.jumped.emit()


def _close(fd: int, _object: QObject | None = None) -> None:
    os.close(fd)
