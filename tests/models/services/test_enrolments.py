"""Contacts on plans."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft, Email, Flag, Status
from models.domain.enrolments import EndReason
from models.domain.names import PersonName
from models.domain.plans import PlanUse
from models.domain.touch_warnings import TouchWarning
from models.domain.touches import Direction, FollowUpDraft, Method, Outcome, PurchaseDraft, TouchDraft
from models.errors import InputError, JobCancelledError, NotFoundError
from models.services.enrolment_views import EnrolmentRow
from models.services.enrolments import PlanChoice
from models.store.database import Book
from tests.support.plan_days import TODAY, day

JANE = ContactDraft(PersonName("Jane", "Doe"))


@pytest.fixture
def context(tmp_path) -> Context:
    context = Context.open(tmp_path / "book.barnacle", Clock.on(TODAY))
    yield context
    context.close()


@pytest.fixture
def jane(context: Context) -> int:
    return context.enrolments.add_contact(JANE)


def at(context: Context, contact_id: int) -> EnrolmentRow:
    row = context.enrolments.find(contact_id)
    assert row is not None
    return row


def done(context: Context, contact_id: int, made_on: date | None = None, **values) -> None:
    """Log the open touch of the plan as done, on its day unless another is given."""
    row = at(context, contact_id)
    context.follow_ups.complete(row.follow_up_id, TouchDraft(made_on or row.due_on, **values))


def plan_id(context: Context, name: str) -> int:
    return context.plans.get_by_name(name)[0]


def test_a_new_contact_is_on_the_default_plan_and_due_at_once(context: Context, jane: int) -> None:
    row = at(context, jane)
    assert (row.plan, row.due_on, row.step, row.steps) == ("Seven touches, then stay close", TODAY, 1, 7)


def test_adding_with_a_plan_is_one_step(context: Context, jane: int) -> None:
    assert context.history.undo() == "Add Jane Doe"
    assert context.enrolments.find(jane) is None


def test_a_new_contact_is_on_no_plan_when_told_so(context: Context) -> None:
    assert context.enrolments.find(context.enrolments.add_contact(JANE, PlanChoice.NONE)) is None


@pytest.mark.parametrize(
    "draft",
    [
        ContactDraft(company="Bank", status=Status.OTHER),
        ContactDraft(company="Bank", flags=frozenset({Flag.DO_NOT_CONTACT})),
    ],
)
def test_who_is_not_followed_up_is_on_no_plan(context: Context, draft: ContactDraft) -> None:
    assert context.enrolments.find(context.enrolments.add_contact(draft)) is None


def test_the_default_plan_undisturbed(context: Context, jane: int) -> None:
    days = []
    for _ in range(20):
        days.append((at(context, jane).due_on - TODAY).days)
        done(context, jane)
    assert days == [0, 3, 7, 14, 28, 45, 60, 88, 116, 144, 172, 200, 228, 256, 284, 312, 340, 365, 456, 547]


def test_a_step_done_late_moves_the_later_ones(context: Context, jane: int) -> None:
    done(context, jane, day(5))
    assert at(context, jane).due_on == day(8)


def test_a_touch_that_was_not_planned_times_the_next_step_anew(context: Context, jane: int) -> None:
    done(context, jane)
    context.follow_ups.log_touch([jane], TouchDraft(day(2), Method.MESSAGE))
    assert (at(context, jane).step, at(context, jane).due_on) == (2, day(5))


def test_a_first_touch_that_was_not_planned_is_the_first_step(context: Context, jane: int) -> None:
    context.follow_ups.log_touch([jane], TouchDraft(TODAY, Method.IN_PERSON))
    assert (at(context, jane).step, at(context, jane).due_on) == (2, day(3))


def test_a_call_of_a_new_lead_leaves_the_first_touch_due(context: Context, jane: int) -> None:
    context.follow_ups.log_touch([jane], TouchDraft(TODAY, direction=Direction.IN))
    assert (at(context, jane).step, at(context, jane).due_on) == (1, TODAY)


def test_a_skip_goes_on_without_a_touch(context: Context, jane: int) -> None:
    context.follow_ups.skip(at(context, jane).follow_up_id)
    assert (at(context, jane).step, at(context, jane).due_on) == (2, day(3))
    assert context.contacts.get(jane).touches == ()


def test_a_move_keeps_the_step_and_the_touch_after_it_runs_from_the_touch(context: Context, jane: int) -> None:
    done(context, jane)
    context.follow_ups.move(at(context, jane).follow_up_id, day(10))
    assert (at(context, jane).step, at(context, jane).due_on) == (2, day(10))
    done(context, jane)
    assert at(context, jane).due_on == day(14)


def test_a_touch_ends_a_snooze(context: Context, jane: int) -> None:
    done(context, jane)
    context.follow_ups.snooze(at(context, jane).follow_up_id, day(20), "15:00")
    context.follow_ups.log_touch([jane], TouchDraft(day(1)))
    (row,) = context.follow_ups.list_open(jane)
    assert (row.draft.due_on, row.draft.remind_local) == (day(4), "")


def test_done_with_the_next_day_chosen(context: Context, jane: int) -> None:
    row = at(context, jane)
    context.follow_ups.complete(row.follow_up_id, TouchDraft(TODAY), FollowUpDraft(day(9)))
    (open_row,) = context.follow_ups.list_open(jane)
    assert (at(context, jane).step, open_row.draft.due_on, open_row.draft.purpose) == (
        2,
        day(9),
        "Did it arrive? What are they looking for?",
    )


def test_done_with_the_next_one_in_other_words(context: Context, jane: int) -> None:
    row = at(context, jane)
    lunch = FollowUpDraft(day(9), Method.IN_PERSON, "Lunch", "the catalogue", "12:30")
    context.follow_ups.complete(row.follow_up_id, TouchDraft(TODAY), lunch)
    assert [row.draft for row in context.follow_ups.list_open(jane)] == [lunch]


def test_not_now_tries_the_same_step_again_on_the_day_agreed(context: Context, jane: int) -> None:
    done(context, jane)
    row = at(context, jane)
    touch = TouchDraft(day(3), outcome=Outcome.NOT_NOW)
    context.follow_ups.complete(row.follow_up_id, touch, FollowUpDraft(day(40)))
    assert (at(context, jane).step, at(context, jane).due_on, at(context, jane).is_paused) == (2, day(40), False)
    assert len(context.contacts.get(jane).touches) == 2


def test_no_answer_without_a_day_goes_on(context: Context, jane: int) -> None:
    done(context, jane, outcome=Outcome.NO_ANSWER)
    assert at(context, jane).step == 2


def test_a_no_ends_the_plan_with_the_reason(context: Context, jane: int) -> None:
    done(context, jane, outcome=Outcome.NO)
    assert context.enrolments.find(jane) is None
    assert [row.reason for row in context.enrolments.list_ended(jane)] == [EndReason.SAID_NO]
    assert context.follow_ups.list_open(jane) == ()


def test_a_purchase_starts_the_plan_of_a_customer(context: Context, jane: int) -> None:
    row = at(context, jane)
    bought = PurchaseDraft("Manual", Decimal("49.97"))
    context.follow_ups.complete(row.follow_up_id, TouchDraft(day(1), outcome=Outcome.BOUGHT), purchase=bought)
    assert (at(context, jane).plan, at(context, jane).due_on) == ("Customer care", day(1))
    assert context.contacts.get(jane).draft.status is Status.CUSTOMER
    assert [row.reason for row in context.enrolments.list_ended(jane)] == [EndReason.BOUGHT]
    assert context.book.sql("SELECT what, amount, bought_on FROM purchase") == [("Manual", "49.97", day(1).isoformat())]


def test_a_purchase_is_undone_as_one_step(context: Context, jane: int) -> None:
    done(context, jane, outcome=Outcome.BOUGHT)
    context.history.undo()
    assert (at(context, jane).step, context.contacts.get(jane).draft.status) == (1, Status.LEAD)


def test_ending_before_the_third_touch_is_pointed_out(context: Context, jane: int) -> None:
    done(context, jane)
    report = context.enrolments.end([jane], EndReason.SAID_NO)
    cold = context.plans.find_for(PlanUse.COLD_LIST)
    assert cold is not None
    assert (report.ended, report.warning, report.proposed_plan_id) == (1, TouchWarning.GIVING_UP_EARLY, cold[0])


def test_do_not_contact_stops_all(context: Context, jane: int) -> None:
    context.follow_ups.plan(jane, FollowUpDraft(TODAY))
    context.enrolments.end([jane], EndReason.DO_NOT_CONTACT)
    assert context.follow_ups.list_open(jane) == ()
    assert Flag.DO_NOT_CONTACT in context.contacts.get(jane).draft.flags
    assert context.history.undo() == "End plan of Jane Doe"
    assert len(context.follow_ups.list_open(jane)) == 2


def test_a_pause_shows_the_day_it_resumes(context: Context, jane: int) -> None:
    context.enrolments.pause([jane], day(30))
    row = at(context, jane)
    assert (row.is_paused, row.waits_until, row.due_on) == (True, day(30), day(30))
    assert context.today.due(day(29)) == []
    assert len(context.today.due(day(30))) == 1


def test_resuming_is_due_where_the_plan_is(context: Context, jane: int) -> None:
    done(context, jane)
    context.enrolments.pause([jane], day(30))
    assert context.enrolments.resume([jane]) == 1
    assert (at(context, jane).is_paused, at(context, jane).due_on) == (False, day(3))


def test_a_pause_that_ends_today_is_refused(context: Context, jane: int) -> None:
    with pytest.raises(InputError):
        context.enrolments.pause([jane], TODAY)


def test_another_plan_goes_on_at_the_right_place(context: Context, jane: int) -> None:
    for _ in range(4):
        done(context, jane)
    context.enrolments.enrol(jane, plan_id(context, "Eight touches"))
    row = at(context, jane)
    assert (row.plan, row.step, row.due_on) == ("Eight touches", 5, day(21))
    assert len(context.follow_ups.list_open(jane)) == 1


def test_a_plan_from_a_day_begins_anew(context: Context, jane: int) -> None:
    done(context, jane)
    context.enrolments.enrol(jane, plan_id(context, "Once a month"), day(5))
    assert (at(context, jane).step, at(context, jane).due_on) == (1, day(5))
    assert [row.reason for row in context.enrolments.list_ended(jane)] == [EndReason.OTHER_PLAN]


def test_follow_ups_by_hand_stand_beside_the_plan(context: Context, jane: int) -> None:
    lunch = context.follow_ups.plan(jane, FollowUpDraft(day(1), purpose="Lunch"))
    assert [row.id for row in context.follow_ups.list_open(jane)] == [at(context, jane).follow_up_id, lunch]
    context.follow_ups.complete(lunch, TouchDraft(day(1)))
    assert (at(context, jane).step, at(context, jane).due_on) == (2, day(4))


def test_several_rows_are_done_at_once(context: Context, jane: int) -> None:
    mark = context.enrolments.add_contact(ContactDraft(company="Mark"))
    ids = [at(context, jane).follow_up_id, at(context, mark).follow_up_id]
    context.follow_ups.complete(ids, TouchDraft(TODAY, Method.MAIL))
    assert [at(context, one).due_on for one in (jane, mark)] == [day(3), day(3)]
    assert context.history.undo() == "Log touch with 2 contacts"


def test_two_rows_of_one_contact_are_settled_by_one_touch(context: Context, jane: int) -> None:
    context.follow_ups.plan(jane, FollowUpDraft(TODAY, purpose="Lunch"))
    (item,) = context.today.due(TODAY)
    context.follow_ups.complete(item.follow_up_ids, TouchDraft(TODAY))
    assert len(context.contacts.get(jane).touches) == 1
    assert [row.draft.due_on for row in context.follow_ups.list_open(jane)] == [day(3)]


def test_a_touch_removed_gives_the_day_before_it_back(context: Context, jane: int) -> None:
    done(context, jane)
    context.follow_ups.log_touch([jane], TouchDraft(day(2)))
    newest = context.contacts.get(jane).touches[0]
    context.follow_ups.remove_touch(newest.id)
    assert (at(context, jane).step, at(context, jane).due_on) == (2, day(3))


def test_what_another_program_completed_can_not_be_completed_again(
    open_book: Callable[[], Context],
) -> None:
    window, other = open_book(), open_book()
    contact_id = window.enrolments.add_contact(JANE)
    row = at(window, contact_id)
    other.follow_ups.complete(row.follow_up_id, TouchDraft(TODAY))
    with pytest.raises(NotFoundError):
        window.follow_ups.complete(row.follow_up_id, TouchDraft(TODAY))
    assert len(window.contacts.get(contact_id).touches) == 1


def test_a_preferred_weekday_moves_what_lies_ahead(context: Context, jane: int) -> None:
    done(context, jane)
    context.enrolments.set_preferred_weekday(jane, 2)
    assert at(context, jane).due_on == date(2026, 11, 25)


def test_warnings_are_told_of_the_contact(context: Context, jane: int) -> None:
    for _ in range(3):
        done(context, jane, method=Method.PHONE)
    assert context.enrolments.warnings(jane) == [TouchWarning.NOTHING_IN_HAND, TouchWarning.SAME_METHOD]


def fill(book: Book, context: Context, count: int) -> list[int]:
    with book.transaction("Fill"):
        return [
            context.contacts.add(ContactDraft(company=f"Company {n}", emails=(Email("a@b.c"),))) for n in range(count)
        ]


def test_many_are_spread_so_that_the_load_stays_level(context: Context) -> None:
    ids = fill(context.book, context, 60)
    report = context.enrolments.enrol_many(ids, plan_id(context, "Once a month"), over_days=10)
    assert (report.enrolled, report.left_alone, report.first_on, report.last_on) == (60, 0, TODAY, day(9))
    assert [len(context.today.due(day(n))) for n in range(10)] == [6 * (n + 1) for n in range(10)]


def test_enrolling_many_leaves_those_on_a_plan_alone(context: Context, jane: int) -> None:
    ids = fill(context.book, context, 3)
    nobody = context.contacts.add(ContactDraft(company="Bank", status=Status.OTHER))
    report = context.enrolments.enrol_many([jane, *ids, ids[0], nobody], plan_id(context, "Once a month"))
    assert (report.enrolled, report.left_alone) == (3, 3)
    assert at(context, jane).plan == "Seven touches, then stay close"


def test_enrolling_many_is_one_step(context: Context) -> None:
    ids = fill(context.book, context, 1_500)
    context.enrolments.enrol_many(ids, plan_id(context, "Once a month"))
    context.history.undo()
    assert context.coverage.summary().with_next == 0
    context.history.redo()
    assert context.coverage.summary().with_next == 1_500


class Stopper:
    """Stops a job after its first thousand."""

    def report(self, done: int, *_others: object) -> None:
        if done:
            raise JobCancelledError


def test_enrolling_that_is_stopped_leaves_nothing(context: Context) -> None:
    ids = fill(context.book, context, 1_500)
    with pytest.raises(JobCancelledError):
        context.enrolments.enrol_many(ids, plan_id(context, "Once a month"), progress=Stopper())
    assert context.coverage.summary().with_next == 0


def test_who_was_followed_up_without_a_plan_goes_on_in_its_midst(context: Context) -> None:
    tom = context.contacts.add(ContactDraft(PersonName("Tom", "Harris")))
    touches = [TouchDraft(day(-20), Method.MAIL), TouchDraft(day(-3))]
    due = FollowUpDraft(day(1), Method.PHONE, "Call about the seminar")
    context.enrolments.take_over(tom, plan_id(context, "Eight touches"), day(-20), touches, due)
    assert (at(context, tom).step, at(context, tom).due_on) == (3, day(1))
    assert [row.draft for row in context.follow_ups.list_open(tom)] == [due]
    done(context, tom)
    assert at(context, tom).due_on == day(1 + 7)


def test_who_must_not_be_contacted_can_not_be_put_on_a_plan(context: Context) -> None:
    contact_id = context.contacts.add(ContactDraft(company="Bank", flags=frozenset({Flag.DO_NOT_CONTACT})))
    with pytest.raises(InputError, match="not to be contacted"):
        context.enrolments.enrol(contact_id, plan_id(context, "Once a month"))


def test_a_touch_with_hundreds_times_the_plans_of_those_on_one(context: Context, jane: int) -> None:
    done(context, jane)
    ids = fill(context.book, context, 600)
    assert context.follow_ups.log_touch([*ids, jane], TouchDraft(day(2), Method.MAIL)) == 601
    assert at(context, jane).due_on == day(5)
    assert context.history.undo() == "Log touch with 601 contacts"
    assert (at(context, jane).due_on, len(context.contacts.get(jane).touches)) == (day(3), 1)


def test_the_preferred_weekday_is_part_of_the_contact(context: Context, jane: int) -> None:
    context.enrolments.set_preferred_weekday(jane, 2)
    assert context.contacts.get(jane).draft.preferred_weekday == 2
    ben = context.contacts.add(ContactDraft(PersonName("Ben"), preferred_weekday=4))
    assert context.enrolments.find_preferred_weekday(ben) == 4


@pytest.mark.parametrize("count", [1, 501])
def test_a_touch_with_a_selection_does_the_step_that_is_due(context: Context, jane: int, count: int) -> None:
    others = fill(context.book, context, count - 1)
    done(context, jane)
    touch = TouchDraft(day(5))
    context.follow_ups.log_touch([jane, *others], touch, settles_due=True)
    assert (at(context, jane).step, at(context, jane).due_on) == (3, day(9))
    context.follow_ups.log_touch([jane, *others], touch, settles_due=True)
    assert (at(context, jane).step, at(context, jane).due_on) == (3, day(9))
