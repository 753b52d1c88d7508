"""While a job holds the book, what the owner does is kept, told, and written after it, in order."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.clock import Clock
from models.domain.contacts import ContactDraft, Note
from models.domain.names import PersonName
from models.errors import BookHeldError, BookInUseError, InputError, SavedLaterError
from tests.support.book_holder import BookHolder
from ui.kept_writes import KeepingContext
from ui.panels.contacts.contact_editor import ContactEditor
from ui.widgets.inline_field import InlineField


@pytest.fixture
def context(tmp_path: Path, qtbot: QtBot) -> Iterator[KeepingContext]:
    opened = KeepingContext.open(tmp_path / "Test.barnacle", Clock())
    yield opened
    opened.close()


@pytest.fixture
def ann(context: KeepingContext) -> int:
    return context.contacts.add(ContactDraft(PersonName("Ann", "Lee")))


@pytest.fixture
def holder(context: KeepingContext, ann: int) -> Iterator[BookHolder]:
    holder = BookHolder(context)
    yield holder
    holder.end()


def test_a_write_is_kept_and_told_and_written_after_the_job(
    context: KeepingContext, holder: BookHolder, ann: int, qtbot: QtBot
) -> None:
    with pytest.raises(SavedLaterError, match=r"Saving after “Import people\.csv”\."):
        context.contacts.add_note(ann, Note("likes golf", context.clock.today()))
    assert context.contacts.get(ann).notes == ()
    with qtbot.waitSignal(context.kept_writes.written) as written:
        holder.end()
    assert written.args == [1]
    assert [row.note.text for row in context.contacts.get(ann).notes] == ["likes golf"]


def test_reading_goes_on_meanwhile(context: KeepingContext, holder: BookHolder, ann: int) -> None:
    assert context.contacts.get(ann).draft.shown_name == "Ann Lee"
    assert not context.kept_writes.is_waiting


def test_two_edits_of_one_field_are_written_in_order(
    context: KeepingContext, holder: BookHolder, ann: int, qtbot: QtBot
) -> None:
    editor = ContactEditor(context.contacts)
    editor.show_contact(ann)
    for company in ("Acme", "Bolt"):
        with pytest.raises(SavedLaterError):
            editor.set(company=company)
    with qtbot.waitSignal(context.kept_writes.written):
        holder.end()
    assert context.contacts.get(ann).draft.company == "Bolt"


def test_a_field_takes_what_is_kept_for_saved(
    context: KeepingContext, holder: BookHolder, ann: int, qtbot: QtBot
) -> None:
    editor = ContactEditor(context.contacts)
    editor.show_contact(ann)
    field = InlineField("Company", lambda text: editor.set(company=text))
    qtbot.addWidget(field)
    field.editor.show_value("Acme")
    field.commit()
    assert field.problem() == ""
    assert field.editor.toolTip() == "Saving after “Import people.csv”."


def test_what_can_not_be_written_after_all_is_told(
    context: KeepingContext, holder: BookHolder, ann: int, qtbot: QtBot
) -> None:
    draft = context.contacts.get(ann).draft
    with pytest.raises(SavedLaterError):
        context.contacts.edit(ann, replace(draft, company="Wrong"), replace(draft, company="Bolt"))
    with qtbot.waitSignal(context.kept_writes.failed) as failed:
        holder.end()
    assert "Another program changed the same" in failed.args[0]


def test_what_can_not_be_saved_is_refused_at_once(context: KeepingContext, holder: BookHolder) -> None:
    with pytest.raises(InputError, match="name or a company"):
        context.contacts.add(ContactDraft())
    assert not context.kept_writes.is_waiting


def test_undo_is_not_kept_but_refused(context: KeepingContext, holder: BookHolder) -> None:
    with pytest.raises(BookHeldError, match="still at work"):
        context.history.undo()


def test_announcements_wait_for_their_next_turn_by_themselves(context: KeepingContext, holder: BookHolder) -> None:
    with pytest.raises(BookInUseError), context.book.program_transaction():
        pass
    assert not context.kept_writes.is_waiting
