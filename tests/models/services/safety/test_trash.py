"""What was deleted waits for thirty days and comes back with all that hung on it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft, Email, Note, Phone
from models.domain.names import PersonName
from models.domain.touches import TouchDraft
from models.errors import ConflictError, NotFoundError
from models.services.safety.book_checks import check
from models.services.safety.history import undo_last
from models.services.safety.trash import TrashKind

JANE = ContactDraft(
    PersonName("Jane", "Doe"),
    company="Reed Roofing",
    phones=(Phone("555 1234"),),
    emails=(Email("jane@example.com"),),
    interests=("golf",),
    notes=(Note("Met at the fair", date(2026, 11, 1)),),
)


def add_plan(context: Context, name: str) -> int:
    return context.plans.copy(context.plans.list_all()[0].id, name)


def add_all_of_jane(context: Context) -> int:
    contact_id = context.enrolments.add_contact(JANE)
    context.follow_ups.log_touch([contact_id], TouchDraft(date(2026, 11, 20)))
    return contact_id


def open_on(path: Path, days: int) -> Context:
    """The book as a program sees it whose machine's clock stands so many days from now."""
    context = Context.open(path, Clock())
    # A clock that is set is a shift of the machine's own, which the program can't tell from the day itself.
    context.trash._clock = SetClock(timedelta(days=days))
    return context


class SetClock(Clock):
    @property
    def is_shifted(self) -> bool:
        return False


def test_a_deleted_contact_lies_in_the_trash_with_its_day(context: Context) -> None:
    contact_id = context.contacts.add(JANE)
    context.contacts.trash([contact_id])
    (row,) = context.trash.list_all()
    today = context.clock.today()
    assert (row.kind, row.id, row.name, row.detail) == (TrashKind.CONTACT, contact_id, "Jane Doe", "Reed Roofing")
    assert (row.deleted_on, row.gone_on) == (today, today + timedelta(days=30))
    assert context.trash.count() == 1


def test_what_is_restored_comes_back_with_all_that_hung_on_it(context: Context) -> None:
    contact_id = add_all_of_jane(context)
    before = context.contacts.get(contact_id)
    context.contacts.trash([contact_id])
    context.trash.restore(context.trash.list_all())
    assert context.contacts.get(contact_id) == before
    assert check(context.book).problems == ()
    assert context.history.undo_name == "Restore Jane Doe"


def test_restoring_can_be_undone(context: Context) -> None:
    contact_id = context.contacts.add(JANE)
    context.contacts.trash([contact_id])
    context.trash.restore([context.trash.get(str(contact_id))])
    context.history.undo()
    assert [row.id for row in context.trash.list_all()] == [contact_id]


def test_a_removed_plan_comes_back_under_its_name(context: Context) -> None:
    plan_id = add_plan(context, "Slow")
    context.plans.remove(plan_id)
    (row,) = context.trash.list_all()
    assert (row.key, row.name) == (f"plan-{plan_id}", "Slow")
    context.trash.restore([row])
    assert context.plans.get(plan_id).name == "Slow"


def test_a_plan_whose_name_is_taken_comes_back_with_a_number(context: Context) -> None:
    plan_id = add_plan(context, "Slow")
    context.plans.remove(plan_id)
    add_plan(context, "slow")
    context.trash.restore(context.trash.list_all())
    assert context.plans.get(plan_id).name == "Slow (2)"


def test_emptying_leaves_nothing_of_a_contact(context: Context) -> None:
    contact_id = add_all_of_jane(context)
    context.contacts.trash([contact_id])
    assert context.trash.empty() == 1
    assert (context.trash.list_all(), check(context.book).problems) == ([], ())
    for table in ("phone", "note", "touch", "enrolment", "follow_up", "row_change"):
        assert context.book.sql(f"SELECT count(*) FROM {table} WHERE contact_id = ?", [contact_id]) == [(0,)]


def test_what_is_not_in_the_trash_can_not_be_restored(context: Context) -> None:
    contact_id = context.contacts.add(JANE)
    with pytest.raises(NotFoundError):
        context.trash.get(str(contact_id))


def test_after_thirty_days_it_is_gone_and_not_before(book_path: Path) -> None:
    context = Context.open(book_path, Clock())
    context.contacts.trash([context.contacts.add(JANE)])
    context.close()
    for days, gone in ((29, 0), (31, 1)):
        context = open_on(book_path, days)
        assert context.trash.purge_old() == gone
        context.close()


def test_under_another_day_nothing_is_thrown_away(book_path: Path) -> None:
    context = Context.open(book_path, Clock())
    context.contacts.trash([context.contacts.add(JANE)])
    context.close()
    context = Context.open(book_path, Clock.on(date.today() + timedelta(days=40)))  # noqa: DTZ011 - the day here
    assert context.trash.purge_old() == 0
    context.close()


@pytest.mark.parametrize("days", [4_000, -4_000])
def test_a_clock_that_was_set_far_away_throws_nothing_away(book_path: Path, days: int) -> None:
    context = Context.open(book_path, Clock())
    context.contacts.trash([context.contacts.add(JANE)])
    context.close()
    context = open_on(book_path, days)
    assert context.trash.purge_old() == 0
    assert len(context.trash.list_all()) == 1
    context.close()


def test_what_was_thrown_away_for_good_is_not_said_to_be_undone(context: Context) -> None:
    ann = context.contacts.add(ContactDraft(PersonName("Ann")))
    context.contacts.trash([ann])
    context.trash.empty()
    for name in ("Delete Ann", "Add Ann"):
        with pytest.raises(ConflictError, match=f"“{name}” can't be undone: what it changed was thrown away"):
            context.history.undo()
    assert (context.history.undo_name, context.history.redo_name) == (None, None)


def test_the_last_step_that_is_left_is_undone_after_the_trash_was_emptied(context: Context) -> None:
    context.contacts.add(ContactDraft(PersonName("Ben")))
    context.contacts.trash([context.contacts.add(ContactDraft(PersonName("Ann")))])
    context.trash.empty()
    for _ in ("Delete Ann", "Add Ann"):
        with pytest.raises(ConflictError):
            undo_last(context.book)
    assert undo_last(context.book) == "Add Ben"
