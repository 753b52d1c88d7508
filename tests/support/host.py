"""A small program around the parts that touch the desktop: one window for a book, tray, popups, clean termination.

It says on standard output what happens to it, and does what standard input tells:
{"do": "show", "key": …, "title": …, "body": …}, {"do": "close", "key": …}, {"do": "quit"}.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMainWindow

from ui.notifications.build import build_notifier
from ui.notifications.notifier import OPEN, PopupAction
from ui.system.single_instance import SingleInstance, StartRequest
from ui.system.termination import TerminationBridge
from ui.tray import Tray


class Host(QObject):
    """Wires the parts as the program does."""

    def __init__(self, application: QApplication, instance: SingleInstance, request: StartRequest) -> None:
        super().__init__(application)
        self._window = QMainWindow()
        self._window.setWindowTitle("Host")
        if not request.is_minimised:
            self._window.show()
        instance.listen(self._on_start)
        picture = QPixmap(32, 32)
        picture.fill(QColor("#0e7c86"))
        self._tray = Tray(QIcon(picture), self)
        self._notifier = build_notifier(self._tray.icon, "", Path(os.environ["XDG_RUNTIME_DIR"]), self)
        self._notifier.delivered.connect(lambda key, ok: say("delivered", key=key, ok=ok))
        self._notifier.acted.connect(lambda key, action_id: say("acted", key=key, action=action_id))
        self._tray.due_requested.connect(lambda: say("due_requested"))
        self._termination = TerminationBridge(self)
        self._termination.requested.connect(application.quit)
        application.aboutToQuit.connect(lambda: say("quitting"))
        self._orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._orders.activated.connect(self._on_orders)
        say("ready", tray=Tray.is_available())

    def _on_start(self, request: StartRequest) -> str:
        say("started_again", contact_id=request.contact_id, files=[str(file) for file in request.files])
        if request.today is not None:
            return "Barnacle is open with another day."
        if not request.is_minimised:
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
            self._window.show()
            self._window.raise_()
            self._window.activateWindow()
        return ""

    def _on_orders(self) -> None:
        orders = os.read(sys.stdin.fileno(), 65536)
        if not orders:
            QApplication.quit()
        for line in orders.splitlines():
            order = json.loads(line)
            if order["do"] == "show":
                self._notifier.show(order["key"], order["title"], order["body"], [PopupAction(OPEN, "Open")])
            elif order["do"] == "close":
                self._notifier.close(order["key"])
            else:
                QApplication.quit()


def say(event: str, **fields: object) -> None:
    """One line for the test."""
    sys.stdout.write(json.dumps({"event": event, **fields}) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Become the window of the book, or hand over to the one there is."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--book", type=Path, default=Path("book"))
    parser.add_argument("--request", default=StartRequest().to_json())
    parser.add_argument("--patience-ms", type=int, default=5000)
    options = parser.parse_args()
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    instance = SingleInstance(options.book, Path(os.environ["XDG_RUNTIME_DIR"]), options.patience_ms)
    request = StartRequest.from_json(options.request)
    answer = instance.claim_or_hand_over(request)
    if answer is not None:
        say("handed_over", ok=answer.is_accepted, sentence=answer.sentence)
        return
    host = Host(application, instance, request)
    application.exec()
    instance.close()
    del host


if __name__ == "__main__":
    main()
