"""What is due on a day, and how the book stands."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from models.domain.calendar_days import CalendarDay, LeapRule
from models.domain.due import GRACE_DAYS, MAX_LEAD_DAYS, DueItem, DueKind, OccasionDue, occasion_due
from models.domain.names import PersonName, initials, shown_name
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.touches import Method
from models.store.database import Book

_LIVE = "contact.trashed_at IS NULL AND NOT contact.do_not_contact AND NOT contact.deceased"
_NAME = (
    "contact.given_name, contact.family_name, contact.additional_name, contact.name_prefix, contact.nickname,"
    " contact.company"
)


@dataclass(frozen=True, slots=True)
class BookSummary:
    """How the book stands: live contacts, those with nothing planned, and the touches since Monday."""

    live_contacts: int
    without_next: int
    touches_this_week: int


class Today:
    """What is due, read from the book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def due(self, on: date, days: int = 0) -> list[DueItem]:
        """What is due on the day `on` or the `days` after it: follow-ups, the most overdue first, then occasions.

        Missed occasions show for a week, unless a touch was logged since.
        """
        end = on + timedelta(days=days)
        return [*self._follow_ups(on, end), *self._occasions(on, end)]

    def summary(self, on: date) -> BookSummary:
        """How the book stands on a day."""
        live = f"{_LIVE} AND contact.status != 'other'"
        without = (
            f"SELECT count(*) FROM contact WHERE {live} AND NOT EXISTS"
            " (SELECT 1 FROM follow_up WHERE follow_up.contact_id = contact.id AND closed_at IS NULL)"
        )
        monday = on - timedelta(days=on.weekday())
        week = (monday.isoformat(), (monday + timedelta(days=6)).isoformat())
        return BookSummary(
            live_contacts=self._count(f"SELECT count(*) FROM contact WHERE {live}"),
            without_next=self._count(without),
            touches_this_week=self._count("SELECT count(*) FROM touch WHERE made_on BETWEEN ? AND ?", week),
        )

    def _count(self, statement: str, parameters: Sequence[object] = ()) -> int:
        return int(self._book.sql(statement, parameters)[0][0])

    def _follow_ups(self, on: date, end: date) -> list[DueItem]:
        rows = self._book.sql(
            "SELECT follow_up.id, contact.id, due_on, method, purpose, carries, remind_local,"
            f" {_NAME} FROM follow_up JOIN contact ON contact.id = follow_up.contact_id"
            f" WHERE closed_at IS NULL AND due_on <= ? AND {_LIVE} ORDER BY due_on, contact.sort_key",
            (end.isoformat(),),
        )
        return [_follow_up_item(row, on) for row in rows]

    def _occasions(self, on: date, end: date) -> list[DueItem]:
        # Nothing is looked for beyond the longest lead time in use, which is a few days in most books.
        lead = timedelta(days=min(self._count("SELECT coalesce(max(lead_days), 0) FROM occasion"), MAX_LEAD_DAYS))
        days = _month_days(on - timedelta(days=GRACE_DAYS), end + lead)
        rows = self._book.sql(
            "SELECT occasion.id, contact.id, occasion.kind, name, month, day, year, recurrence, weekday, lead_days,"
            f" leap_rule, {_NAME} FROM occasion JOIN contact ON contact.id = occasion.contact_id WHERE {_LIVE}"
            f" AND ((month, day) IN (VALUES {', '.join('(?, ?)' for _ in days)}) OR recurrence != 'yearly')",
            [number for day in days for number in day],
        )
        touches = self._touches(on - lead - timedelta(days=GRACE_DAYS), on)
        items = []
        for row in rows:
            occasion = _occasion(row[2:11])
            shown = occasion_due(occasion, on, end)
            if shown is not None and not _is_settled(shown, touches.get(row[1], ())):
                items.append(_occasion_item(row, occasion, shown, on))
        return sorted(items, key=lambda item: (item.falls_on or item.due_on, item.contact_name))

    def _touches(self, since: date, on: date) -> dict[int, list[tuple[str, str]]]:
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


def _follow_up_item(row: Sequence[Any], on: date) -> DueItem:
    follow_up_id, contact_id, due_text, method, purpose, carries, remind_local, *names = row
    due_on = date.fromisoformat(due_text)
    name, company, letters = _names(names)
    return DueItem(
        kind=DueKind.FOLLOW_UP,
        id=follow_up_id,
        contact_id=contact_id,
        contact_name=name,
        company=company,
        initials=letters,
        due_on=due_on,
        days_late=(on - due_on).days,
        title=purpose,
        method=Method(method),
        carries=carries,
        remind_local=remind_local,
    )


def _occasion_item(row: Sequence[Any], occasion: Occasion, shown: OccasionDue, on: date) -> DueItem:
    name, company, letters = _names(row[11:])
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


def _names(values: Sequence[str]) -> tuple[str, str, str]:
    given, family, additional, prefix, nickname, company = values
    name = PersonName(given, family, additional, prefix, nickname=nickname)
    return shown_name(name, company), company if name else "", initials(name, company)
