"""What SQLite and the system say in trouble becomes one sentence, wherever in a query it is said."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.errors import DamagedBookError, MachineError
from models.services.safety.book_checks import check
from models.store.trouble import machine_error
from ui.sample_book import make_sample_book

PAGE = 4096


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A book whose tables have pages of noise in them, and whose others are sound."""
    book = tmp_path / "Damaged.barnacle"
    make_sample_book(book, Clock())
    content = bytearray(book.read_bytes())
    content[-8 * PAGE :] = b"\xa5" * (8 * PAGE)
    book.write_bytes(content)
    return book


def test_a_check_of_a_damaged_book_tells_it(damaged: Path) -> None:
    context = Context.open(damaged, Clock())
    try:
        report = check(context.book)
        assert not report.is_sound
    finally:
        context.close()


@pytest.mark.parametrize(
    "words",
    [
        "vtable constructor failed: contact_search",
        "no such table: contact",
        "file is not a database",
        "database disk image is malformed",
    ],
)
def test_damage_is_told_as_damage(tmp_path: Path, words: str) -> None:
    assert isinstance(machine_error(tmp_path / "book", sqlite3.DatabaseError(words)), DamagedBookError)


def test_a_full_disk_is_told_although_the_rollback_failed_too(tmp_path: Path) -> None:
    error = sqlite3.OperationalError("cannot rollback - no transaction is active")
    error.__context__ = sqlite3.OperationalError("database or disk is full")
    assert "The disk is full" in str(machine_error(tmp_path / "book", error))


def test_a_book_of_too_long_a_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="too long"):
        Context.open(tmp_path / ("x" * 300), Clock())


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    link = tmp_path / "loop.barnacle"
    link.symlink_to(link)
    with pytest.raises(MachineError):
        Context.open(link, Clock())


def test_a_book_that_was_moved_away_is_written_to_no_more(tmp_path: Path) -> None:
    book = tmp_path / "Moved.barnacle"
    context = Context.open(book, Clock())
    try:
        book.rename(tmp_path / "Elsewhere.barnacle")
        with pytest.raises(MachineError, match="moved or replaced"):
            context.contacts.add(ContactDraft(company="Reed Roofing"))
    finally:
        context.close()


def test_a_book_that_was_replaced_is_left_alone(tmp_path: Path) -> None:
    book, other = tmp_path / "Book.barnacle", tmp_path / "Other.barnacle"
    make_sample_book(other, Clock())
    context = Context.open(book, Clock())
    try:
        other.replace(book)
        before = book.read_bytes()
        with pytest.raises(MachineError, match="moved or replaced"):
            context.contacts.add(ContactDraft(company="Reed Roofing"))
        assert book.read_bytes() == before
    finally:
        context.close()


def test_a_value_that_is_none_of_its_kind_is_told_as_damage(tmp_path: Path) -> None:
    context = Context.open(tmp_path / "Book.barnacle", Clock())
    try:
        contact_id = context.contacts.add(ContactDraft(company="Reed Roofing"))
        with contextlib.closing(sqlite3.connect(context.book_path)) as damage, damage:
            for statement in (
                "UPDATE journal_state SET is_bulk = 1",
                "UPDATE contact SET status = 'none of the kinds'",
                "UPDATE journal_state SET is_bulk = 0",
            ):
                damage.execute(statement)
        with pytest.raises(DamagedBookError):
            context.contacts.get(contact_id)
        with pytest.raises(DamagedBookError):
            context.lists.rows([contact_id])
    finally:
        context.close()
