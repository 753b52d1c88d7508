"""Whose letter is due, and whose birthday comes."""

from datetime import date, timedelta

from models.context import Context
from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Flag
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.domain.touches import FollowUpDraft, Method


def add(context: Context, name: str, birthday: CalendarDay | None = None, **values: object) -> int:
    occasions = (Occasion(OccasionKind.BIRTHDAY, birthday),) if birthday else ()
    return context.contacts.add(ContactDraft(PersonName(name), occasions=occasions, **values))  # type: ignore[arg-type]


def test_letters_due_today_or_before_are_taken_by_name(context: Context, day: date) -> None:
    zoe, ann, tom = add(context, "Zoe"), add(context, "Ann"), add(context, "Tom")
    context.follow_ups.plan(zoe, FollowUpDraft(day, Method.MAIL))
    context.follow_ups.plan(ann, FollowUpDraft(day - timedelta(3), Method.MAIL))
    context.follow_ups.plan(tom, FollowUpDraft(day, Method.PHONE))
    context.follow_ups.plan(tom, FollowUpDraft(day + timedelta(1), Method.MAIL))
    assert context.mail_occasions.due_letters(day) == [ann, zoe]


def test_birthdays_from_a_day_on_are_taken_over_the_turn_of_the_year(context: Context) -> None:
    add(context, "Eve", CalendarDay(12, 19))
    ann, tom = add(context, "Ann", CalendarDay(1, 3, 1970)), add(context, "Tom", CalendarDay(12, 20))
    add(context, "Zoe", CalendarDay(1, 4))
    assert context.mail_occasions.birthdays(date(2026, 12, 20), 14) == [ann, tom]


def test_a_leap_day_comes_in_a_common_year_too(context: Context) -> None:
    ann = add(context, "Ann", CalendarDay(2, 29))
    assert context.mail_occasions.birthdays(date(2027, 2, 20), 8) == [ann]


def test_nobody_who_is_gone_is_taken(context: Context, day: date) -> None:
    add(context, "Ann", CalendarDay.of(day), flags=frozenset({Flag.DECEASED}))
    assert context.mail_occasions.birthdays(day, 14) == []
