"""Gentle warnings about the way a contact is followed up."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

from models.domain.plans import FIRST_YEAR_DAYS
from models.domain.touches import Direction, TouchDraft

# Every few weeks, or a minimum of once per month (the second article).
LONGEST_GAP_DAYS = 31
_IN_A_ROW = 3


class TouchWarning(StrEnum):
    """What might be done better."""

    NOTHING_IN_HAND = "three touches in a row brought nothing"
    SAME_METHOD = "three touches in a row by the same method"
    LONG_GAP = "a gap of more than 31 days in the first year"
    GIVING_UP_EARLY = "given up before the third touch"


def touch_warnings(
    touches: Sequence[TouchDraft], started_on: date | None, next_on: date | None, today: date
) -> Iterator[TouchWarning]:
    """What to point out about `touches`, newest first, all directions.

    `started_on` is the start of the running enrolment, `next_on` the day of the next follow-up; None without one.
    """
    made = [touch for touch in touches if touch.direction is Direction.OUT][:_IN_A_ROW]
    if len(made) == _IN_A_ROW:
        if not any(touch.carried for touch in made):
            yield TouchWarning.NOTHING_IN_HAND
        if len({touch.method for touch in made}) == 1:
            yield TouchWarning.SAME_METHOD
    if started_on is not None and today < started_on + timedelta(days=FIRST_YEAR_DAYS):
        last_on = max([started_on, *(touch.made_on for touch in touches)])
        until = today if next_on is None else max(today, next_on)
        if (until - last_on).days > LONGEST_GAP_DAYS:
            yield TouchWarning.LONG_GAP


def warning_at_the_end(touches_made: int) -> TouchWarning | None:
    """What to point out when an enrolment ends after `touches_made` touches (over 80 % stop there: first article)."""
    return TouchWarning.GIVING_UP_EARLY if touches_made < _IN_A_ROW else None
