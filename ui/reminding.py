"""Tray, popups, reminder window and the minute's look at what came due, put together for one book.

Imported once the window is painted: what talks to the desktop takes a while to load.
"""

import logging
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from models.context import Context
from models.domain.snoozes import SnoozeChoice, each_moment_once
from models.errors import MachineError
from ui.icons import application_icon, icon_path
from ui.job_runner import JobRunner
from ui.notifications.build import build_notifier
from ui.notifications.notifier import OPEN, Way
from ui.notifications.popup_words import PopupText, PopupWords
from ui.panels.due.due_acts import DueActs
from ui.reminder_timer import ReminderTimer
from ui.reminder_window import ReminderWindow
from ui.system.clock_watch import ClockWatch
from ui.tray import Tray
from ui.widgets.snooze_menu import moment, snooze_name
from ui.window_state import WindowState

_log = logging.getLogger(__name__)
_KEEPS_RUNNING = "keeps running"
_TEST = "test"
_LONG_ENOUGH_TO_READ_MS = 12_000


class Reminding(QObject):
    """Barnacle's presence outside its window; what the owner chooses there comes out as a signal."""

    open_requested = Signal()
    contact_requested = Signal(int)
    labels_requested = Signal(object)
    today_requested = Signal()
    new_contact_requested = Signal()
    quit_requested = Signal()
    spread_requested = Signal(int)
    done = Signal(str)
    said = Signal(str)
    test_answered = Signal(object)
    """The test popup was shown by this `Way`, or not at all (None)."""
    ticked = Signal()

    def __init__(
        self,
        context: Context,
        book_name: Callable[[], str],
        runtime_dir: Path,
        parent: QObject | None = None,
        jobs: JobRunner | None = None,
        state: WindowState | None = None,
        said_for_ms: int = _LONG_ENOUGH_TO_READ_MS,
    ) -> None:
        """`book_name` gives the name of the book while another one is open too, else an empty text.

        In `runtime_dir` the programs agree on where each shows its own popups. `jobs` takes writes that last; `state`
        remembers where the reminder window stood; `said_for_ms` is how long a popup stays that is no reminder.
        """
        super().__init__(parent)
        self._context = context
        self._book_name = book_name
        self._jobs = jobs
        self._state = state
        self._has_window = False
        self._said_enough = QTimer(self, singleShot=True, interval=said_for_ms)
        self._words = PopupWords(context, book_name)
        self._acts = DueActs(context, self, jobs)
        self._tray = Tray(application_icon(), self)
        self._watch = ClockWatch(self)
        self._notifier = build_notifier(self._tray.icon, str(icon_path("barnacle-app")), runtime_dir, self)
        self._timer = ReminderTimer(context.clock, context.reminders, self._notifier, self._words, self)
        self._connect()

    @property
    def has_tray(self) -> bool:
        """True when there is a tray that shows the icon now."""
        return self._tray.is_available()

    @cached_property
    def window(self) -> ReminderWindow:
        """The reminder window, made when it is first asked for."""
        window = ReminderWindow(self._context, self._acts, self._book_name, self._jobs, self._state)
        window.contact_requested.connect(self.contact_requested)
        window.labels_requested.connect(self.labels_requested)
        window.today_requested.connect(self.today_requested)
        self._has_window = True
        return window

    def start(self) -> None:
        """Announce what is due now, and look again at each full minute and whenever time has jumped."""
        self._timer.start()
        self._watch.jumped.connect(self._timer.start)

    def close(self) -> None:
        """Take popups, window and icon away."""
        self._watch.stop()
        self._timer.stop()
        self._said_enough.stop()
        self._notifier.close_all()
        self._tray.remove()
        if self._has_window:
            self.window.close()
            self.window.deleteLater()

    def refresh(self) -> None:
        """Show what is open now: on the icon, in the window; popups of what was settled elsewhere go."""
        self._acts.try_again()
        self._timer.close_settled()
        self._timer.heed_hiding()
        items = self._context.reminders.list_open(self._context.clock.local_now())
        self._tray.show_due(len(items), self._snoozes(), self._book_name())
        if self._has_window:
            self.window.refresh()

    def show_window(self) -> None:
        """Show what is open."""
        self.window.show_open()

    def snooze_all(self, choice: SnoozeChoice) -> None:
        """Let all that is open come back at this moment."""
        items = self._context.reminders.list_open(self._context.clock.local_now())
        if items:
            self._acts.snooze(items, choice.due_on, choice.remind_local)

    def say_keeps_running(self) -> None:
        """Tell the owner for a while that closing the window did not end the program."""
        self._show(_KEEPS_RUNNING, self._words.of_running_on(has_tray=self.has_tray))
        self._said_enough.start()

    def stop_saying_keeps_running(self) -> None:
        """The owner has read it, or sees the window again."""
        self._said_enough.stop()
        self._notifier.close(_KEEPS_RUNNING)

    def send_test(self) -> None:
        """Show a popup for a trial; `test_answered` tells by which way it went."""
        self._show(_TEST, self._words.of_test())

    def _show(self, key: str, text: PopupText) -> None:
        self._notifier.show(key, text.title, text.body, text.actions, text.initials)

    def _snoozes(self) -> list[tuple[str, SnoozeChoice]]:
        today, usual_time = self._context.clock.today(), self._context.settings.get().remind_local
        return [
            (f"{snooze_name(choice.snooze)}, {moment(choice, today, usual_time)}", choice)
            for choice in each_moment_once(self._acts.snooze_choices())
        ]

    def _on_delivered(self, key: str, ok: bool) -> None:
        if key == _TEST:
            way: Way | None = self._notifier.way(key) if ok else None
            self.test_answered.emit(way)

    def _on_acted(self, key: str, action_id: str) -> None:
        if key == _TEST and action_id == OPEN:
            self.open_requested.emit()

    def _on_tick(self) -> None:
        self.ticked.emit()
        try:
            self.refresh()
        except MachineError:
            _log.warning("What is open could not be read; it is tried again a minute later", exc_info=True)

    def _connect(self) -> None:
        tray, timer = self._tray, self._timer
        tray.open_requested.connect(self.open_requested)
        tray.due_requested.connect(self.show_window)
        tray.new_contact_requested.connect(self.new_contact_requested)
        tray.snooze_all_requested.connect(self.snooze_all)
        tray.quit_requested.connect(self.quit_requested)
        timer.contact_requested.connect(self.contact_requested)
        timer.today_requested.connect(self.today_requested)
        timer.done_requested.connect(self._acts.finish)
        timer.snooze_requested.connect(self._acts.snooze_for)
        timer.spread_requested.connect(self.spread_requested)
        timer.ticked.connect(self._on_tick)
        self._said_enough.timeout.connect(self.stop_saying_keeps_running)
        self._notifier.delivered.connect(self._on_delivered)
        self._notifier.acted.connect(self._on_acted)
        self._acts.done.connect(self.done)
        self._acts.said.connect(self.said)
