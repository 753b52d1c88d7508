"""Backups in Settings."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from ui.job_runner import JobRunner
from ui.panels.settings.backup_dialog import BackupDialog
from ui.panels.settings.backups_card import BackupsCard


@pytest.fixture
def card(context: Context, jobs: JobRunner, qtbot: QtBot) -> BackupsCard:
    context.contacts.add(ContactDraft(PersonName("Ann")))
    context.backups.make()
    context.contacts.add(ContactDraft(PersonName("Bob")))
    card = BackupsCard(context, jobs)
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: len(card.list.rows()) == 1)
    return card


def test_a_backup_is_shown_with_day_contacts_and_size(card: BackupsCard) -> None:
    (row,) = card.list.rows()
    assert row.detail.startswith("1 contact · ")
    assert "B" in row.detail
    assert card.last.text().startswith("Last backup: ")


def test_restoring_is_one_click_and_undone_by_undo(card: BackupsCard, context: Context, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.done):
        card.restore_button.click()
    assert context.lists.count(ContactQuery()) == 1
    assert str(context.history.undo_name).startswith("Restore the backup of ")
    context.history.undo()
    assert context.lists.count(ContactQuery()) == 2
    qtbot.waitUntil(lambda: len(card.list.rows()) >= 2)


def test_the_backup_that_an_undone_restore_makes_is_shown(card: BackupsCard, context: Context, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.done):
        card.restore_button.click()
    qtbot.waitUntil(lambda: card.list.model().rowCount() == 2)
    context.history.undo()
    card.forget()
    qtbot.waitUntil(lambda: card.list.model().rowCount() == 3)


def test_a_look_inside_shows_who_is_in_it_and_restores(card: BackupsCard, context: Context, qtbot: QtBot) -> None:
    context.contacts.trash([1])
    card.look_button.click()
    qtbot.waitUntil(lambda: bool(card.window().findChildren(BackupDialog)))
    (dialog,) = card.window().findChildren(BackupDialog)
    (row,) = dialog.people.rows()
    assert (row.title, row.detail) == ("Ann", "not in your book now")
    dialog.search.setText("zzz")
    assert dialog.people.rows() == []
    with qtbot.waitSignal(card.done):
        dialog.restore_button.click()
    assert context.lists.count(ContactQuery("ann")) == 1


def test_back_up_now_makes_a_newer_one(card: BackupsCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.said) as told:
        card.now_button.click()
    assert told.args == ["Backed up 2 contacts"]
    qtbot.waitUntil(lambda: card.list.rows()[0].detail.startswith("2 contacts"))


def test_an_absent_second_folder_is_told(card: BackupsCard, context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    context.settings.change(backup_folder=str(tmp_path / "stick"))
    card.show_values()
    assert card.second.text() == str(tmp_path / "stick")
    with qtbot.waitSignal(card.said) as told:
        card.back_up()
    assert "is not there" in str(told.args)


def test_one_file_out_and_one_file_in(card: BackupsCard, context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "move.barnacle"
    with qtbot.waitSignal(card.said):
        card.save_to(out)
    context.contacts.trash([1, 2])
    with qtbot.waitSignal(card.done):
        card.restore(out, "Bring in move.barnacle")
    assert (context.lists.count(ContactQuery()), context.history.undo_name) == (2, "Bring in move.barnacle")


def test_what_can_not_be_restored_is_told(card: BackupsCard, context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "text.barnacle").write_text("nothing " * 1_000)
    with qtbot.waitSignal(card.said):
        card.restore(tmp_path / "text.barnacle", "Bring in")
    assert context.lists.count(ContactQuery()) == 2
