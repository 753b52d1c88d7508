"""Messages of the tray icon, for Windows and macOS."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon

from ui.notifications.notifier import OPEN, Notifier, PopupAction, Way


class TrayMessages(Notifier):
    """Shows a popup through the tray icon, which knows neither buttons nor which message was clicked.

    A click counts for the last one shown. It is not told whether a message was seen, so that other ways come before it.
    Not for Linux, where a message can't be clicked or is lost.
    """

    def __init__(self, icon: QSystemTrayIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._last_key = ""
        icon.messageClicked.connect(self._on_clicked)

    def way(self, key: str) -> Way | None:
        """See `Notifier.way`."""
        return Way.TRAY if key == self._last_key else None

    def show(self, key: str, title: str, body: str, actions: Sequence[PopupAction], initials: str = "") -> None:
        """See `Notifier.show`; buttons and picture are left out."""
        del actions, initials
        can_show = self._icon.isVisible() and QSystemTrayIcon.supportsMessages()
        if can_show:
            self._last_key = key
            self._icon.showMessage(title, body)
        self.delivered.emit(key, can_show)

    def close(self, key: str) -> None:
        """Forget the popup; the system takes its message away by itself."""
        if key == self._last_key:
            self._last_key = ""

    def close_all(self) -> None:
        """Forget the popup; the system takes its message away by itself."""
        self._last_key = ""

    def _on_clicked(self) -> None:
        key, self._last_key = self._last_key, ""
        if key:
            self.acted.emit(key, OPEN)
