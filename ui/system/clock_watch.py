"""Notices at once that time has jumped: the laptop woke, or its clock or zone was set.

A timer of Qt counts the time in which the machine runs, so that it comes late after a sleep. Where nothing tells of it,
the next full minute finds out.
"""

import sys

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from ui.system.clock_jumps import ClockJumps

_SIGNALS = (
    # org.freedesktop.login1(5) and org.freedesktop.timedate1(5); elogind speaks the first too.
    ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep"),
    ("org.freedesktop.timedate1", "/org/freedesktop/timedate1", "org.freedesktop.DBus.Properties", "PropertiesChanged"),
)


class ClockWatch(QObject):
    """Emits `jumped` once for what happens in one breath. On Windows and macOS it has nothing to listen to."""

    jumped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A wake is told by logind and by the kernel.
        self._breath = QTimer(self, singleShot=True, interval=0)
        self._breath.timeout.connect(self.jumped)
        if sys.platform != "linux":
            return
        self._jumps = ClockJumps(self)
        self._jumps.jumped.connect(self._breath.start)
        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return
        slot = SLOT("_on_signal(QDBusMessage)")
        for service, path, interface, name in _SIGNALS:
            # PySide's types ask for bytes, PySide itself for the text.
            bus.connect(service, path, interface, name, self, slot)  # type: ignore[call-overload]

    def stop(self) -> None:
        """Tell nothing any more."""
        self._breath.blockSignals(True)

    @Slot(QDBusMessage)
    def _on_signal(self, message: QDBusMessage) -> None:
        # PrepareForSleep comes with True before the sleep.
        if message.arguments()[:1] != [True]:
            self._breath.start()
