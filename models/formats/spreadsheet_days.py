"""Whether the day or the month comes first in a column of dates: told by the rows in which only one can be meant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from models.formats.reading import DayOrder

# What may be read in two ways; with dots the day always comes first.
_THREE_NUMBERS = re.compile(r"\s*(\d{1,2})([-/ ])(\d{1,2})(?:\2\d{2,4})?(?: [\d:]+)?\s*")
# Once so many dates of a file were of no such kind, the rest are not looked at.
_DATES_LOOKED_AT = 300


@dataclass(slots=True)
class DayOrders:
    """The order of each column by its index, and an example of each column that leaves it open."""

    known: dict[int, DayOrder] = field(default_factory=dict)
    open: dict[int, str] = field(default_factory=dict)


def find_day_orders(columns: Sequence[int], rows: Iterable[tuple[int, Sequence[str]]]) -> DayOrders:
    """Look through the columns with these indexes; one with rows of both kinds stays open."""
    seen: dict[int, set[DayOrder]] = {column: set() for column in columns}
    examples: dict[int, str] = {}
    others = 0
    for _, row in rows:
        for column in columns:
            cell = row[column] if column < len(row) else ""
            match = _THREE_NUMBERS.fullmatch(cell) if cell else None
            if match is not None:
                _note(int(match[1]), int(match[3]), seen[column], examples, column, cell)
            elif cell:
                others += 1
        if others >= _DATES_LOOKED_AT and not examples and not any(seen.values()):
            break
    orders = DayOrders()
    for column, found in seen.items():
        if len(found) == 1:
            orders.known[column] = found.pop()
        elif column in examples:
            orders.open[column] = examples[column]
    return orders


def _note(first: int, second: int, seen: set[DayOrder], examples: dict[int, str], column: int, cell: str) -> None:
    if first > 12 >= second:
        seen.add(DayOrder.DAY_FIRST)
    elif second > 12 >= first:
        seen.add(DayOrder.MONTH_FIRST)
    elif first != second and max(first, second) <= 12:
        examples.setdefault(column, cell.strip())
