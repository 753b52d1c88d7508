"""What the window does for the book by itself."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from tests.support.set_clock import BERLIN, SetClock
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


def fill(context: Context) -> None:
    with context.book.transaction("Fill"):
        for number in range(300):
            context.contacts.add(ContactDraft(PersonName(f"Ann {number}")))
    context.book.sql("PRAGMA wal_checkpoint(TRUNCATE)")


def spoil(book: Path) -> None:
    with book.open("r+b") as file:
        for page in range(60, 100):
            file.seek(page * 4_096)
            file.write(b"\xff" * 300)


def test_a_damaged_book_is_told(open_context: Context, jobs: JobRunner, qtbot: QtBot) -> None:
    fill(open_context)
    spoil(open_context.book_path)
    keeper = BookKeeper(open_context, jobs)
    with qtbot.waitSignal(keeper.damage_found) as told:
        keeper.look()
    assert "damaged" in told.args[0]


def test_damage_is_told_at_the_start_though_nothing_is_to_be_backed_up(
    open_context: Context, jobs: JobRunner, qtbot: QtBot
) -> None:
    fill(open_context)
    open_context.backups.make()
    spoil(open_context.book_path)
    assert not open_context.backups.is_due()
    with qtbot.waitSignal((keeper := BookKeeper(open_context, jobs)).damage_found):
        keeper.look()


def test_a_window_that_stays_open_looks_for_damage_once_a_day(
    tmp_path: Path, jobs: JobRunner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SetClock(datetime(2026, 11, 21, 9, tzinfo=UTC), BERLIN, monkeypatch)
    context = Context.open(tmp_path / "Open.barnacle", clock)
    fill(context)
    keeper = BookKeeper(context, jobs)
    look(keeper, jobs, qtbot)
    spoil(context.book_path)
    keeper.tick()
    assert jobs.running == ()
    clock.go_on(timedelta(days=1))
    with qtbot.waitSignal(keeper.damage_found):
        keeper.tick()
    context.close()


def test_an_absent_second_folder_is_told_once(open_context: Context, jobs: JobRunner, qtbot: QtBot) -> None:
    open_context.settings.change(backup_folder="/nowhere/at all")
    keeper = BookKeeper(open_context, jobs)
    with qtbot.waitSignal(keeper.said) as told:
        keeper.look()
    assert "is not there" in told.args[0]
