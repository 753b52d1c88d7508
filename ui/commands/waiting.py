"""Popups without a window, for as long as one of them is open; a click starts the window on that contact."""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from models.context import Context
from models.paths import Paths
from models.services.due.reminders import Reminder
from ui.commands.arguments import TODAY
from ui.icons import application_icon, icon_path
from ui.notifications.build import build_windowless_notifier
from ui.notifications.chain import NotifierChain
from ui.notifications.popup_words import PopupWords
from ui.panels.due.due_acts import DueActs
from ui.reminder_timer import ReminderTimer
from ui.system.clock_watch import ClockWatch
from ui.system.display import has_display
from ui.system.program import program_command
from ui.system.single_instance import name_among_others
from ui.system.termination import TerminationBridge
from ui.theme import Theme


@dataclass(slots=True)
class Waited:
    """What came of it; `opened` is the id of the contact that a click asked for, or `today`."""

    announced: list[Reminder] = field(default_factory=list)
    not_shown: list[Reminder] = field(default_factory=list)
    opened: int | str | None = None


class Waiting(QObject):
    """Announces as the window does, minute by minute, until no popup is open any more."""

    ended = Signal()

    def __init__(
        self, context: Context, notifier: NotifierChain, book_name: Callable[[], str], parent: QObject | None = None
    ) -> None:
        """`book_name` gives the name of the book while another one is open too, else an empty text."""
        super().__init__(parent)
        self.waited = Waited()
        self._notifier = notifier
        self._watch = ClockWatch(self)
        self._acts = DueActs(context, self)
        self._timer = ReminderTimer(context.clock, context.reminders, notifier, PopupWords(context, book_name), self)
        self._timer.contact_requested.connect(self._open)
        self._timer.today_requested.connect(self._open_today)
        self._timer.spread_requested.connect(self._open_today)
        self._timer.done_requested.connect(self._acts.finish)
        self._timer.snooze_requested.connect(self._acts.snooze_for)
        self._timer.settled.connect(self._note)
        self._timer.ticked.connect(self._tick)
        # What a popup asked for is done before the end is thought of.
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._end_if_settled)
        for signal in (notifier.acted, notifier.dismissed, notifier.delivered):
            signal.connect(self._look.start)

    def start(self) -> None:
        """Announce what is due now."""
        self._watch.jumped.connect(self._timer.start)
        self._timer.start()
        self._look.start()

    def close(self) -> None:
        """Take the popups back."""
        self._watch.stop()
        self._timer.stop()
        self._notifier.close_all()

    def _end_if_settled(self) -> None:
        if self._notifier.is_idle or self.waited.opened is not None:
            self._acts.try_again()
            self.ended.emit()

    def _tick(self) -> None:
        self._acts.try_again()
        self._timer.close_settled()
        self._timer.heed_hiding()
        self._look.start()

    def _note(self, reminders: Sequence[Reminder], is_shown: bool) -> None:
        place = self.waited.announced if is_shown else self.waited.not_shown
        place += [reminder for reminder in reminders if reminder not in place]

    def _open(self, contact_id: int) -> None:
        self.waited.opened = contact_id

    def _open_today(self) -> None:
        self.waited.opened = TODAY


def wait_for_click(context: Context, arguments: argparse.Namespace) -> Waited:
    """Announce what is due, stay until it is settled, and open the window where a click asked for it.

    A wish of the system to end is followed; what is open then is announced again by nobody, and stays due.
    """
    application = _make_application()
    runtime_dir = Paths.of_user(arguments.data_dir).runtime_dir
    notifier = build_windowless_notifier(str(icon_path("barnacle-app")), runtime_dir, application)
    book_name = partial(name_among_others, context.book_path, runtime_dir)
    waiting = Waiting(context, notifier, book_name, application)
    termination = TerminationBridge(application)
    for signal in (waiting.ended, termination.requested):
        signal.connect(application.quit)
    QTimer.singleShot(0, waiting.start)
    application.exec()
    waiting.close()
    termination.close()
    if waiting.waited.opened is not None:
        _open_window(waiting.waited.opened, context, arguments)
    return waiting.waited


def _make_application() -> QCoreApplication:
    if not has_display(os.environ):
        return QCoreApplication(sys.argv[:1])
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Barnacle")
    application.setWindowIcon(application_icon())
    application.setQuitOnLastWindowClosed(False)
    Theme(application)
    return application


def _open_window(opened: int | str, context: Context, arguments: argparse.Namespace) -> None:
    """Start the window, or have the one that is open show it; it outlives this program."""
    options = ["--book", str(context.book_path)]
    if arguments.data_dir is not None:
        options += ["--data-dir", str(arguments.data_dir.absolute())]
    if arguments.today is not None:
        options += ["--today", arguments.today.isoformat()]
    command = program_command(*options, "--open", str(opened))
    nowhere = subprocess.DEVNULL
    subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)  # noqa: S603
