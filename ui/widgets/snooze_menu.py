"""A menu of moments to which something is snoozed, each with the moment of return beside it."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QMenu, QWidget

from models.domain.snoozes import Snooze, SnoozeChoice, each_moment_once
from ui.widgets.day_menu import CalendarMenu, weekday_and_day
from ui.words.day_text import day_time_text

_WEEK = 7


class SnoozeMenu(QMenu):
    """`chosen` brings the day, and the time of day as `HH:MM` or an empty text; `snooze_chosen` the `Snooze` it is."""

    chosen = Signal(object, str)
    snooze_chosen = Signal(object)

    def __init__(
        self, choices: Sequence[SnoozeChoice], today: date, usual_time: str, parent: QWidget | None = None
    ) -> None:
        """`usual_time` (`HH:MM`) is when the day's reminders come."""
        super().__init__(parent)
        for choice in each_moment_once(choices):
            action = self.addAction(f"{snooze_name(choice.snooze)}\t{moment(choice, today, usual_time)}")
            action.triggered.connect(lambda _checked=False, choice=choice: self._choose(choice))
        self.addSeparator()
        self.calendar_menu = CalendarMenu(today, self)
        self.calendar_menu.day_chosen.connect(self._choose_day)
        self.addMenu(self.calendar_menu)

    def _choose(self, choice: SnoozeChoice) -> None:
        self.chosen.emit(choice.due_on, choice.remind_local)
        self.snooze_chosen.emit(choice.snooze)

    def _choose_day(self, day: date) -> None:
        self.close()
        self.chosen.emit(day, "")


def moment(choice: SnoozeChoice, today: date, usual_time: str) -> str:
    """When it comes back: `15:15`, `Mon 23 Nov 08:00`."""
    time = day_time_text(choice.remind_local or usual_time)
    return time if choice.due_on == today else f"{weekday_and_day(choice.due_on)} {time}"


def near_moment(choice: SnoozeChoice, today: date, usual_time: str) -> str:
    """When it comes back, as shortly as it is clear: `15:15`, `Mon 08:00`, `Mon 7 Dec 08:00`."""
    if not today < choice.due_on < today + timedelta(days=_WEEK):
        return moment(choice, today, usual_time)
    weekday = QLocale().dayName(choice.due_on.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{weekday} {day_time_text(choice.remind_local or usual_time)}"


def snooze_name(snooze: Snooze) -> str:
    """For how long, in words."""
    return {
        Snooze.IN_AN_HOUR: QCoreApplication.translate("SnoozeMenu", "In an hour"),
        Snooze.LATER_TODAY: QCoreApplication.translate("SnoozeMenu", "Later today"),
        Snooze.TOMORROW: QCoreApplication.translate("SnoozeMenu", "Tomorrow"),
        Snooze.MONDAY: QCoreApplication.translate("SnoozeMenu", "Monday"),
        Snooze.IN_A_WEEK: QCoreApplication.translate("SnoozeMenu", "In a week"),
        Snooze.PAY_DAY: QCoreApplication.translate("SnoozeMenu", "On the pay-day"),
    }[snooze]
