from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from models.domain.calendar_days import CalendarDay
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.errors import InputError
from ui.words.day_text import calendar_day_text, occasion_text, read_calendar_day, read_occasion_day

BIRTHDAY = Occasion(OccasionKind.BIRTHDAY, CalendarDay(1, 1))


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 March", CalendarDay(3, 14)),
        ("March 14", CalendarDay(3, 14)),
        ("14 mar 1970", CalendarDay(3, 14, 1970)),
        ("14th of March 1970", CalendarDay(3, 14, 1970)),
        ("14.3.1970", CalendarDay(3, 14, 1970)),
        ("14/3", CalendarDay(3, 14)),
        ("1970-03-14", CalendarDay(3, 14, 1970)),
        ("--03-14", CalendarDay(3, 14)),
        ("29 February", CalendarDay(2, 29)),
    ],
)
def test_a_day_is_read_as_it_is_said(text: str, day: CalendarDay) -> None:
    assert read_calendar_day(text) == day


@pytest.mark.parametrize("text", ["30 February", "soon", "14", "29 Feb 1970", "1 2 3 4", "March"])
def test_what_is_no_day_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(InputError, match="no day of the calendar"):
        read_calendar_day(text)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_shown_day_is_read_back(day: date) -> None:
    shown = CalendarDay.of(day)
    assert read_calendar_day(calendar_day_text(shown)) == shown


def test_numbers_follow_the_order_of_the_locale() -> None:
    QLocale.setDefault(QLocale("en_US"))
    assert read_calendar_day("3/14") == CalendarDay(3, 14)


@pytest.mark.parametrize("text", ["last Friday", "last friday, monthly", "Friday"])
def test_the_last_weekday_of_each_month(text: str) -> None:
    occasion = read_occasion_day(text, BIRTHDAY)
    assert (occasion.recurrence, occasion.weekday) == (Recurrence.LAST_WEEKDAY, 4)
    assert occasion_text(occasion) == "last Friday, monthly"


def test_a_number_alone_is_a_day_of_each_month() -> None:
    occasion = read_occasion_day("25", BIRTHDAY)
    assert (occasion.recurrence, occasion.day.day) == (Recurrence.MONTHLY, 25)
    assert read_occasion_day(occasion_text(occasion), BIRTHDAY) == occasion


def test_other_fields_of_the_occasion_stay() -> None:
    kept = Occasion(OccasionKind.RENEWAL, CalendarDay(1, 1), name="Contract", lead_days=9)
    assert read_occasion_day("1 June 2027", kept) == Occasion(
        OccasionKind.RENEWAL, CalendarDay(6, 1, 2027), name="Contract", lead_days=9
    )
