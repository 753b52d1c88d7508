"""The timer with a real book and real popups; what is due fell due the day before, whatever the hour of the test."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from models.clock import Clock
from models.context import Context
from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft
from models.domain.due import Translate
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.domain.snoozes import Snooze
from models.domain.touches import FollowUpDraft, TouchDraft
from models.errors import BookInUseError
from models.services.due.reminders import Reminder, Reminders
from models.services.settings import Announcing
from ui.notifications.chain import NotifierChain
from ui.notifications.notifier import Notifier
from ui.notifications.own_popups import OwnPopups
from ui.notifications.popup_card import PopupCard
from ui.notifications.popup_words import PopupWords
from ui.reminder_timer import ReminderTimer, milliseconds_to_full_minute
from ui.widgets.avatar import Avatar


class Interrupted(Reminders):
    """The reminders of a book, with something that happens right after they were collected."""

    def __init__(self, context: Context, interrupt: Callable[[], None]) -> None:
        super().__init__(context.book, context.clock, context.today, context.settings)
        self.interrupt = interrupt

    def collect(self, now_local: datetime, translate: Translate = str) -> list[Reminder]:
        due = super().collect(now_local, translate)
        self.interrupt()
        return due


@pytest.fixture
def popups(qtbot: QtBot, tmp_path: Path) -> Iterator[OwnPopups]:
    popups = OwnPopups(tmp_path)
    yield popups
    popups.close_all()


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    context = Context.open(tmp_path / "a.barnacle", Clock())
    yield context
    context.close()


def add_due(context: Context, *names: str) -> list[int]:
    yesterday = context.clock.today() - timedelta(days=1)
    due = FollowUpDraft(yesterday, purpose="Call")
    return [context.contacts.add(ContactDraft(name=PersonName(given=name)), due) for name in names]


def timer_for(
    context: Context, notifier: Notifier, reminders: Reminders | None = None, book: str = ""
) -> ReminderTimer:
    words = PopupWords(context, lambda: book)
    return ReminderTimer(context.clock, reminders or context.reminders, notifier, words)


def count_due(context: Context) -> int:
    return len(context.reminders.collect(context.clock.local_now()))


def cards() -> list[PopupCard]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, PopupCard) and w.isVisible()]


def titles() -> list[str]:
    return sorted(card.windowTitle() for card in cards())


def click(qtbot: QtBot, title: str) -> None:
    card = next(card for card in cards() if card.windowTitle() == title)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def test_each_due_person_has_a_popup(context: Context, popups: OwnPopups) -> None:
    add_due(context, "Ann", "Ben", "Cleo")
    timer_for(context, popups).announce()
    assert titles() == ["Ann", "Ben", "Cleo"]


def test_a_click_asks_for_that_contact(context: Context, popups: OwnPopups, qtbot: QtBot) -> None:
    _ann, ben, _cleo = add_due(context, "Ann", "Ben", "Cleo")
    timer = timer_for(context, popups)
    timer.announce()
    with qtbot.waitSignal(timer.contact_requested) as asked:
        click(qtbot, "Ben")
    assert asked.args == [ben]


def test_the_popup_of_a_person_shows_their_initials_unless_details_are_hidden(
    context: Context, popups: OwnPopups
) -> None:
    timer = timer_for(context, popups)
    for name, hides in (("Ann", False), ("Ben", True)):
        context.settings.change(hides_details=hides)
        add_due(context, name)
        timer.announce()
    shown = {card.windowTitle(): [avatar.initials for avatar in card.findChildren(Avatar)] for card in cards()}
    assert shown == {"Ann": ["A"], "Someone is due": []}


def test_more_than_three_become_one_summary(context: Context, popups: OwnPopups) -> None:
    add_due(context, "Ann", "Ben", "Cleo", "Dan", "Eve")
    timer_for(context, popups).announce()
    assert titles() == ["5 reminders"]
    assert cards()[0].accessibleDescription() == "Ann, Ben, Cleo, 2 more"


def test_popups_that_come_one_by_one_become_one_summary_too(context: Context, popups: OwnPopups) -> None:
    timer = timer_for(context, popups)
    for name in ("Ann", "Ben", "Cleo"):
        add_due(context, name)
        timer.announce()
    assert titles() == ["Ann", "Ben", "Cleo"]
    add_due(context, "Dan")
    timer.announce()
    assert titles() == ["4 reminders"]
    add_due(context, "Eve")
    timer.announce()
    assert titles() == ["5 reminders"]


def test_what_was_dismissed_from_the_screen_is_not_told_again_in_a_summary(context: Context, popups: OwnPopups) -> None:
    timer = timer_for(context, popups)
    add_due(context, "Ann", "Ben", "Cleo")
    timer.announce()
    for card in cards():
        card.close()
    add_due(context, "Dan")
    timer.announce()
    assert titles() == ["Dan"]


def test_the_summary_opens_today(context: Context, popups: OwnPopups, qtbot: QtBot) -> None:
    add_due(context, "Ann", "Ben", "Cleo", "Dan")
    timer = timer_for(context, popups)
    timer.announce()
    with qtbot.waitSignal(timer.today_requested), qtbot.assertNotEmitted(timer.contact_requested):
        click(qtbot, "4 reminders")


def test_what_was_announced_is_not_announced_again(context: Context, popups: OwnPopups) -> None:
    add_due(context, "Ann")
    timer = timer_for(context, popups)
    timer.announce()
    popups.close_all()
    timer.announce()
    assert titles() == []


class MinuteLater(Clock):
    """The clock of a program that looks when the claims of others have run out."""

    def now(self) -> datetime:
        return super().now() + timedelta(minutes=1)


@pytest.mark.parametrize("count", [1, 5])
def test_what_was_shown_is_announced_by_no_later_program(context: Context, count: int, popups: OwnPopups) -> None:
    add_due(context, *(f"Person {number}" for number in range(count)))
    timer_for(context, popups).announce()
    later = Context.open(context.book_path, MinuteLater())
    assert count_due(later) == 0
    later.close()


def test_of_two_programs_one_announces(context: Context, popups: OwnPopups, qtbot: QtBot) -> None:
    add_due(context, "Ann", "Ben")
    other_context = Context.open(context.book_path, context.clock)
    other = timer_for(other_context, popups)
    refused = NotifierChain([])
    with qtbot.assertNotEmitted(refused.delivered):
        # The other program announces between this one's reading and claiming.
        timer_for(context, refused, Interrupted(context, other.announce)).announce()
    other_context.close()
    assert titles() == ["Ann", "Ben"]


@pytest.mark.parametrize("count", [1, 5])
def test_what_could_not_be_shown_is_given_back(context: Context, count: int, qtbot: QtBot) -> None:
    add_due(context, *(f"Person {number}" for number in range(count)))
    timer_for(context, NotifierChain([])).announce()
    assert count_due(context) == count


def test_a_book_in_use_is_asked_again(context: Context, popups: OwnPopups) -> None:
    add_due(context, "Ann")

    def refuse() -> None:
        raise BookInUseError("The book is in use.")

    reminders = Interrupted(context, refuse)
    timer = timer_for(context, popups, reminders)
    timer.announce()
    reminders.interrupt = lambda: None
    timer.announce()
    assert titles() == ["Ann"]


def test_the_start_announces_what_is_due(context: Context, popups: OwnPopups) -> None:
    add_due(context, "Ann")
    timer = timer_for(context, popups)
    timer.start()
    timer.stop()
    assert titles() == ["Ann"]


@given(st.datetimes())
def test_the_next_look_is_at_a_full_minute(now: datetime) -> None:
    wait_ms = milliseconds_to_full_minute(now)
    assert 0 < wait_ms <= 60_000
    assert (now.second * 1_000_000 + now.microsecond + wait_ms * 1000) // 1_000_000 == 60


class Fixed(Clock):
    """A clock that a test sets."""

    at = datetime(2026, 11, 21, 9, 0)  # noqa: DTZ001 - local on purpose

    def local_now(self) -> datetime:
        return Fixed.at


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], None]:
    """Sets the clock of `fixed` to a time of the day."""
    return lambda hour, minute: monkeypatch.setattr(Fixed, "at", Fixed.at.replace(hour=hour, minute=minute))


@pytest.fixture
def fixed(tmp_path: Path) -> Iterator[Context]:
    """A book whose clock stands at 9:00 on Saturday 21 November until it is set."""
    opened = Context.open(tmp_path / "fixed.barnacle", Fixed())
    yield opened
    opened.close()


def test_the_next_look_comes_with_the_full_minute(
    fixed: Context, popups: OwnPopups, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(Fixed, "at", Fixed.at.replace(second=59, microsecond=900_000))
    timer = timer_for(fixed, popups)
    timer.start()
    for name in ("Ann", "Ben"):
        add_due(fixed, name)
        qtbot.waitUntil(lambda name=name: name in titles())
    timer.stop()


def press(qtbot: QtBot, title: str, button: str) -> None:
    card = next(card for card in cards() if card.windowTitle() == title)
    for found in card.findChildren(QPushButton):
        if found.accessibleName() == button:
            qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
            return
    action = next(one for menu in card.findChildren(QMenu) for one in menu.actions() if one.text() == button)
    action.trigger()


def body(title: str) -> str:
    return next(card.accessibleDescription() for card in cards() if card.windowTitle() == title)


def test_a_popup_tells_why_and_what_to_bring(context: Context, popups: OwnPopups) -> None:
    ann = context.contacts.add(ContactDraft(name=PersonName("Ann")))
    yesterday = context.clock.today() - timedelta(days=1)
    context.follow_ups.plan(ann, FollowUpDraft(yesterday, purpose="Call about the seminar", carries="an article"))
    timer_for(context, popups).announce()
    assert body("Ann") == "Call about the seminar · 1 day late\nBring: an article"


def test_with_two_books_open_a_popup_names_its_book(context: Context, popups: OwnPopups) -> None:
    add_due(context, "Ann")
    timer_for(context, popups, book="Clients").announce()
    assert body("Ann").endswith("\nBook: Clients")


def test_done_asks_for_that_person_to_be_logged(context: Context, popups: OwnPopups, qtbot: QtBot) -> None:
    _ann, ben = add_due(context, "Ann", "Ben")
    timer = timer_for(context, popups)
    timer.announce()
    with qtbot.waitSignal(timer.done_requested) as asked:
        press(qtbot, "Ben", "Done")
    assert [item.contact_id for item in asked.args[0]] == [ben]
    assert titles() == ["Ann"]


@pytest.mark.parametrize(
    ("button", "snooze"), [("Snooze for an hour", Snooze.IN_AN_HOUR), ("Snooze to tomorrow", Snooze.TOMORROW)]
)
def test_snooze_asks_for_that_person_to_come_back(
    context: Context, popups: OwnPopups, qtbot: QtBot, button: str, snooze: Snooze
) -> None:
    (ann,) = add_due(context, "Ann")
    timer = timer_for(context, popups)
    timer.announce()
    with qtbot.waitSignal(timer.snooze_requested) as asked:
        press(qtbot, "Ann", button)
    assert ([item.contact_id for item in asked.args[0]], asked.args[1]) == ([ann], snooze)


def test_hidden_details_show_nobody_and_offer_no_done(context: Context, popups: OwnPopups) -> None:
    context.settings.change(hides_details=True)
    add_due(context, "Ann")
    timer_for(context, popups).announce()
    [card] = cards()
    words = [label.text() for label in card.findChildren(QLabel)] + [card.windowTitle(), card.accessibleDescription()]
    assert not any("Ann" in text or "Call" in text for text in words)
    assert "Done" not in [button.accessibleName() for button in card.findChildren(QPushButton)]


def test_hidden_details_hold_in_a_summary_of_many(context: Context, popups: OwnPopups) -> None:
    context.settings.change(hides_details=True)
    add_due(context, "Ann", "Ben", "Cleo", "Dan")
    timer_for(context, popups).announce()
    assert (titles(), body("4 reminders")) == (["4 reminders"], "")


def test_names_in_one_popup_for_many_follow_the_setting_that_hides_them(context: Context, popups: OwnPopups) -> None:
    add_due(context, "Ann", "Ben", "Cleo", "Dan")
    timer = timer_for(context, popups)
    timer.announce()
    told = []
    for hides in (False, True, False):
        context.settings.change(hides_details=hides)
        timer.heed_hiding()
        told.append(body("4 reminders"))
    assert told == ["Ann, Ben, Cleo, 1 more", "", "Ann, Ben, Cleo, 1 more"]


def test_names_in_the_summary_of_the_day_are_hidden_with_the_others(
    fixed: Context, popups: OwnPopups, at: Callable[[int, int], None]
) -> None:
    fixed.settings.change(announcing=Announcing.SUMMARY.value, summary_local="08:30")
    add_due(fixed, "Ann")
    timer = timer_for(fixed, popups)
    timer.announce()
    [title] = titles()
    assert "Ann" in body(title)
    fixed.settings.change(hides_details=True)
    timer.heed_hiding()
    assert "Ann" not in body(title)


def test_a_popup_goes_when_its_touch_is_logged_elsewhere(context: Context, popups: OwnPopups) -> None:
    ann, _ben = add_due(context, "Ann", "Ben")
    timer = timer_for(context, popups)
    timer.announce()
    [follow_up] = context.follow_ups.list_open(ann)
    context.follow_ups.complete(follow_up.id, TouchDraft(context.clock.today()))
    timer.close_settled()
    assert titles() == ["Ben"]


def test_a_popup_goes_when_its_follow_up_is_snoozed_elsewhere(context: Context, popups: OwnPopups) -> None:
    (ann,) = add_due(context, "Ann")
    timer = timer_for(context, popups)
    timer.announce()
    [follow_up] = context.follow_ups.list_open(ann)
    context.follow_ups.snooze(follow_up.id, context.clock.today() + timedelta(days=1))
    timer.close_settled()
    assert titles() == []


def test_a_popup_goes_with_its_contact_into_the_trash(context: Context, popups: OwnPopups) -> None:
    (ann,) = add_due(context, "Ann")
    timer = timer_for(context, popups)
    timer.announce()
    context.contacts.trash([ann])
    timer.close_settled()
    assert titles() == []


def test_a_popup_whose_matter_is_open_stays(context: Context, popups: OwnPopups) -> None:
    add_due(context, "Ann")
    timer = timer_for(context, popups)
    timer.announce()
    timer.close_settled()
    assert titles() == ["Ann"]


def test_a_summary_goes_when_the_last_of_its_people_is_settled(context: Context, popups: OwnPopups) -> None:
    *some, last = add_due(context, "Ann", "Ben", "Cleo", "Dan")
    timer = timer_for(context, popups)
    timer.announce()
    context.contacts.trash(some)
    timer.close_settled()
    assert titles() == ["4 reminders"]
    context.contacts.trash([last])
    timer.close_settled()
    assert titles() == []


def test_what_is_undone_is_open_again_without_a_second_popup(context: Context, popups: OwnPopups) -> None:
    (ann,) = add_due(context, "Ann")
    timer = timer_for(context, popups)
    timer.announce()
    context.contacts.trash([ann])
    timer.close_settled()
    context.history.undo()
    timer.announce()
    assert titles() == []
    assert [item.contact_id for item in context.reminders.list_open(context.clock.local_now())] == [ann]


def test_quiet_hours_hold_popups_back_until_they_end(
    fixed: Context, popups: OwnPopups, at: Callable[[int, int], None]
) -> None:
    fixed.settings.change(has_quiet_hours=True, quiet_from_local="12:00", quiet_until_local="14:00")
    at(12, 0)
    add_due(fixed, "Ann")
    timer = timer_for(fixed, popups)
    timer.announce()
    assert titles() == []
    at(13, 59)
    timer.announce()
    assert titles() == []
    at(14, 0)
    timer.announce()
    assert titles() == ["Ann"]


def test_a_snoozed_one_comes_again_at_its_minute(
    fixed: Context, popups: OwnPopups, at: Callable[[int, int], None]
) -> None:
    add_due(fixed, "Ann")
    timer = timer_for(fixed, popups)
    timer.announce()
    [item] = fixed.reminders.list_open(Fixed.at)
    fixed.due_deeds.snooze([item], Fixed.at.date(), "10:00")
    timer.close_settled()
    at(9, 59)
    timer.announce()
    assert titles() == []
    at(10, 0)
    timer.announce()
    assert titles() == ["Ann"]


def test_the_summary_of_the_day_comes_at_its_time_and_opens_today(
    fixed: Context, popups: OwnPopups, qtbot: QtBot, at: Callable[[int, int], None]
) -> None:
    fixed.settings.change(announcing=Announcing.SUMMARY.value, summary_local="09:30")
    add_due(fixed, "Ann", "Ben")
    timer = timer_for(fixed, popups)
    timer.announce()
    assert titles() == []
    at(9, 30)
    timer.announce()
    timer.announce()
    assert titles() == ["2 things to do today"]
    assert body("2 things to do today") == "2 overdue · Ann, Ben"
    with qtbot.waitSignal(timer.today_requested):
        click(qtbot, "2 things to do today")


def test_a_summary_that_could_not_be_shown_is_given_back(fixed: Context, at: Callable[[int, int], None]) -> None:
    fixed.settings.change(announcing=Announcing.SUMMARY.value, summary_local="09:30")
    add_due(fixed, "Ann")
    at(9, 30)
    timer_for(fixed, NotifierChain([])).announce()
    assert fixed.reminders.find_summary(Fixed.at) is not None


def test_a_day_with_nothing_due_has_no_summary(
    fixed: Context, popups: OwnPopups, at: Callable[[int, int], None]
) -> None:
    fixed.settings.change(announcing=Announcing.SUMMARY.value, summary_local="09:30")
    at(9, 30)
    timer = timer_for(fixed, popups)
    timer.announce()
    add_due(fixed, "Ann")
    timer.announce()
    assert titles() == []


def test_birthdays_that_fell_in_days_away_are_told_with_nothing_to_spread(tmp_path: Path, popups: OwnPopups) -> None:
    tomorrow = Clock().today() + timedelta(days=1)
    before = Context.open(tmp_path / "a.barnacle", Clock())
    birthday = Occasion(OccasionKind.BIRTHDAY, CalendarDay(tomorrow.month, tomorrow.day), lead_days=0)
    for name in ("Ann", "Ben", "Cleo", "Dan"):
        before.contacts.add(ContactDraft(PersonName(name), occasions=(birthday,)))
    before.settings.change(remind_local="00:00")
    before.close()
    context = Context.open(tmp_path / "a.barnacle", Clock(timedelta(days=22)))
    timer_for(context, popups).announce()
    assert body("While you were away") == "4 people came due in 21 days. The oldest: Ann."
    [card] = cards()
    assert [button.accessibleName() for button in card.findChildren(QPushButton) if button.text()] == ["Show Today"]
    context.close()


def test_after_days_away_one_popup_tells_it_and_offers_to_spread(
    fixed: Context, popups: OwnPopups, qtbot: QtBot
) -> None:
    add_due(fixed, *(f"Person {number}" for number in range(12)))
    fixed.book.database.execute_sql("UPDATE step SET made_at = '2026-11-07T09:00:00+00:00'")
    timer = timer_for(fixed, popups)
    timer.announce()
    assert body("While you were away") == "12 people came due in 1 day. The oldest: Person 0."
    with qtbot.waitSignal(timer.spread_requested) as asked:
        press(qtbot, "While you were away", "Spread over 4 days")
    assert asked.args == [4]
