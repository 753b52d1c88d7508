"""How many touches the plans ask for, and how to spread many of them so that no day has too many."""

import heapq
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.domain import enrolments
from models.domain.enrolments import Enrolment
from models.domain.plans import Plan

FOUR_WEEKS = 28
_LONGEST_SEARCH_DAYS = 366


@dataclass(frozen=True, slots=True)
class Workload:
    """Touches a day that the plans ask for in the next four weeks, and that were made in the last four."""

    needed_per_day: float
    made_per_day: float

    @property
    def is_too_much(self) -> bool:
        """True when the plans ask for more than the owner makes."""
        return self.needed_per_day > self.made_per_day


def touches_ahead(plan: Plan, enrolment: Enrolment, on: date, days: int = FOUR_WEEKS) -> int:
    """How many touches fall in the `days` from `on`, if each is made on its day; what is overdue is made on `on`."""
    end = on + timedelta(days=days)
    count = 0
    due_on = max(enrolment.due_on, on)
    while due_on < end:
        count += 1
        enrolment = enrolments.complete(plan, enrolment, due_on)
        due_on = max(enrolment.due_on, due_on + timedelta(days=1))
    return count


def working_days_among(first_on: date, days: int, is_working_day: Callable[[date], bool]) -> list[date]:
    """The working days among `days`, one or more, from `first_on` on; without any all of them."""
    window = [first_on + timedelta(days=offset) for offset in range(days)]
    return [day for day in window if is_working_day(day)] or window


def next_working_days(first_on: date, count: int, is_working_day: Callable[[date], bool]) -> list[date]:
    """The next `count` working days from `first_on` on, as many as a year has; without any, the next days."""
    days = [first_on + timedelta(days=offset) for offset in range(_LONGEST_SEARCH_DAYS + count)]
    return [day for day in days if is_working_day(day)][:count] or days[:count]


def spread(count: int, days: Sequence[date], load: Mapping[date, int]) -> list[date]:
    """The day for each of `count` touches, in order, one of `days`.

    Each goes to the day that has the fewest, where `load` says what each day has already.
    """
    heap = [(load.get(day, 0), day) for day in days]
    heapq.heapify(heap)
    chosen = []
    for _ in range(count):
        had, day = heap[0]
        chosen.append(day)
        heapq.heapreplace(heap, (had + 1, day))
    return sorted(chosen)
