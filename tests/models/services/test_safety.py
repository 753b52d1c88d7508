"""The check finds what is out of step."""

import pytest

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.services.safety import check

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
