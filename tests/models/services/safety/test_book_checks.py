"""The check finds what is out of step."""

from datetime import date

import pytest

from models.context import Context
from models.domain.contacts import ContactDraft, Note
from models.domain.names import PersonName
from models.errors import DamagedBookError
from models.services.safety.book_checks import check, repair
from models.store.purging import unjournalled

JANE = ContactDraft(PersonName("Jane", "Doe"), interests=("golf",))


def test_a_book_in_use_is_sound(context: Context) -> None:
    before = check(context.book).rows
    context.contacts.add(JANE)
    report = check(context.book)
    assert (report.problems, report.contacts, report.rows - before, report.is_sound) == ((), 1, 3, True)


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("DELETE FROM contact_search", "search index"),
        ("UPDATE contact_search SET document = ' x'", "search index"),
        ("INSERT INTO contact_search (rowid, document) VALUES (99, ' x')", "search index"),
        ("UPDATE contact SET sort_key = 'x'", "order"),
        ("INSERT INTO note (contact_id, written_on, text, is_pinned) VALUES (99, '', '', 0)", "note"),
    ],
)
def test_what_is_out_of_step_is_told(context: Context, statement: str, problem: str) -> None:
    context.contacts.add(JANE)
    context.book.sql("PRAGMA foreign_keys = OFF")
    with context.book.transaction("Spoil"):
        context.book.sql(statement)
    found = check(context.book).problems
    assert len(found) == 1
    assert problem in found[0]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM contact_search",
        "UPDATE contact_search SET document = ' x'",
        "UPDATE contact SET sort_key = 'x'",
        "DROP TRIGGER journal_note_delete",
    ],
)
def test_what_follows_from_the_contacts_is_repaired(context: Context, statement: str) -> None:
    context.contacts.add(JANE)
    with context.book.transaction("Spoil"):
        context.book.sql(statement)
    found = check(context.book).problems
    assert repair(context.book) == found != ()
    assert check(context.book).is_sound


def test_a_sound_book_is_not_written_to_by_a_repair(context: Context) -> None:
    context.contacts.add(JANE)
    before = context.book.sql("SELECT count(*), max(id) FROM step")
    assert repair(context.book) == ()
    assert context.book.sql("SELECT count(*), max(id) FROM step") == before


def test_a_contact_on_a_plan_without_a_next_follow_up_is_told(context: Context) -> None:
    context.enrolments.add_contact(JANE)
    with context.book.transaction("Spoil"):
        context.book.sql("DELETE FROM follow_up")
    assert any("next follow-up" in problem for problem in check(context.book).problems)


def test_a_day_that_is_no_text_is_told_as_damage(context: Context) -> None:
    ann = context.contacts.add(ContactDraft(PersonName("Ann"), notes=(Note("Met", date(2026, 11, 1)),)))
    with context.book.program_transaction(), unjournalled(context.book.database):
        context.book.sql("UPDATE note SET written_on = x'00'")
    with pytest.raises(DamagedBookError):
        context.contacts.get(ann)
