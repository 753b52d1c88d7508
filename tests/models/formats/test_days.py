"""Days as files spell them."""

import pytest

from models.domain.calendar_days import CalendarDay
from models.formats.days import is_blank_day, read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1970-03-14", CalendarDay(3, 14, 1970)),
        ("19700314", CalendarDay(3, 14, 1970)),
        ("1970-3-4", CalendarDay(3, 4, 1970)),
        ("1970/03/14", CalendarDay(3, 14, 1970)),
        ("1970-03-14T23:59:00-06:00", CalendarDay(3, 14, 1970)),
        ("1970-03-14 00:00:00", CalendarDay(3, 14, 1970)),
        ("--0314", CalendarDay(3, 14)),
        (" --03-14 ", CalendarDay(3, 14)),
        ("1604-02-29", CalendarDay(2, 29)),
        ("14.3.1970", CalendarDay(3, 14, 1970)),
        ("3.4.1970", CalendarDay(4, 3, 1970)),
        ("14.3.", CalendarDay(3, 14)),
        ("14/3/1970", CalendarDay(3, 14, 1970)),
        ("3/14/1970", CalendarDay(3, 14, 1970)),
        ("5/5/1970", CalendarDay(5, 5, 1970)),
        ("3/14/1970 0:00", CalendarDay(3, 14, 1970)),
        ("14 March 1970", CalendarDay(3, 14, 1970)),
        ("14th of March", CalendarDay(3, 14)),
        ("12 Mar 2024", CalendarDay(3, 12, 2024)),
        ("March 14, 1970", CalendarDay(3, 14, 1970)),
        ("14. März 1970", CalendarDay(3, 14, 1970)),
    ],
)
def test_a_day_with_one_reading_is_read(text: str, day: CalendarDay) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text", ["3/4/1970", "03-04-1970", "1970-02-30", "31.02.1980", "29.2.1981", "1970", "soon", "14/3/70", ""]
)
def test_a_day_with_two_readings_or_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="day"):
        read_day(text)


@pytest.mark.parametrize("text", ["", " ", "0/0/00", "00.00.0000", "-"])
def test_an_empty_day_is_blank(text: str) -> None:
    assert is_blank_day(text)
