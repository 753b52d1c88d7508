"""Occasions: when they return, and how they show as due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.calendar_days import CalendarDay, LeapRule
from models.domain.due import GRACE_DAYS, DueKind, occasion_due
from models.domain.occasions import Occasion, OccasionKind, Recurrence

days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
calendar_days = st.one_of(
    days.map(CalendarDay.of),
    days.map(lambda day: CalendarDay(day.month, day.day)),
    st.just(CalendarDay(2, 29)),
)
occasions = st.builds(
    Occasion,
    kind=st.sampled_from(OccasionKind),
    day=calendar_days,
    lead_days=st.integers(0, 60),
    leap_rule=st.sampled_from(LeapRule),
    recurrence=st.sampled_from(Recurrence),
    weekday=st.integers(0, 6),
)
FRIDAY = 4


def birthday(month: int, day: int, year: int | None = None, rule: LeapRule = LeapRule.FEBRUARY_28) -> Occasion:
    return Occasion(OccasionKind.BIRTHDAY, CalendarDay(month, day, year), leap_rule=rule)


@given(calendar_days)
def test_a_calendar_day_is_read_back_from_its_text(day: CalendarDay) -> None:
    assert CalendarDay.parse(str(day)) == day


@pytest.mark.parametrize(
    "text", ["", "1970-02-30", "1971-02-29", "--02-30", "14.3.1970", "197-03-14", "１９７００３１４"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"day|month|not"):
        CalendarDay.parse(text)


@pytest.mark.parametrize(
    ("rule", "falls_on"), [(LeapRule.FEBRUARY_28, date(2027, 2, 28)), (LeapRule.MARCH_1, date(2027, 3, 1))]
)
def test_29_february_falls_in_a_common_year_where_its_rule_says(rule: LeapRule, falls_on: date) -> None:
    assert birthday(2, 29, rule=rule).next_on(date(2027, 1, 1)) == falls_on


@pytest.mark.parametrize("rule", LeapRule)
def test_29_february_falls_on_itself_in_a_leap_year(rule: LeapRule) -> None:
    assert birthday(2, 29, rule=rule).next_on(date(2028, 1, 1)) == date(2028, 2, 29)


@given(occasions, days)
def test_an_occasion_returns_within_a_year(occasion: Occasion, start: date) -> None:
    assert timedelta(0) <= occasion.next_on(start) - start <= timedelta(366)


@given(occasions, days)
def test_no_occasion_lies_between_a_day_and_the_next_one(occasion: Occasion, start: date) -> None:
    falls_on = occasion.next_on(start)
    assert occasion.next_on(falls_on) == falls_on
    assert occasion.next_on(falls_on + timedelta(1)) > falls_on


def test_a_pay_day_falls_on_the_last_friday_of_each_month() -> None:
    pay_day = Occasion(OccasionKind.PAY_DAY, CalendarDay(1, 1), recurrence=Recurrence.LAST_WEEKDAY, weekday=FRIDAY)
    assert [pay_day.next_on(date(2026, month, 1)).day for month in range(1, 13)] == [
        *(30, 27, 27, 24, 29, 26, 31, 28, 25, 30, 27, 25)
    ]


def test_the_31st_of_each_month_falls_on_the_last_day_of_shorter_ones() -> None:
    rent = Occasion(OccasionKind.OTHER, CalendarDay(1, 31), recurrence=Recurrence.MONTHLY)
    assert [rent.next_on(date(2027, month, 1)).day for month in (1, 2, 4, 12)] == [31, 28, 30, 31]


def test_the_age_is_known_only_with_the_year() -> None:
    on = date(2026, 3, 14)
    assert (birthday(3, 14, 1970).years_on(on), birthday(3, 14).years_on(on)) == (56, None)


def test_a_card_is_due_before_the_day() -> None:
    today = date(2026, 3, 10)
    shown = occasion_due(birthday(3, 14), today, today)
    assert shown is not None
    assert (shown.kind, shown.due_on, shown.falls_on) == (DueKind.POST_BY, date(2026, 3, 9), date(2026, 3, 14))


def test_on_its_day_the_occasion_itself_is_due() -> None:
    today = date(2026, 3, 14)
    shown = occasion_due(birthday(3, 14), today, today)
    assert shown is not None
    assert (shown.kind, shown.due_on) == (DueKind.OCCASION, today)


@pytest.mark.parametrize(("days_after", "shows"), [(1, True), (GRACE_DAYS, True), (GRACE_DAYS + 1, False)])
def test_a_missed_occasion_shows_for_a_week(days_after: int, shows: bool) -> None:
    today = date(2026, 3, 14) + timedelta(days_after)
    assert (occasion_due(birthday(3, 14), today, today) is not None) == shows


def test_a_card_over_new_year_is_due_in_the_old_year() -> None:
    today = date(2026, 12, 29)
    shown = occasion_due(birthday(1, 2), today, today)
    assert shown is not None
    assert (shown.kind, shown.falls_on) == (DueKind.POST_BY, date(2027, 1, 2))


def test_a_pay_day_asks_for_no_card() -> None:
    pay_day = Occasion(OccasionKind.PAY_DAY, CalendarDay(1, 31), recurrence=Recurrence.MONTHLY)
    today = date(2026, 1, 30)
    assert occasion_due(pay_day, today, today) is None


@given(occasions, days, st.integers(0, 60))
def test_what_shows_is_due_by_the_last_day_looked_at(occasion: Occasion, start: date, span: int) -> None:
    end = start + timedelta(span)
    shown = occasion_due(occasion, start, end)
    assert shown is None or shown.due_on <= end


@given(occasions, days)
def test_an_occasion_on_the_day_itself_always_shows(occasion: Occasion, start: date) -> None:
    falls_on = occasion.next_on(start)
    shown = occasion_due(occasion, falls_on, falls_on)
    assert shown is not None
    assert shown.due_on <= falls_on
