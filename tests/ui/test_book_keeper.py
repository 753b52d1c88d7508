"""What the window does for the book by itself."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from ui.book_keeper import BookKeeper
from ui.job_runner import JobRunner


@pytest.fixture
def open_context(tmp_path: Path):
    """A book on the real day, since old trash stays under any other."""
    context = Context.open(tmp_path / "Real.barnacle", Clock())
    context.contacts.add(ContactDraft(PersonName("Ann")))
    yield context
    context.close()


def look(keeper: BookKeeper, jobs: JobRunner, qtbot: QtBot) -> None:
    keeper.look()
    qtbot.waitUntil(lambda: not jobs.running)


def test_at_the_start_the_book_is_backed_up_once(open_context: Context, jobs: JobRunner, qtbot: QtBot) -> None:
    keeper = BookKeeper(open_context, jobs)
    for _ in range(2):
        look(keeper, jobs, qtbot)
    assert len(open_context.backups.list_files()) == 1


def test_a_tick_starts_nothing_before_the_hour_is_over(open_context: Context, jobs: JobRunner, qtbot: QtBot) -> None:
    keeper = BookKeeper(open_context, jobs)
    look(keeper, jobs, qtbot)
    open_context.contacts.add(ContactDraft(PersonName("Bob")))
    keeper.tick()
    assert jobs.running == ()
    made_at, step = open_context.backups._last
    open_context.backups._last = (made_at - timedelta(hours=2), step)
    with qtbot.waitSignal(keeper.backed_up):
        keeper.tick()
    assert len(open_context.backups.list_files()) >= 1


def test_old_trash_goes_after_a_backup(open_context: Context, jobs: JobRunner, qtbot: QtBot) -> None:
    open_context.contacts.trash([1])
    old = (open_context.clock.now() - timedelta(days=31)).isoformat(timespec="seconds")
    with open_context.book.transaction("Wait"):
        open_context.book.sql("UPDATE contact SET trashed_at = ?", [old])
    keeper = BookKeeper(open_context, jobs)
    with qtbot.waitSignal(keeper.trash_emptied):
        keeper.look()
    assert open_context.trash.list_all() == []
    (backup,) = open_context.backups.list_files()
    assert backup.reason == "before emptying the trash"


@pytest.mark.parametrize("way", ["removed", "replaced"])
def test_a_file_that_went_away_is_kept_and_told_once(
    open_context: Context, jobs: JobRunner, qtbot: QtBot, way: str
) -> None:
    keeper = BookKeeper(open_context, jobs)
    look(keeper, jobs, qtbot)
    open_context.contacts.add(ContactDraft(PersonName("Only in the log")))
    open_context.book_path.unlink()
    if way == "replaced":
        open_context.book_path.write_text("another")
    with qtbot.waitSignal(keeper.file_gone) as told:
        keeper.tick()
    sentence, kept = told.args
    assert str(kept) in sentence
    copy = Context.open(Path(kept), Clock())
    assert copy.lists.count(ContactQuery()) == 2
    copy.close()
    with qtbot.assertNotEmitted(keeper.file_gone):
        keeper.tick()


def test_a_damaged_book_is_told(open_context: Context, jobs: JobRunner, qtbot: QtBot) -> None:
    with open_context.book.transaction("Fill"):
        for number in range(300):
            open_context.contacts.add(ContactDraft(PersonName(f"Ann {number}")))
    open_context.book.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    with open_context.book_path.open("r+b") as file:
        for page in range(60, 100):
            file.seek(page * 4_096)
            file.write(b"\xff" * 300)
    keeper = BookKeeper(open_context, jobs)
    with qtbot.waitSignal(keeper.damage_found) as told:
        keeper.look()
    assert "damaged" in told.args[0]


def test_an_absent_second_folder_is_told_once(open_context: Context, jobs: JobRunner, qtbot: QtBot) -> None:
    open_context.settings.change(backup_folder="/nowhere/at all")
    keeper = BookKeeper(open_context, jobs)
    with qtbot.waitSignal(keeper.said) as told:
        keeper.look()
    assert "is not there" in told.args[0]
