"""Which backups are kept: a day's hourly, a fortnight's daily, a year's monthly."""

from collections.abc import Callable, Iterable
from datetime import datetime

HOURLY, DAILY, MONTHLY = 24, 14, 12


def kept(made: Iterable[datetime]) -> set[datetime]:
    """Those of the instants whose backups are kept: the last of each of the newest hours, days and months.

    Hours, days and months in which a backup was made are counted, not those of the calendar: a clock that was set years
    ahead, or a laptop that lay in a drawer, throws nothing away.
    """
    newest_first = sorted(set(made), reverse=True)
    periods: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (HOURLY, lambda at: (at.date(), at.hour)),
        (DAILY, datetime.date),
        (MONTHLY, lambda at: (at.year, at.month)),
    )
    return {at for count, period in periods for at in _last_of_each(newest_first, period, count)}


def _last_of_each(newest_first: list[datetime], period: Callable[[datetime], object], count: int) -> list[datetime]:
    last: dict[object, datetime] = {}
    for at in newest_first:
        last.setdefault(period(at), at)
    return list(last.values())[:count]
