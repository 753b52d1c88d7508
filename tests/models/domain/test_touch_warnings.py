"""Gentle warnings."""

from datetime import date, timedelta

from models.domain.touch_warnings import TouchWarning, touch_warnings, warning_at_the_end
from models.domain.touches import Direction, Method, TouchDraft

TODAY = date(2026, 11, 20)


def touches(*methods: Method, carried: str = "", direction: Direction = Direction.OUT) -> list[TouchDraft]:
    return [TouchDraft(TODAY, method, direction, carried=carried) for method in methods]


def test_three_touches_with_nothing_in_hand_are_pointed_out() -> None:
    made = touches(Method.PHONE, Method.MAIL, Method.EMAIL)
    assert list(touch_warnings(made, None, None, TODAY)) == [TouchWarning.NOTHING_IN_HAND]


def test_three_touches_by_one_method_are_pointed_out() -> None:
    made = touches(Method.PHONE, Method.PHONE, Method.PHONE, carried="A tip")
    assert list(touch_warnings(made, None, None, TODAY)) == [TouchWarning.SAME_METHOD]


def test_two_touches_are_no_row() -> None:
    assert list(touch_warnings(touches(Method.PHONE, Method.PHONE), None, None, TODAY)) == []


def test_what_the_contact_did_does_not_count() -> None:
    made = touches(Method.PHONE, Method.PHONE) + touches(Method.PHONE, direction=Direction.IN)
    assert list(touch_warnings(made, None, None, TODAY)) == []


def test_a_gap_in_the_first_year_is_pointed_out_before_it_opens() -> None:
    made = touches(Method.PHONE)
    next_on = TODAY + timedelta(days=32)
    assert list(touch_warnings(made, TODAY, next_on, TODAY)) == [TouchWarning.LONG_GAP]
    assert list(touch_warnings(made, TODAY, next_on - timedelta(days=1), TODAY)) == []


def test_a_gap_after_the_first_year_is_none() -> None:
    start = TODAY - timedelta(days=365)
    assert list(touch_warnings(touches(Method.PHONE), start, TODAY + timedelta(days=91), TODAY)) == []


def test_ending_before_the_third_touch_is_giving_up() -> None:
    assert [warning_at_the_end(made) for made in (2, 3)] == [TouchWarning.GIVING_UP_EARLY, None]
