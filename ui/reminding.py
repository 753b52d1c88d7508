"""Tray, popups and the minute's look at what came due, put together for one book.

Imported once the window is painted: what talks to the desktop takes a while to load.
"""

from PySide6.QtCore import QObject, Signal

from models.context import Context
from ui.clock_watch import ClockWatch
from ui.icons import application_icon, icon_path
from ui.notifications.build import build_notifier
from ui.reminder_timer import ReminderTimer
from ui.tray import Tray

_KEEPS_RUNNING = "keeps running"


class Reminding(QObject):
    """Barnacle's presence outside its window; what the owner chooses there comes out as a signal."""

    open_requested = Signal()
    contact_requested = Signal(int)
    today_requested = Signal()
    new_contact_requested = Signal()
    quit_requested = Signal()
    ticked = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = Tray(application_icon(), self)
        self._tray.open_requested.connect(self.open_requested)
        self._tray.due_requested.connect(self.today_requested)
        self._tray.new_contact_requested.connect(self.new_contact_requested)
        self._tray.quit_requested.connect(self.quit_requested)
        self._notifier = build_notifier(self._tray.icon, str(icon_path("barnacle-app")), self)
        self._timer = ReminderTimer(context.clock, context.reminders, self._notifier, self)
        self._timer.contact_requested.connect(self.contact_requested)
        self._timer.today_requested.connect(self.today_requested)
        self._timer.ticked.connect(self.ticked)

    @property
    def has_tray(self) -> bool:
        """True when there is a tray that shows the icon now."""
        return self._tray.is_available()

    def start(self) -> None:
        """Announce what is due now, and look again at each full minute and whenever time has jumped."""
        self._timer.start()
        ClockWatch(self).jumped.connect(self._timer.start)

    def close(self) -> None:
        """Take popups and icon away."""
        self._timer.stop()
        self._notifier.close_all()
        self._tray.remove()

    def show_due_count(self, count: int) -> None:
        """Tell beside the icon how much is due."""
        self._tray.set_due_count(count)

    def say_keeps_running(self) -> None:
        """Tell the owner that closing the window did not end the program."""
        place = self.tr("in the tray") if self.has_tray else self.tr("in the task bar")
        body = self.tr("It goes on reminding you from {place}. Quit ends it; Settings can change this.")
        self._notifier.show(_KEEPS_RUNNING, self.tr("Barnacle keeps running"), body.format(place=place), [])
