"""Barnacle's icon in the system's tray."""

import sys
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

_TRAY_HOST: Final = "org.kde.StatusNotifierWatcher"
_CLICKS: Final = frozenset({QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick})


class Tray(QObject):
    """The icon with its menu and the number of due things; what the owner chooses comes out as a signal.

    Qt settles on the kind of tray when the icon is made, so that it is made again when a tray host comes late (Linux).
    """

    open_requested = Signal()
    due_requested = Signal()
    new_contact_requested = Signal()
    quit_requested = Signal()

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon_picture = icon
        self._due_count = 0
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

    def set_due_count(self, count: int) -> None:
        """Tell how many things are due, in the icon's tool tip."""
        self._due_count = count
        self._update_tool_tip()

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
        self._menu = self._build_menu()
        self._icon = QSystemTrayIcon(self._icon_picture, self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        self._update_tool_tip()
        self._icon.show()

    def _build_menu(self) -> QMenu:
        menu = QMenu()
        menu.setAccessibleName(self.tr("Barnacle"))
        menu.addAction(self.tr("&Open Barnacle")).triggered.connect(self.open_requested)
        menu.addAction(self.tr("&What is due")).triggered.connect(self.due_requested)
        menu.addAction(self.tr("&New contact")).triggered.connect(self.new_contact_requested)
        menu.addSeparator()
        menu.addAction(self.tr("&Quit")).triggered.connect(self.quit_requested)
        return menu

    def _update_tool_tip(self) -> None:
        if self._icon is not None:
            name = self.tr("Barnacle")
            due = self.tr("%n due", "", self._due_count)
            self._icon.setToolTip(f"{name} – {due}" if self._due_count else name)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in _CLICKS:
            self.open_requested.emit()
