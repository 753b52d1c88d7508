"""Backups hold all of the book, come back whole, and are never taken away for a bad one."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.errors import DamagedBookError, InputError, MachineError, NewerBookError
from models.services.safety.backups import put_back, restore_over
from models.services.safety.book_checks import check
from models.store import book_copies, versions
from tests.models.store.old_books import PEOPLE, make_old_book


def add(context: Context, *names: str) -> None:
    for name in names:
        context.contacts.add(ContactDraft(PersonName(name)))


def names(context: Context) -> list[str]:
    ids = list(context.lists.ids(ContactQuery()))
    return [row.name for row in context.lists.rows(ids)]


def damage(path: Path) -> None:
    """Overwrite all pages but the first."""
    with path.open("r+b") as file:
        for offset in range(4_096, path.stat().st_size, 4_096):
            file.seek(offset)
            file.write(b"\xff" * 200)


def test_a_backup_holds_what_only_the_log_holds(context: Context) -> None:
    add(context, "Ann", "Bob")
    made = context.backups.make()
    assert made.contacts == 2
    (backup,) = context.backups.list_all()
    assert (backup.file.path, backup.contacts, backup.file.size) == (made.path, 2, made.path.stat().st_size)
    assert abs(datetime.now(UTC) - backup.file.made_at) < timedelta(minutes=1)


def test_a_backup_is_one_file_for_its_owner_alone(context: Context) -> None:
    path = context.backups.make().path
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert (path.stat().st_mode & 0o077, path.parent.stat().st_mode & 0o077) == (0, 0)


def test_looking_at_a_backup_leaves_nothing_beside_it(context: Context) -> None:
    path = context.backups.make().path
    context.backups.list_all()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_backup_opens_as_a_book(context: Context, tmp_path: Path) -> None:
    add(context, "Ann")
    copy = Path(shutil.copy(context.backups.make().path, tmp_path / "other.barnacle"))
    other = Context.open(copy, Clock())
    assert (names(other), check(other.book).problems) == (["Ann"], ())
    other.close()


def test_a_restored_book_is_as_it_was_and_the_one_before_is_kept(context: Context) -> None:
    add(context, "Ann")
    backup = context.backups.make().path
    add(context, "Bob")
    before = context.backups.restore(backup)
    assert (names(context), check(context.book).problems) == (["Ann"], ())
    context.backups.restore(before)
    assert names(context) == ["Ann", "Bob"]


def test_restoring_is_undone_and_redone_with_the_steps_from_before(context: Context) -> None:
    add(context, "Ann")
    backup = context.backups.make().path
    add(context, "Bob")
    context.history.note_swap("Restore", context.backups.swap_to(backup))
    add(context, "Cid")
    assert [context.history.undo(), context.history.undo()] == ["Add Cid", "Restore"]
    assert names(context) == ["Ann", "Bob"]
    assert context.history.redo() == "Restore"
    assert names(context) == ["Ann"]
    assert context.history.undo() == "Restore"
    assert [context.history.undo(), context.history.undo(), context.history.undo()] == ["Add Bob", "Add Ann", None]
    assert (names(context), check(context.book).problems) == ([], ())


def test_ids_given_after_the_backup_are_not_given_again(context: Context) -> None:
    backup = context.backups.make().path
    add(context, "Ann")
    context.backups.restore(backup)
    assert context.contacts.add(ContactDraft(PersonName("Bob"))) == 2


def test_other_programs_see_the_restored_book(context: Context, book_path: Path) -> None:
    backup = context.backups.make().path
    add(context, "Ann")
    other = Context.open(book_path, Clock())
    context.backups.restore(backup)
    assert (other.notice_other_writers(), names(other)) == (True, [])
    add(other, "Bob")
    assert names(context) == ["Bob"]
    other.close()


def test_a_backup_of_an_earlier_version_is_brought_up_to_date(context: Context, tmp_path: Path) -> None:
    old = tmp_path / "old.barnacle"
    make_old_book(old, 1)
    digest = old.read_bytes()
    context.backups.restore(old)
    assert (len(names(context)), check(context.book).problems) == (PEOPLE, ())
    assert old.read_bytes() == digest


def test_what_can_not_be_restored_changes_nothing(context: Context, tmp_path: Path) -> None:
    add(context, "Ann")
    good = context.backups.make().path
    damaged, newer, text = (tmp_path / name for name in ("damaged.barnacle", "newer.barnacle", "text.barnacle"))
    shutil.copy(good, damaged)
    damage(damaged)
    shutil.copy(good, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute(f"PRAGMA user_version = {versions.VERSION + 1}")
    text.write_text("name,phone\n" * 500)
    for path, error in (
        (damaged, DamagedBookError),
        (newer, NewerBookError),
        (text, DamagedBookError),
        (tmp_path / "nowhere.barnacle", InputError),
        (context.book_path, InputError),
    ):
        with pytest.raises(error):
            context.backups.restore(path)
    assert (names(context), len(context.backups.list_files())) == (["Ann"], 1)


def test_a_damaged_book_is_not_backed_up_and_its_earlier_backups_stay(context: Context, book_path: Path) -> None:
    add(context, *(f"Ann {number}" for number in range(200)))
    context.backups.make()
    context.book.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    damage(book_path)
    with pytest.raises(DamagedBookError):
        context.backups.make()
    assert len(context.backups.list_files()) == 1
    assert len(list(context.backups.folder.iterdir())) == 1


def test_the_second_folder_gets_a_copy(context: Context, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    context.settings.change(backup_folder=str(second))
    made = context.backups.make()
    (copy,) = second.glob("*/*.barnacle")
    assert (made.second_problem, copy.name) == ("", made.path.name)
    assert book_copies.facts_of(copy) == book_copies.facts_of(made.path)


def test_an_absent_second_folder_is_told_and_not_fatal(context: Context, tmp_path: Path) -> None:
    context.settings.change(backup_folder=str(tmp_path / "stick"))
    made = context.backups.make()
    assert "is not there" in made.second_problem
    assert len(context.backups.list_files()) == 1


def test_a_second_folder_that_the_system_refuses_to_look_at_is_told_and_not_fatal(
    context: Context, tmp_path: Path
) -> None:
    # As that of another user, or on a share that is disconnected.
    context.settings.change(backup_folder=str(tmp_path / ("stick" * 60)))
    made = context.backups.make()
    assert "is not there" in made.second_problem
    add(context, "Ann")
    context.backups.restore(made.path)
    assert names(context) == []


def test_what_is_only_in_the_second_folder_is_listed_too(context: Context, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    context.settings.change(backup_folder=str(second))
    context.backups.make().path.unlink()
    assert [backup.file.is_second for backup in context.backups.list_all()] == [True]


def test_a_backup_is_due_when_something_was_changed(context: Context, book_path: Path) -> None:
    assert context.backups.is_due()
    context.backups.make()
    later = Context.open(book_path, Clock())
    assert not later.backups.is_due()
    add(later, "Ann")
    assert later.backups.is_due()
    later.close()


def test_within_the_hour_it_is_not_due_again(context: Context) -> None:
    context.backups.make()
    add(context, "Ann")
    assert not context.backups.is_due()


@pytest.mark.parametrize("shift", [timedelta(hours=2), timedelta(days=21), timedelta(days=-400)])
def test_a_clock_that_was_set_and_three_weeks_of_sleep_make_it_due(context: Context, shift: timedelta) -> None:
    context.backups.make()
    add(context, "Ann")
    made_at, step = context.backups._last
    context.backups._last = (made_at - shift, step)
    assert context.backups.is_due()


def test_old_backups_are_taken_away_and_those_before_a_restore_stay(context: Context) -> None:
    folder = context.backups.make().path.parent
    now = datetime.now(UTC).replace(minute=0, second=0)
    for hours in range(24 * 40):
        at = now - timedelta(hours=hours + 1)
        (folder / f"{at:%Y-%m-%d %H%M%S}Z.barnacle").touch()
    (folder / f"{now - timedelta(days=30, minutes=5):%Y-%m-%d %H%M%S}Z before restoring.barnacle").touch()
    add(context, "Ann")
    context.backups.make()
    files = context.backups.list_files()
    assert len(files) <= 24 + 14 + 12 + 1
    assert sum(1 for file in files if file.reason) == 1


def test_a_file_that_is_there_is_never_written_over(context: Context, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    with pytest.raises(InputError):
        context.backups.write_to(precious)
    assert precious.read_text() == "precious"


def test_a_folder_that_is_not_there_is_told(context: Context, tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="no folder"):
        context.backups.write_to(tmp_path / "nowhere" / "out.barnacle")


def test_one_file_out_and_one_file_in(context: Context, tmp_path: Path) -> None:
    add(context, "Ann", "Bob")
    assert context.backups.write_to(tmp_path / "move.barnacle") == 2
    new_laptop = Context.open(tmp_path / "new" / "book.barnacle", Clock())
    new_laptop.backups.restore(tmp_path / "move.barnacle")
    assert names(new_laptop) == ["Ann", "Bob"]
    new_laptop.close()


@pytest.mark.parametrize("way", ["removed", "moved", "replaced"])
def test_what_is_open_is_kept_when_its_file_is_gone(context: Context, book_path: Path, way: str) -> None:
    add(context, "Ann")
    context.book.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    add(context, "Bob")
    if way == "moved":
        book_path.rename(book_path.with_name("elsewhere.barnacle"))
    else:
        book_path.unlink()
        book_path.with_name(f"{book_path.name}-wal").unlink()
    if way == "replaced":
        book_path.write_text("something else")
    with pytest.raises(MachineError, match="moved or replaced"):
        add(context, "Cid")
    kept = Context.open(Path(shutil.copy(context.backups.keep_what_is_open().path, book_path.parent / "k")), Clock())
    assert names(kept) == ["Ann", "Bob"]
    kept.close()


def test_a_book_that_can_not_be_opened_is_restored_and_the_damaged_file_kept(context: Context, book_path: Path) -> None:
    add(context, "Ann")
    backup = context.backups.make().path
    context.close()
    damage(book_path)
    damaged = book_path.read_bytes()
    aside = restore_over(backup, book_path, datetime.now(UTC))
    assert aside.read_bytes() == damaged
    again = Context.open(book_path, Clock())
    assert names(again) == ["Ann"]
    again.close()


def test_under_another_day_backups_carry_the_real_one(book_path: Path) -> None:
    context = Context.open(book_path, Clock.on(datetime.now(UTC).date() + timedelta(days=400)))
    context.backups.make()
    assert abs(context.backups.list_files()[0].made_at - datetime.now(UTC)) < timedelta(minutes=1)
    context.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes of files")
def test_nothing_unfinished_is_left_where_it_can_not_be_written(context: Context, tmp_path: Path) -> None:
    target = tmp_path / "there"
    target.mkdir()
    (target / "folder.barnacle").mkdir()
    with pytest.raises(InputError):
        context.backups.write_to(target / "folder.barnacle")
    assert [path.name for path in target.iterdir()] == ["folder.barnacle"]


def test_the_backup_that_is_restored_is_never_thinned_out_on_the_way(context: Context) -> None:
    add(context, "Ann")
    backup = context.backups.make().path
    for name in ("Bob", "Cid", "Dan"):
        add(context, name)
        before = context.backups.restore(backup)
        assert (backup.exists(), before.exists(), names(context)) == (True, True, ["Ann"])


def test_a_book_whose_file_went_away_is_put_back_and_never_over_another(context: Context, book_path: Path) -> None:
    add(context, "Ann")
    book_path.unlink()
    kept = context.backups.keep_what_is_open().path
    context.close()
    put_back(kept, book_path)
    again = Context.open(book_path, Clock())
    assert names(again) == ["Ann"]
    again.close()
    with pytest.raises(InputError):
        put_back(kept, book_path)


@pytest.mark.parametrize("make", [Path.touch, Path.mkdir, lambda path: path.symlink_to("nowhere")])
@pytest.mark.parametrize("name", ["9999-99-99 999999Z.barnacle", "2026-01-01 000000Z.barnacle"])
def test_what_is_no_backup_hides_none(context: Context, make: Callable[[Path], None], name: str) -> None:
    made = context.backups.make()
    make(context.backups.folder / name)
    assert made.path in [backup.file.path for backup in context.backups.list_all()]
    add(context, "Ann")
    assert context.backups.make().contacts == 1


def test_a_file_in_the_way_in_the_second_folder_is_said(context: Context, tmp_path: Path) -> None:
    context.settings.change(backup_folder=str(tmp_path))
    folder = tmp_path / context.backups.folder.name
    for second in range(5):
        moment = datetime.now(UTC) + timedelta(seconds=second)
        (folder / f"{moment:%Y-%m-%d %H%M%S}Z.barnacle").mkdir(parents=True)
    made = context.backups.make()
    assert (made.path.is_file(), "already" in made.second_problem) == (True, True)
