"""After days away: what was missed, and spreading it over the days to come."""

from dataclasses import dataclass
from datetime import date

from models.clock import Clock
from models.domain.day_rules import DayRules
from models.domain.due import DueItem
from models.domain.workload import next_working_days, spread
from models.errors import InputError
from models.jobs import NoProgress, Progress
from models.services import enrolment_rows, plan_loads
from models.services.due import due_rows
from models.store.database import Book

_CHUNK = 1_000
_MOVE = "UPDATE follow_up SET due_on = ?, remind_local = '' WHERE id = ? AND closed_at IS NULL"
_AVOIDS_WEEKENDS = (
    "SELECT EXISTS (SELECT 1 FROM follow_up JOIN enrolment ON enrolment.id = follow_up.enrolment_id"
    " JOIN plan ON plan.id = enrolment.plan_id"
    " WHERE follow_up.closed_at IS NULL AND follow_up.due_on < ? AND plan.avoids_weekends)"
)


@dataclass(frozen=True, slots=True)
class BacklogSummary:
    """What was missed: for each contact its most overdue follow-up, the most overdue first.

    `days_away` counts the days since something was last written to the book; 0 in a new one.
    """

    items: tuple[DueItem, ...]
    days_away: int


@dataclass(frozen=True, slots=True)
class Arrears:
    """How much was missed: with how many contacts, since which day (None with nothing), after how many days away."""

    people: int
    since_on: date | None
    days_away: int


class Backlog:
    """What is overdue."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def summary(self, on: date | None = None) -> BacklogSummary:
        """What was missed before a day, today unless given; each contact once."""
        on = on or self._clock.today()
        first: dict[int, DueItem] = {}
        for item in due_rows.list_overdue(self._book, on):
            first.setdefault(item.contact_id, item)
        return BacklogSummary(tuple(first.values()), self._days_away(on))

    def arrears(self, on: date | None = None) -> Arrears:
        """How much was missed before a day, today unless given, as quickly as a page asks for."""
        on = on or self._clock.today()
        people, since_on = due_rows.count_overdue(self._book, on)
        return Arrears(people, since_on, self._days_away(on))

    def spread(self, over_days: int, progress: Progress | None = None) -> int:
        """Spread what is overdue over the next `over_days` working days, today among them, as one step.

        The most overdue come first, all of one contact on one day, and each day gets as much as levels it with what it
        has already. Weekends are working days unless a plan that asks for some of it avoids them. Gives the number of
        contacts.

        Raises:
            InputError: fewer than one day.
            JobCancelledError: the owner asked to stop; nothing was changed.
        """
        if over_days < 1:
            raise InputError("Spread it over one day or more.")
        today = self._clock.today()
        follow_ups: dict[int, list[int]] = {}
        for item in due_rows.list_overdue(self._book, today):
            follow_ups.setdefault(item.contact_id, []).extend(item.follow_up_ids)
        rules = DayRules(self._avoids_weekends(today), enrolment_rows.list_days_off(self._book))
        window = next_working_days(today, over_days, rules.is_working_day)
        load = plan_loads.load_by_day(self._book, today, (window[-1] - today).days + 1)
        days = spread(len(follow_ups), window, load)
        rows = [(day.isoformat(), i) for ids, day in zip(follow_ups.values(), days, strict=True) for i in ids]
        with self._book.transaction(f"Spread {len(follow_ups):,} contacts over {over_days:,} days"):
            for start in range(0, len(rows), _CHUNK):
                (progress or NoProgress()).report(start, len(rows))
                self._book.database.cursor().executemany(_MOVE, rows[start : start + _CHUNK])
        return len(follow_ups)

    def _avoids_weekends(self, on: date) -> bool:
        rows = self._book.sql(_AVOIDS_WEEKENDS, (on.isoformat(),))
        return bool(rows[0][0])

    def _days_away(self, on: date) -> int:
        last = self._book.sql("SELECT made_at FROM step ORDER BY id DESC LIMIT 1")
        days = (on - date.fromisoformat(last[0][0][:10])).days if last else 0
        return max(days, 0)
