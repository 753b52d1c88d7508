"""What is due on a day, and how the book stands."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from models.domain.calendar_days import CalendarDay, LeapRule
from models.domain.due import GRACE_DAYS, MAX_LEAD_DAYS, DueItem, DueKind, OccasionDue, occasion_due, one_row_a_day
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.touches import Method
from models.services import due_rows
from models.services.due_rows import NAME_COLUMNS, REACHABLE, DueCounts, shown_names
from models.services.plan_loads import LIVE
from models.store.database import Book


@dataclass(frozen=True, slots=True)
class BookSummary:
    """How the book stands: live contacts, those with nothing planned, and the touches since Monday."""

    live_contacts: int
    without_next: int
    touches_this_week: int


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


class Today:
    """What is due, read from the book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def due(self, on: date, days: int = 0) -> list[DueItem]:
        """What is due on the day `on` or the `days` after it: follow-ups, the most overdue first, then occasions.

        Missed occasions show for a week, unless a touch was logged since. Follow-ups of one contact on one day are one.
        """
        end = on + timedelta(days=days)
        return [*due_rows.list_due(self._book, on, end), *self._occasions(on, end)]

    def sections(self, on: date, limit: int | None = None, days_ahead: int = 7) -> TodaySections:
        """What the day's page shows; at most `limit` follow-ups in each part where one is given."""
        ahead = on + timedelta(days=days_ahead)
        occasions = self._occasions(on, on)
        shown = {(item.kind, item.id) for item in occasions}
        later = [item for item in self._occasions(on, ahead) if (item.kind, item.id) not in shown]
        follow_ups = due_rows.list_ahead(self._book, on, ahead, limit)
        new, known = due_rows.list_new(self._book, on, limit), due_rows.list_known(self._book, on, limit)
        rows = one_row_a_day([*new, *known])
        return TodaySections(
            reach_first=tuple(row for row in rows if row.is_new),
            due=tuple(row for row in rows if not row.is_new),
            occasions=tuple(occasions),
            coming_up=tuple(sorted([*follow_ups, *later], key=lambda item: (item.due_on, item.contact_name))),
            counts=due_rows.count_due(self._book, on),
        )

    def summary(self, on: date) -> BookSummary:
        """How the book stands on a day."""
        without = (
            f"SELECT count(*) FROM contact WHERE {LIVE} AND NOT EXISTS"
            " (SELECT 1 FROM follow_up WHERE follow_up.contact_id = contact.id AND closed_at IS NULL)"
        )
        monday = on - timedelta(days=on.weekday())
        week = (monday.isoformat(), (monday + timedelta(days=6)).isoformat())
        return BookSummary(
            live_contacts=self._count(f"SELECT count(*) FROM contact WHERE {LIVE}"),
            without_next=self._count(without),
            touches_this_week=self._count("SELECT count(*) FROM touch WHERE made_on BETWEEN ? AND ?", week),
        )

    def _count(self, statement: str, parameters: Sequence[object] = ()) -> int:
        return int(self._book.sql(statement, parameters).fetchone()[0])

    def _occasions(self, on: date, end: date) -> list[DueItem]:
        first, last = on - timedelta(days=GRACE_DAYS), end + timedelta(days=MAX_LEAD_DAYS)
        days = _month_days(first, last)
        rows = self._book.sql(
            "SELECT occasion.id, contact.id, occasion.kind, name, month, day, year, recurrence, weekday, lead_days,"
            f" leap_rule, {NAME_COLUMNS} FROM occasion JOIN contact ON contact.id = occasion.contact_id"
            f" WHERE {REACHABLE}"
            f" AND ((month, day) IN (VALUES {', '.join('(?, ?)' for _ in days)}) OR recurrence != 'yearly')",
            [number for day in days for number in day],
        ).fetchall()
        touches = self._touches(first, on)
        items = []
        for row in rows:
            occasion = _occasion(row[2:11])
            shown = occasion_due(occasion, on, end)
            if shown is not None and not _is_settled(shown, touches.get(row[1], ())):
                items.append(_occasion_item(row, occasion, shown, on))
        return sorted(items, key=lambda item: (item.falls_on or item.due_on, item.contact_name))

    def _touches(self, first: date, on: date) -> dict[int, list[tuple[str, str]]]:
        # A card may have been posted up to the longest lead time and the grace before today.
        since = first - timedelta(days=MAX_LEAD_DAYS)
        touches: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for contact_id, made_on, method in self._book.sql(
            "SELECT contact_id, made_on, method FROM touch WHERE made_on BETWEEN ? AND ?",
            (since.isoformat(), on.isoformat()),
        ):
            touches[contact_id].append((made_on, method))
        return touches


def _is_settled(shown: OccasionDue, touches: Iterable[tuple[str, str]]) -> bool:
    # A card in the post settles the card; any touch on the day or after it settles the day.
    if shown.kind is DueKind.POST_BY:
        since = (shown.due_on - timedelta(days=GRACE_DAYS)).isoformat()
        return any(made_on >= since and method == Method.MAIL.value for made_on, method in touches)
    since = shown.falls_on.isoformat()
    return any(made_on >= since for made_on, _ in touches)


def _month_days(first: date, last: date) -> list[tuple[int, int]]:
    days = {(day.month, day.day) for day in _days(first, last)}
    if days & {(2, 28), (3, 1)}:
        days.add((2, 29))
    return sorted(days)


def _days(first: date, last: date) -> Iterable[date]:
    # A year and a day hold every day there is.
    for offset in range(min((last - first).days, 366) + 1):
        yield first + timedelta(days=offset)


def _occasion(values: Sequence[Any]) -> Occasion:
    kind, name, month, day, year, recurrence, weekday, lead_days, leap_rule = values
    return Occasion(
        OccasionKind(kind),
        CalendarDay(month, day, year),
        name,
        lead_days,
        LeapRule(leap_rule),
        Recurrence(recurrence),
        weekday,
    )


def _occasion_item(row: Sequence[Any], occasion: Occasion, shown: OccasionDue, on: date) -> DueItem:
    name, company, letters = shown_names(row[11:])
    return DueItem(
        kind=shown.kind,
        id=row[0],
        contact_id=row[1],
        contact_name=name,
        company=company,
        initials=letters,
        due_on=shown.due_on,
        days_late=(on - shown.due_on).days,
        title=occasion.title,
        method=Method.MAIL if shown.kind is DueKind.POST_BY else Method.PHONE,
        falls_on=shown.falls_on,
        years=occasion.years_on(shown.falls_on),
    )
