"""Coverage, the day's sections, filters, and what was missed."""

from dataclasses import replace

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Status
from models.domain.day_rules import DaysOff
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.domain.plans import PlanUse
from models.domain.segments import ContactQuery
from models.domain.touches import FollowUpDraft, Method, Outcome, TouchDraft
from models.services.enrolments import PlanChoice
from tests.support.plan_days import TODAY, day


@pytest.fixture
def context(tmp_path) -> Context:
    context = Context.open(tmp_path / "book.barnacle", Clock.on(TODAY))
    yield context
    context.close()


def add(context: Context, name: str, plan: PlanChoice = PlanChoice.DEFAULT, **values) -> int:
    return context.enrolments.add_contact(ContactDraft(PersonName(name), **values), plan)


def names(items) -> list[str]:
    return [item.contact_name for item in items]


def test_coverage_is_the_share_with_a_next_touch(context: Context) -> None:
    add(context, "Ann")
    nobody = add(context, "Ben", PlanChoice.NONE)
    by_hand = add(context, "Cleo", PlanChoice.NONE)
    context.follow_ups.plan(by_hand, FollowUpDraft(day(400)))
    add(context, "Bank", status=Status.OTHER)
    summary = context.coverage.summary()
    assert (summary.live_contacts, summary.with_next, summary.without_next) == (3, 2, 1)
    assert context.coverage.contacts_without_next() == [nobody]


def test_an_empty_book_is_covered(context: Context) -> None:
    assert context.coverage.summary().share == 1


def test_a_paused_contact_is_covered(context: Context) -> None:
    context.enrolments.pause([add(context, "Ann")], day(60))
    assert context.coverage.summary().share == 1


def test_a_touch_overdue_by_more_than_a_week_is_stalled(context: Context) -> None:
    ann, ben = add(context, "Ann"), add(context, "Ben")
    context.follow_ups.log_touch([ben], TouchDraft(TODAY))
    assert context.coverage.summary(day(7)).stalled == (0, 0, 0)
    assert context.coverage.summary(day(8)).stalled == (1, 0, 0)
    assert context.coverage.summary(day(11)).stalled == (1, 1, 0)
    assert [context.coverage.contacts_stalled_at(n, day(11)) for n in (1, 2, 3)] == [[ann], [ben], []]


def test_the_workload_is_touches_a_day(context: Context) -> None:
    ann = add(context, "Ann")
    context.follow_ups.log_touch([ann], TouchDraft(TODAY))
    workload = context.coverage.workload()
    assert (workload.needed_per_day, workload.made_per_day) == (3 / 28, 1 / 28)
    assert workload.is_too_much


def test_reach_first_shows_the_newest_of_new_people(context: Context) -> None:
    _, ben, _ = add(context, "Ann"), add(context, "Ben"), add(context, "Cleo")
    context.follow_ups.log_touch([ben], TouchDraft(TODAY))
    sections = context.today.sections(day(5))
    assert names(sections.reach_first) == ["Cleo", "Ann"]
    assert names(sections.due) == ["Ben"]
    assert (sections.counts.reach_first, sections.counts.due, sections.counts.overdue) == (2, 1, 3)


def test_who_was_met_last_week_is_new_and_who_was_known_for_long_is_not(context: Context) -> None:
    for name, offset in (("Ann", -7), ("Ben", -60)):
        context.follow_ups.log_touch([add(context, name)], TouchDraft(day(offset)))
    sections = context.today.sections(TODAY)
    assert (names(sections.reach_first), names(sections.due)) == (["Ann"], ["Ben"])


def test_thanks_to_a_customer_are_no_first_touch(context: Context) -> None:
    context.follow_ups.log_touch([add(context, "Ann")], TouchDraft(TODAY, outcome=Outcome.BOUGHT))
    assert names(context.today.sections(TODAY).due) == ["Ann"]


def test_the_most_overdue_is_due_first(context: Context) -> None:
    for name, offset in (("Ann", -1), ("Ben", -3), ("Cleo", 0)):
        context.follow_ups.plan(add(context, name, PlanChoice.NONE), FollowUpDraft(day(offset)))
    assert names(context.today.sections(TODAY).due) == ["Ben", "Ann", "Cleo"]
    assert names(context.today.sections(TODAY, limit=2).due) == ["Ben", "Ann"]


def test_the_days_ahead_come_up(context: Context) -> None:
    birthday = Occasion(OccasionKind.BIRTHDAY, CalendarDay.of(day(6)), lead_days=2)
    add(context, "Ann", PlanChoice.NONE, occasions=(birthday,))
    context.follow_ups.plan(add(context, "Ben", PlanChoice.NONE), FollowUpDraft(day(7)))
    context.follow_ups.plan(add(context, "Cleo", PlanChoice.NONE), FollowUpDraft(day(8)))
    sections = context.today.sections(TODAY)
    assert (names(sections.coming_up), sections.occasions) == (["Ann", "Ben"], ())


def test_a_row_tells_where_in_the_plan_it_is(context: Context) -> None:
    add(context, "Ann")
    (item,) = context.today.due(TODAY)
    assert (item.plan, item.step, item.steps, item.is_new) == ("Seven touches, then stay close", 1, 7, True)
    assert item.came_at is not None


def test_two_follow_ups_of_one_contact_on_one_day_are_one_row(context: Context) -> None:
    ann = add(context, "Ann")
    context.follow_ups.plan(ann, FollowUpDraft(TODAY, Method.PHONE, "Lunch"))
    sections = context.today.sections(TODAY)
    assert (len(sections.reach_first), sections.due) == (1, ())
    (item,) = context.today.due(TODAY)
    assert (item.title, [other.title for other in item.also]) == ("Welcome pack", ["Lunch"])


def test_what_was_missed_shows_each_contact_once_and_is_spread(context: Context) -> None:
    people = [add(context, f"Person {n}", PlanChoice.NONE) for n in range(6)]
    for n, person in enumerate(people):
        context.follow_ups.plan(person, FollowUpDraft(day(-n - 1), purpose="Late"))
    context.follow_ups.plan(people[0], FollowUpDraft(day(-9), purpose="Latest"))
    summary = context.backlog.summary()
    assert [item.title for item in summary.items] == ["Latest", *["Late"] * 5]
    arrears = context.backlog.arrears()
    assert (arrears.people, arrears.since_on) == (6, day(-9))
    assert context.backlog.spread(3) == 6
    assert [len(context.today.due(day(n))) for n in range(3)] == [2, 4, 6]
    assert context.backlog.summary().items == ()
    assert context.history.undo() == "Spread 6 contacts over 3 days"
    assert len(context.backlog.summary().items) == 6


def test_what_was_missed_goes_to_as_many_working_days_as_were_asked_for(context: Context) -> None:
    for n in range(6):
        person = add(context, f"Person {n}", PlanChoice.NONE)
        context.follow_ups.plan(person, FollowUpDraft(day(-n - 1), purpose="Late"))
    context.plans.add_days_off(DaysOff(day(1), day(2)))
    context.backlog.spread(3)
    assert [len(context.today.due(day(n))) for n in range(5)] == [2, 2, 2, 4, 6]


def test_what_a_plan_without_weekends_asks_for_is_not_spread_over_them(tmp_path) -> None:
    with_plan = Context.open(tmp_path / "plans.barnacle", Clock.on(TODAY))
    plan_id, plan = with_plan.plans.find_for(PlanUse.NEW_CONTACTS)
    with_plan.plans.edit(plan_id, replace(plan, avoids_weekends=True))
    people = [add(with_plan, f"Person {n}") for n in range(4)]
    with_plan.close()
    friday = day(7)
    later = Context.open(tmp_path / "plans.barnacle", Clock.on(friday))
    later.backlog.spread(2)
    days = [later.follow_ups.list_open(person)[0].draft.due_on for person in people]
    assert days == [friday, friday, day(10), day(10)]
    later.close()


def test_days_away_are_those_since_the_last_step(context: Context) -> None:
    add(context, "Ann")
    assert context.backlog.summary(day(14)).days_away == 14


def count(context: Context, **filters) -> int:
    return context.lists.count(ContactQuery(**filters))


def test_contacts_are_filtered_by_plan_and_touch(context: Context) -> None:
    ann, ben = add(context, "Ann"), add(context, "Ben")
    add(context, "Cleo", PlanChoice.NONE)
    context.follow_ups.log_touch([ann], TouchDraft(day(-1)))
    context.follow_ups.complete(context.follow_ups.list_open(ben)[0].id, TouchDraft(TODAY))
    assert (count(context, has_no_plan=True), count(context, at_touch=1), count(context, at_touch=2)) == (1, 1, 1)
    assert count(context, plans=frozenset({"seven touches, then stay close"})) == 2
    assert [count(context, untouched_days=days) for days in (0, 1, 2)] == [3, 2, 1]


def test_contacts_are_filtered_by_what_is_overdue(context: Context) -> None:
    ann = add(context, "Ann", PlanChoice.NONE)
    add(context, "Ben")
    context.follow_ups.plan(ann, FollowUpDraft(day(-1)))
    assert list(context.lists.ids(ContactQuery(is_overdue=True))) == [ann]


def test_a_filter_is_saved_with_a_list(context: Context) -> None:
    query = ContactQuery(has_no_plan=True, untouched_days=90, at_touch=3, is_overdue=True, plans=frozenset({"A"}))
    context.segments.save("Stuck", query)
    assert context.segments.get_by_name("stuck").query == query


def test_what_was_on_time_is_told_for_the_month(context: Context) -> None:
    ann, ben = add(context, "Ann"), add(context, "Ben")
    assert context.coverage.on_time_this_month() is None
    context.follow_ups.complete(context.follow_ups.list_open(ann)[0].id, TouchDraft(TODAY))
    context.follow_ups.complete(context.follow_ups.list_open(ben)[0].id, TouchDraft(day(1)))
    assert context.coverage.on_time_this_month(day(1)) == 0.5
