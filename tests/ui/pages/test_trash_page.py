"""The page of what was deleted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from ui.job_runner import JobRunner
from ui.pages.trash_page import TrashPage


@pytest.fixture
def page(context: Context, jobs: JobRunner, qtbot: QtBot) -> TrashPage:
    """A page with two contacts and a plan in the trash."""
    for name in ("Ann", "Bob", "Cid"):
        context.contacts.add(ContactDraft(PersonName(name)))
    context.contacts.trash([1, 2])
    context.plans.remove(context.plans.copy(context.plans.list_all()[0].id, "Slow"))
    page = TrashPage(context, jobs)
    context.subscribe(page.refresh)
    qtbot.addWidget(page)
    page.show()
    return page


def titles(page: TrashPage) -> list[str]:
    return sorted(row.title for row in page.list.rows())


def test_it_lists_what_was_deleted_with_the_day_until_which_it_waits(page: TrashPage) -> None:
    assert titles(page) == ["Ann", "Bob", "Slow"]
    details = {row.title: row.detail for row in page.list.rows()}
    assert details["Ann"] == "deleted today · waits until 21 Dec"
    assert details["Slow"].startswith("Plan · ")
    assert page.count() == 3


def test_the_chosen_rows_go_back(page: TrashPage, context: Context, qtbot: QtBot) -> None:
    page.list.selectAll()
    with qtbot.waitSignal(page.done) as told:
        page.restore_button.click()
    assert told.args == ["Restored 3 things"]
    assert (titles(page), context.lists.count(ContactQuery())) == ([], 3)
    assert not page.restore_button.isEnabled()
    context.history.undo()
    assert titles(page) == ["Ann", "Bob", "Slow"]


def test_enter_restores_the_row_that_is_marked(page: TrashPage, qtbot: QtBot) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert len(titles(page)) == 2


def test_emptying_asks_and_backs_the_book_up(page: TrashPage, context: Context, qtbot: QtBot) -> None:
    page.empty_button.click()
    (box,) = page.window().findChildren(QMessageBox)
    assert "3 things" in box.text()
    with qtbot.waitSignal(page.said) as told:
        next(button for button in box.buttons() if "Empty" in button.text()).click()
    assert told.args == ["Threw 3 things away"]
    assert titles(page) == []
    assert [file.reason for file in context.backups.list_files()] == ["before emptying the trash"]


def test_an_empty_trash_says_what_it_is_for(context: Context, jobs: JobRunner, qtbot: QtBot) -> None:
    page = TrashPage(context, jobs)
    qtbot.addWidget(page)
    page.show()
    assert page.nothing.isVisible()
