"""What is due on a day, and how the book stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.domain.due import DueItem, one_row_each
from models.services.due import due_rows, occasion_rows
from models.services.due.due_rows import DueCounts
from models.services.live import LIVE, WITHOUT_NEXT
from models.store.database import Book


@dataclass(frozen=True, slots=True)
class BookSummary:
    """How the book stands: live contacts, those with nothing planned, and the touches since Monday."""

    live_contacts: int
    without_next: int
    touches_this_week: int


@dataclass(frozen=True, slots=True)
class ToDo:
    """How many things are to be done on a day, and how many of them are late."""

    count: int
    late: int


@dataclass(frozen=True, slots=True)
class TodaySections:
    """The parts of the day's page.

    `reach_first`: first touches with people who are new, the newest first. `due`: the other follow-ups, the most
    overdue first. `occasions`: cards to post and days, the nearest first. `coming_up`: the days ahead. `counts` are
    those of all that is due, whatever the limit.
    """

    reach_first: tuple[DueItem, ...]
    due: tuple[DueItem, ...]
    occasions: tuple[DueItem, ...]
    coming_up: tuple[DueItem, ...]
    counts: DueCounts

    @property
    def to_do(self) -> ToDo:
        """All but what comes up."""
        return _to_do(self.counts, self.occasions)


class Today:
    """What is due, read from the book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def due(self, on: date, days: int = 0) -> list[DueItem]:
        """What is due on the day `on` or the `days` after it: follow-ups, the most overdue first, then occasions.

        Missed occasions show for a week, and for a month where the owner was away, unless a touch was logged since.
        Follow-ups of one contact that are due by the day `on` are one, and those on one day after it.
        """
        end = on + timedelta(days=days)
        return [*due_rows.list_due(self._book, on, end), *occasion_rows.list_shown(self._book, on, end)]

    def sections(self, on: date, limit: int | None = None, days_ahead: int = 7) -> TodaySections:
        """What the day's page shows; at most `limit` rows of a kind in each part where one is given."""
        ahead = on + timedelta(days=days_ahead)
        later = occasion_rows.list_coming(self._book, on, ahead, limit)
        follow_ups = due_rows.list_ahead(self._book, on, ahead, limit)
        new, known = due_rows.list_new(self._book, on, limit), due_rows.list_known(self._book, on, limit)
        rows = one_row_each([*new, *known], on)
        return TodaySections(
            reach_first=tuple(row for row in rows if row.is_new),
            due=tuple(row for row in rows if not row.is_new),
            occasions=tuple(occasion_rows.list_shown(self._book, on, on, limit)),
            coming_up=tuple(sorted([*follow_ups, *later], key=lambda item: (item.due_on, item.contact_name))),
            counts=due_rows.count_due(self._book, on),
        )

    def to_do(self, on: date, limit: int | None = None) -> ToDo:
        """The counts of `sections` by themselves: a tenth of the time, where nobody looks at the rows."""
        return _to_do(due_rows.count_due(self._book, on), occasion_rows.list_shown(self._book, on, on, limit))

    def summary(self, on: date) -> BookSummary:
        """How the book stands on a day."""
        without = f"SELECT count(*) FROM contact INDEXED BY contact_reachable WHERE {LIVE} AND {WITHOUT_NEXT}"
        monday = on - timedelta(days=on.weekday())
        week = (monday.isoformat(), (monday + timedelta(days=6)).isoformat())
        return BookSummary(
            live_contacts=self._count(f"SELECT count(*) FROM contact INDEXED BY contact_reachable WHERE {LIVE}"),
            without_next=self._count(without),
            touches_this_week=self._count("SELECT count(*) FROM touch WHERE made_on BETWEEN ? AND ?", week),
        )

    def _count(self, statement: str, parameters: Sequence[object] = ()) -> int:
        return int(self._book.sql(statement, parameters)[0][0])


def _to_do(counts: DueCounts, occasions: Sequence[DueItem]) -> ToDo:
    late = sum(item.days_late > 0 for item in occasions)
    return ToDo(counts.reach_first + counts.due + len(occasions), counts.overdue + late)
