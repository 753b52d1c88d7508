"""The journal: nothing is written past it, and what it took down can be taken back unless somebody built on it."""

import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from models.context import Context
from models.domain.contacts import ContactDraft, Note, Phone, Website
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.errors import BookInUseError, ConflictError
from models.services.contacts import BulkChange, BulkField
from models.services.safety.book_checks import check
from models.store.table_lists import OWNER_TABLES
from tests.bulk import import_in_bulk

JANE = ContactDraft(PersonName("Jane", "Doe"), company="Maple LLC", phones=(Phone("555 0100"),))
MARK = ContactDraft(PersonName("Mark", "Roe"))
GOLF = BulkChange(BulkField.ADD_INTEREST, "golf")
OpenBook = Callable[[], Context]


def rename(context: Context, contact_id: int, company: str) -> None:
    before = context.contacts.get(contact_id).draft
    context.contacts.edit(contact_id, before, replace(before, company=company))


def company_of(context: Context, contact_id: int) -> str:
    return context.contacts.get(contact_id).draft.company


@pytest.mark.parametrize("table", [table._meta.table_name for table in OWNER_TABLES])
@pytest.mark.parametrize("operation", ["insert", "update", "delete"])
def test_every_table_of_the_owner_is_journalled(context: Context, table: str, operation: str) -> None:
    trigger = ("trigger", f"journal_{table}_{operation}", table)
    assert context.book.sql("SELECT count(*) FROM sqlite_master WHERE (type, name, tbl_name) = (?, ?, ?)", trigger)[
        0
    ] == (1,)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO tag (kind, name, folded) VALUES ('group', 'a', 'a')",
        "UPDATE contact SET company = 'x'",
        "DELETE FROM phone",
    ],
)
def test_writing_outside_a_named_transaction_is_refused(context: Context, statement: str) -> None:
    context.contacts.add(JANE)
    with pytest.raises(sqlite3.IntegrityError, match="outside a named transaction"):
        context.book.sql(statement)


def test_an_error_leaves_the_book_as_it_was(context: Context) -> None:
    def fail() -> None:
        with context.book.transaction("Try"):
            context.contacts.add(JANE)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (len(context.lists.ids(ContactQuery())), context.history.undo_name) == (0, None)


def test_a_step_that_changes_nothing_leaves_no_trace(context: Context) -> None:
    with context.book.transaction("Nothing"):
        pass
    assert context.book.sql("SELECT count(*) FROM step")[0] == (0,)


def test_changes_of_the_same_row_can_be_taken_back_and_done_again_in_turn(context: Context) -> None:
    jane = context.contacts.add(JANE)
    rename(context, jane, "Oak LLC")
    rename(context, jane, "Elm LLC")
    for _ in range(3):
        context.history.undo()
    for _ in range(3):
        context.history.redo()
    assert company_of(context, jane) == "Elm LLC"


def test_undo_is_refused_when_another_program_changed_the_same(open_book: OpenBook) -> None:
    window, other = open_book(), open_book()
    jane = window.contacts.add(JANE)
    rename(window, jane, "Oak LLC")
    rename(other, jane, "Elm LLC")
    with pytest.raises(ConflictError, match="Change company of Jane Doe"):
        window.history.undo()
    assert company_of(window, jane) == "Elm LLC"


def test_undo_works_again_once_the_other_program_took_its_change_back(open_book: OpenBook) -> None:
    window, other = open_book(), open_book()
    jane = window.contacts.add(JANE)
    rename(window, jane, "Oak LLC")
    rename(other, jane, "Elm LLC")
    other.history.undo()
    window.history.undo()
    assert company_of(window, jane) == "Maple LLC"


def test_what_another_program_added_to_a_contact_is_not_lost_by_undo(open_book: OpenBook, day) -> None:
    window, other = open_book(), open_book()
    jane = window.contacts.add(JANE)
    other.contacts.add_note(jane, Note("Likes tea", day))
    with pytest.raises(ConflictError, match="added to it since"):
        window.history.undo()
    assert [row.note.text for row in window.contacts.get(jane).notes] == ["Likes tea"]


def test_an_interest_that_another_program_gave_away_too_is_not_lost_by_undo(open_book: OpenBook) -> None:
    window, other = open_book(), open_book()
    jane, mark = window.contacts.add(JANE), window.contacts.add(MARK)
    window.contacts.change_many([jane], GOLF)
    other.contacts.change_many([mark], GOLF)
    with pytest.raises(ConflictError):
        window.history.undo()
    assert window.contacts.get(mark).draft.interests == ("golf",)


def test_a_step_that_conflicts_is_given_up_and_older_ones_can_be_undone(open_book: OpenBook) -> None:
    window, other = open_book(), open_book()
    jane, mark = window.contacts.add(JANE), window.contacts.add(MARK)
    rename(window, mark, "Fir LLC")
    rename(window, jane, "Oak LLC")
    rename(other, jane, "Elm LLC")
    with pytest.raises(ConflictError):
        window.history.undo()
    assert (window.history.undo(), company_of(window, mark)) == ("Change company of Mark Roe", "")


def test_a_step_stays_undoable_when_another_program_is_writing(open_book: OpenBook) -> None:
    window, other = open_book(), open_book()
    window.contacts.add(JANE)
    window.book.sql("PRAGMA busy_timeout = 0")
    with other.book.transaction("Long"), pytest.raises(BookInUseError):
        window.history.undo()
    assert window.history.undo() == "Add Jane Doe"


def test_an_import_is_one_step(context: Context) -> None:
    before = check(context.book).rows
    import_in_bulk(context, [JANE, MARK])
    assert (context.history.undo(), list(context.lists.ids(ContactQuery())), check(context.book).rows) == (
        "Import",
        [],
        before,
    )


def test_an_import_that_was_undone_can_be_done_again(context: Context) -> None:
    ids = import_in_bulk(context, [JANE, MARK])
    context.history.undo()
    context.history.redo()
    assert [context.contacts.get(i).draft.shown_name for i in ids] == ["Jane Doe", "Mark Roe"]
    assert check(context.book).is_sound


def test_an_import_can_be_found(context: Context) -> None:
    jane, _ = import_in_bulk(context, [JANE, MARK])
    assert list(context.lists.ids(ContactQuery("maple"))) == [jane]


def test_undo_of_an_import_is_refused_when_another_program_changed_one_of_its_contacts(
    open_book: OpenBook, day
) -> None:
    window, other = open_book(), open_book()
    jane, _ = import_in_bulk(window, [JANE, MARK])
    other.contacts.add_note(jane, Note("Likes tea", day))
    with pytest.raises(ConflictError, match="Add note on Jane Doe"):
        window.history.undo()


def test_changes_inside_an_import_are_taken_back_with_it(context: Context) -> None:
    jane = context.contacts.add(JANE)
    with context.book.bulk_transaction("Import"):
        rename(context, jane, "Oak LLC")
    context.history.undo()
    assert company_of(context, jane) == "Maple LLC"


def test_changes_inside_an_import_can_be_found(context: Context) -> None:
    jane = context.contacts.add(JANE)
    with context.book.bulk_transaction("Import"):
        rename(context, jane, "Oak LLC")
    assert list(context.lists.ids(ContactQuery("oak"))) == [jane]


def _insert_triggers(context: Context) -> list[tuple[str, str]]:
    return context.book.sql("SELECT name, sql FROM sqlite_master WHERE name LIKE 'journal_%_insert'")


def test_what_is_added_after_an_import_can_be_undone(context: Context) -> None:
    import_in_bulk(context, [JANE])
    context.contacts.add(MARK)
    context.history.undo()
    assert [context.contacts.get(i).draft.company for i in context.lists.ids(ContactQuery(""))] == [JANE.company]


def test_an_import_leaves_the_journals_triggers_as_they_were(context: Context) -> None:
    before = _insert_triggers(context)
    import_in_bulk(context, [JANE])
    assert _insert_triggers(context) == before


def test_an_import_that_fails_leaves_the_journals_triggers_as_they_were(context: Context) -> None:
    before = _insert_triggers(context)
    with pytest.raises(KeyError), context.book.bulk_transaction("Import"):
        raise KeyError
    assert _insert_triggers(context) == before


def test_another_program_that_writes_after_an_import_journals_what_it_adds(open_book: OpenBook) -> None:
    window, other = open_book(), open_book()
    other.contacts.add(MARK)
    import_in_bulk(window, [JANE])
    added = other.contacts.add(MARK)
    other.history.undo()
    assert added not in list(other.lists.ids(ContactQuery("")))


def test_what_is_added_inside_an_import_is_taken_back_with_it(context: Context) -> None:
    with context.book.bulk_transaction("Import"):
        context.contacts.add(JANE)
    context.history.undo()
    assert not list(context.lists.ids(ContactQuery("")))


def test_an_import_inside_another_step_is_refused(context: Context) -> None:
    with pytest.raises(RuntimeError), context.book.transaction("Outer"), context.book.bulk_transaction("Inner"):
        pass


def test_a_change_set_names_the_contacts_and_tables_that_changed(context: Context) -> None:
    jane = context.contacts.add(JANE)
    heard = []
    context.subscribe(heard.append)
    rename(context, jane, "Oak LLC")
    assert [(c.name, c.tables, c.contact_ids) for c in heard] == [
        ("Change company of Jane Doe", {"contact"}, {jane}),
    ]


def test_writing_by_another_program_is_noticed_once(open_book: OpenBook) -> None:
    window, other = open_book(), open_book()
    heard = []
    window.subscribe(heard.append)
    other.contacts.add(JANE)
    assert (window.notice_other_writers(), window.notice_other_writers()) == (True, False)
    assert [c.is_everything for c in heard] == [True]


def test_own_writing_is_not_taken_for_another_program(context: Context) -> None:
    context.contacts.add(JANE)
    assert not context.notice_other_writers()


def on_a_worker(context: Context, work: Callable[[], object]) -> None:
    def run() -> None:
        with context.book.connection():
            work()

    worker = threading.Thread(target=run)
    worker.start()
    worker.join()


def test_the_writing_of_an_own_job_is_not_taken_for_another_program(context: Context) -> None:
    on_a_worker(context, lambda: context.contacts.add(JANE))
    assert not context.notice_other_writers()


def test_writing_by_another_program_is_noticed_beside_that_of_an_own_job(open_book: OpenBook) -> None:
    window, other = open_book(), open_book()
    other.contacts.add(JANE)
    on_a_worker(window, lambda: window.contacts.add(MARK))
    assert window.notice_other_writers()


def test_writing_by_another_program_is_noticed_after_that_of_an_own_job(open_book: OpenBook) -> None:
    window, other = open_book(), open_book()
    on_a_worker(window, lambda: window.contacts.add(MARK))
    window.notice_other_writers()
    other.contacts.add(JANE)
    assert window.notice_other_writers()


def test_a_nul_in_rows_that_come_back_together_is_whole(context: Context) -> None:
    websites = (Website("a.example", label="home"), Website("b.example", label="\x00 and more"))
    full = replace(JANE, websites=websites)
    jane = context.contacts.add(full)
    context.contacts.edit(jane, full, JANE)
    context.history.undo()
    assert context.contacts.get(jane).draft.websites == websites
