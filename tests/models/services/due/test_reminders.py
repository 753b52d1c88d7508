"""Reminders: nothing is lost, and nothing is announced twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.domain.touches import FollowUpDraft, TouchDraft
from models.errors import BookInUseError

JANE = ContactDraft(PersonName("Jane", "Doe"))
# Not the machine's own day, which a simulated day must differ from.
NOW = datetime(2030, 11, 21, 10, 0)  # noqa: DTZ001 - local on purpose
DAY = timedelta(days=1)


def plan(context: Context, late: int = 0, remind_local: str = "", purpose: str = "Call") -> int:
    jane = context.contacts.add(JANE)
    return context.follow_ups.plan(
        jane, FollowUpDraft(NOW.date() - DAY * late, purpose=purpose, remind_local=remind_local)
    )


def announce(context: Context, now: datetime = NOW) -> list[str]:
    """Announce all that is to be announced, and tell what it was."""
    return [reminder.body for reminder in context.reminders.claim(context.reminders.collect(now))]


def test_what_fell_due_is_announced_once(context: Context) -> None:
    plan(context)
    assert (announce(context), announce(context), announce(context, NOW + DAY)) == (["Call"], [], [])


def test_what_came_due_while_the_program_was_off_is_announced_the_longest_due_first(context: Context) -> None:
    plan(context, late=1, purpose="B")
    plan(context, late=5, purpose="A")
    assert announce(context) == ["A · 5 days late", "B · 1 day late"]


def test_nothing_is_announced_before_its_time(context: Context) -> None:
    plan(context, remind_local="10:30")
    assert announce(context) == []
    assert announce(context, NOW.replace(minute=30)) == ["Call"]


def test_without_a_time_of_its_own_the_usual_time_counts(context: Context) -> None:
    plan(context)
    assert announce(context, NOW.replace(hour=7, minute=59)) == []
    assert announce(context, NOW.replace(hour=8)) == ["Call"]


def test_another_usual_time_announces_nothing_again(context: Context) -> None:
    plan(context)
    announce(context)
    context.settings.change(remind_local="09:00")
    assert announce(context) == []


def test_only_one_of_two_programs_announces(open_book: Callable[[], Context]) -> None:
    window, other = open_book(), open_book()
    plan(window)
    mine, theirs = window.reminders.collect(NOW), other.reminders.collect(NOW)
    assert (window.reminders.claim(mine), other.reminders.claim(theirs)) == (mine, [])


def test_a_busy_book_takes_none_of_several_announcements(open_book: Callable[[], Context]) -> None:
    window, other = open_book(), open_book()
    plan(window)
    plan(window, late=1)
    due = window.reminders.collect(NOW)
    window.book.sql("PRAGMA busy_timeout = 0")
    with other.book.transaction("Long"), pytest.raises(BookInUseError):
        window.reminders.claim(due)
    assert window.reminders.collect(NOW) == due


def test_what_could_not_be_shown_comes_again(context: Context) -> None:
    plan(context)
    (reminder,) = context.reminders.claim(context.reminders.collect(NOW))
    context.reminders.release([reminder])
    assert announce(context) == ["Call"]


def test_what_was_moved_comes_again_on_its_new_day(context: Context) -> None:
    follow_up = plan(context)
    announce(context)
    context.follow_ups.move(follow_up, NOW.date() + DAY)
    assert (announce(context), announce(context, NOW + DAY)) == ([], ["Call"])


def test_what_was_moved_and_moved_back_by_undo_is_not_announced_again(context: Context) -> None:
    follow_up = plan(context)
    announce(context)
    context.follow_ups.move(follow_up, NOW.date() + DAY)
    context.history.undo()
    assert announce(context) == []


def test_what_is_to_be_told_again_later_today_comes_again(context: Context) -> None:
    follow_up = plan(context)
    announce(context)
    context.follow_ups.edit(follow_up, FollowUpDraft(NOW.date(), purpose="Call", remind_local="14:00"))
    assert (announce(context), announce(context, NOW.replace(hour=14))) == ([], ["Call"])


def test_a_logged_touch_ends_it(context: Context) -> None:
    follow_up = plan(context)
    context.follow_ups.complete(follow_up, TouchDraft(NOW.date()))
    assert announce(context) == []


def test_the_card_and_the_day_are_announced_each_once_in_every_year(context: Context) -> None:
    birthday = Occasion(OccasionKind.BIRTHDAY, CalendarDay(11, 23))
    context.contacts.add(replace(JANE, occasions=(birthday,)))
    said = [announce(context, NOW + DAY * offset) for offset in (-4, -3, 0, 2, 3, 362, 367)]
    assert said == [
        *([], ["Post a card · birthday 23 November"], [], ["Birthday"], []),
        *(["Post a card · birthday 23 November"], ["Birthday"]),
    ]


def test_two_things_with_one_contact_are_told_at_once_and_not_again_when_one_is_settled(context: Context) -> None:
    first = plan(context)
    contact_id = context.reminders.list_open(NOW)[0].contact_id
    context.follow_ups.plan(contact_id, FollowUpDraft(NOW.date(), purpose="Write"))
    assert announce(context) == ["Call + Write"]
    context.follow_ups.skip([first])
    assert announce(context) == []


def test_a_birthday_missed_in_three_weeks_away_is_announced_once_and_stays_open(context: Context) -> None:
    birthday = Occasion(OccasionKind.BIRTHDAY, CalendarDay(11, 2, 1970))
    context.contacts.add(replace(JANE, occasions=(birthday,)))
    assert announce(context) == ["Birthday · turned 60 · 19 days late"]
    assert announce(context, NOW + DAY) == []
    assert [item.contact_name for item in context.reminders.list_open(NOW + DAY)] == ["Jane Doe"]


def test_what_is_brought_is_told(context: Context) -> None:
    jane = context.contacts.add(JANE)
    context.follow_ups.plan(jane, FollowUpDraft(NOW.date(), purpose="Call", carries="an article"))
    assert announce(context) == ["Call\nBring: an article"]


def test_what_a_simulated_day_announces_counts_on_that_day_alone(book_path: Path) -> None:
    simulated = Context.open(book_path, Clock.on(NOW.date()))
    plan(simulated)
    assert (announce(simulated), announce(simulated)) == (["Call"], [])
    simulated.close()
    other_day = Context.open(book_path, Clock.on(NOW.date() + DAY))
    assert announce(other_day, NOW + DAY) == ["Call · 1 day late"]
    other_day.close()
    real = Context.open(book_path, Clock())
    assert announce(real) == ["Call"]
    real.close()


def test_announcing_is_nothing_to_undo(context: Context) -> None:
    plan(context)
    announce(context)
    assert context.history.undo_name == "Plan follow-up for Jane Doe"


def test_hidden_details_name_nobody(context: Context) -> None:
    plan(context, purpose="Call about the seminar")
    context.settings.change(hides_details=True)
    (reminder,) = context.reminders.collect(NOW)
    assert not {"Jane", "Doe", "seminar"} & set(f"{reminder.title} {reminder.body}".split())
    assert context.contacts.name_of(reminder.contact_id) == "Jane Doe"
