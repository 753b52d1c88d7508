"""One look a minute at what came due, and the popups for it."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from models.clock import Clock
from models.domain.due import Translate
from models.errors import MachineError
from models.services.reminders import MOST_POPUPS, Reminder
from ui.notifications.notifier import OPEN, Notifier, PopupAction

_log = logging.getLogger(__name__)
_SUMMARY: Final = "summary"
_NAMED: Final = 3


class ReminderSource(Protocol):
    """Knows what is due and not yet announced, and who announces it."""

    def collect(self, now_local: datetime, translate: Translate) -> Sequence[Reminder]:
        """What is due by this local time and was not announced, in the owner's language."""

    def claim(self, reminders: Sequence[Reminder]) -> list[Reminder]:
        """Take the announcements, all at once; gives those that no other program has."""

    def confirm(self, reminders: Sequence[Reminder]) -> None:
        """Say that the announcements were shown."""

    def release(self, reminders: Sequence[Reminder]) -> None:
        """Give the announcements back, to be made later."""


class ReminderTimer(QObject):
    """Announces what came due at each full minute of the wall clock, and once at the start.

    Each announcement is claimed before it is shown and released when nothing could be shown, so that it comes once
    whatever runs beside, and again when it was lost. A changed clock or a sleep costs a minute at most.
    """

    contact_requested = Signal(int)
    today_requested = Signal()
    ticked = Signal()
    """A full minute of the wall clock has begun."""

    def __init__(
        self, clock: Clock, reminders: ReminderSource, notifier: Notifier, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._reminders = reminders
        self._notifier = notifier
        self._announced: dict[str, tuple[Reminder, ...]] = {}
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_full_minute)
        notifier.delivered.connect(self._on_delivered)
        notifier.acted.connect(self._on_acted)

    def start(self) -> None:
        """Announce what is due now, and go on with each full minute."""
        self._on_full_minute()

    def stop(self) -> None:
        """Look no more; popups that are shown stay."""
        self._timer.stop()

    def announce(self) -> None:
        """Show popups for what is due by now and was not announced; a busy book is asked again a minute later."""
        try:
            due = self._reminders.collect(self._clock.local_now(), partial(QCoreApplication.translate, "Due"))
            claimed = self._reminders.claim(due)
        except MachineError:
            _log.warning("Reminders wait for the next minute", exc_info=True)
            return
        if len(claimed) > MOST_POPUPS:
            self._show_summary(claimed)
            return
        for reminder in claimed:
            self._show(reminder.key, (reminder,), reminder.title, reminder.body, self.tr("Open"))

    def _on_full_minute(self) -> None:
        # First the next look, so that no failure of this one ends the series.
        self._timer.start(milliseconds_to_full_minute(self._clock.local_now()))
        self.ticked.emit()
        self.announce()

    def _show_summary(self, reminders: Sequence[Reminder]) -> None:
        names = list(dict.fromkeys(reminder.title for reminder in reminders))
        rest = len(names) - _NAMED
        parts = names[:_NAMED] + ([self.tr("%Ln more", "", rest)] if rest > 0 else [])
        title = self.tr("%Ln reminders", "", len(reminders))
        self._show(_SUMMARY, tuple(reminders), title, ", ".join(parts), self.tr("Show Today"))

    def _show(self, key: str, reminders: tuple[Reminder, ...], title: str, body: str, open_text: str) -> None:
        self._announced[key] = reminders
        self._notifier.show(key, title, body, [PopupAction(OPEN, open_text)])

    def _on_delivered(self, key: str, ok: bool) -> None:
        reminders = self._announced.get(key, ()) if ok else self._announced.pop(key, ())
        settle = self._reminders.confirm if ok else self._reminders.release
        try:
            settle(reminders)
        except MachineError:
            # An unsettled claim runs out by itself, and the reminder comes again.
            _log.warning("The book could not be told whether a reminder was shown", exc_info=True)

    def _on_acted(self, key: str, action_id: str) -> None:
        reminders = self._announced.pop(key, ())
        if not reminders or action_id != OPEN:
            return
        if key == _SUMMARY:
            self.today_requested.emit()
        else:
            self.contact_requested.emit(reminders[0].contact_id)


def milliseconds_to_full_minute(now_local: datetime) -> int:
    """How long until the next full minute; never 0."""
    passed = timedelta(seconds=now_local.second, microseconds=now_local.microsecond)
    return -((passed - timedelta(minutes=1)) // timedelta(milliseconds=1))
