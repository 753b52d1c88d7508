"""The timer with a real book and real popups; what is due fell due the day before, whatever the hour of the test."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.due import Translate
from models.domain.names import PersonName
from models.domain.touches import FollowUpDraft
from models.errors import BookInUseError
from models.services.reminders import Reminder
from ui.notifications.chain import NotifierChain
from ui.notifications.notifier import Notifier
from ui.notifications.own_popups import OwnPopups
from ui.notifications.popup_card import PopupCard
from ui.reminder_timer import ReminderSource, ReminderTimer, milliseconds_to_full_minute


@dataclass
class Interrupted:
    """The reminders of a book, with something that happens right after they were collected."""

    reminders: ReminderSource
    interrupt: Callable[[], None]

    def collect(self, now_local: datetime, translate: Translate) -> Sequence[Reminder]:
        due = self.reminders.collect(now_local, translate)
        self.interrupt()
        return due

    def claim(self, reminders: Sequence[Reminder]) -> list[Reminder]:
        return self.reminders.claim(reminders)

    def confirm(self, reminders: Sequence[Reminder]) -> None:
        self.reminders.confirm(reminders)

    def release(self, reminders: Sequence[Reminder]) -> None:
        self.reminders.release(reminders)


@pytest.fixture
def popups(qtbot: QtBot) -> Iterator[OwnPopups]:
    popups = OwnPopups()
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


def timer_for(context: Context, notifier: Notifier, reminders: ReminderSource | None = None) -> ReminderTimer:
    return ReminderTimer(context.clock, reminders or context.reminders, notifier)


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


def test_more_than_three_become_one_summary(context: Context, popups: OwnPopups) -> None:
    add_due(context, "Ann", "Ben", "Cleo", "Dan", "Eve")
    timer_for(context, popups).announce()
    assert titles() == ["5 reminders"]
    assert cards()[0].accessibleDescription() == "Ann, Ben, Cleo, 2 more"


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


def test_of_two_programs_one_announces(context: Context, popups: OwnPopups, qtbot: QtBot) -> None:
    add_due(context, "Ann", "Ben")
    other_context = Context.open(context.book_path, context.clock)
    other = timer_for(other_context, popups)
    refused = NotifierChain([])
    with qtbot.assertNotEmitted(refused.delivered):
        # The other program announces between this one's reading and claiming.
        timer_for(context, refused, Interrupted(context.reminders, other.announce)).announce()
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

    reminders = Interrupted(context.reminders, refuse)
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
