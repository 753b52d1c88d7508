"""Which ways of showing a popup this system has, in order."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from ui.notifications.chain import NotifierChain
from ui.notifications.notifier import Notifier
from ui.notifications.own_popups import OwnPopups

if sys.platform == "linux":
    from ui.notifications.system_popups import SystemPopups
else:
    from ui.notifications.tray_messages import TrayMessages


def build_notifier(tray_icon: QSystemTrayIcon, icon_file: str, runtime_dir: Path, parent: QObject) -> Notifier:
    """The notifier of the running program; its popups are closed when the program quits.

    On Linux the desktop's service comes before Barnacle's own popups. On Windows and macOS they come first, since the
    tray reports a message as shown that nobody saw. In `runtime_dir`, which belongs to the user alone, the programs
    agree on where each shows its own.
    """
    ways: list[Notifier] = _windowless_ways(icon_file, runtime_dir)
    if sys.platform != "linux":
        ways.append(TrayMessages(tray_icon))
    return _chain(ways, parent)


def build_windowless_notifier(icon_file: str, runtime_dir: Path, parent: QObject) -> NotifierChain:
    """The notifier of a run without window and tray; where there is no display, that of the desktop's service alone."""
    return _chain(_windowless_ways(icon_file, runtime_dir), parent)


def _windowless_ways(icon_file: str, runtime_dir: Path) -> list[Notifier]:
    ways: list[Notifier] = []
    if sys.platform == "linux":
        ways.append(SystemPopups(icon_file))
    if isinstance(QCoreApplication.instance(), QApplication):
        ways.append(OwnPopups(runtime_dir))
    return ways


def _chain(ways: list[Notifier], parent: QObject) -> NotifierChain:
    notifier = NotifierChain(ways, parent)
    application = QCoreApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(notifier.close_all)
    return notifier
