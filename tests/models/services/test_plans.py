"""The owner's plans."""

from dataclasses import replace
from datetime import date

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.day_rules import DaysOff
from models.domain.plans import Plan, PlanStep, PlanUse
from models.domain.touches import TouchDraft
from models.errors import InputError, NotFoundError
from models.services.plans import EditScope
from tests.support.plan_days import TODAY, day


@pytest.fixture
def context(tmp_path) -> Context:
    context = Context.open(tmp_path / "book.barnacle", Clock.on(TODAY))
    yield context
    context.close()


@pytest.fixture
def default(context: Context) -> tuple[int, Plan]:
    found = context.plans.find_for(PlanUse.NEW_CONTACTS)
    assert found is not None
    return found


def reached(context: Context) -> int:
    """A contact on the default plan, with the first touch made today."""
    contact_id = context.enrolments.add_contact(ContactDraft(company="Maple LLC"))
    context.follow_ups.log_touch([contact_id], TouchDraft(TODAY))
    return contact_id


def with_second_step(plan: Plan, offset: int) -> Plan:
    second = PlanStep(offset, plan.steps[1].action)
    return replace(plan, steps=(plan.steps[0], second, *plan.steps[2:]))


def due_on(context: Context, contact_id: int) -> date:
    row = context.enrolments.find(contact_id)
    assert row is not None
    return row.due_on


def test_plans_are_listed_with_their_people_and_what_they_ask_for(context: Context) -> None:
    reached(context)
    first = context.plans.list_all()[0]
    assert (first.plan.use, first.contact_count) == (PlanUse.NEW_CONTACTS, 1)
    assert first.touches_per_week == pytest.approx(3 * 7 / 28)


def test_a_copy_has_all_but_name_and_use(context: Context, default: tuple[int, Plan]) -> None:
    copy = context.plans.get(context.plans.copy(default[0], "  My   own "))
    assert copy == replace(default[1], name="My own", use=PlanUse.NONE)


def test_two_plans_can_not_have_one_name(context: Context, default: tuple[int, Plan]) -> None:
    with pytest.raises(InputError, match="already"):
        context.plans.copy(default[0], "once A month")


def test_a_plan_is_found_by_its_name(context: Context, default: tuple[int, Plan]) -> None:
    assert context.plans.get_by_name("seven touches, THEN stay close") == default
    with pytest.raises(NotFoundError):
        context.plans.get_by_name("Nine touches")


def test_a_change_from_now_on_leaves_those_on_it(context: Context, default: tuple[int, Plan]) -> None:
    before = reached(context)
    plan = with_second_step(default[1], 5)
    plan_id = context.plans.edit(default[0], plan, EditScope.FROM_NOW_ON)
    after = reached(context)
    assert (due_on(context, before), due_on(context, after)) == (day(3), day(5))
    assert [row.contact_count for row in context.plans.list_all() if row.id == plan_id] == [2]
    assert context.plans.find_for(PlanUse.NEW_CONTACTS) == (plan_id, plan)


def test_a_change_for_those_on_it_too_times_them_anew(context: Context, default: tuple[int, Plan]) -> None:
    contact_id = reached(context)
    context.plans.edit(default[0], with_second_step(default[1], 5), EditScope.ALSO_THOSE_ON_IT)
    assert due_on(context, contact_id) == day(5)


def test_a_change_for_all_reaches_those_on_earlier_versions(context: Context, default: tuple[int, Plan]) -> None:
    contact_id = reached(context)
    plan_id = context.plans.edit(default[0], with_second_step(default[1], 5), EditScope.FROM_NOW_ON)
    plan_id = context.plans.edit(plan_id, with_second_step(default[1], 6), EditScope.FROM_NOW_ON)
    context.plans.edit(plan_id, with_second_step(default[1], 4), EditScope.ALSO_THOSE_ON_IT)
    assert due_on(context, contact_id) == day(4)


@pytest.mark.parametrize("scope", EditScope)
def test_a_change_is_one_step(context: Context, default: tuple[int, Plan], scope: EditScope) -> None:
    contact_id = reached(context)
    context.plans.edit(default[0], with_second_step(default[1], 5), scope)
    assert context.history.undo() == "Change plan Seven touches, then stay close"
    assert context.plans.find_for(PlanUse.NEW_CONTACTS) == default
    assert due_on(context, contact_id) == day(3)


def test_another_name_alone_makes_no_new_version(context: Context, default: tuple[int, Plan]) -> None:
    reached(context)
    assert context.plans.edit(default[0], replace(default[1], name="Mine")) == default[0]


def test_a_use_is_taken_from_the_plan_that_had_it(context: Context) -> None:
    plan_id, plan = context.plans.get_by_name("Eight touches")
    context.plans.edit(plan_id, replace(plan, use=PlanUse.NEW_CONTACTS))
    uses = [row.plan.name for row in context.plans.list_all() if row.plan.use is PlanUse.NEW_CONTACTS]
    assert uses == ["Eight touches"]


def test_a_plan_with_people_on_it_is_removed_with_a_place_for_them(context: Context, default: tuple[int, Plan]) -> None:
    contact_id = reached(context)
    with pytest.raises(InputError, match="1 contacts are on"):
        context.plans.remove(default[0])
    context.plans.remove(default[0], context.plans.get_by_name("Eight touches")[0])
    row = context.enrolments.find(contact_id)
    assert row is not None
    assert (row.plan, row.step) == ("Eight touches", 2)
    assert default[0] not in [row.id for row in context.plans.list_all()]


def test_without_a_default_plan_new_contacts_are_on_none(context: Context, default: tuple[int, Plan]) -> None:
    context.plans.remove(default[0])
    contact_id = context.enrolments.add_contact(ContactDraft(company="Maple LLC"))
    assert context.enrolments.find(contact_id) is None


def test_where_people_are(context: Context, default: tuple[int, Plan]) -> None:
    contact_id = reached(context)
    context.enrolments.add_contact(ContactDraft(company="Oak Ltd"))
    assert context.plans.places(default[0]) == [1, 1, 0, 0, 0, 0, 0, 0]
    assert context.plans.contact_ids(default[0])[-1] == contact_id


def test_the_people_at_one_place_are_listed(context: Context, default: tuple[int, Plan]) -> None:
    contact_id = reached(context)
    newest = context.enrolments.add_contact(ContactDraft(company="Oak Ltd"))
    assert context.plans.contact_ids(default[0], place=0) == [newest]
    assert context.plans.contact_ids(default[0], place=1) == [contact_id]


def test_touches_avoid_days_off(context: Context) -> None:
    days_off = context.plans.add_days_off(DaysOff(day(3), day(5), "Holiday"))
    assert due_on(context, reached(context)) == day(6)
    context.plans.remove_days_off(days_off)
    assert due_on(context, reached(context)) == day(3)


def test_what_a_plan_had_on_new_days_off_moves(context: Context, default: tuple[int, Plan]) -> None:
    moved, chosen, new = (context.enrolments.add_contact(ContactDraft(company=name)) for name in ("A", "B", "C"))
    context.follow_ups.log_touch([moved, chosen], TouchDraft(TODAY))
    context.follow_ups.move(context.follow_ups.list_open(chosen)[0].id, day(4))
    context.enrolments.enrol(new, default[0], day(4))
    context.plans.add_days_off(DaysOff(day(3), day(5), "Holiday"))
    assert [due_on(context, contact_id) for contact_id in (moved, chosen, new)] == [day(6), day(4), day(4)]
    assert context.history.undo() == "Add days off"
    assert due_on(context, moved) == day(3)


def test_days_off_end_after_they_begin(context: Context) -> None:
    with pytest.raises(InputError):
        context.plans.add_days_off(DaysOff(day(3), day(2)))
