"""Which ways of showing a popup this system has, in order."""

import sys

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QSystemTrayIcon

from ui.notifications.chain import NotifierChain
from ui.notifications.notifier import Notifier
from ui.notifications.own_popups import OwnPopups

if sys.platform == "linux":
    from ui.notifications.system_popups import SystemPopups
else:
    from ui.notifications.tray_messages import TrayMessages


def build_notifier(tray_icon: QSystemTrayIcon, icon_file: str, parent: QObject) -> Notifier:
    """The notifier of the running program; its popups are closed when the program quits.

    On Linux the desktop's service comes before Barnacle's own popups. On Windows and macOS they come first, since the
    tray reports a message as shown that nobody saw.
    """
    ways: list[Notifier]
    if sys.platform == "linux":
        del tray_icon
        ways = [SystemPopups(icon_file), OwnPopups()]
    else:
        del icon_file
        ways = [OwnPopups(), TrayMessages(tray_icon)]
    notifier = NotifierChain(ways, parent)
    application = QCoreApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(notifier.close_all)
    return notifier
