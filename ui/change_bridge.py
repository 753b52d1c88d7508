"""Carries change sets from the thread that wrote to the thread of the window."""

from PySide6.QtCore import QObject, Signal

from models.services.changes import ChangeSet


class ChangeBridge(QObject):
    """Subscribe `announce` to the context; connect `changed` to bound methods of the window's objects.

    A signal emitted on another thread is queued to the receiver's thread, so a page never runs on a worker.
    """

    changed = Signal(object)

    def announce(self, change: ChangeSet) -> None:
        """Pass the change set on."""
        self.changed.emit(change)
