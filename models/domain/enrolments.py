"""One contact on one plan: where it stands, and what each thing that happens makes of it.

The clock runs from the last touch. `due_on` is the day of the one open follow-up that a running enrolment has.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from models.domain.day_rules import NO_RULES, DayRules
from models.domain.plans import FIRST_YEAR_DAYS, Action, Plan
from models.domain.touches import Direction, Outcome, TouchDraft


class EndReason(StrEnum):
    """Why an enrolment ended."""

    SAID_NO = "said no"
    BOUGHT = "bought"
    DO_NOT_CONTACT = "do not contact"
    NOT_SUITED = "not suited"
    OTHER_PLAN = "other plan"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A running enrolment.

    `position` counts the plan's touches that were done or skipped. `last_on` is the day from which the next one counts:
    of the last touch, or the one that was skipped; None before the first. Until `waits_until` nothing falls due: the
    contact asked for it (not now), or the owner paused it.
    """

    started_on: date
    due_on: date
    position: int = 0
    last_on: date | None = None
    waits_until: date | None = None
    is_paused: bool = False

    @property
    def anniversary(self) -> date:
        """The end of the first year."""
        return self.started_on + timedelta(days=FIRST_YEAR_DAYS)

    def is_paused_on(self, day: date) -> bool:
        """True while the pause lasts; it ends by itself on the day `waits_until`."""
        return self.is_paused and self.waits_until is not None and day < self.waits_until


@dataclass(frozen=True, slots=True)
class Place:
    """Where an enrolment stands: touch `step` of `steps`, or None behind the steps; and what is to be done."""

    step: int | None
    steps: int
    action: Action


def start(plan: Plan, started_on: date) -> Enrolment:
    """Put a contact on a plan. The first step never moves for a weekend; only bulk enrolment spreads the starts."""
    return Enrolment(started_on, started_on + timedelta(days=plan.steps[0].offset_days))


def place(plan: Plan, enrolment: Enrolment) -> Place:
    """Where the enrolment stands: `5 of 7`."""
    step = enrolment.position + 1 if enrolment.position < len(plan.steps) else None
    action = plan.action_at(enrolment.position, is_first_year=_is_first_year(enrolment))
    return Place(step, len(plan.steps), action)


def complete(plan: Plan, enrolment: Enrolment, made_on: date, rules: DayRules = NO_RULES) -> Enrolment:
    """The step was done on the real day `made_on`; those after it run from there."""
    last_on = made_on if enrolment.last_on is None else max(made_on, enrolment.last_on)
    return _timed(plan, replace(enrolment, position=enrolment.position + 1, last_on=last_on), rules)


def note_touch(plan: Plan, enrolment: Enrolment, touch: TouchDraft, rules: DayRules = NO_RULES) -> Enrolment:
    """A touch that was not planned: the open step stays and runs from it.

    One that reached out stands for the first step where that is due at once. What lies before the start, or before the
    last touch, changes nothing.
    """
    if touch.made_on < (enrolment.last_on or enrolment.started_on):
        return enrolment
    if counts_as_first(plan, enrolment, touch):
        return complete(plan, enrolment, touch.made_on, rules)
    return _timed(plan, replace(enrolment, last_on=touch.made_on), rules)


def counts_as_first(plan: Plan, enrolment: Enrolment, touch: TouchDraft) -> bool:
    """True when a touch that was not planned stands for the first step."""
    is_at_once = enrolment.position == 0 and plan.steps[0].offset_days == 0
    reached_out = touch.direction is Direction.OUT and touch.outcome is not Outcome.NOT_NOW
    return is_at_once and reached_out and touch.made_on >= enrolment.started_on


def forget_touch(
    plan: Plan, enrolment: Enrolment, made_on: date, last_on: date | None, rules: DayRules = NO_RULES
) -> Enrolment:
    """A touch of the day `made_on` was logged by mistake; `last_on` is the day of the last one that stays.

    The place on the plan stays. Where another touch or a skip counts, nothing changes.
    """
    if enrolment.last_on != made_on or last_on == made_on or (last_on is None and enrolment.position):
        return enrolment
    return _timed(plan, replace(enrolment, last_on=last_on), rules)


def skip(plan: Plan, enrolment: Enrolment, rules: DayRules = NO_RULES) -> Enrolment:
    """Go on without a touch; the next one counts from the skipped day."""
    last_on = max(enrolment.due_on, enrolment.last_on or enrolment.due_on)
    return _timed(plan, replace(enrolment, position=enrolment.position + 1, last_on=last_on), rules)


def move(enrolment: Enrolment, due_on: date) -> Enrolment:
    """Do the same step on another day (a snooze does the same); a pause that lasts longer ends."""
    if enrolment.waits_until is not None and due_on < enrolment.waits_until:
        return replace(enrolment, due_on=due_on, waits_until=None, is_paused=False)
    return replace(enrolment, due_on=due_on)


def try_again(plan: Plan, enrolment: Enrolment, made_on: date, again_on: date | None, rules: DayRules) -> Enrolment:
    """A touch that ended with *not now* or no answer: the same step again, on the day that was agreed.

    Without such a day the step runs from the touch.
    """
    last_on = made_on if enrolment.last_on is None else max(made_on, enrolment.last_on)
    touched = _timed(plan, replace(enrolment, last_on=last_on), rules)
    if again_on is None:
        return touched
    return replace(touched, due_on=again_on, waits_until=again_on, is_paused=False)


def pause(enrolment: Enrolment, resumes_on: date) -> Enrolment:
    """Let nothing fall due before the day `resumes_on`, on which the enrolment goes on by itself."""
    return replace(enrolment, due_on=max(enrolment.due_on, resumes_on), waits_until=resumes_on, is_paused=True)


def resume(plan: Plan, enrolment: Enrolment, on: date, rules: DayRules = NO_RULES) -> Enrolment:
    """End a pause or a wait before its day: the next touch is where the plan has it, today at the earliest."""
    running = _timed(plan, replace(enrolment, waits_until=None, is_paused=False), rules)
    return replace(running, due_on=max(running.due_on, on))


def change_plan(old: Plan, new: Plan, enrolment: Enrolment, on: date, rules: DayRules = NO_RULES) -> Enrolment:
    """Go on with another plan at the right place: behind the steps that lie no later than what was done of the old one.

    The first year goes on; what the new plan would have had earlier is due today.
    """
    position = 0
    if enrolment.position:
        reached = _days_reached(old, enrolment)
        position = sum(step.offset_days <= reached for step in new.steps)
        if position == len(new.steps) and enrolment.position > len(old.steps):
            # Both in a rhythm: its actions go on taking turns.
            position += enrolment.position - len(old.steps)
    moved = _timed(new, replace(enrolment, position=position), rules)
    return replace(moved, due_on=max(moved.due_on, on))


def next_due(plan: Plan, enrolment: Enrolment, rules: DayRules = NO_RULES) -> date:
    """The day of the next touch by the plan alone."""
    last_on = enrolment.last_on if enrolment.last_on is not None else enrolment.started_on
    position = enrolment.position
    if position == 0:
        return last_on + timedelta(days=plan.steps[0].offset_days)
    if position < len(plan.steps):
        step = plan.steps[position]
        gap = step.offset_days - plan.steps[position - 1].offset_days
        day = last_on + timedelta(days=gap)
        if step.is_dated:
            day = max(enrolment.started_on + timedelta(days=step.offset_days), last_on)
        return rules.on_or_after(day)
    is_first_year = _is_first_year(enrolment)
    latest = last_on + timedelta(days=plan.rhythm(is_first_year=is_first_year).every_days)
    if is_first_year and plan.first_year is not None:
        latest = min(latest, enrolment.anniversary)
    return rules.at_most(last_on, latest)


def _timed(plan: Plan, enrolment: Enrolment, rules: DayRules) -> Enrolment:
    due_on = next_due(plan, enrolment, rules)
    if enrolment.waits_until is not None:
        due_on = max(due_on, enrolment.waits_until)
    return replace(enrolment, due_on=due_on)


def _is_first_year(enrolment: Enrolment) -> bool:
    return (enrolment.last_on or enrolment.started_on) < enrolment.anniversary


def _days_reached(plan: Plan, enrolment: Enrolment) -> int:
    if enrolment.position <= len(plan.steps):
        return plan.steps[enrolment.position - 1].offset_days
    return max(((enrolment.last_on or enrolment.started_on) - enrolment.started_on).days, plan.steps[-1].offset_days)
