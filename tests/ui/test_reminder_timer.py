from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.clock import Clock
from models.errors import BookInUseError
from ui.notifications.chain import NotifierChain
from ui.notifications.own_popups import OwnPopups
from ui.notifications.popup_card import PopupCard
from ui.reminder_timer import ReminderTimer, milliseconds_to_full_minute


@dataclass(frozen=True)
class Due:
    key: str
    contact_id: int
    title: str
    body: str = "Call"


@dataclass
class Announcements:
    """What is due, and who announced it, for as many timers as look at it."""

    due: list[Due]
    claimed: set[str] = field(default_factory=set)
    looked_at: list[datetime] = field(default_factory=list)
    is_busy: bool = False
    after_collecting: Callable[[], None] = lambda: None

    def collect(self, now_local: datetime) -> list[Due]:
        self.looked_at.append(now_local)
        if self.is_busy:
            raise BookInUseError("The book is in use.")
        due = [reminder for reminder in self.due if reminder.key not in self.claimed]
        interrupt, self.after_collecting = self.after_collecting, lambda: None
        interrupt()
        return due

    def claim(self, reminder: Due) -> bool:
        is_first = reminder.key not in self.claimed
        self.claimed.add(reminder.key)
        return is_first

    def release(self, reminder: Due) -> None:
        self.claimed.discard(reminder.key)


TimerFor = Callable[[Announcements], ReminderTimer]


def some(count: int) -> list[Due]:
    return [Due(f"follow-up:{n}", 100 + n, f"Person {n}") for n in range(1, count + 1)]


def cards() -> list[PopupCard]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, PopupCard) and w.isVisible()]


def click(qtbot: QtBot, title: str) -> None:
    card = next(card for card in cards() if card.windowTitle() == title)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


@pytest.fixture
def timer_for(qtbot: QtBot) -> Iterator[TimerFor]:
    """A timer with popups of its own for some announcements."""
    notifiers: list[OwnPopups] = []

    def build(announcements: Announcements) -> ReminderTimer:
        notifiers.append(OwnPopups())
        return ReminderTimer(Clock(), announcements, notifiers[-1])

    yield build
    for notifier in notifiers:
        notifier.close_all()


def test_each_due_person_has_a_popup(timer_for: TimerFor) -> None:
    timer = timer_for(Announcements(some(3)))
    timer.announce()
    assert sorted(card.windowTitle() for card in cards()) == ["Person 1", "Person 2", "Person 3"]


def test_a_click_asks_for_that_contact(timer_for: TimerFor, qtbot: QtBot) -> None:
    timer = timer_for(Announcements(some(3)))
    timer.announce()
    with qtbot.waitSignal(timer.contact_requested) as asked:
        click(qtbot, "Person 2")
    assert asked.args == [102]


def test_more_than_three_become_one_summary(timer_for: TimerFor) -> None:
    timer = timer_for(Announcements(some(4)))
    timer.announce()
    assert len(cards()) == 1


def test_the_summary_names_people(timer_for: TimerFor) -> None:
    timer = timer_for(Announcements(some(4)))
    timer.announce()
    assert cards()[0].accessibleDescription().startswith("Person 1, Person 2, Person 3")


def test_the_summary_opens_today(timer_for: TimerFor, qtbot: QtBot) -> None:
    timer = timer_for(Announcements(some(4)))
    timer.announce()
    with qtbot.waitSignal(timer.today_requested), qtbot.assertNotEmitted(timer.contact_requested):
        qtbot.mouseClick(cards()[0], Qt.MouseButton.LeftButton)


def test_what_was_announced_is_not_announced_again(timer_for: TimerFor) -> None:
    announcements = Announcements(some(1))
    timer = timer_for(announcements)
    timer.announce()
    popups = cards()
    timer.announce()
    assert cards() == popups


def test_of_two_programs_one_announces(timer_for: TimerFor) -> None:
    announcements = Announcements(some(2))
    # The other program reads what is due before this one claims it, and claims first.
    other = timer_for(announcements)
    announcements.after_collecting = other.announce
    timer_for(announcements).announce()
    assert len(cards()) == 2


def test_what_could_not_be_shown_is_given_back() -> None:
    announcements = Announcements(some(1))
    timer = ReminderTimer(Clock(), announcements, NotifierChain([]))
    timer.announce()
    assert announcements.claimed == set()


def test_a_summary_that_could_not_be_shown_gives_back_everything() -> None:
    announcements = Announcements(some(5))
    timer = ReminderTimer(Clock(), announcements, NotifierChain([]))
    timer.announce()
    assert announcements.claimed == set()


def test_a_book_in_use_is_asked_again(timer_for: TimerFor) -> None:
    announcements = Announcements(some(1), is_busy=True)
    timer = timer_for(announcements)
    timer.announce()
    announcements.is_busy = False
    timer.announce()
    assert len(cards()) == 1


def test_it_asks_for_the_day_of_its_clock(qtbot: QtBot) -> None:
    announcements = Announcements([])
    ReminderTimer(Clock.on(date(2028, 2, 29)), announcements, OwnPopups()).announce()
    assert announcements.looked_at[0].date() == date(2028, 2, 29)


def test_the_start_announces_what_is_due(timer_for: TimerFor) -> None:
    timer = timer_for(Announcements(some(1)))
    timer.start()
    timer.stop()
    assert len(cards()) == 1


@given(st.datetimes())
def test_the_next_look_is_at_a_full_minute(now: datetime) -> None:
    wait_ms = milliseconds_to_full_minute(now)
    assert 0 < wait_ms <= 60_000
    assert (now.second * 1_000_000 + now.microsecond + wait_ms * 1000) // 1_000_000 == 60
