"""The end of the session as the window system tells it: macOS, Windows, and session managers of X11.

Of the last PySide6's own Qt knows nothing; there the program is ended by SIGTERM or with the screen.
"""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication


class EndingApplication(QApplication):
    """Says that the system wants it to end, and lets no window refuse that by staying in the tray.

    Qt asks the windows first, and one that hides or minimises instead of closing would hold up the owner's logging out.
    """

    end_requested = Signal()
    """The program is to end now."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.commitDataRequest.connect(self._on_commit_data)

    def event(self, event: QEvent) -> bool:
        """Take the wish to quit for the program as a whole."""
        if event.type() is QEvent.Type.Quit:
            event.accept()
            self.end_requested.emit()
            return True
        return super().event(event)

    @staticmethod
    def _on_commit_data(manager: QSessionManager) -> None:
        # What is typed is saved at each change, so that there is nothing to ask; and whether Barnacle starts with the
        # session is for the owner to choose, not for the session manager.
        manager.setRestartHint(QSessionManager.RestartHint.RestartNever)
