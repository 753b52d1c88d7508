"""Coverage: who has a next touch and who has none, who is stalled, and whether the plans ask for more than is made."""

from dataclasses import dataclass
from datetime import date

from models.clock import Clock
from models.domain.workload import FOUR_WEEKS, Workload
from models.services import plan_loads
from models.services.live import LIVE, WITHOUT_NEXT
from models.store.database import Book

_WITHOUT = f"FROM contact INDEXED BY contact_reachable WHERE {LIVE} AND {WITHOUT_NEXT}"


@dataclass(frozen=True, slots=True)
class NextCounts:
    """How many live contacts there are, and how many of them have a next touch."""

    live_contacts: int
    with_next: int

    @property
    def share(self) -> float:
        """The share of live contacts with a next touch, from 0 to 1; 1 without a contact."""
        return self.with_next / self.live_contacts if self.live_contacts else 1.0

    @property
    def without_next(self) -> int:
        """How many live contacts have nothing planned."""
        return self.live_contacts - self.with_next


@dataclass(frozen=True, slots=True)
class CoverageSummary(NextCounts):
    """How many have a next touch, how many are stalled at touch 1, 2 and 3, and what is asked of the owner."""

    stalled: tuple[int, int, int]
    workload: Workload


class Coverage:
    """How well the contacts are looked after."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def summary(self, on: date | None = None) -> CoverageSummary:
        """How it stands on a day, today unless given."""
        on = on or self._clock.today()
        counts = self.next_counts()
        stalled = plan_loads.stalled(self._book, on)
        return CoverageSummary(counts.live_contacts, counts.with_next, stalled, self.workload(on))

    def next_counts(self) -> NextCounts:
        """How many have a next touch, as quickly as a page asks for."""
        live = self._count(f"SELECT count(*) FROM contact INDEXED BY contact_reachable WHERE {LIVE}")
        return NextCounts(live, live - self._count(f"SELECT count(*) {_WITHOUT}"))

    def workload(self, on: date | None = None) -> Workload:
        """Touches a day that the plans ask for in the next four weeks, and that were made in the last four."""
        on = on or self._clock.today()
        needed = sum(plan_loads.touches_ahead_by_plan(self._book, on).values())
        return Workload(needed / FOUR_WEEKS, plan_loads.made_in_four_weeks(self._book, on) / FOUR_WEEKS)

    def on_time_this_month(self, on: date | None = None) -> float | None:
        """The share, from 0 to 1, of this month's planned touches that were made by their day; None without any."""
        on = on or self._clock.today()
        ((made, on_time),) = self._book.sql(
            "SELECT count(*), sum(made_on <= due_on) FROM touch INDEXED BY touch_made_on"
            " CROSS JOIN follow_up ON follow_up.id = touch.follow_up_id WHERE made_on BETWEEN ? AND ?",
            (on.replace(day=1).isoformat(), on.isoformat()),
        )
        return on_time / made if made else None

    def contacts_without_next(self) -> list[int]:
        """The live contacts with nothing planned, in the order of the list."""
        return [row[0] for row in self._book.sql(f"SELECT id {_WITHOUT} ORDER BY sort_key, id")]

    def contacts_stalled_at(self, touch: int, on: date | None = None) -> list[int]:
        """The contacts whose touch number 1, 2 or 3 is overdue by more than a week, the most overdue first."""
        return plan_loads.contacts_stalled_at(self._book, on or self._clock.today(), touch)

    def _count(self, statement: str) -> int:
        return int(self._book.sql(statement)[0][0])
