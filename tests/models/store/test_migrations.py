"""A book of an earlier version is brought up to date, loses nothing, and is kept as it was beside."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from playhouse.migrations import Runner
from playhouse.schema_diff import diff_models

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.plans import PlanUse
from models.domain.segments import ContactQuery
from models.domain.touches import TouchDraft
from models.errors import DamagedBookError
from models.services.safety.book_checks import check
from models.store import versions
from models.store.peewee_databases import MigrationDatabase, QueryDatabase
from models.store.table_lists import ALL_TABLES
from tests.models.store.old_books import PEOPLE, make_old_book

TABLES_OF_VERSION_1 = (
    "contact",
    "phone",
    "email",
    "occasion",
    "tag",
    "contact_tag",
    "note",
    "follow_up",
    "touch",
    "step",
)


@pytest.fixture
def old_book(tmp_path: Path) -> Path:
    """A book of version 1."""
    path = tmp_path / "My contacts.barnacle"
    make_old_book(path, 1)
    return path


@pytest.fixture
def migrated(old_book: Path) -> Iterator[Context]:
    context = Context.open(old_book, Clock())
    yield context
    context.close()


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in TABLES_OF_VERSION_1
        }


def test_a_migrated_book_has_the_tables_that_the_program_knows(migrated: Context) -> None:
    assert str(diff_models(QueryDatabase(migrated.book.database), ALL_TABLES)) == ""


def test_a_migrated_book_is_sound(migrated: Context) -> None:
    assert check(migrated.book).problems == ()


def test_no_row_is_lost_or_changed(old_book: Path) -> None:
    before = rows(old_book)
    Context.open(old_book, Clock()).close()
    after = rows(old_book)
    assert {table: [row[: len(before[table][0])] for row in found] for table, found in after.items()} == before


def test_contacts_are_found_by_their_words_again(migrated: Context) -> None:
    assert migrated.lists.count(ContactQuery("los golf")) == 1
    assert migrated.lists.count(ContactQuery("trashed")) == 0


def test_follow_ups_stay_due_as_planned_by_hand(migrated: Context) -> None:
    (item,) = [item for item in migrated.today.due(date(2026, 11, 21)) if item.title == "Call about the seminar"]
    assert (item.contact_name, item.step) == ("Tom Harris", None)


def test_a_migrated_book_begins_with_the_default_plans(migrated: Context) -> None:
    assert migrated.plans.list_all()[0].plan.use is PlanUse.NEW_CONTACTS
    assert len(migrated.plans.list_all()) == 6


def test_what_is_done_in_a_migrated_book_can_be_undone(migrated: Context) -> None:
    contact_id = migrated.contacts.add(ContactDraft(PersonName("Ann", "Reed")))
    migrated.follow_ups.log_touch([contact_id], TouchDraft(date(2026, 11, 21)))
    while migrated.history.undo():
        pass
    assert migrated.lists.count(ContactQuery()) == PEOPLE


def test_the_book_is_kept_as_it_was_beside(old_book: Path) -> None:
    before = rows(old_book)
    Context.open(old_book, Clock()).close()
    copy = old_book.with_name("My contacts (version 1).barnacle")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert rows(copy) == before
    assert copy.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in old_book.parent.iterdir()) == sorted([old_book.name, copy.name])


def test_an_earlier_copy_is_never_written_over(old_book: Path) -> None:
    earlier = old_book.with_name("My contacts (version 1).barnacle")
    earlier.write_text("precious")
    Context.open(old_book, Clock()).close()
    assert earlier.read_text() == "precious"
    assert old_book.with_name("My contacts (version 1, 2).barnacle").exists()


def test_a_book_of_this_version_is_not_copied(old_book: Path) -> None:
    for _ in range(2):
        Context.open(old_book, Clock()).close()
    assert len(list(old_book.parent.iterdir())) == 2


def test_plans_that_were_removed_do_not_come_back(old_book: Path) -> None:
    context = Context.open(old_book, Clock())
    plan = next(row for row in context.plans.list_all() if row.plan.use is PlanUse.NONE)
    context.plans.remove(plan.id)
    context.close()
    context = Context.open(old_book, Clock())
    assert plan.plan.name not in [row.plan.name for row in context.plans.list_all()]
    context.close()


def test_what_a_copy_holds_is_what_was_written_and_not_yet_checked_in(tmp_path: Path) -> None:
    path = tmp_path / "book.barnacle"
    make_old_book(path, 1)
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("PRAGMA journal_mode = wal")
        writer.execute(
            "INSERT INTO announcement (subject, due_local, simulated_on, announced_at) VALUES ('new', '', '', '')"
        )
        writer.commit()
        copy = versions.keep_copy(path, 1)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT subject FROM announcement").fetchall() == [("new",)]


def test_a_migration_that_was_broken_off_is_finished(old_book: Path) -> None:
    db = MigrationDatabase(str(old_book), autoconnect=False)
    with db.connection_context():
        Runner(db, directory=str(versions.MIGRATIONS)).up()
    context = Context.open(old_book, Clock())
    assert (len(context.plans.list_all()), check(context.book).problems) == (6, ())
    context.close()


def test_a_migration_that_would_lose_rows_leaves_the_book_as_it_was(
    old_book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(old_book)
    folder = old_book.with_name("migrations")
    shutil.copytree(versions.MIGRATIONS, folder)
    careless = "def up(migrator, db):\n    db.execute_sql('DROP TRIGGER journal_note_delete')\n"
    (folder / "9999_careless.py").write_text(f"{careless}    db.execute_sql('DELETE FROM note')\n")
    monkeypatch.setattr(versions, "MIGRATIONS", folder)
    with pytest.raises(DamagedBookError, match="rows of note would be lost"):
        Context.open(old_book, Clock())
    assert rows(old_book) == rows(old_book.with_name("My contacts (version 1).barnacle")) == before
