"""When a snoozed follow-up comes back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from models.domain.occasions import Occasion

_HOUR = timedelta(hours=1)
_LATER = timedelta(hours=3)
_WEEK = timedelta(days=7)
_QUARTER = 15
# Later today is not offered for the night.
_LAST_HOUR = 21


class Snooze(StrEnum):
    """For how long to snooze."""

    IN_AN_HOUR = "in an hour"
    LATER_TODAY = "later today"
    TOMORROW = "tomorrow"
    MONDAY = "monday"
    IN_A_WEEK = "in a week"
    PAY_DAY = "pay-day"


@dataclass(frozen=True, slots=True)
class SnoozeChoice:
    """A moment of return: the day, and the time of day (`HH:MM`) where it is not the usual one."""

    snooze: Snooze
    due_on: date
    remind_local: str = ""


def snooze_choices(now_local: datetime, pay_day: Occasion | None) -> list[SnoozeChoice]:
    """What can be chosen at `now_local`, without a zone; the next pay-day where the contact's is known."""
    today = now_local.date()
    tomorrow, monday = today + timedelta(days=1), today + timedelta(days=7 - today.weekday())
    in_an_hour, later = now_local + _HOUR, now_local + _LATER
    later += timedelta(minutes=-later.minute % _QUARTER)
    choices = [SnoozeChoice(Snooze.IN_AN_HOUR, in_an_hour.date(), f"{in_an_hour:%H:%M}")]
    if later.date() == today and later.hour < _LAST_HOUR:
        choices.append(SnoozeChoice(Snooze.LATER_TODAY, today, f"{later:%H:%M}"))
    choices.append(SnoozeChoice(Snooze.TOMORROW, tomorrow))
    choices.append(SnoozeChoice(Snooze.MONDAY, monday))
    choices.append(SnoozeChoice(Snooze.IN_A_WEEK, today + _WEEK))
    if pay_day is not None:
        choices.append(SnoozeChoice(Snooze.PAY_DAY, pay_day.next_on(tomorrow)))
    return choices


def each_moment_once(choices: Iterable[SnoozeChoice]) -> list[SnoozeChoice]:
    """The choices without those that come back when an earlier one does: on a Sunday, tomorrow is Monday."""
    by_moment: dict[tuple[date, str], SnoozeChoice] = {}
    for choice in choices:
        by_moment.setdefault((choice.due_on, choice.remind_local), choice)
    return list(by_moment.values())
