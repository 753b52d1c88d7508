"""Each change of a contact is told with its old value, and can be taken back alone."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from models.context import Context
from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Kind, Note, Phone
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.errors import NotFoundError
from models.services.contacts import BulkChange, BulkField
from models.services.safety.book_checks import check

JANE = ContactDraft(PersonName("Jane", "Doe"), company="Reed Roofing", phones=(Phone("555 1234"),))


def edit(context: Context, contact_id: int, **values: Any) -> None:
    before = context.contacts.get(contact_id).draft
    context.contacts.edit(contact_id, before, replace(before, **values))


@pytest.fixture
def jane(context: Context) -> int:
    return context.contacts.add(JANE)


def told(context: Context, contact_id: int) -> list[tuple[str, str, str]]:
    return [(c.what, c.old, c.new) for c in context.contact_history.list_changes(contact_id)]


def test_a_change_tells_field_day_old_and_new_value(context: Context, jane: int) -> None:
    edit(context, jane, company="Harbour Ltd")
    change = context.contact_history.list_changes(jane)[0]
    assert (change.what, change.old, change.new) == ("company", "Reed Roofing", "Harbour Ltd")
    assert change.changed_on == date.today()  # noqa: DTZ011 - the day here
    assert change.step == "Change company of Jane Doe"


def test_changes_are_told_newest_first_each_with_the_value_after_it(context: Context, jane: int) -> None:
    for company in ("B", "C", "D"):
        edit(context, jane, company=company)
    assert told(context, jane)[:3] == [("company", "C", "D"), ("company", "B", "C"), ("company", "Reed Roofing", "B")]


def test_parts_notes_interests_and_bulk_edits_are_told(context: Context, jane: int) -> None:
    edit(context, jane, phones=())
    context.contacts.add_note(jane, Note("Likes boats", date(2026, 11, 2)))
    context.contacts.change_many([jane], BulkChange(BulkField.ADD_INTEREST, "golf"))
    context.contacts.change_many([jane], BulkChange(BulkField.SOURCE, "fair"))
    assert told(context, jane)[:4] == [
        ("source", "", "fair"),
        ("interest or group", "", "golf"),
        ("note", "", "Likes boats"),
        ("phone", "555 1234", ""),
    ]


def test_one_field_is_put_back_and_the_others_stay(context: Context, jane: int) -> None:
    edit(context, jane, company="Harbour Ltd")
    edit(context, jane, job_title="Captain")
    change = next(c for c in context.contact_history.list_changes(jane) if c.what == "company")
    context.contact_history.restore(jane, change.id)
    draft = context.contacts.get(jane).draft
    assert (draft.company, draft.job_title) == ("Reed Roofing", "Captain")
    assert context.history.undo_name == "Restore company of Jane Doe"
    assert check(context.book).problems == ()


def test_a_name_that_is_put_back_stands_in_its_order_again(context: Context, jane: int) -> None:
    edit(context, jane, name=PersonName("Jane", "Zed"))
    context.contact_history.restore(jane, context.contact_history.list_changes(jane)[0].id)
    assert check(context.book).problems == ()


def test_a_removed_part_comes_back(context: Context, jane: int) -> None:
    edit(context, jane, phones=())
    context.contact_history.restore(jane, context.contact_history.list_changes(jane)[0].id)
    assert context.contacts.get(jane).draft.phones == JANE.phones


def test_putting_back_can_be_undone(context: Context, jane: int) -> None:
    edit(context, jane, company="Harbour Ltd")
    context.contact_history.restore(jane, context.contact_history.list_changes(jane)[0].id)
    context.history.undo()
    assert context.contacts.get(jane).draft.company == "Harbour Ltd"


def test_a_change_of_somebody_else_is_not_put_back(context: Context, jane: int) -> None:
    edit(context, jane, company="Harbour Ltd")
    other = context.contacts.add(JANE)
    with pytest.raises(NotFoundError):
        context.contact_history.restore(other, context.contact_history.list_changes(jane)[0].id)


def test_what_is_older_than_a_year_is_forgotten(context: Context, jane: int) -> None:
    edit(context, jane, company="Harbour Ltd")
    old = (context.clock.now() - timedelta(days=400)).isoformat(timespec="seconds")
    with context.book.program_transaction():
        context.book.sql("UPDATE step SET made_at = ?", [old])
    edit(context, jane, company="Reed & Sons")
    assert context.contact_history.forget_old() == 2
    assert told(context, jane) == [("company", "Harbour Ltd", "Reed & Sons")]


def test_with_what_a_contact_came_into_the_book_is_no_change(context: Context, jane: int) -> None:
    assert told(context, jane) == []


def test_an_occasion_is_told_by_its_name_and_day(context: Context, jane: int) -> None:
    edit(context, jane, occasions=(Occasion(OccasionKind.BIRTHDAY, CalendarDay(3, 14)),))
    edit(context, jane, occasions=(Occasion(OccasionKind.BIRTHDAY, CalendarDay(3, 14, 1970)),))
    assert told(context, jane)[0] == ("occasion", "birthday 03-14", "birthday 1970-03-14")


def test_a_kind_that_was_changed_is_told_with_its_number(context: Context, jane: int) -> None:
    edit(context, jane, phones=(Phone("555 1234", Kind.MOBILE),))
    assert told(context, jane)[0] == ("phone", "555 1234, other", "555 1234, mobile")


def test_a_note_that_comes_back_pinned_takes_the_place_of_the_pinned_one(context: Context) -> None:
    ann = context.contacts.add(ContactDraft(PersonName("Ann")))
    first, second = (Note(text, context.clock.today(), is_pinned=True) for text in ("first", "second"))
    context.contacts.remove_note(context.contacts.add_note(ann, first))
    context.contacts.add_note(ann, second)
    removal = next(change for change in context.contact_history.list_changes(ann) if change.old and not change.new)
    context.contact_history.restore(ann, removal.id)
    assert [row.note.text for row in context.contacts.get(ann).notes if row.note.is_pinned] == ["first"]
    context.history.undo()
    assert [row.note.text for row in context.contacts.get(ann).notes if row.note.is_pinned] == ["second"]
