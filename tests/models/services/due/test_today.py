"""Today: what is due, and how the book stands."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.clock import Clock
from models.context import Context
from models.domain.calendar_days import CalendarDay, LeapRule
from models.domain.contacts import ContactDraft, Flag
from models.domain.due import DueKind, belated_occasion, days_missed, occasion_due
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.status import Status
from models.domain.touches import FollowUpDraft, Method, TouchDraft
from models.services.contacts import BulkChange, BulkField
from models.services.due.due_rows import DueCounts
from tests.strategies import occasions

JANE = ContactDraft(PersonName("Jane", "Doe"), company="Maple LLC")
FRIDAY = 4


def birthday(month: int, day: int, year: int | None = None, **values) -> ContactDraft:
    return replace(JANE, occasions=(Occasion(OccasionKind.BIRTHDAY, CalendarDay(month, day, year), **values),))


def shown(context: Context, on: date, days: int = 0) -> list[tuple[DueKind, int]]:
    return [(item.kind, item.days_late) for item in context.today.due(on, days)]


def test_the_most_overdue_stands_first(context: Context, day: date) -> None:
    for late in (0, 3, 1):
        context.follow_ups.plan(context.contacts.add(JANE), FollowUpDraft(day - timedelta(late)))
    assert [item.days_late for item in context.today.due(day)] == [3, 1, 0]


def test_who_is_overdue_on_several_days_is_one_row_for_the_longest(context: Context, day: date) -> None:
    jane = context.contacts.add(JANE)
    ids = [context.follow_ups.plan(jane, FollowUpDraft(day - timedelta(late), purpose=f"{late}")) for late in (0, 3, 1)]
    (item,) = context.today.due(day)
    assert (item.days_late, item.title, [other.title for other in item.also]) == (3, "3", ["1", "0"])
    (row,) = context.today.sections(day).due
    assert sorted(row.follow_up_ids) == sorted(ids)
    assert context.today.sections(day).counts == DueCounts(reach_first=0, due=1, overdue=1)


@pytest.mark.parametrize(("days", "count"), [(0, 1), (6, 1), (7, 2)])
def test_the_days_ahead_show_when_asked_for(context: Context, day: date, days: int, count: int) -> None:
    jane = context.contacts.add(JANE)
    context.follow_ups.plan(jane, FollowUpDraft(day))
    context.follow_ups.plan(jane, FollowUpDraft(day + timedelta(7)))
    assert len(context.today.due(day, days)) == count


def test_an_item_tells_who_and_what(context: Context, day: date) -> None:
    jane = context.contacts.add(JANE)
    context.follow_ups.plan(jane, FollowUpDraft(day, Method.MAIL, "Say thanks", "a card"))
    (item,) = context.today.due(day)
    assert (item.contact_name, item.company, item.initials) == ("Jane Doe", "Maple LLC", "JD")
    assert (item.title, item.method, item.carries) == ("Say thanks", Method.MAIL, "a card")


def test_what_is_done_or_skipped_is_no_longer_due(context: Context, day: date) -> None:
    jane = context.contacts.add(JANE)
    done, skipped = (context.follow_ups.plan(jane, FollowUpDraft(day)) for _ in range(2))
    context.follow_ups.complete(done, TouchDraft(day))
    context.follow_ups.skip(skipped)
    assert context.today.due(day) == []


def test_who_lies_in_the_trash_is_not_due(context: Context, day: date) -> None:
    jane = context.contacts.add(birthday(day.month, day.day))
    context.follow_ups.plan(jane, FollowUpDraft(day))
    context.contacts.trash([jane])
    assert context.today.due(day) == []


@pytest.mark.parametrize("flag", [Flag.DECEASED, Flag.DO_NOT_CONTACT])
def test_who_is_not_to_be_reached_is_not_due(context: Context, day: date, flag: Flag) -> None:
    jane = context.contacts.add(birthday(day.month, day.day))
    context.follow_ups.plan(jane, FollowUpDraft(day))
    context.contacts.change_many([jane], BulkChange(BulkField.SET_FLAG, flag.value))
    assert context.today.due(day) == []


def test_a_birthday_shows_as_a_card_to_post_and_as_the_day(context: Context) -> None:
    context.contacts.add(birthday(3, 14, 1970))
    assert shown(context, date(2026, 3, 8)) == []
    assert shown(context, date(2026, 3, 9)) == [(DueKind.POST_BY, 0)]
    assert shown(context, date(2026, 3, 13)) == [(DueKind.POST_BY, 4)]
    assert shown(context, date(2026, 3, 14)) == [(DueKind.OCCASION, 0)]
    assert shown(context, date(2026, 3, 21)) == [(DueKind.OCCASION, 7)]
    assert shown(context, date(2026, 3, 22)) == []


@pytest.mark.parametrize(("year", "years"), [(1970, 56), (None, None)])
def test_the_age_shows_only_when_the_year_is_known(context: Context, year: int | None, years: int | None) -> None:
    context.contacts.add(birthday(3, 14, year))
    assert [item.years for item in context.today.due(date(2026, 3, 14))] == [years]


@pytest.mark.parametrize(
    ("rule", "falls_on"), [(LeapRule.FEBRUARY_28, date(2027, 2, 28)), (LeapRule.MARCH_1, date(2027, 3, 1))]
)
def test_29_february_is_due_where_its_rule_says(context: Context, rule: LeapRule, falls_on: date) -> None:
    context.contacts.add(birthday(2, 29, leap_rule=rule))
    assert shown(context, falls_on) == [(DueKind.OCCASION, 0)]
    assert shown(context, falls_on - timedelta(1)) == [(DueKind.POST_BY, 4)]


def test_a_card_over_new_year_is_due_in_the_old_year(context: Context) -> None:
    context.contacts.add(birthday(1, 2))
    assert shown(context, date(2026, 12, 28)) == [(DueKind.POST_BY, 0)]


def test_a_pay_day_is_due_on_the_last_friday_without_a_card(context: Context) -> None:
    pay_day = Occasion(OccasionKind.PAY_DAY, CalendarDay(1, 1), recurrence=Recurrence.LAST_WEEKDAY, weekday=FRIDAY)
    context.contacts.add(replace(JANE, occasions=(pay_day,)))
    assert shown(context, date(2026, 11, 26)) == []
    assert shown(context, date(2026, 11, 27)) == [(DueKind.OCCASION, 0)]


def test_a_card_in_the_post_settles_the_card_and_not_the_day(context: Context) -> None:
    jane = context.contacts.add(birthday(3, 14))
    context.follow_ups.log_touch([jane], TouchDraft(date(2026, 3, 10), Method.MAIL))
    assert shown(context, date(2026, 3, 11)) == []
    assert shown(context, date(2026, 3, 14)) == [(DueKind.OCCASION, 0)]


def test_a_call_does_not_settle_the_card(context: Context) -> None:
    jane = context.contacts.add(birthday(3, 14))
    context.follow_ups.log_touch([jane], TouchDraft(date(2026, 3, 10), Method.PHONE))
    assert shown(context, date(2026, 3, 11)) == [(DueKind.POST_BY, 2)]


def test_a_call_on_the_day_settles_the_day(context: Context) -> None:
    jane = context.contacts.add(birthday(3, 14))
    context.follow_ups.log_touch([jane], TouchDraft(date(2026, 3, 14), Method.PHONE))
    assert shown(context, date(2026, 3, 15)) == []


def away_since(context: Context, left_on: date) -> None:
    """Let all that was written to the book so far be written on one day, by people who came in 2026."""
    context.book.sql("UPDATE step SET made_at = ?", (f"{left_on}T10:00:00+00:00",))
    with context.book.transaction("Age"):
        context.book.sql("UPDATE contact SET created_at = '2026-01-05T10:00:00+00:00'")
    context.book.sql("UPDATE step SET made_at = ?", (f"{left_on}T10:00:00+00:00",))


@pytest.mark.parametrize(("days_after", "shows"), [(8, True), (21, True), (31, True), (32, False)])
def test_a_birthday_that_fell_in_days_away_shows_for_a_month(context: Context, days_after: int, shows: bool) -> None:
    context.contacts.add(birthday(3, 14))
    away_since(context, date(2026, 3, 13))
    today = date(2026, 3, 14) + timedelta(days_after)
    assert shown(context, today) == ([(DueKind.OCCASION, days_after)] if shows else [])


def test_a_birthday_on_29_february_that_was_missed_shows(context: Context) -> None:
    context.contacts.add(birthday(2, 29, leap_rule=LeapRule.MARCH_1))
    away_since(context, date(2026, 2, 20))
    assert shown(context, date(2026, 3, 20)) == [(DueKind.OCCASION, 19)]


def test_work_within_the_week_of_a_birthday_lets_it_go_after_the_week(context: Context) -> None:
    context.contacts.add(birthday(3, 14))
    away_since(context, date(2026, 3, 20))
    assert shown(context, date(2026, 4, 4)) == []


def test_a_birthday_before_somebody_came_into_the_book_was_not_missed(context: Context) -> None:
    context.contacts.add(birthday(1, 4))
    away_since(context, date(2026, 1, 3))
    assert shown(context, date(2026, 1, 5)) == [(DueKind.OCCASION, 1)]
    assert shown(context, date(2026, 1, 25)) == []


def test_the_last_day_of_the_week_of_a_birthday_counts_as_work(context: Context) -> None:
    context.contacts.add(birthday(3, 14))
    away_since(context, date(2026, 3, 21))
    assert shown(context, date(2026, 4, 4)) == []


def test_a_touch_settles_a_missed_birthday(context: Context) -> None:
    jane = context.contacts.add(birthday(3, 14))
    away_since(context, date(2026, 3, 13))
    context.follow_ups.log_touch([jane], TouchDraft(date(2026, 4, 4), Method.PHONE))
    assert shown(context, date(2026, 4, 4)) == []


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory):
    context = Context.open(tmp_path_factory.mktemp("shared") / "book.barnacle", Clock())
    context.book.sql("PRAGMA synchronous = OFF")
    yield context
    context.close()


@given(occasion=occasions, on=st.dates(date(2000, 1, 1), date(2060, 1, 1)), days=st.integers(0, 40))
def test_the_book_finds_every_occasion_that_is_due(shared: Context, occasion: Occasion, on: date, days: int) -> None:
    contact_id = shared.contacts.add(replace(JANE, occasions=(occasion,)))
    written_on = shared.clock.now().date()
    expected = occasion_due(occasion, on, on + timedelta(days))
    if expected is None and on > written_on:
        missed = [day for day in days_missed(on, {written_on}) if day >= written_on]
        expected = belated_occasion(occasion, on, missed)
    found = [item for item in shared.today.due(on, days) if item.contact_id == contact_id]
    shared.history.undo()
    assert [(item.kind, item.due_on, item.falls_on) for item in found] == (
        [(expected.kind, expected.due_on, expected.falls_on)] if expected else []
    )


def test_the_summary_counts_live_contacts_and_those_without_a_next_touch(context: Context, day: date) -> None:
    planned = context.contacts.add(JANE)
    context.contacts.add(JANE)
    context.contacts.add(replace(JANE, status=Status.OTHER))
    context.contacts.trash([context.contacts.add(JANE)])
    context.follow_ups.plan(planned, FollowUpDraft(day))
    summary = context.today.summary(day)
    assert (summary.live_contacts, summary.without_next) == (2, 1)


@pytest.mark.parametrize(("made_on", "count"), [(16, 1), (22, 1), (15, 0), (23, 0)])
def test_the_touches_of_the_week_are_counted_from_monday(context: Context, day: date, made_on: int, count: int) -> None:
    jane = context.contacts.add(JANE)
    context.follow_ups.log_touch([jane], TouchDraft(date(2026, 11, made_on)))
    assert context.today.summary(day).touches_this_week == count
