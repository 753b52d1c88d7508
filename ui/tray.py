"""Barnacle's icon in the system's tray."""

import sys
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from models.domain.snoozes import SnoozeChoice
from ui.icons import with_count
from ui.theme import colours
from ui.words.wording import counted

_TRAY_HOST: Final = "org.kde.StatusNotifierWatcher"
_CLICKS: Final = frozenset({QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick})


class Tray(QObject):
    """The icon with its menu and the number of due things on it; what the owner chooses comes out as a signal.

    Qt settles on the kind of tray when the icon is made, so that it is made again when a tray host comes late (Linux).
    """

    open_requested = Signal()
    due_requested = Signal()
    """What is due is to be shown: by the menu, or by a click on the icon."""
    snooze_all_requested = Signal(object)
    """All that is due is to come back at this `SnoozeChoice`."""
    new_contact_requested = Signal()
    quit_requested = Signal()

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon_picture = icon
        self._due_count = 0
        self._book = ""
        self._snoozes: Sequence[tuple[str, SnoozeChoice]] = ()
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._host_watcher = self._watch_for_host()
        self._rebuild()

    @property
    def icon(self) -> QSystemTrayIcon:
        """The icon as Qt has it; another one after a tray host came late."""
        if self._icon is None:
            raise RuntimeError("the tray was removed")
        return self._icon

    @staticmethod
    def is_available() -> bool:
        """True when there is a tray that can show the icon now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show_due(self, count: int, snoozes: Sequence[tuple[str, SnoozeChoice]] = (), book: str = "") -> None:
        """Tell on the icon how many things are due; the menu offers `snoozes` (text and moment) for all of them.

        `book` is the name that tells the icon from that of another book; without another one an empty text.
        """
        is_other = (count, book) != (self._due_count, self._book)
        # With nothing due the menu offers no snooze, whatever the time: each minute would only wake the desktop.
        if not is_other and (count == 0 or snoozes == self._snoozes):
            return
        self._due_count, self._snoozes, self._book = count, snoozes, book
        self._fill_menu()
        if is_other:
            self._show_count()

    def remove(self) -> None:
        """Take the icon away before the program ends."""
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None

    def _watch_for_host(self) -> QDBusServiceWatcher | None:
        if sys.platform != "linux" or not QDBusConnection.sessionBus().isConnected():
            return None
        watcher = QDBusServiceWatcher(
            _TRAY_HOST,
            QDBusConnection.sessionBus(),
            QDBusServiceWatcher.WatchModeFlag.WatchForRegistration,
            self,
        )
        watcher.serviceRegistered.connect(self._rebuild)
        return watcher

    def _rebuild(self) -> None:
        self.remove()
        self._menu = QMenu()
        self._menu.setAccessibleName(self.tr("Barnacle"))
        self._fill_menu()
        self._icon = QSystemTrayIcon(self._icon_picture, self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        self._show_count()
        self._icon.show()

    def _fill_menu(self) -> None:
        menu = self._menu
        if menu is None:
            return
        menu.clear()
        due = counted(self._due_count, "&What is due (%Ln)", "&What is due (%Ln)")
        menu.addAction(self.tr("&Open Barnacle"), self.open_requested.emit)
        menu.addAction(due if self._due_count else self.tr("&What is due"), self.due_requested.emit)
        menu.addAction(self.tr("&New contact"), self.new_contact_requested.emit)
        snoozes = menu.addMenu(self.tr("&Snooze all until"))
        snoozes.setEnabled(self._due_count > 0)
        for text, choice in self._snoozes:
            snoozes.addAction(text, partial(self.snooze_all_requested.emit, choice))
        menu.addSeparator()
        menu.addAction(self.tr("&Quit"), self.quit_requested.emit)

    def _show_count(self) -> None:
        if self._icon is not None:
            due = counted(self._due_count, "%Ln due", "%Ln due") if self._due_count else ""
            shown = colours()
            self._icon.setToolTip(" – ".join(part for part in (self.tr("Barnacle"), self._book, due) if part))
            self._icon.setIcon(with_count(self._icon_picture, self._due_count, shown.badge, shown.on_badge))

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in _CLICKS:
            self.due_requested.emit()
