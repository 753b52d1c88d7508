"""Another state of a book put in the place of the present one."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft, Note
from models.domain.segments import ContactQuery
from models.errors import BookInUseError
from models.services.safety.book_checks import check
from models.store.replacement import Replacement


@pytest.fixture(params=["Documents", "Dropbox"], ids=["write-ahead log", "rollback journal"])
def context(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Context]:
    (tmp_path / request.param).mkdir()
    opened = Context.open(tmp_path / request.param / "book.barnacle", Clock())
    yield opened
    opened.close()


@pytest.fixture
def backup(context: Context) -> Path:
    context.contacts.add(ContactDraft(company="Acme"))
    file = context.book_path.with_name("backup.barnacle")
    context.backups.write_to(file)
    context.contacts.add(ContactDraft(company="Bolt"))
    return file


def count(context: Context) -> int:
    return context.lists.count(ContactQuery())


def test_the_book_is_as_the_copy_and_others_that_have_it_open_see_it(context: Context, backup: Path) -> None:
    other = Context.open(context.book_path, Clock())
    with Replacement(context.book_path) as replacement:
        replacement.put_in_place(backup)
    assert (count(context), count(other), check(other.book).problems) == (1, 1, ())
    other.contacts.add(ContactDraft(company="Cord"))
    assert count(context) == 2
    other.close()


def test_a_book_that_is_larger_than_the_memory_of_sqlite_is_replaced_too(context: Context, backup: Path) -> None:
    text = "x" * 100_000
    for file in (context, other := Context.open(backup, Clock())):
        with file.book.transaction("Add notes"):
            for _ in range(100):
                file.contacts.add_note(1, Note(text, date(2026, 11, 21)))
    other.close()
    context.book.sql("PRAGMA wal_checkpoint(PASSIVE)")
    with Replacement(context.book_path) as replacement:
        replacement.put_in_place(backup)
    assert (count(context), check(context.book).problems) == (1, ())


def test_what_another_program_wrote_since_is_not_replaced(context: Context, backup: Path) -> None:
    other = Context.open(context.book_path, Clock())
    with Replacement(context.book_path) as replacement:
        other.contacts.add(ContactDraft(company="Cord"))
        with pytest.raises(BookInUseError, match="Nothing was changed"):
            replacement.put_in_place(backup)
        # Nobody waits for a lock that is not needed any more.
        context.book.sql("PRAGMA busy_timeout = 0")
        assert count(context) == 3
    assert (count(context), check(context.book).problems) == (3, ())
    other.contacts.add(ContactDraft(company="Dock"))
    other.close()
    assert list(context.book_path.parent.glob(".*")) == []
