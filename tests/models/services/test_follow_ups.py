"""Follow-ups and touches."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from models.context import Context
from models.domain.contacts import ContactDraft, Flag
from models.domain.names import PersonName
from models.domain.touches import FollowUpDraft, Method, Outcome, TouchDraft
from models.errors import InputError, JobCancelledError, NotFoundError
from models.services.safety.book_checks import check
from tests.bulk import import_in_bulk

STOPPED = frozenset({Flag.DO_NOT_CONTACT})
JANE = ContactDraft(PersonName("Jane", "Doe"))


class StopsHalfWay:
    """A token of an owner who cancels after a half."""

    def report(self, done: int, total: int, _what: str = "") -> None:
        if done * 2 > total:
            raise JobCancelledError


@pytest.fixture
def jane(context: Context) -> int:
    return context.contacts.add(JANE)


def test_a_planned_follow_up_is_read_back(context: Context, jane: int, day: date) -> None:
    draft = FollowUpDraft(day, Method.IN_PERSON, "Lunch", "the catalogue", "12:30")
    assert context.follow_ups.get(context.follow_ups.plan(jane, draft)).draft == draft


@pytest.mark.parametrize("time", ["9:00", "24:00", "12:60", "noon", "09:00:00", "-1:00", "０９:００"])
def test_what_is_no_time_of_day_is_refused(context: Context, jane: int, day: date, time: str) -> None:
    with pytest.raises(InputError, match="time of day"):
        context.follow_ups.plan(jane, FollowUpDraft(day, remind_local=time))


def test_a_done_follow_up_leaves_a_touch_and_the_next_one(context: Context, jane: int, day: date) -> None:
    follow_up = context.follow_ups.plan(jane, FollowUpDraft(day))
    touch, later = TouchDraft(day, outcome=Outcome.REACHED, note="Happy"), FollowUpDraft(day + timedelta(28))
    context.follow_ups.complete(follow_up, touch, later)
    detail = context.contacts.get(jane)
    assert [row.draft for row in detail.touches] == [touch]
    assert [row.draft for row in detail.follow_ups] == [later]


def test_one_undo_takes_touch_and_next_follow_up_back(context: Context, jane: int, day: date) -> None:
    follow_up = context.follow_ups.plan(jane, FollowUpDraft(day))
    context.follow_ups.complete(follow_up, TouchDraft(day), FollowUpDraft(day + timedelta(28)))
    context.history.undo()
    detail = context.contacts.get(jane)
    assert ([row.id for row in detail.follow_ups], detail.touches) == ([follow_up], ())


def test_a_bad_next_follow_up_leaves_the_first_one_open(context: Context, jane: int, day: date) -> None:
    follow_up = context.follow_ups.plan(jane, FollowUpDraft(day))
    with pytest.raises(InputError):
        context.follow_ups.complete(follow_up, TouchDraft(day), FollowUpDraft(day, remind_local="noon"))
    assert context.follow_ups.get(follow_up)
    assert context.contacts.get(jane).touches == ()


def test_what_another_program_closed_can_not_be_closed_again(open_book: Callable[[], Context], day: date) -> None:
    window, other = open_book(), open_book()
    follow_up = window.follow_ups.plan(window.contacts.add(JANE), FollowUpDraft(day))
    other.follow_ups.complete(follow_up, TouchDraft(day))
    for ask in (
        lambda: window.follow_ups.complete(follow_up, TouchDraft(day)),
        lambda: window.follow_ups.skip(follow_up),
        lambda: window.follow_ups.move(follow_up, day),
        lambda: window.follow_ups.edit(follow_up, FollowUpDraft(day)),
    ):
        with pytest.raises(NotFoundError):
            ask()


def test_a_touch_can_be_logged_with_many_at_once(context: Context, jane: int, day: date) -> None:
    mark = context.contacts.add(ContactDraft(company="Mark"))
    assert context.follow_ups.log_touch([jane, mark], TouchDraft(day, Method.MAIL)) == 2
    assert context.history.undo() == "Log touch with 2 contacts"
    assert context.contacts.get(mark).touches == ()


def test_a_touch_with_a_whole_book_is_one_step_that_can_be_undone_and_done_again(context: Context, day: date) -> None:
    ids = import_in_bulk(context, [ContactDraft(company=f"Company {number}") for number in range(1_200)])
    later = FollowUpDraft(day + timedelta(28))
    assert context.follow_ups.log_touch(ids, TouchDraft(day, Method.MAIL), later) == 1_200
    assert context.history.undo() == "Log touch with 1,200 contacts"
    detail = context.contacts.get(ids[-1])
    assert (detail.touches, detail.follow_ups) == ((), ())
    context.history.redo()
    detail = context.contacts.get(ids[-1])
    assert [row.draft for row in detail.touches] == [TouchDraft(day, Method.MAIL)]
    assert [row.draft for row in detail.follow_ups] == [later]
    assert check(context.book).is_sound


def test_logging_with_many_tells_how_far_it_is_and_stops_when_asked(context: Context, day: date) -> None:
    ids = import_in_bulk(context, [ContactDraft(company=f"Company {number}") for number in range(1_200)])
    with pytest.raises(JobCancelledError):
        context.follow_ups.log_touch(ids, TouchDraft(day), progress=StopsHalfWay())
    assert context.contacts.get(ids[0]).touches == ()


def test_a_touch_with_somebody_of_many_who_is_gone_is_logged_with_nobody(context: Context, day: date) -> None:
    ids = import_in_bulk(context, [ContactDraft(company=f"Company {number}") for number in range(1_200)])
    with pytest.raises(NotFoundError):
        context.follow_ups.log_touch([*ids, 99_999], TouchDraft(day))
    assert context.contacts.get(ids[0]).touches == ()


def test_a_touch_with_somebody_who_is_gone_is_logged_with_nobody(context: Context, jane: int, day: date) -> None:
    with pytest.raises(NotFoundError):
        context.follow_ups.log_touch([jane, 99], TouchDraft(day))
    assert context.contacts.get(jane).touches == ()


def test_a_touch_logged_by_mistake_can_be_removed(context: Context, jane: int, day: date) -> None:
    context.follow_ups.log_touch([jane], TouchDraft(day))
    (touch,) = context.contacts.get(jane).touches
    context.follow_ups.remove_touch(touch.id)
    assert context.contacts.get(jane).touches == ()
    with pytest.raises(NotFoundError):
        context.follow_ups.remove_touch(touch.id)


@pytest.mark.parametrize("count", [1, 2])
def test_nothing_is_planned_by_a_touch_with_somebody_not_to_be_contacted(
    context: Context, jane: int, day: date, count: int
) -> None:
    asked_not_to = [context.contacts.add(ContactDraft(PersonName("Ann"), flags=STOPPED)) for _ in range(count)]
    people = [*asked_not_to, jane] if count > 1 else asked_not_to
    context.follow_ups.log_touch(people, TouchDraft(day), FollowUpDraft(day + timedelta(7)))
    assert [len(context.follow_ups.list_open(person)) for person in people] == [
        int(person == jane) for person in people
    ]
