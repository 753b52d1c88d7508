"""When a snoozed follow-up comes back."""

from datetime import date, datetime, timedelta

import pytest

from models.domain.calendar_days import CalendarDay
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.snoozes import Snooze, SnoozeChoice, each_moment_once, snooze_choices

FRIDAY = datetime(2026, 11, 20, 9, 20)  # noqa: DTZ001 - the owner's clock has no zone
PAY_DAY = Occasion(OccasionKind.PAY_DAY, CalendarDay(1, 20), recurrence=Recurrence.MONTHLY)


def test_each_choice_tells_the_moment_of_return() -> None:
    assert snooze_choices(FRIDAY, PAY_DAY) == [
        SnoozeChoice(Snooze.IN_AN_HOUR, date(2026, 11, 20), "10:20"),
        SnoozeChoice(Snooze.LATER_TODAY, date(2026, 11, 20), "12:30"),
        SnoozeChoice(Snooze.TOMORROW, date(2026, 11, 21)),
        SnoozeChoice(Snooze.MONDAY, date(2026, 11, 23)),
        SnoozeChoice(Snooze.IN_A_WEEK, date(2026, 11, 27)),
        SnoozeChoice(Snooze.PAY_DAY, date(2026, 12, 20)),
    ]


def test_in_the_evening_later_today_is_not_offered() -> None:
    choices = snooze_choices(FRIDAY.replace(hour=18), None)
    assert Snooze.LATER_TODAY not in [choice.snooze for choice in choices]


def test_an_hour_before_midnight_and_later_is_over_on_the_next_day() -> None:
    choice = snooze_choices(FRIDAY.replace(hour=23, minute=30), None)[0]
    assert (choice.due_on, choice.remind_local) == (date(2026, 11, 21), "00:30")


def test_on_a_monday_the_next_one_is_meant() -> None:
    monday = FRIDAY.replace(day=23)
    assert next(c.due_on for c in snooze_choices(monday, None) if c.snooze is Snooze.MONDAY) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("now", "left_out"), [(FRIDAY + timedelta(days=2), Snooze.MONDAY), (FRIDAY + timedelta(days=3), Snooze.IN_A_WEEK)]
)
def test_a_moment_is_offered_once_and_can_be_named_all_the_same(now: datetime, left_out: Snooze) -> None:
    choices = snooze_choices(now, None)
    assert left_out in [choice.snooze for choice in choices]
    assert left_out not in [choice.snooze for choice in each_moment_once(choices)]
