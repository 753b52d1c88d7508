"""The reminder window with a real book on a fixed morning."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from models.clock import Clock
from models.context import Context
from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Note, Phone
from models.domain.names import split_name
from models.domain.occasions import Occasion, OccasionKind
from models.domain.touches import FollowUpDraft, Method, TouchDraft
from tests.bulk import import_in_bulk
from ui.job_runner import JobRunner
from ui.panels.due.due_acts import DueActs
from ui.reminder_window import ReminderWindow
from ui.widgets.day_menu import DayMenu
from ui.window_state import WindowState

DAY = timedelta(days=1)
# A Saturday.
TODAY = date(2026, 11, 21)


class Morning(Clock):
    """A clock that stands at twelve past nine."""

    def local_now(self) -> datetime:
        return datetime.combine(TODAY, time(9, 12))


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    opened = Context.open(tmp_path / "Clients.barnacle", Morning())
    yield opened
    opened.close()


@pytest.fixture
def show(context: Context, qtbot: QtBot) -> Callable[..., ReminderWindow]:
    def show_window(book_name: str = "") -> ReminderWindow:
        window = ReminderWindow(context, DueActs(context), lambda: book_name)
        context.subscribe(window.refresh)
        qtbot.addWidget(window)
        window.show_open()
        return window

    return show_window


def test_it_comes_back_as_large_as_it_was(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    state = WindowState(tmp_path / "window.ini")
    window = ReminderWindow(context, DueActs(context), str, state=state)
    qtbot.addWidget(window)
    window.show_open()
    window.resize(700, 560)
    window.close()
    again = ReminderWindow(context, DueActs(context), str, state=WindowState(tmp_path / "window.ini"))
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (700, 560)


def test_undo_is_offered_no_more_when_it_was_taken_back_elsewhere(
    context: Context, show: Callable[..., ReminderWindow]
) -> None:
    add(context, "Tom Harris")
    add(context, "Ann Lee")
    window = show()
    choose(window.done_menu(window.due_list.chosen_items(), window), "Done\t")
    assert window.undo_bar.isVisible()
    context.history.undo()
    assert not window.undo_bar.isVisible()


def add(context: Context, name: str, due_on: date = TODAY, **values: object) -> int:
    contact_id = context.contacts.add(ContactDraft(name=split_name(name), **values))  # type: ignore[arg-type]
    context.follow_ups.plan(contact_id, FollowUpDraft(due_on, Method.PHONE, "Call about the seminar", "an article"))
    return contact_id


def shown(window: ReminderWindow) -> list[str]:
    model = window.due_list.model()
    return [str(model.index(row, 0).data()).split(", ")[0] for row in range(model.rowCount())]


def due_days(context: Context, contact_id: int) -> list[tuple[date, str]]:
    rows = context.contacts.get(contact_id).follow_ups
    return [(row.draft.due_on, row.draft.remind_local) for row in rows]


def choose(menu: QMenu, *path: str) -> None:
    """Trigger the action of a menu whose text begins so, through menus inside it."""
    action = next(action for action in menu.actions() if action.text().startswith(path[0]))
    inner = action.menu()
    if len(path) > 1:
        assert isinstance(inner, QMenu)
        choose(inner, *path[1:])
    else:
        action.trigger()


def test_all_that_is_open_stands_there_the_most_overdue_first(
    context: Context, show: Callable[..., ReminderWindow]
) -> None:
    add(context, "Today Tom")
    add(context, "Late Lea", TODAY - 9 * DAY)
    add(context, "Later Max", TODAY + DAY)
    window = show()
    assert shown(window) == ["Late Lea", "Today Tom"]
    assert window.windowTitle() == "2 reminders"


def test_the_chosen_one_is_told_with_the_last_touch_and_the_pinned_note(
    context: Context, show: Callable[..., ReminderWindow]
) -> None:
    notes = (Note("daughter starts university in Durham", TODAY, is_pinned=True),)
    tom = add(context, "Tom Harris", TODAY - 2 * DAY, phones=(Phone("020 7946 0123"),), notes=notes)
    context.follow_ups.log_touch([tom], TouchDraft(date(2026, 11, 2), Method.MAIL, carried="spring brochure"))
    person = show().person
    assert person.name.text() == "Tom Harris"
    assert person.late.accessibleName() == "2 days late"
    assert person.reason.text() == "Call about the seminar · 020 7946 0123"
    assert person.history.text() == (
        "Last: Letter, 2 Nov, spring brochure. Pinned: daughter starts university in Durham"
    )
    assert person.bring.text() == "Bring: an article"


def test_what_has_a_time_of_day_comes_up_at_that_time(context: Context, show: Callable[..., ReminderWindow]) -> None:
    for name, at in (("Ann Lee", "09:13"), ("Ben Fox", "09:12")):
        contact_id = context.contacts.add(ContactDraft(name=split_name(name)))
        context.follow_ups.plan(contact_id, FollowUpDraft(TODAY, purpose="Call", remind_local=at))
    assert shown(show()) == ["Ben Fox"]


def test_with_two_books_open_the_title_names_the_book(context: Context, show: Callable[..., ReminderWindow]) -> None:
    add(context, "Tom Harris")
    assert show("Clients").windowTitle() == "1 reminder – Clients"


def test_with_nothing_open_it_says_so_and_leads_to_today(
    context: Context, show: Callable[..., ReminderWindow], qtbot: QtBot
) -> None:
    window = show()
    assert window.windowTitle() == "No reminders"
    buttons = (window.done_button, window.open_button, window.skip_button, window.snooze_at_once, window.snooze_button)
    assert not any(button.isVisible() for button in (*buttons, window.all_button))


def test_done_logs_the_touch_and_undo_takes_it_back(
    context: Context, show: Callable[..., ReminderWindow], qtbot: QtBot
) -> None:
    tom = add(context, "Tom Harris")
    window = show()
    choose(window.done_menu(window.due_list.chosen_items(), window), "Done\t")
    assert shown(window) == []
    touch = context.contacts.get(tom).touches[0].draft
    assert (touch.made_on, touch.method, touch.carried) == (TODAY, Method.PHONE, "an article")
    assert window.undo_bar.text() == "Logged with Tom Harris"
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(window) == ["Tom Harris"]


def test_done_and_next_plans_the_next_one(context: Context, show: Callable[..., ReminderWindow]) -> None:
    tom = add(context, "Tom Harris")
    window = show()
    choose(window.done_menu(window.due_list.chosen_items(), window), "Done, and next on", "Monday")
    assert due_days(context, tom) == [(date(2026, 11, 23), "")]


def test_done_and_next_is_one_key_and_a_day(
    context: Context, show: Callable[..., ReminderWindow], qtbot: QtBot
) -> None:
    tom = add(context, "Tom Harris")
    window = show()
    qtbot.keyClick(window.due_list, Qt.Key.Key_N)
    [menu] = [menu for menu in window.findChildren(DayMenu) if menu.isVisible()]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert due_days(context, tom) == [(TODAY + DAY, "")]


def test_the_keys_do_what_they_do_on_today(context: Context, show: Callable[..., ReminderWindow], qtbot: QtBot) -> None:
    add(context, "Ann Lee", TODAY - 2 * DAY)
    add(context, "Ben Fox", TODAY - DAY)
    cleo = add(context, "Cleo Day")
    window = show()
    qtbot.keyClick(window.due_list, Qt.Key.Key_D)
    qtbot.keyClick(window.due_list, Qt.Key.Key_S)
    assert shown(window) == ["Cleo Day"]
    with qtbot.waitSignal(window.contact_requested) as asked:
        qtbot.keyClick(window.due_list, Qt.Key.Key_Return)
    assert asked.args == [cleo]


def test_open_asks_for_the_chosen_contact(context: Context, show: Callable[..., ReminderWindow], qtbot: QtBot) -> None:
    add(context, "Ann Lee", TODAY - DAY)
    ben = add(context, "Ben Fox")
    window = show()
    window.due_list.choose(1)
    with qtbot.waitSignal(window.contact_requested) as asked:
        window.open_button.click()
    assert asked.args == [ben]


def test_snooze_shows_the_moment_of_return(context: Context, show: Callable[..., ReminderWindow]) -> None:
    tom = add(context, "Tom Harris")
    window = show()
    assert window.snooze_at_once.text() == "Snooze to Sun 08:00"
    window.snooze_at_once.click()
    assert due_days(context, tom) == [(TODAY + DAY, "")]
    assert window.undo_bar.text() == "Tom Harris comes back: Sun 22 Nov"


def test_the_snooze_that_was_chosen_is_offered_first_from_then_on(
    context: Context, show: Callable[..., ReminderWindow]
) -> None:
    add(context, "Ann Lee", TODAY - DAY)
    ben = add(context, "Ben Fox")
    window = show()
    choose(window.snooze_menu(), "In an hour")
    assert window.snooze_at_once.text() == "Snooze to 10:12"
    window.snooze_at_once.click()
    assert due_days(context, ben) == [(TODAY, "10:12")]


def test_all_are_snoozed_in_one_step(context: Context, show: Callable[..., ReminderWindow]) -> None:
    add(context, "Ann Lee", TODAY - DAY)
    add(context, "Ben Fox", occasions=(Occasion(OccasionKind.BIRTHDAY, CalendarDay(11, 21)),))
    window = show()
    assert len(shown(window)) == 3
    choose(window.all_menu(), "Snooze all", "Tomorrow")
    assert shown(window) == []
    window.undo()
    assert len(shown(window)) == 3


@pytest.mark.parametrize("action", [("Done with all", "Done\t"), ("Skip all",), ("Dismiss all",)])
def test_all_are_settled_at_once(
    context: Context, show: Callable[..., ReminderWindow], action: tuple[str, ...]
) -> None:
    add(context, "Ann Lee", TODAY - DAY)
    add(context, "Ben Fox")
    window = show()
    choose(window.all_menu(), *action)
    assert shown(window) == []
    window.undo()
    assert shown(window) == ["Ann Lee", "Ben Fox"]


def test_what_was_dismissed_can_be_seen_and_comes_back(
    context: Context, show: Callable[..., ReminderWindow], qtbot: QtBot
) -> None:
    add(context, "Ann Lee", TODAY - DAY)
    add(context, "Ben Fox")
    window = show()
    assert not window.dismissed_button.isVisible()
    qtbot.keyClick(window.due_list, Qt.Key.Key_Delete)
    assert (shown(window), window.windowTitle()) == (["Ben Fox"], "1 reminder")
    assert window.dismissed_button.text() == "1 recently dismissed"
    window.dismissed_button.click()
    assert (shown(window), window.windowTitle()) == (["Ann Lee"], "Recently dismissed")
    window.again_button.click()
    assert shown(window) == ["Ann Lee", "Ben Fox"]


def test_escape_leaves_the_dismissed_first_and_then_the_window(
    context: Context, show: Callable[..., ReminderWindow], qtbot: QtBot
) -> None:
    add(context, "Ann Lee")
    window = show()
    qtbot.keyClick(window.due_list, Qt.Key.Key_Delete)
    window.dismissed_button.click()
    qtbot.keyClick(window.due_list, Qt.Key.Key_Escape)
    assert window.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_what_is_settled_elsewhere_leaves_the_window(context: Context, show: Callable[..., ReminderWindow]) -> None:
    ann = add(context, "Ann Lee")
    window = show()
    context.contacts.trash([ann])
    assert shown(window) == []


def test_a_name_is_shown_letter_by_letter(context: Context, show: Callable[..., ReminderWindow]) -> None:
    add(context, "Fish & <b>Chips</b>")
    person = show().person
    assert person.name.text() == "Fish & <b>Chips</b>"
    assert person.name.textFormat() is Qt.TextFormat.PlainText


def test_every_button_has_an_accessible_name(context: Context, show: Callable[..., ReminderWindow]) -> None:
    add(context, "Ann Lee")
    window = show()
    buttons = (window.done_button, window.open_button, window.skip_button, window.snooze_at_once, window.snooze_button)
    assert all(button.accessibleName() for button in (*buttons, window.all_button, window.again_button))


def test_thousands_are_skipped_off_the_windows_thread_and_come_back_by_one_undo(
    context: Context, jobs: JobRunner, qtbot: QtBot
) -> None:
    ids = import_in_bulk(context, [ContactDraft(company=f"Company {number}") for number in range(2_100)])
    context.enrolments.enrol_many(ids, context.plans.list_all()[0].id, TODAY, 1)
    acts = DueActs(context, jobs=jobs)
    window = ReminderWindow(context, acts, str)
    qtbot.addWidget(window)
    window.show_open()
    with qtbot.waitSignal(acts.done):
        choose(window.all_menu(), "Skip all")
        assert jobs.running
    assert context.reminders.list_open(context.clock.local_now()) == []
    context.history.undo()
    assert len(context.reminders.list_open(context.clock.local_now())) == 2_100


def test_what_is_asked_for_while_thousands_are_written_is_written_after_it(
    context: Context, jobs: JobRunner, qtbot: QtBot
) -> None:
    ids = import_in_bulk(context, [ContactDraft(company=f"Company {number}") for number in range(2_100)])
    context.enrolments.enrol_many(ids, context.plans.list_all()[0].id, TODAY, 1)
    acts = DueActs(context, jobs=jobs)
    first, *others = context.reminders.list_open(context.clock.local_now())
    with qtbot.waitSignals([acts.done, acts.done]):
        acts.snooze(others, TODAY + DAY, "")
        acts.skip([first])
    assert context.reminders.list_open(context.clock.local_now()) == []
