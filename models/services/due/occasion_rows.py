"""Occasions as what is due: read by their days, so that only those that show are looked at.

What the owner skipped shows no more; what was snoozed to a later day shows on that day again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import Any

from models.domain.due import (
    BELATED_DAYS,
    GRACE_DAYS,
    MAX_LEAD_DAYS,
    DueItem,
    DueKind,
    OccasionDue,
    belated_occasion,
    days_missed,
    occasion_due,
)
from models.domain.occasions import Occasion
from models.domain.touches import Method
from models.services.due.due_rows import NAME_COLUMNS, shown_names
from models.services.due.set_asides import occasions_set_aside
from models.services.live import REACHABLE
from models.store.contact_drafts import occasion_of
from models.store.database import Book

_CHUNK = 200
_COLUMNS = (
    "occasion.id, contact.id, occasion.kind, name, occasion.month, occasion.day, year, recurrence, weekday, lead_days,"
    f" leap_rule, contact.created_at, {NAME_COLUMNS}"
)
# For each day of the year in turn: the lead days that make it show by the last day, and those that did not before.
_YEARLY = f"""
WITH shown (place, month, day, least, most) AS (VALUES {{values}})
SELECT {_COLUMNS} FROM shown
CROSS JOIN occasion ON occasion.month = shown.month AND occasion.day = shown.day
CROSS JOIN contact ON contact.id = occasion.contact_id
WHERE recurrence = 'yearly' AND lead_days >= least AND (lead_days < most OR kind = 'pay-day') AND {REACHABLE}
ORDER BY place
"""
_OTHERS = f"""
SELECT {_COLUMNS} FROM occasion INDEXED BY occasion_not_yearly
CROSS JOIN contact ON contact.id = occasion.contact_id WHERE recurrence != 'yearly' AND {REACHABLE}
"""

# Steps are in the order of their days, so that only those of some weeks are looked at.
_DAYS_AT_WORK = """
SELECT DISTINCT substr(made_at, 1, 10) FROM step
WHERE id > coalesce((SELECT id FROM step WHERE made_at < ? ORDER BY id DESC LIMIT 1), 0)
"""

_Day = tuple[int, int]


def list_shown(book: Book, on: date, end: date, limit: int | None = None) -> list[DueItem]:
    """What shows on the day `on` or up to the day `end`, the nearest first; at most `limit` where one is given.

    What fell in days away, when nothing was written to the book, shows for longer than what was only not acted upon.
    """
    missed = days_missed(on, _days_at_work(book, on))
    days = _belated_days(missed) | _month_days(on, end, on - timedelta(days=GRACE_DAYS))
    return _sorted(islice(_items(book, on, end, days, missed), limit))


def list_coming(book: Book, on: date, end: date, limit: int | None = None) -> list[DueItem]:
    """What begins to show after the day `on` and up to the day `end`."""
    days = _month_days(on, end, on + timedelta(days=1))
    return _sorted(islice((item for item in _items(book, on, end, days) if item.due_on > on), limit))


def _days_at_work(book: Book, on: date) -> set[date]:
    """The days on which something was written to the book, as far back as an occasion shows."""
    since = on - timedelta(days=BELATED_DAYS)
    return {date.fromisoformat(day) for (day,) in book.sql(_DAYS_AT_WORK, (since.isoformat(),))}


def _items(
    book: Book, on: date, end: date, days: dict[_Day, tuple[int, int]], missed: Sequence[date] = ()
) -> Iterator[DueItem]:
    values = ", ".join("(?, ?, ?, ?, ?)" for _ in days)
    numbers = [n for place, (day, leads) in enumerate(days.items()) for n in (place, *day, *leads)]
    set_aside = occasions_set_aside(book)
    for found_rows in (book.sql(_YEARLY.format(values=values), numbers), book.sql(_OTHERS)):
        for start in range(0, len(found_rows), _CHUNK):
            rows = found_rows[start : start + _CHUNK]
            occasions = [occasion_of(row[2:11]) for row in rows]
            found = [
                (row, o, occasion_due(o, on, end) or _belated(row[11], o, on, missed))
                for row, o in zip(rows, occasions, strict=True)
            ]
            touches = _touches(book, {row[1] for row, _, shown in found if shown is not None}, on)
            for row, occasion, shown in found:
                if shown is None or _is_settled(shown, touches[row[1]]):
                    continue
                item = _item(row, occasion, shown, on)
                returns_local = set_aside.get((item.key, item.due_local))
                if returns_local is None:
                    yield item
                elif returns_local and returns_local[:10] <= end.isoformat():
                    yield replace(item, snoozed_until=returns_local)


def _belated(created_at: str, occasion: Occasion, on: date, missed: Sequence[date]) -> OccasionDue | None:
    shown = belated_occasion(occasion, on, missed) if missed else None
    # Who was not in the book on the day was not missed by it.
    return shown if shown is not None and created_at[:10] <= shown.falls_on.isoformat() else None


def _belated_days(missed: Sequence[date]) -> dict[_Day, tuple[int, int]]:
    """The days of the year that were missed, with any lead days."""
    days = {(day.month, day.day) for day in missed}
    return dict.fromkeys(days | ({(2, 29)} if days & {(2, 28), (3, 1)} else set()), (0, MAX_LEAD_DAYS + 1))


def _month_days(on: date, end: date, first: date) -> dict[_Day, tuple[int, int]]:
    """The days of the year from `first` to the longest lead time after `end`, each with its least and most lead days.

    With the least an occasion on that day shows by `end`; below the most it did not show on `on`.
    """
    found: dict[_Day, tuple[int, int]] = {}
    is_coming = first > on
    # A year and a day hold every day there is.
    for offset in range(min((end - first).days + MAX_LEAD_DAYS, 366) + 1):
        day = first + timedelta(days=offset)
        leads = max((day - end).days, 0), (day - on).days if is_coming else MAX_LEAD_DAYS + 1
        found.setdefault((day.month, day.day), leads)
        if (day.month, day.day) in ((2, 28), (3, 1)):
            least, most = found.get((2, 29), leads)
            found[2, 29] = min(least, leads[0]), max(most, leads[1])
    return found


def _touches(book: Book, contact_ids: Iterable[int], on: date) -> dict[int, list[tuple[str, str]]]:
    ids = tuple(contact_ids)
    # A card may have been posted up to the longest lead time and the grace before.
    since = on - timedelta(days=MAX_LEAD_DAYS + 2 * GRACE_DAYS)
    touches: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for contact_id, made_on, method in book.sql(
        f"SELECT contact_id, made_on, method FROM touch WHERE contact_id IN ({', '.join('?' for _ in ids)})"
        " AND made_on BETWEEN ? AND ?",
        (*ids, since.isoformat(), on.isoformat()),
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


def _sorted(items: Iterable[DueItem]) -> list[DueItem]:
    return sorted(items, key=lambda item: (item.falls_on or item.due_on, item.contact_name))


def _item(row: Sequence[Any], occasion: Occasion, shown: OccasionDue, on: date) -> DueItem:
    name, company, letters = shown_names(row[12:])
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
