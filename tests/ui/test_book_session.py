"""A session is one open book with its window; another one may follow it in the same program."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft, Note
from models.errors import SavedLaterError
from models.paths import Paths
from ui.book_session import BookSession
from ui.kept_writes import KeepingContext
from ui.main_window import CloseManner
from ui.notifications.popup_card import PopupCard
from ui.system.single_instance import SingleInstance, StartRequest


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The folders of one user."""
    return Paths.of_user(tmp_path / "data")


@pytest.fixture
def context(tmp_path: Path) -> Iterator[KeepingContext]:
    """An empty book, opened for a window."""
    opened = KeepingContext.open(tmp_path / "Test.barnacle", Clock())
    yield opened
    opened.close()


@pytest.fixture
def session(context: KeepingContext, paths: Paths, qtbot: QtBot) -> BookSession:
    """A session on an empty book."""
    instance = SingleInstance(context.book_path, paths.runtime_dir)
    assert instance.claim_or_hand_over(StartRequest()) is None
    session = BookSession(context, instance, paths)
    qtbot.addWidget(session.window)
    return session


def test_a_start_in_the_tray_waits_for_it_and_is_reached_without_one(
    context: KeepingContext, paths: Paths, qtbot: QtBot
) -> None:
    instance = SingleInstance(context.book_path, paths.runtime_dir)
    assert instance.claim_or_hand_over(StartRequest()) is None
    session = BookSession(context, instance, paths, patience_for_tray_ms=50)
    qtbot.addWidget(session.window)
    with qtbot.waitSignal(session.begun):
        session.start(StartRequest(is_minimised=True))
    assert not session.window.isVisible()
    qtbot.waitUntil(session.window.isMinimized)
    session.close()


class JustBeforeTheMinute(Clock):
    """A clock that stands still where each look is followed by the next one soon."""

    def local_now(self) -> datetime:
        return super().local_now().replace(second=59, microsecond=950_000)


def test_a_hidden_window_is_reached_from_the_next_look_on_when_there_is_no_tray(
    tmp_path: Path, paths: Paths, qtbot: QtBot
) -> None:
    context = KeepingContext.open(tmp_path / "Ticking.barnacle", JustBeforeTheMinute())
    instance = SingleInstance(context.book_path, paths.runtime_dir)
    assert instance.claim_or_hand_over(StartRequest()) is None
    session = BookSession(context, instance, paths, patience_for_tray_ms=0)
    qtbot.addWidget(session.window)
    session.start(StartRequest(is_minimised=True))
    qtbot.waitUntil(session.window.isMinimized)
    # As when the tray goes away in which it was.
    session.window.hide()
    qtbot.waitUntil(session.window.isVisible)
    assert session.window.isMinimized()
    session.close()


def test_closing_a_session_does_not_ask_the_program_to_end(session: BookSession, qtbot: QtBot) -> None:
    session.window.show()
    with qtbot.assertNotEmitted(session.quit_requested):
        session.close()


def test_closing_the_window_asks_the_program_to_end(session: BookSession, qtbot: QtBot) -> None:
    session.window.show()
    with qtbot.waitSignal(session.quit_requested):
        session.window.close()
    session.close()


def test_the_window_names_its_book(session: BookSession, context: KeepingContext) -> None:
    assert session.window.foot_bar.book_name() == context.book_path.stem
    session.close()


def test_what_waits_for_a_job_is_saved_before_the_book_is_closed(session: BookSession, context: KeepingContext) -> None:
    contact_id = context.contacts.add(ContactDraft(company="Acme"))
    holds, may_end = Event(), Event()

    def hold() -> None:
        with context.book.connection(), context.book.transaction("Import people.csv"):
            holds.set()
            may_end.wait(10)

    thread = Thread(target=hold)
    thread.start()
    assert holds.wait(10)
    with pytest.raises(SavedLaterError):
        context.contacts.add_note(contact_id, Note("likes golf", context.clock.today()))
    may_end.set()
    thread.join()
    session.close()
    again = Context.open(context.book_path, Clock())
    assert [row.note.text for row in again.contacts.get(contact_id).notes] == ["likes golf"]
    again.close()


def test_that_barnacle_keeps_running_is_told_until_the_window_is_seen_again(session: BookSession, qtbot: QtBot) -> None:
    session.start(StartRequest())
    qtbot.waitUntil(lambda: session.window.close_manner() is CloseManner.MINIMISE)
    session.window.close()
    qtbot.waitUntil(lambda: [card.windowTitle() for card in popups()] == ["Barnacle keeps running"])
    session.window.raise_to_front()
    qtbot.waitUntil(lambda: popups() == [])
    session.close()


def test_that_barnacle_keeps_running_is_told_once(session: BookSession, qtbot: QtBot) -> None:
    session.start(StartRequest())
    qtbot.waitUntil(lambda: session.window.close_manner() is CloseManner.MINIMISE)
    told = []
    for _ in range(2):
        session.window.close()
        told.append([card.windowTitle() for card in popups()])
        session.window.raise_to_front()
        qtbot.waitUntil(lambda: popups() == [])
    assert told == [["Barnacle keeps running"], []]
    session.close()


def popups() -> list[PopupCard]:
    return [card for card in QApplication.topLevelWidgets() if isinstance(card, PopupCard) and card.isVisible()]
