"""How many touches the plans ask for, and how to spread many of them so that no day has too many."""

import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from models.domain import enrolments
from models.domain.enrolments import Enrolment
from models.domain.plans import Plan

FOUR_WEEKS = 28


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


def spread(
    count: int,
    first_on: date,
    days: int,
    load: Mapping[date, int],
    is_working_day: Callable[[date], bool],
) -> list[date]:
    """The day for each of `count` touches, in order, on the working days among `days` from `first_on` on.

    Each goes to the day that has the fewest, where `load` says what each day has already; without a working day all
    days serve.
    """
    window = [first_on + timedelta(days=offset) for offset in range(max(days, 1))]
    window = [day for day in window if is_working_day(day)] or window
    heap = [(load.get(day, 0), day) for day in window]
    heapq.heapify(heap)
    chosen = []
    for _ in range(count):
        had, day = heap[0]
        chosen.append(day)
        heapq.heapreplace(heap, (had + 1, day))
    return sorted(chosen)
