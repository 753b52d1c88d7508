"""Times of day as they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.day_times import is_between, parse_day_time

TIMES = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("9", "09:00"),
        ("9:30", "09:30"),
        (" 0930 ", "09:30"),
        ("9.30", "09:30"),
        ("930", "09:30"),
        ("14h15", "14:15"),
        ("3 pm", "15:00"),
        ("3:15p.m.", "15:15"),
        ("12 am", "00:00"),
        ("12pm", "12:00"),
        ("٩", "09:00"),
        ("", ""),
    ],
)
def test_a_time_is_understood_however_it_is_typed(typed: str, time: str) -> None:
    assert parse_day_time(typed) == time


@pytest.mark.parametrize("typed", ["24", "9:60", "noon", "13 pm", "0 am", "-9", "9:3", "12345"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="is no time of day"):
        parse_day_time(typed)


@given(TIMES)
def test_a_time_is_read_as_it_is_written(time: str) -> None:
    assert parse_day_time(time) == time


@given(TIMES, TIMES, TIMES)
def test_each_time_lies_in_a_stretch_or_in_the_rest_of_the_day(time: str, start: str, end: str) -> None:
    if start != end:
        assert is_between(time, start, end) != is_between(time, end, start)


@given(TIMES, TIMES)
def test_a_stretch_without_length_holds_nothing(time: str, start: str) -> None:
    assert not is_between(time, start, start)
