"""One look a minute at what came due, and the popups for it."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from models.clock import Clock
from models.domain.due import DueItem
from models.errors import MachineError
from models.services.due.reminders import MOST_POPUPS, DaySummary, Reminder, Reminders
from ui.notifications.notifier import OPEN, Notifier
from ui.notifications.popup_words import DONE, SPREAD_PREFIX, PopupText, PopupWords, snooze_of

_log = logging.getLogger(__name__)
_SUMMARY: Final = "summary"


@dataclass(frozen=True, slots=True)
class _Announced:
    """What a popup tells of; `items` are all that must be settled for it to go."""

    items: tuple[DueItem, ...]
    reminders: tuple[Reminder, ...] = ()
    summary: DaySummary | None = None


class ReminderTimer(QObject):
    """Announces what came due at each full minute of the wall clock, and once at the start.

    Each announcement is claimed before it is shown and released when nothing could be shown, so that it comes once
    whatever runs beside, and again when it was lost. A changed clock or a sleep costs a minute at most.
    """

    contact_requested = Signal(int)
    today_requested = Signal()
    done_requested = Signal(object)
    """These items were done (a list of them)."""
    snooze_requested = Signal(object, object)
    """These items are to come back, after this `Snooze`."""
    spread_requested = Signal(int)
    """What is overdue is to be spread over so many days."""
    settled = Signal(object, bool)
    """These reminders (a sequence) were shown, or could not be and come again."""
    ticked = Signal()
    """A full minute of the wall clock has begun."""

    def __init__(
        self,
        clock: Clock,
        reminders: Reminders,
        notifier: Notifier,
        words: PopupWords,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._reminders = reminders
        self._notifier = notifier
        self._words = words
        self._announced: dict[str, _Announced] = {}
        self._hides_details = words.hides_details
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
        now_local = self._clock.local_now()
        try:
            self._announce_summary(now_local)
            due = self._reminders.collect(now_local, _translate)
            claimed = self._reminders.claim(due)
        except MachineError:
            _log.warning("Reminders wait for the next minute", exc_info=True)
            return
        told = self._told_on_screen() if claimed else {}
        if len(claimed) + sum(map(len, told.values())) > MOST_POPUPS:
            self._show_many(told, claimed)
            return
        for reminder in claimed:
            self._show(reminder.key, _announced([reminder]), self._words.of_one(reminder))

    def _told_on_screen(self) -> dict[str, list[Reminder]]:
        """What each popup on the screen tells of that is open, by its key, the first told first."""
        shown = {
            key: one.reminders
            for key, one in self._announced.items()
            if one.reminders and self._notifier.way(key) is not None
        }
        still_open = self._names_open() if shown else frozenset()
        return {
            key: [reminder for reminder in reminders if not still_open.isdisjoint(reminder.item.names)]
            for key, reminders in shown.items()
        }

    def _show_many(self, told: Mapping[str, Sequence[Reminder]], claimed: Sequence[Reminder]) -> None:
        """One popup for all of them, in the place of those that `told` of some."""
        for key in told:
            if key != _SUMMARY:
                del self._announced[key]
                self._notifier.close(key)
        reminders = [*chain.from_iterable(told.values()), *claimed]
        self._show(_SUMMARY, _announced(reminders), self._words.of_many(reminders))

    def _names_open(self) -> frozenset[tuple[str, str]]:
        return self._reminders.names_open(self._clock.local_now())

    def close_settled(self) -> None:
        """Take back the popups whose matter was settled elsewhere: logged, moved, snoozed, put into the trash."""
        if not self._announced:
            return
        still_open = self._names_open()
        for key, announced in list(self._announced.items()):
            if all(still_open.isdisjoint(item.names) for item in announced.items):
                del self._announced[key]
                self._notifier.close(key)

    def heed_hiding(self) -> None:
        """Hide the names on the screen when the owner wishes it now, or tell them again."""
        hides = self._words.hides_details
        if hides == self._hides_details:
            return
        self._hides_details = hides
        for key, announced in list(self._announced.items()):
            if self._notifier.way(key) is not None:
                self._show_again(key, announced)

    def _show_again(self, key: str, announced: _Announced) -> None:
        if announced.summary is not None:
            self._show(key, announced, self._words.of_summary(announced.summary))
            return
        reminders = self._reminders.worded(announced.reminders, self._clock.local_now(), _translate)
        text = self._words.of_one(reminders[0]) if len(reminders) == 1 else self._words.of_many(reminders)
        self._show(key, _announced(reminders), text)

    def _on_full_minute(self) -> None:
        # First the next look, so that no failure of this one ends the series.
        self._timer.start(milliseconds_to_full_minute(self._clock.local_now()))
        self.ticked.emit()
        self.announce()

    def _announce_summary(self, now_local: datetime) -> None:
        summary = self._reminders.find_summary(now_local)
        if summary is None or not self._reminders.claim_summary(summary, now_local):
            return
        if summary.count == 0:
            self._reminders.confirm_summary(summary)
            return
        announced = _Announced(tuple(self._reminders.list_open(now_local)), summary=summary)
        self._show(summary.key, announced, self._words.of_summary(summary))

    def _show(self, key: str, announced: _Announced, text: PopupText) -> None:
        self._announced[key] = announced
        self._notifier.show(key, text.title, text.body, text.actions, text.initials)

    def _on_delivered(self, key: str, ok: bool) -> None:
        announced = self._announced.get(key) if ok else self._announced.pop(key, None)
        if announced is None:
            return
        self.settled.emit(announced.reminders, ok)
        try:
            if announced.summary is not None:
                (self._reminders.confirm_summary if ok else self._reminders.release_summary)(announced.summary)
            else:
                (self._reminders.confirm if ok else self._reminders.release)(announced.reminders)
        except MachineError:
            # An unsettled claim runs out by itself, and the reminder comes again.
            _log.warning("The book could not be told whether a reminder was shown", exc_info=True)

    def _on_acted(self, key: str, action_id: str) -> None:
        announced = self._announced.pop(key, None)
        if announced is None:
            return
        is_one = len(announced.reminders) == 1
        if action_id == OPEN and is_one:
            self.contact_requested.emit(announced.reminders[0].contact_id)
        elif action_id == OPEN:
            self.today_requested.emit()
        elif action_id == DONE:
            self.done_requested.emit(list(announced.items))
        elif action_id.startswith(SPREAD_PREFIX):
            self.spread_requested.emit(int(action_id.removeprefix(SPREAD_PREFIX)))
        elif (snooze := snooze_of(action_id)) is not None:
            self.snooze_requested.emit(list(announced.items), snooze)


def _translate(text: str) -> str:
    return QCoreApplication.translate("Due", text)


def _announced(reminders: Sequence[Reminder]) -> _Announced:
    return _Announced(tuple(reminder.item for reminder in reminders), tuple(reminders))


def milliseconds_to_full_minute(now_local: datetime) -> int:
    """How long until the next full minute; never 0."""
    passed = timedelta(seconds=now_local.second, microseconds=now_local.microsecond)
    return -((passed - timedelta(minutes=1)) // timedelta(milliseconds=1))
