"""What fell due is announced once and never lost: by crashes, clocks, zones, days off."""

import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from models.context import Context
from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.domain.touches import FollowUpDraft
from tests.support.set_clock import BERLIN, NEW_YORK, TOKYO, SetClock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows takes its zone from the system alone")
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
# Thursday, 10:00 in Berlin, 18:00 in Tokyo, 04:00 in New York
NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[SetClock]:
    """A laptop in Berlin."""
    with monkeypatch.context() as patch:
        yield SetClock(NOW, BERLIN, patch)
    time.tzset()


@pytest.fixture
def start(book_path: Path, clock: SetClock) -> Iterator[Callable[[], Context]]:
    """Starts a program on the book of the test."""
    started: list[Context] = []

    def start_program() -> Context:
        started.append(Context.open(book_path, clock))
        return started[-1]

    yield start_program
    for context in started:
        context.close()


@pytest.fixture
def context(start: Callable[[], Context]) -> Context:
    return start()


def plan(context: Context, on: date, at: str = "", name: str = "Jane") -> None:
    context.contacts.add(ContactDraft(PersonName(name)), FollowUpDraft(on, purpose="Call", remind_local=at))


def claim(context: Context) -> list[str]:
    """Take what is to be announced now, and be killed before it is shown."""
    reminders = context.reminders
    return [one.title for one in reminders.claim(reminders.collect(context.clock.local_now()))]


def announce(context: Context) -> list[str]:
    """Announce what is to be announced now, and see it shown."""
    reminders = context.reminders
    claimed = reminders.claim(reminders.collect(context.clock.local_now()))
    reminders.confirm(claimed)
    return [one.title for one in claimed]


def minutes(context: Context, clock: SetClock, count: int) -> list[str]:
    """What the next so many minutes announce, as `10:01 Jane`."""
    said = []
    for _ in range(count):
        clock.go_on(MINUTE)
        said += [f"{context.clock.local_now():%H:%M} {name}" for name in announce(context)]
    return said


def test_what_was_shown_and_lost_again_comes_once_more(context: Context, clock: SetClock) -> None:
    plan(context, NOW.date())
    reminders = context.reminders
    claimed = reminders.claim(reminders.collect(clock.local_now()))
    reminders.confirm(claimed)
    assert announce(context) == []
    reminders.release(claimed)
    assert announce(context) == ["Jane"]


def test_who_was_killed_before_showing_leaves_it_to_the_next_program(
    context: Context, start: Callable[[], Context], clock: SetClock
) -> None:
    plan(context, NOW.date())
    assert claim(context) == ["Jane"]
    clock.go_on(MINUTE)
    assert announce(start()) == ["Jane"]


def test_what_is_being_shown_is_left_to_who_shows_it(
    context: Context, start: Callable[[], Context], clock: SetClock
) -> None:
    plan(context, NOW.date())
    claim(context)
    clock.go_on(timedelta(seconds=20))
    assert announce(start()) == []


def test_after_a_kill_two_programs_do_not_both_take_it(
    context: Context, start: Callable[[], Context], clock: SetClock
) -> None:
    plan(context, NOW.date())
    claim(context)
    clock.go_on(MINUTE)
    one, other = start(), start()
    due = other.reminders.collect(clock.local_now())
    assert (announce(one), other.reminders.claim(due)) == (["Jane"], [])


def test_a_slow_program_does_not_give_back_what_another_took_over(
    context: Context, start: Callable[[], Context], clock: SetClock
) -> None:
    plan(context, NOW.date())
    slow = context.reminders.claim(context.reminders.collect(clock.local_now()))
    clock.go_on(HOUR)
    other = start()
    announce(other)
    context.reminders.release(slow)
    assert announce(other) == []


def test_what_was_shown_stays_announced_through_a_crash_and_all_days_to_come(
    context: Context, start: Callable[[], Context], clock: SetClock
) -> None:
    plan(context, NOW.date())
    announce(context)
    said = []
    for _ in range(30):
        clock.go_on(DAY)
        said += announce(start())
    assert said == []


def test_after_days_off_all_of_it_comes_at_the_first_look(context: Context, clock: SetClock) -> None:
    plan(context, NOW.date() + DAY, name="Ann")
    plan(context, NOW.date() + 2 * DAY, at="23:59", name="Ben")
    plan(context, NOW.date() + 14 * DAY, name="Cleo")
    clock.go_on(14 * DAY)
    assert announce(context) == ["Ann", "Ben", "Cleo"]


def test_midnight_brings_the_next_day(context: Context, clock: SetClock) -> None:
    plan(context, NOW.date() + DAY, at="00:00")
    clock.go_on(14 * HOUR - 2 * MINUTE)
    assert minutes(context, clock, 4) == ["00:00 Jane"]


def test_a_time_in_the_hour_that_spring_leaves_out_comes_after_it(context: Context, clock: SetClock) -> None:
    clock.go_to(datetime(2026, 3, 29, 0, 55, tzinfo=UTC))
    plan(context, date(2026, 3, 29), at="02:30")
    assert minutes(context, clock, 120) == ["03:00 Jane"]


def test_a_time_in_the_hour_that_autumn_has_twice_comes_once(context: Context, clock: SetClock) -> None:
    clock.go_to(datetime(2026, 10, 24, 23, 55, tzinfo=UTC))
    plan(context, date(2026, 10, 25), at="02:30")
    assert minutes(context, clock, 200) == ["02:30 Jane"]


def test_what_was_told_before_travelling_west_is_not_told_again(context: Context, clock: SetClock) -> None:
    plan(context, NOW.date(), at="10:00")
    assert announce(context) == ["Jane"]
    clock.travel(NEW_YORK)
    assert minutes(context, clock, 7 * 60) == []


def test_after_travelling_the_time_of_the_place_counts(context: Context, clock: SetClock) -> None:
    plan(context, NOW.date(), at="10:00", name="Ann")
    plan(context, NOW.date(), at="17:00", name="Ben")
    clock.travel(NEW_YORK)
    assert announce(context) == []
    clock.travel(TOKYO)
    assert announce(context) == ["Ann", "Ben"]


def test_a_day_that_has_begun_elsewhere_is_that_day(context: Context, clock: SetClock) -> None:
    plan(context, NOW.date() + DAY, at="00:30")
    clock.go_on(7 * HOUR)
    assert announce(context) == []
    clock.travel(TOKYO)
    assert announce(context) == ["Jane"]


@pytest.mark.parametrize("back", [timedelta(seconds=5), HOUR, 11 * HOUR])
def test_a_clock_set_back_by_hours_announces_nothing_again(context: Context, clock: SetClock, back: timedelta) -> None:
    plan(context, NOW.date() - DAY)
    announce(context)
    clock.go_on(-back)
    assert minutes(context, clock, 10) == []


def test_what_a_clock_far_ahead_announced_comes_again_when_it_is_due(context: Context, clock: SetClock) -> None:
    plan(context, NOW.date() + 3 * DAY, at="09:00")
    clock.go_on(30 * DAY)
    assert announce(context) == ["Jane"]
    clock.go_on(-30 * DAY)
    assert announce(context) == []
    clock.go_on(3 * DAY)
    assert (announce(context), announce(context)) == (["Jane"], [])


def test_a_clock_that_was_most_of_a_day_ahead_counts_for_every_program_alike(
    context: Context, start: Callable[[], Context], clock: SetClock
) -> None:
    plan(context, NOW.date(), at="09:30")
    clock.go_on(13 * HOUR)
    assert (announce(context), announce(context)) == (["Jane"], [])
    clock.go_on(-13 * HOUR)
    due = [one.reminders.collect(clock.local_now()) for one in (context, start())]
    assert [[reminder.title for reminder in found] for found in due] == [["Jane"], ["Jane"]]


def test_a_clock_that_forgot_the_year_for_a_while_announces_nothing_again(context: Context, clock: SetClock) -> None:
    plan(context, NOW.date())
    announce(context)
    there = clock.now()
    clock.go_to(datetime(2000, 1, 1, tzinfo=UTC))
    assert announce(context) == []
    clock.go_to(there + DAY)
    assert announce(context) == []


def test_a_birthday_is_announced_on_the_post_by_day_and_on_the_day_whatever_the_hours(
    context: Context, clock: SetClock
) -> None:
    birthday = Occasion(OccasionKind.BIRTHDAY, CalendarDay(11, 25), lead_days=4)
    context.contacts.add(ContactDraft(PersonName("Jane"), occasions=(birthday,)))
    days = []
    for _ in range(24 * 10):
        clock.go_on(HOUR)
        days += [clock.local_now().day for _ in announce(context)]
    assert days == [21, 25]


@pytest.mark.parametrize(("year", "day"), [(2027, date(2027, 2, 28)), (2028, date(2028, 2, 29))])
def test_a_birthday_on_29_february_is_announced_in_every_year(
    context: Context, clock: SetClock, year: int, day: date
) -> None:
    birthday = Occasion(OccasionKind.BIRTHDAY, CalendarDay(2, 29), lead_days=0)
    clock.go_to(datetime(year, 2, 20, 9, tzinfo=UTC))
    context.contacts.add(ContactDraft(PersonName("Jane"), occasions=(birthday,)))
    days = []
    for _ in range(15):
        clock.go_on(DAY)
        days += [clock.today() for _ in announce(context)]
    assert days == [day]


def test_what_another_program_writes_is_announced_at_the_next_look(
    context: Context, start: Callable[[], Context], clock: SetClock
) -> None:
    plan(context, NOW.date() - DAY, name="Ann")
    assert (announce(context), announce(context)) == (["Ann"], [])
    plan(start(), NOW.date(), name="Ben")
    assert announce(context) == ["Ben"]


def test_what_is_moved_done_or_undone_between_two_looks_counts_at_the_next(context: Context) -> None:
    plan(context, NOW.date() + DAY, name="Ann")
    (ann,) = [row.id for row in context.follow_ups.list_open(1)]
    assert announce(context) == []
    context.follow_ups.move(ann, NOW.date())
    assert [item.contact_name for item in context.reminders.list_open(context.clock.local_now())] == ["Ann"]
    context.history.undo()
    assert context.reminders.list_open(context.clock.local_now()) == []
    context.history.redo()
    assert announce(context) == ["Ann"]


def test_a_setting_counts_at_the_next_look(context: Context) -> None:
    context.settings.change(remind_local="11:00")
    plan(context, NOW.date())
    assert announce(context) == []
    context.settings.change(remind_local="09:30")
    assert announce(context) == ["Jane"]


def test_after_giving_memory_back_the_book_is_read_as_before(context: Context) -> None:
    plan(context, NOW.date())
    context.release_memory()
    assert announce(context) == ["Jane"]
