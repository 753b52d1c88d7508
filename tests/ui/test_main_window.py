"""The frame around the pages, on a real book."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.touches import FollowUpDraft, TouchDraft
from models.services.changes import ChangeSet
from ui.job_runner import JobRunner
from ui.main_window import CloseManner, MainWindow
from ui.pages.contacts_page import ContactsPage
from ui.pages.deferred_page import DeferredPage
from ui.pages.mailings_page import MailingsPage
from ui.pages.page import Command, Page
from ui.pages.today_page import TodayPage

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class PlainPage(Page):
    """A page that can do nothing."""

    key = "plain"
    icon_name = "today"
    offers_import = False

    def title(self) -> str:
        return "Plain"

    def count(self) -> int | None:
        return 7


@pytest.fixture
def tom(context: Context) -> int:
    return context.contacts.add(ContactDraft(name=PersonName("Tom", "Harris")))


@pytest.fixture
def make_window(context: Context, tom: int, jobs: JobRunner, tmp_path: Path, qtbot: QtBot) -> Callable[[], MainWindow]:
    def make() -> MainWindow:
        home = ContactsPage(context, context.mailings.label_lines, jobs)
        window = MainWindow(context, home, [PlainPage(), home], tmp_path / "window.ini", "Test – Barnacle")
        context.subscribe(window.refresh)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    return make


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    return make_window()


def home_of(window: MainWindow) -> ContactsPage:
    window.show_page("contacts")
    page = window.page()
    assert isinstance(page, ContactsPage)
    return page


def test_the_first_page_is_shown_at_the_first_start(window: MainWindow) -> None:
    assert window.page().key == "plain"


def test_counts_stand_beside_the_pages(window: MainWindow) -> None:
    assert [window.sidebar.entry(key).count_text() for key in ("plain", "contacts")] == ["7", "1"]


def test_control_and_a_digit_show_a_page(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert window.page().key == "contacts"
    assert window.sidebar.entry("contacts").isChecked()


def test_control_and_the_digit_of_today_give_the_keyboard_to_what_is_due(
    context: Context, tom: int, jobs: JobRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    context.follow_ups.plan(tom, FollowUpDraft(context.clock.today(), purpose="Call"))
    today, home = TodayPage(context, jobs), ContactsPage(context, context.mailings.label_lines, jobs)
    window = MainWindow(context, home, [today, home], tmp_path / "window.ini")
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_2, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert today.due_list.hasFocus()
    today.due_list.clearFocus()
    qtbot.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert today.due_list.hasFocus()


def test_import_is_offered_where_a_page_wants_it(window: MainWindow) -> None:
    assert not window.top_bar.import_button.isVisible()
    window.show_page("contacts")
    assert window.top_bar.import_button.isVisible()


def test_the_history_of_mailings_stands_in_the_top_bar_of_their_page(
    context: Context, jobs: JobRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    home = ContactsPage(context, context.mailings.label_lines, jobs)
    mailings = DeferredPage("mailings", "mailings", "Mailings", lambda: MailingsPage(context, jobs))
    window = MainWindow(context, home, [home, mailings], tmp_path / "window.ini")
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    assert not window.top_bar.history_button.isVisible()
    window.show_page("mailings")
    assert window.top_bar.history_button.isVisible()
    window.top_bar.history_button.click()
    qtbot.waitUntil(lambda: mailings.page.side.history.isVisible() and not jobs.running)


def test_files_dropped_anywhere_are_asked_to_be_imported(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "people.vcf"))])
    either = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    event = QDropEvent(QPointF(9, 9), either, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event.setDropAction(Qt.DropAction.MoveAction)
    with qtbot.waitSignal(window.files_dropped) as told:
        window.dropEvent(event)
    assert told.args == [[tmp_path / "people.vcf"]]
    assert event.dropAction() is Qt.DropAction.CopyAction
    assert window.acceptDrops()


def test_tab_walks_through_the_window_as_it_is_read(window: MainWindow, tom: int, qtbot: QtBot) -> None:
    window.open_contact(tom)
    home = home_of(window)
    QApplication.processEvents()
    walk = [
        window.sidebar.entry("contacts"),
        window.top_bar.search,
        window.top_bar.import_button,
        window.top_bar.new_button,
        window.top_bar.menu_button,
        home.list_panel.filters.add_button,
        home.list_panel.view,
        home.contact_panel,
        home.contact_panel.header.name.editor,
    ]
    walk[0].setFocus()
    for expected in walk[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected


def test_control_k_goes_to_the_search(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    assert window.top_bar.search.hasFocus()


def test_typing_in_the_search_shows_the_contacts(window: MainWindow, context: Context, qtbot: QtBot) -> None:
    context.contacts.add(ContactDraft(name=PersonName("Ana", "Oliveira")))
    qtbot.keyClicks(window.top_bar.search, "oliv")
    assert window.page().key == "contacts"
    assert home_of(window).list_panel.model.rowCount() == 1


def test_esc_in_the_search_shows_everyone_again(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.top_bar.search, "nobody")
    qtbot.keyClick(window.top_bar.search, Qt.Key.Key_Escape)
    assert window.top_bar.search.text() == ""
    assert home_of(window).list_panel.model.rowCount() == 1


def test_enter_in_the_search_goes_to_the_list(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.top_bar.search, "tom")
    qtbot.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    assert home_of(window).list_panel.view.hasFocus()


def test_control_n_begins_a_new_contact(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert home_of(window).new_panel.name.hasFocus()


def test_control_r_asks_for_what_is_due_now(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.reminders_requested):
        qtbot.keyClick(window, Qt.Key.Key_R, CONTROL)


def test_the_menu_names_what_it_undoes(window: MainWindow, context: Context, tom: int) -> None:
    context.contacts.trash([tom])
    assert window.actions_by_name.undo.text() == "Undo “Delete Tom Harris”"


def test_control_z_takes_a_deletion_back(window: MainWindow, context: Context, tom: int, qtbot: QtBot) -> None:
    home_of(window).open_contact(tom)
    home_of(window).delete_chosen()
    assert window.undo_bar.text() == "Deleted Tom Harris"
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert not context.contacts.get(tom).is_trashed
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert context.contacts.get(tom).is_trashed


def test_undo_is_offered_no_more_when_it_was_taken_back_elsewhere(
    window: MainWindow, context: Context, tom: int
) -> None:
    window.show()
    context.contacts.trash([tom])
    window.say_done("Deleted Tom Harris")
    window.refresh(ChangeSet("", is_everything=True))
    assert window.undo_bar.isVisible()
    context.history.undo()
    window.refresh(ChangeSet("", is_everything=True))
    assert not window.undo_bar.isVisible()


def test_the_undo_bar_stays_over_a_page_that_is_shown_after_it(window: MainWindow, context: Context, tom: int) -> None:
    window.say_done("Deleted Tom Harris")
    for key in ("plain", "contacts"):
        window.show_page(key)
        bar = window.undo_bar
        assert bar.parentWidget().childAt(bar.geometry().center()) in (bar, *bar.findChildren(QWidget))


def test_the_undo_bar_takes_it_back_too(window: MainWindow, context: Context, tom: int) -> None:
    home_of(window).open_contact(tom)
    home_of(window).delete_chosen()
    window.undo_bar.undo_button.click()
    assert not context.contacts.get(tom).is_trashed


def test_undo_belongs_to_the_book_while_nothing_is_typed_in_a_field(
    window: MainWindow, context: Context, tom: int, qtbot: QtBot
) -> None:
    home = home_of(window)
    home.open_contact(tom)
    company = home.contact_panel.header.company
    company.setFocus()
    qtbot.keyClicks(company.editor, "Harris Plumbing")
    qtbot.keyClick(company.editor, Qt.Key.Key_Return)
    qtbot.keyClick(company.editor, Qt.Key.Key_Z, CONTROL)
    assert context.contacts.get(tom).draft.company == ""


def test_actions_of_a_page_that_has_them_not_are_off(window: MainWindow, tom: int) -> None:
    delete = window.actions_by_name.commands[Command.DELETE]
    assert not delete.isEnabled()
    window.open_contact(tom)
    assert delete.isEnabled()


def test_every_action_has_a_menu_and_no_shortcut_is_given_twice(window: MainWindow) -> None:
    actions = [action for menu in window.actions_by_name.menus() for action in menu.actions if action is not None]
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert set(window.actions_by_name.commands.values()) < set(actions)
    assert len(keys) == len(set(keys))


def test_the_foot_counts_touches_and_people_without_a_plan(
    window: MainWindow, context: Context, tom: int, qtbot: QtBot
) -> None:
    context.follow_ups.log_touch([tom], TouchDraft(context.clock.today()))
    qtbot.waitUntil(lambda: window.foot_bar.figures() == ("1", "1"))
    assert window.foot_bar.on_time() == ""


def test_page_size_and_contact_are_remembered(
    window: MainWindow, make_window: Callable[[], MainWindow], context: Context, qtbot: QtBot
) -> None:
    other = context.contacts.add(ContactDraft(name=PersonName("Ana", "Zola")))
    # The screen of the tests is narrow, so the height alone can tell.
    window.resize(900, 666)
    window.open_contact(other)
    window.close()
    again = make_window()
    assert again.page().key == "contacts"
    assert again.height() == 666
    qtbot.waitUntil(lambda: home_of(again).list_panel.chosen_ids() == [other])


def test_with_a_tray_closing_hides(window: MainWindow, qtbot: QtBot) -> None:
    window.close_manner = lambda: CloseManner.HIDE
    with qtbot.waitSignal(window.hidden):
        window.close()
    assert not window.isVisible()


def test_opening_a_contact_brings_the_hidden_window_back(window: MainWindow, tom: int) -> None:
    window.hide()
    window.open_contact(tom)
    assert window.isVisible()
    assert home_of(window).contact_panel.header.name.value() == "Tom Harris"


def test_every_control_that_takes_the_keyboard_has_a_name(window: MainWindow, tom: int) -> None:
    window.open_contact(tom)
    QApplication.processEvents()
    nameless = [
        widget
        for widget in window.findChildren(object)
        if getattr(widget, "focusPolicy", lambda: Qt.FocusPolicy.NoFocus)() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []
