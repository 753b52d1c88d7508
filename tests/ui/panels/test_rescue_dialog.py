"""What is offered for a damaged book."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.services.safety.backups import backups_of
from ui.panels.rescue_dialog import RescueDialog


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A damaged book of two contacts, with a backup of one."""
    context = Context.open(tmp_path / "Mine.barnacle", Clock())
    context.contacts.add(ContactDraft(PersonName("Ann")))
    context.backups.make()
    context.contacts.add(ContactDraft(PersonName("Bob")))
    context.close()
    with context.book_path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 2_000)
    return context.book_path


@pytest.fixture
def dialog(damaged: Path, qtbot: QtBot) -> RescueDialog:
    backups = backups_of(damaged, damaged.parent / "Backups")
    dialog = RescueDialog(damaged, "The book is damaged.", backups, Clock())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def people(path: Path | None) -> int:
    assert path is not None
    context = Context.open(path, Clock())
    count = context.lists.count(ContactQuery())
    context.close()
    return count


def test_a_rescue_makes_a_new_book_beside_the_damaged_one(dialog: RescueDialog, damaged: Path, qtbot: QtBot) -> None:
    before = damaged.read_bytes()
    dialog.rescue_button.click()
    qtbot.waitUntil(lambda: dialog.book is not None)
    assert (dialog.book, people(dialog.book)) == (damaged.with_name("Mine (rescued).barnacle"), 2)
    assert damaged.read_bytes() == before
    assert "2 contacts came into" in dialog.outcome.text()
    dialog.open_button.click()
    assert dialog.result() == RescueDialog.DialogCode.Accepted


def test_a_rescue_that_is_stopped_is_told_and_can_be_begun_again(
    dialog: RescueDialog, damaged: Path, qtbot: QtBot
) -> None:
    dialog.rescue_button.click()
    dialog.job_bar.cancel_button.click()
    qtbot.waitUntil(lambda: not dialog.problem.isHidden())
    assert dialog.problem.text() == "Stopped; nothing was written."
    assert list(damaged.parent.glob("*rescued*")) == []
    dialog.rescue_button.click()
    qtbot.waitUntil(lambda: dialog.book is not None)


def test_a_backup_takes_the_place_of_the_damaged_book(dialog: RescueDialog, damaged: Path, qtbot: QtBot) -> None:
    before = damaged.read_bytes()
    dialog.restore_button.click()
    qtbot.waitUntil(lambda: dialog.book is not None)
    assert (dialog.book, people(damaged)) == (damaged, 1)
    (aside,) = damaged.parent.glob("*damaged*")
    assert aside.read_bytes() == before


def test_without_backups_only_the_rescue_is_offered(damaged: Path, qtbot: QtBot) -> None:
    dialog = RescueDialog(damaged, "The book is damaged.", [], Clock())
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.restore_button.isVisible()
    assert dialog.rescue_button.isVisible()
