"""Tray, popups and reminder window put together, on a desktop without notifications and without a tray."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.snoozes import Snooze, SnoozeChoice
from models.domain.touches import FollowUpDraft
from ui.notifications.notifier import Way
from ui.notifications.popup_card import PopupCard
from ui.reminding import Reminding


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    context = Context.open(tmp_path / "a.barnacle", Clock())
    yield context
    context.close()


@pytest.fixture
def reminding(context: Context, qtbot: QtBot) -> Iterator[Reminding]:
    reminding = Reminding(context, lambda: "", context.book_path.parent)
    context.subscribe(lambda _change: reminding.refresh())
    yield reminding
    reminding.close()


def add_due(context: Context, *names: str) -> list[int]:
    yesterday = context.clock.today() - timedelta(days=1)
    due = FollowUpDraft(yesterday, purpose="Call")
    return [context.contacts.add(ContactDraft(name=PersonName(given=name)), due) for name in names]


def cards() -> list[PopupCard]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, PopupCard) and w.isVisible()]


def titles() -> list[str]:
    return sorted(card.windowTitle() for card in cards())


def press(title: str, button: str) -> None:
    card = next(card for card in cards() if card.windowTitle() == title)
    actions = [action for menu in card.findChildren(QMenu) for action in menu.actions()]
    buttons = {found.accessibleName(): found for found in card.findChildren(QPushButton)}
    if button in buttons:
        buttons[button].click()
    else:
        next(action for action in actions if action.text() == button).trigger()


def test_done_on_a_popup_logs_the_touch_and_says_so(context: Context, reminding: Reminding, qtbot: QtBot) -> None:
    (ann,) = add_due(context, "Ann")
    reminding.start()
    qtbot.waitUntil(lambda: titles() == ["Ann"])
    with qtbot.waitSignal(reminding.done) as said:
        press("Ann", "Done")
    assert said.args == ["Logged with Ann"]
    assert len(context.contacts.get(ann).touches) == 1


def test_snooze_on_a_popup_tells_when_it_comes_back(context: Context, reminding: Reminding, qtbot: QtBot) -> None:
    (ann,) = add_due(context, "Ann")
    reminding.start()
    qtbot.waitUntil(lambda: titles() == ["Ann"])
    with qtbot.waitSignal(reminding.done) as said:
        press("Ann", "Snooze to tomorrow")
    assert said.args[0].startswith("Ann comes back: ")
    [row] = context.follow_ups.list_open(ann)
    assert row.draft.due_on == context.clock.today() + timedelta(days=1)


def test_what_was_settled_twice_is_told_and_changes_nothing(
    context: Context, reminding: Reminding, qtbot: QtBot
) -> None:
    (ann,) = add_due(context, "Ann")
    reminding.start()
    qtbot.waitUntil(lambda: titles() == ["Ann"])
    other = Context.open(context.book_path, context.clock)
    other.follow_ups.skip([row.id for row in other.follow_ups.list_open(ann)])
    other.close()
    with qtbot.waitSignal(reminding.said) as said:
        press("Ann", "Done")
    assert said.args == ["This follow-up is no longer open."]
    assert context.contacts.get(ann).touches == ()


def test_a_popup_goes_when_its_matter_is_settled_in_the_window(
    context: Context, reminding: Reminding, qtbot: QtBot
) -> None:
    ann, _ben = add_due(context, "Ann", "Ben")
    reminding.start()
    qtbot.waitUntil(lambda: titles() == ["Ann", "Ben"])
    context.contacts.trash([ann])
    assert titles() == ["Ben"]


def test_names_on_the_screen_follow_the_setting_that_hides_them(
    context: Context, reminding: Reminding, qtbot: QtBot
) -> None:
    _ann, ben = add_due(context, "Ann", "Ben")
    reminding.start()
    qtbot.waitUntil(lambda: titles() == ["Ann", "Ben"])
    context.settings.change(hides_details=True)
    assert titles() == ["Someone is due"] * 2
    context.settings.change(hides_details=False)
    assert titles() == ["Ann", "Ben"]
    with qtbot.waitSignal(reminding.contact_requested) as asked:
        press("Ben", "Open")
    assert asked.args == [ben]


def test_the_window_shows_what_is_open_and_follows_the_book(context: Context, reminding: Reminding) -> None:
    ann, _ben = add_due(context, "Ann", "Ben")
    reminding.show_window()
    assert reminding.window.windowTitle() == "2 reminders"
    context.contacts.trash([ann])
    assert reminding.window.windowTitle() == "1 reminder"


def test_a_test_popup_tells_its_way(reminding: Reminding, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reminding.test_answered) as answered:
        reminding.send_test()
    assert answered.args == [Way.OWN]
    assert titles() == ["A test popup"]


def test_popups_and_window_are_gone_at_the_end(context: Context, qtbot: QtBot) -> None:
    reminding = Reminding(context, lambda: "", context.book_path.parent)
    add_due(context, "Ann")
    reminding.start()
    qtbot.waitUntil(lambda: titles() == ["Ann"])
    reminding.show_window()
    reminding.close()
    assert (titles(), reminding.window.isVisible()) == ([], False)


def test_while_another_program_writes_an_act_waits_and_is_not_lost(
    context: Context, reminding: Reminding, qtbot: QtBot
) -> None:
    (ann,) = add_due(context, "Ann")
    reminding.start()
    qtbot.waitUntil(lambda: titles() == ["Ann"])
    context.book.sql("PRAGMA busy_timeout = 0")
    other = Context.open(context.book_path, context.clock)
    with other.book.transaction("Long"), qtbot.waitSignal(reminding.said) as said:
        press("Ann", "Done")
    other.close()
    assert said.args == ["The book is busy; this is saved as soon as it is free."]
    reminding.refresh()
    assert len(context.contacts.get(ann).touches) == 1


def test_without_a_tray_it_is_told_that_the_window_was_minimised(reminding: Reminding) -> None:
    reminding.say_keeps_running()
    [card] = cards()
    assert card.windowTitle() == "Barnacle keeps running"
    assert "There is no tray here, so it was minimised" in card.accessibleDescription()


def test_what_is_no_reminder_goes_by_itself(context: Context, qtbot: QtBot) -> None:
    reminding = Reminding(context, lambda: "", context.book_path.parent, said_for_ms=50)
    reminding.say_keeps_running()
    assert titles() == ["Barnacle keeps running"]
    qtbot.waitUntil(lambda: titles() == [])
    reminding.close()


def test_the_icon_goes_with_its_book(context: Context, qtbot: QtBot) -> None:
    reminding = Reminding(context, lambda: "", context.book_path.parent)
    [icon] = reminding.findChildren(QSystemTrayIcon)
    assert icon.isVisible()
    reminding.close()
    assert not icon.isVisible()


def test_all_that_is_open_is_snoozed_from_the_tray(context: Context, reminding: Reminding) -> None:
    add_due(context, "Ann", "Ben")
    reminding.snooze_all(SnoozeChoice(Snooze.TOMORROW, context.clock.today() + timedelta(days=1)))
    assert context.reminders.list_open(context.clock.local_now()) == []
    assert context.history.undo() == "Snooze 2 reminders"
