"""What can be undone and redone, as the listeners of a change see it."""

from collections.abc import Callable
from datetime import date

import pytest

from models.context import Context
from models.domain.contacts import ContactDraft, Note, Phone
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.domain.touches import TouchDraft
from models.services.safety.book_checks import check
from models.services.safety.history import undo_last
from models.services.sample import fill_sample
from tests.bulk import import_in_bulk
from tests.models.services.test_any_sequence import read_rows

DAY = date(2026, 11, 21)


def test_the_names_are_right_when_the_change_is_told(context: Context) -> None:
    history = context.history
    context.contacts.add(ContactDraft(PersonName("Jane", "Doe")))
    seen: list[tuple[str | None, str | None]] = []
    context.subscribe(lambda _change: seen.append((history.undo_name, history.redo_name)))
    history.undo()
    history.redo()
    assert seen == [(None, "Add Jane Doe"), ("Add Jane Doe", None)]


def test_at_least_a_hundred_steps_can_be_undone(context: Context) -> None:
    for number in range(120):
        context.contacts.add(ContactDraft(PersonName("Jane", f"Doe {number}")))
    for _ in range(120):
        assert context.history.undo() is not None
    assert context.lists.count(ContactQuery()) == 0


def test_the_last_step_is_undone_whichever_program_made_it(open_book: Callable[[], Context]) -> None:
    window, command = open_book(), open_book()
    for name in ("Ann", "Bob", "Cid"):
        window.contacts.add(ContactDraft(PersonName(name)))
    window.history.undo()
    window.history.redo()
    assert [undo_last(command.book) for _ in range(4)] == ["Add Cid", "Add Bob", "Add Ann", None]
    assert window.lists.count(ContactQuery()) == 0


def test_a_merge_that_is_taken_back_by_itself_is_a_step_like_any_other(context: Context) -> None:
    left, right = (context.contacts.add(ContactDraft(PersonName(name))) for name in ("Ann", "Bob"))
    context.merging.merge_as_suggested(left, right)
    context.merging.undo_merge(right)
    assert context.lists.count(ContactQuery()) == 2
    for count in (1, 2):
        assert context.history.undo() is not None
        assert context.lists.count(ContactQuery()) == count
    for count in (1, 2):
        assert context.history.redo() is not None
        assert context.lists.count(ContactQuery()) == count


def test_what_is_done_again_is_the_same_to_the_letter(context: Context) -> None:
    texts = ("123", "1e5", "null", '{"a": "b"}', 'O\'Brien \\ "x"', "a\nb\tc", "łóß 😀 عربي", "0.1")
    draft = ContactDraft(
        PersonName("Ann"), phones=tuple(Phone(text) for text in texts), notes=tuple(Note(t, DAY) for t in texts)
    )
    ann = context.contacts.add(draft)
    before = context.contacts.get(ann).draft
    for _ in range(2):
        context.history.undo()
        context.history.redo()
    assert (context.contacts.get(ann).draft, check(context.book).problems) == (before, ())


def test_bulk_work_that_brings_a_tag_after_using_a_known_one_is_undone(context: Context) -> None:
    ann = context.contacts.add(ContactDraft(PersonName("Ann"), interests=("golf",)))
    bob = context.contacts.add(ContactDraft(PersonName("Bob")))
    with context.book.bulk_transaction("Bring in") as work:
        work.insert("contact_tag", ("contact_id", "tag_id"), [(bob, 1)])
        work.insert("tag", ("id", "kind", "name", "folded"), [(2, "interest", "sky", "sky")])
        work.insert("contact_tag", ("contact_id", "tag_id"), [(ann, 2), (bob, 2)])
    context.history.undo()
    assert [context.contacts.get(contact_id).draft.interests for contact_id in (ann, bob)] == [("golf",), ()]


def test_the_sample_book_is_taken_back_as_one_step(context: Context) -> None:
    before = read_rows(context)
    fill_sample(context)
    assert context.history.undo() == "Add the sample book"
    assert read_rows(context) == before


def import_people(context: Context) -> list[int]:
    ids = import_in_bulk(context, [ContactDraft(company=f"Company {number}") for number in range(600)])
    assert context.lists.count(ContactQuery()) == 600
    return ids


@pytest.mark.parametrize(
    "act",
    [
        lambda context, ids: context.enrolments.enrol_many(ids, context.plans.list_all()[0].id, DAY, 9),
        lambda context, ids: context.follow_ups.log_touch(ids, TouchDraft(DAY)),
    ],
    ids=["on a plan", "touches"],
)
def test_an_import_is_undone_and_done_again_after_bulk_work_with_its_people(
    context: Context, act: Callable[[Context, list[int]], object]
) -> None:
    act(context, import_people(context))
    steps = [context.history.undo(), context.history.undo()]
    assert (None in steps, context.lists.count(ContactQuery())) == (False, 0)
    assert [context.history.redo(), context.history.redo()] == steps[::-1]
    assert [context.history.undo(), context.history.undo()] == steps
    assert (context.lists.count(ContactQuery()), check(context.book).problems) == (0, ())
