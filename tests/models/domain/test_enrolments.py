"""The clock of a plan: where a contact stands after whatever happens."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.catalogues import load_default_plans
from models.domain import enrolments
from models.domain.calendar_days import CalendarDay
from models.domain.day_rules import NO_RULES, DayRules, DaysOff
from models.domain.enrolments import Enrolment
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.plans import Action, Plan, PlanStep, Rhythm
from models.domain.touches import Direction, Method, Outcome, TouchDraft
from tests.models.domain.plan_strategies import day_rules, plain_rules, plans, starts

DEFAULT = load_default_plans()[0]
START = date(2026, 11, 20)
CALL = Action(Method.PHONE, "Call")


def day(offset: int) -> date:
    return START + timedelta(days=offset)


def after_steps(count: int, plan: Plan = DEFAULT, start: date = START) -> Enrolment:
    """An enrolment with `count` touches, each made on its day."""
    enrolment = enrolments.start(plan, start)
    for _ in range(count):
        enrolment = enrolments.complete(plan, enrolment, enrolment.due_on)
    return enrolment


def undisturbed(plan: Plan, start: date, rules: DayRules = NO_RULES) -> Iterator[Enrolment]:
    enrolment = enrolments.start(plan, start)
    while True:
        yield enrolment
        enrolment = enrolments.complete(plan, enrolment, enrolment.due_on, rules)


@given(starts)
def test_the_default_plan_undisturbed(start: date) -> None:
    expected = [0, 3, 7, 14, 28, 45, 60, 88, 116, 144, 172, 200, 228, 256, 284, 312, 340, 365, 456, 547]
    days = [(e.due_on - start).days for e, _ in zip(undisturbed(DEFAULT, start), expected, strict=False)]
    assert days == expected


@given(plans(), starts, st.integers(0, 30), st.integers(1, 90))
def test_a_step_done_late_moves_those_after_it(plan: Plan, start: date, count: int, late: int) -> None:
    enrolment = after_steps(count, replace(plan, steps=tuple(replace(s, is_dated=False) for s in plan.steps)), start)
    on_time = enrolments.complete(plan, enrolment, enrolment.due_on)
    done_late = enrolments.complete(plan, enrolment, enrolment.due_on + timedelta(days=late))
    if done_late.position < len(plan.steps) and not plan.steps[done_late.position].is_dated:
        assert done_late.due_on - on_time.due_on == timedelta(days=late)
    assert done_late.due_on > enrolment.due_on or late == 0


def test_a_dated_step_counts_from_the_start() -> None:
    plan = Plan("News", (PlanStep(0, CALL), PlanStep(30, CALL, is_dated=True)), later=Rhythm(30, (CALL,)))
    late = enrolments.complete(plan, enrolments.start(plan, START), day(12))
    assert late.due_on == day(30)


def test_a_dated_step_that_has_passed_is_due_at_once() -> None:
    plan = Plan("News", (PlanStep(0, CALL), PlanStep(30, CALL, is_dated=True)), later=Rhythm(30, (CALL,)))
    late = enrolments.complete(plan, enrolments.start(plan, START), day(45))
    assert late.due_on == day(45)


def test_a_touch_that_was_not_planned_times_the_open_step_anew() -> None:
    touched = enrolments.note_touch(DEFAULT, after_steps(4), TouchDraft(day(20)))
    assert (touched.position, touched.due_on) == (4, day(20 + 14))


def test_reaching_out_stands_for_the_first_step() -> None:
    touched = enrolments.note_touch(DEFAULT, enrolments.start(DEFAULT, START), TouchDraft(day(1)))
    assert (touched.position, touched.due_on) == (1, day(1 + 3))


def test_being_called_leaves_the_first_step_due_at_once() -> None:
    call = TouchDraft(day(1), direction=Direction.IN)
    touched = enrolments.note_touch(DEFAULT, enrolments.start(DEFAULT, START), call)
    assert (touched.position, touched.due_on) == (0, day(1))


@given(st.integers(1, 25), st.integers(1, 100))
def test_a_touch_before_the_last_one_changes_nothing(count: int, back: int) -> None:
    enrolment = after_steps(count)
    assert enrolment.last_on is not None
    before = TouchDraft(enrolment.last_on - timedelta(days=back))
    assert enrolments.note_touch(DEFAULT, enrolment, before) == enrolment


@given(plans(), starts, st.integers(0, 30))
def test_a_skip_counts_from_the_skipped_day(plan: Plan, start: date, count: int) -> None:
    enrolment = after_steps(count, plan, start)
    assert enrolments.skip(plan, enrolment) == enrolments.complete(plan, enrolment, enrolment.due_on)


@given(plans(), starts, st.integers(0, 30), st.integers(-5, 100))
def test_a_move_keeps_the_step(plan: Plan, start: date, count: int, by: int) -> None:
    enrolment = after_steps(count, plan, start)
    moved = enrolments.move(enrolment, enrolment.due_on + timedelta(days=by))
    assert moved == replace(enrolment, due_on=enrolment.due_on + timedelta(days=by))
    assert enrolments.place(plan, moved) == enrolments.place(plan, enrolment)


@given(plans(), starts, st.integers(1, 30), st.integers(0, 200))
def test_not_now_keeps_the_step_until_the_day_agreed(plan: Plan, start: date, count: int, wait: int) -> None:
    enrolment = after_steps(count, plan, start)
    again_on = enrolment.due_on + timedelta(days=wait)
    waiting = enrolments.try_again(plan, enrolment, enrolment.due_on, again_on, NO_RULES)
    assert (waiting.position, waiting.due_on, waiting.is_paused) == (enrolment.position, again_on, False)


def test_a_call_of_the_contact_does_not_bring_forward_the_day_agreed() -> None:
    waiting = enrolments.try_again(DEFAULT, after_steps(4), day(28), day(60), NO_RULES)
    touched = enrolments.note_touch(DEFAULT, waiting, TouchDraft(day(30), direction=Direction.IN))
    assert touched.due_on == day(60)


def test_not_now_without_a_day_runs_from_the_touch() -> None:
    waiting = enrolments.try_again(DEFAULT, after_steps(4), day(30), None, NO_RULES)
    assert (waiting.position, waiting.due_on) == (4, day(30 + 14))


@given(plans(), starts, st.integers(0, 30), st.integers(0, 400))
def test_a_pause_shows_the_day_it_resumes(plan: Plan, start: date, count: int, days: int) -> None:
    enrolment = after_steps(count, plan, start)
    resumes_on = enrolment.due_on + timedelta(days=days)
    paused = enrolments.pause(enrolment, resumes_on)
    assert (paused.due_on, paused.waits_until) == (resumes_on, resumes_on)
    assert paused.is_paused_on(resumes_on - timedelta(days=1))
    assert not paused.is_paused_on(resumes_on)


@given(plans(), starts, st.integers(0, 30), st.integers(1, 400))
def test_resuming_goes_on_where_the_plan_is(plan: Plan, start: date, count: int, days: int) -> None:
    enrolment = after_steps(count, plan, start)
    paused = enrolments.pause(enrolment, enrolment.due_on + timedelta(days=days))
    resumed = enrolments.resume(plan, paused, enrolment.due_on)
    assert resumed == enrolment


@given(plans(), starts, st.integers(0, 30))
def test_changing_to_the_same_plan_changes_nothing(plan: Plan, start: date, count: int) -> None:
    enrolment = after_steps(count, plan, start)
    assert enrolments.change_plan(plan, plan, enrolment, enrolment.due_on) == enrolment


@given(plans(), plans(), starts, st.integers(0, 30), st.integers(0, 60))
def test_another_plan_goes_on_behind_what_was_done(old: Plan, new: Plan, start: date, count: int, later: int) -> None:
    enrolment = after_steps(count, old, start)
    on = enrolment.due_on + timedelta(days=later)
    moved = enrolments.change_plan(old, new, enrolment, on)
    assert moved.started_on == enrolment.started_on
    assert moved.due_on >= on
    assert (moved.position == 0) or enrolment.position > 0
    if 0 < moved.position <= len(new.steps) and 0 < count <= len(old.steps):
        assert new.steps[moved.position - 1].offset_days <= old.steps[count - 1].offset_days


def test_from_seven_touches_to_once_a_month_after_a_fortnight() -> None:
    monthly = next(plan for plan in load_default_plans() if plan.name == "Once a month")
    moved = enrolments.change_plan(DEFAULT, monthly, after_steps(4), day(15))
    assert (moved.position, moved.due_on) == (1, day(14 + 30))


@given(plans(), starts, st.integers(0, 40), plain_rules)
def test_the_rhythm_is_kept_whatever_days_are_off(plan: Plan, start: date, count: int, rules: DayRules) -> None:
    enrolment = next(e for n, e in enumerate(undisturbed(plan, start, rules)) if n == len(plan.steps) + count)
    last_on = enrolment.last_on
    assert last_on is not None
    assert last_on < enrolment.due_on
    is_first_year = last_on < enrolment.anniversary
    assert enrolment.due_on <= last_on + timedelta(days=plan.rhythm(is_first_year=is_first_year).every_days)
    if is_first_year and plan.first_year is not None:
        assert enrolment.due_on <= enrolment.anniversary


@given(plans(), starts, day_rules)
def test_no_rule_moves_the_first_step(plan: Plan, start: date, rules: DayRules) -> None:
    first = next(undisturbed(plan, start, rules))
    assert first.due_on == start + timedelta(days=plan.steps[0].offset_days)


@given(plans(), starts, plain_rules)
def test_a_step_waits_for_a_working_day(plan: Plan, start: date, rules: DayRules) -> None:
    for enrolment in islice(undisturbed(plan, start, rules), 1, len(plan.steps)):
        assert rules.is_working_day(enrolment.due_on)
        assert enrolment.due_on >= enrolments.next_due(plan, enrolment)


def test_a_preferred_weekday_is_waited_for() -> None:
    wednesday = DayRules(preferred_weekday=2)
    done = enrolments.complete(DEFAULT, enrolments.start(DEFAULT, START), START, wednesday)
    assert (done.due_on.weekday(), done.due_on) == (2, date(2026, 11, 25))


def test_a_preferred_weekday_that_is_off_is_taken_a_week_later() -> None:
    rules = DayRules(preferred_weekday=2, days_off=(DaysOff(date(2026, 11, 25), date(2026, 11, 25)),))
    done = enrolments.complete(DEFAULT, enrolments.start(DEFAULT, START), START, rules)
    assert done.due_on == date(2026, 12, 2)


@pytest.mark.parametrize(("offset", "expected"), [(20, date(2026, 11, 30)), (10, date(2026, 11, 23))])
def test_a_pay_day_within_a_week_is_taken(offset: int, expected: date) -> None:
    pay_day = Occasion(OccasionKind.PAY_DAY, CalendarDay(1, 30), recurrence=Recurrence.MONTHLY)
    made_on = date(2026, 11, 6) + timedelta(days=offset - 10)
    plan = Plan("Pay", (PlanStep(0, CALL), PlanStep(10, CALL)), later=Rhythm(30, (CALL,)))
    done = enrolments.complete(plan, enrolments.start(plan, made_on), made_on, DayRules(pay_day=pay_day))
    assert done.due_on == (expected if offset == 20 else made_on + timedelta(days=10))


happenings = st.tuples(
    st.sampled_from(["complete", "note", "again", "move", "pause", "resume", "change", "skip"]), st.integers(0, 60)
)


def carry_on(plan: Plan, other: Plan, enrolment: Enrolment, what: str, today: date, rules: DayRules) -> Enrolment:
    ways = {
        "complete": lambda: enrolments.complete(plan, enrolment, today, rules),
        "note": lambda: enrolments.note_touch(plan, enrolment, TouchDraft(today), rules),
        "again": lambda: enrolments.try_again(plan, enrolment, today, today + timedelta(days=9), rules),
        "move": lambda: enrolments.move(enrolment, today + timedelta(days=2)),
        "pause": lambda: enrolments.pause(enrolment, today + timedelta(days=40)),
        "resume": lambda: enrolments.resume(plan, enrolment, today, rules),
        "change": lambda: enrolments.change_plan(plan, other, enrolment, today, rules),
        "skip": lambda: enrolments.skip(plan, enrolment, rules),
    }
    return ways[what]()


@given(plans(), plans(), starts, st.lists(happenings, max_size=25), day_rules)
def test_whatever_happens_the_plan_goes_on(
    plan: Plan, other: Plan, start: date, history: list[tuple[str, int]], rules: DayRules
) -> None:
    enrolment, today = enrolments.start(plan, start), start
    for what, days in history:
        today += timedelta(days=days)
        before = enrolment
        enrolment = carry_on(plan, other, enrolment, what, today, rules)
        if what == "change":
            plan, other = other, plan
        assert enrolment.started_on == start
        assert what == "change" or enrolment.position in (before.position, before.position + 1)
        assert enrolment.last_on is None or before.last_on is None or enrolment.last_on >= before.last_on
        if what in ("complete", "skip"):
            by_plan = enrolments.next_due(plan, enrolment, rules)
            assert enrolment.due_on == max(by_plan, enrolment.waits_until or by_plan)
        assert enrolments.place(plan, enrolment).action.method in Method


def test_the_place_is_told_as_step_of_steps() -> None:
    assert [enrolments.place(DEFAULT, after_steps(n)).step for n in (0, 4, 6, 7)] == [1, 5, 7, None]


def test_the_actions_of_a_rhythm_take_turns() -> None:
    methods = [enrolments.place(DEFAULT, after_steps(count)).action.method for count in (7, 8, 9, 10)]
    assert methods == [Method.EMAIL, Method.PHONE, Method.MAIL, Method.EMAIL]


def test_not_now_does_not_stand_for_the_first_step() -> None:
    touch = TouchDraft(START, outcome=Outcome.NOT_NOW)
    assert not enrolments.counts_as_first(DEFAULT, enrolments.start(DEFAULT, START), touch)


def longest_wait(plan: Plan, enrolment: Enrolment) -> date:
    """The latest day on which the plan alone may ask for the next touch, counted from the last one."""
    last_on = enrolment.last_on or enrolment.started_on
    if enrolment.position < len(plan.steps):
        before = plan.steps[enrolment.position - 1].offset_days if enrolment.position else 0
        step = plan.steps[enrolment.position]
        by_gap = last_on + timedelta(days=step.offset_days - before)
        by_date = max(enrolment.started_on + timedelta(days=step.offset_days), last_on)
        return by_date if step.is_dated and enrolment.position else by_gap
    is_first_year = last_on < enrolment.started_on + timedelta(days=365)
    latest = last_on + timedelta(days=plan.rhythm(is_first_year=is_first_year).every_days)
    if is_first_year and plan.first_year is not None:
        latest = min(latest, enrolment.started_on + timedelta(days=365))
    return latest


@given(plans(), starts, st.integers(0, 30), st.integers(0, 90))
def test_the_rhythm_runs_from_the_last_touch(plan: Plan, start: date, count: int, late: int) -> None:
    enrolment = after_steps(len(plan.steps) + count, plan, start)
    made_on = enrolment.due_on + timedelta(days=late)
    done = enrolments.complete(plan, enrolment, made_on)
    assert done.last_on == made_on
    assert done.due_on == longest_wait(plan, done)


undisturbing = st.tuples(st.sampled_from(["complete", "note", "resume", "change", "skip"]), st.integers(0, 60))


@given(plans(), plans(), starts, st.lists(undisturbing, max_size=25))
def test_without_a_snooze_move_pause_or_not_now_nothing_waits_longer_than_the_plan_says(
    plan: Plan, other: Plan, start: date, history: list[tuple[str, int]]
) -> None:
    enrolment, today = enrolments.start(plan, start), start
    for what, days in history:
        today += timedelta(days=days)
        enrolment = carry_on(plan, other, enrolment, what, today, NO_RULES)
        if what == "change":
            plan, other = other, plan
        assert enrolment.due_on <= max(longest_wait(plan, enrolment), today)


@given(plans(), starts, st.integers(0, 40), plain_rules)
def test_weekends_and_days_off_never_exceed_the_rhythm(plan: Plan, start: date, count: int, rules: DayRules) -> None:
    enrolment = next(e for n, e in enumerate(undisturbed(plan, start, rules)) if n == len(plan.steps) + count)
    assert enrolment.due_on <= longest_wait(plan, enrolment)


@given(plans(), plans(), starts, day_rules)
def test_no_rule_moves_the_first_step_that_is_timed_anew(plan: Plan, other: Plan, start: date, rules: DayRules) -> None:
    first = enrolments.start(plan, start)
    paused = enrolments.pause(first, first.due_on + timedelta(days=40))
    assert enrolments.resume(plan, paused, start, rules) == first
    assert enrolments.change_plan(plan, other, first, start, rules) == enrolments.start(other, start)
