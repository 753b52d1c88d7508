"""Telling which rows of a damaged book belong to which table.

The pages below each table's root come first, as SQLite itself would walk them. Leaves that no root leads to any more
are then given to the table whose columns their rows fit, and whose other rows leave a gap for them: no two leaves of
one table overlap in their ids.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

from models.jobs import Progress
from models.store.page_reader import (
    INDEX_INTERIOR,
    INDEX_LEAF,
    TABLE_INTERIOR,
    TABLE_LEAF,
    Leaf,
    PageReader,
    UnreadableError,
    Value,
)  # fmt: skip
from models.store.salvaged_rows import Column, Row, SalvagedRows, Tables

SEARCH_CONTENT = "contact_search_content"
_SCHEMA_COLUMNS = 5
# From this likeness on, a page is taken for one of a table's.
_LIKELY = 0.68
_UNKNOWN_LOOK = 0.75


@dataclass(slots=True)
class Salvage:
    """What was found: rows by table and id, pages that can't be read, and how many rows are known to be lost."""

    rows: SalvagedRows
    damaged_pages: set[int] = field(default_factory=set)
    unreadable_rows: int = 0

    def has_gap(self, table: str, leaf: Leaf) -> bool:
        """True when none of the table's rows lies between those of `leaf`."""
        its_ids = [cell.rowid for cell in leaf.cells]
        return not self.rows.has_any_between(table, min(its_ids), max(its_ids))


# Tables of the same shape are told apart by what stands in them.
_LOOKS: Mapping[str, Callable[[Row], bool]] = {
    "phone": lambda row: isinstance(row[3], str) and bool(re.search(r"\d", row[3])) and not re.search("@|://", row[3]),
    "email": lambda row: isinstance(row[3], str) and "@" in row[3],
    "website": lambda row: isinstance(row[3], str) and ("." in row[3] or ":" in row[3]) and "@" not in row[3],
    "tag": lambda row: row[1] in ("interest", "group"),
    "plan_step": lambda row: row[2] in ("step", "first year", "later"),
    "row_change": lambda row: row[5] in ("insert", "update", "delete"),
    "note": lambda row: isinstance(row[2], str) and bool(re.match(r"\d{4}-", row[2])),
}


def read_salvage(reader: PageReader, tables: Tables, rows: SalvagedRows, progress: Progress) -> Salvage:
    """Bring all that the file still holds of `tables` into `rows`.

    Raises:
        JobCancelledError: the owner asked to stop.
    """
    salvage = Salvage(rows)
    seen: set[int] = set()
    roots = _roots(_walk(reader, 1, seen, salvage))
    if not tables.keys() <= roots.keys():
        # The table of tables is damaged; its other leaves tell of themselves.
        roots |= _roots(_stray_leaves(reader, seen))
    for name, root in roots.items():
        for leaf in _walk(reader, root, seen, salvage):
            progress.report(len(seen), reader.page_count)
            if name in tables and _likeness(leaf, name, tables[name]) >= _LIKELY:
                _take(salvage, name, tables[name], leaf)
            elif name in tables or _is_of_any(leaf, tables):
                # A damaged page above it leads astray.
                seen.discard(leaf.number)
    free = reader.free_pages()
    for leaf in _stray_leaves(reader, seen | free):
        progress.report(max(len(seen), leaf.number), reader.page_count)
        best = _table_of(leaf, tables, salvage)
        if best is not None:
            _take(salvage, best, tables[best], leaf, is_stray=True)
        elif leaf.number not in reader.overflow_pages and reader.kind(leaf.number) == TABLE_LEAF:
            salvage.damaged_pages.add(leaf.number)
    return salvage


def _roots(leaves: Iterable[Leaf]) -> dict[str, int]:
    """The root page of each table, from the table of tables, which begins on page 1."""
    roots = {}
    for leaf in leaves:
        for cell in leaf.cells:
            if len(cell.values) != _SCHEMA_COLUMNS or cell.values[0] != "table":
                continue
            # Virtual tables have the root 0.
            if isinstance(root := cell.values[3], int) and root > 0:
                roots[str(cell.values[1])] = root
    return roots


def _walk(reader: PageReader, root: int, seen: set[int], salvage: Salvage) -> Iterable[Leaf]:
    """The leaves below a page; what can't be followed is noted."""
    waiting = [root]
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        try:
            kind = reader.kind(number)
            if kind == TABLE_INTERIOR:
                seen.add(number)
                waiting += reversed(reader.children(number))
                continue
            if kind in (INDEX_INTERIOR, INDEX_LEAF):
                continue
            leaf = reader.leaf(number)
        except UnreadableError:
            salvage.damaged_pages.add(number)
            continue
        if kind != TABLE_LEAF and not leaf.cells:
            salvage.damaged_pages.add(number)
            continue
        seen.add(number)
        yield leaf


def _stray_leaves(reader: PageReader, known: set[int]) -> Iterable[Leaf]:
    for number in range(2, reader.page_count + 1):
        try:
            if number in known or reader.kind(number) in (INDEX_INTERIOR, INDEX_LEAF, TABLE_INTERIOR):
                continue
            leaf = reader.leaf(number)
        except UnreadableError:
            continue
        if leaf.cells and number not in reader.overflow_pages:
            yield leaf


def _take(salvage: Salvage, name: str, columns: Sequence[Column], leaf: Leaf, *, is_stray: bool = False) -> None:
    rows = [row for cell in leaf.cells if (row := _fitted(cell.rowid, cell.values, columns)) is not None]
    salvage.rows.put(name, rows, is_stray=is_stray)
    lost = leaf.unreadable + len(leaf.cells) - len(rows)
    if lost:
        salvage.damaged_pages.add(leaf.number)
        salvage.unreadable_rows += lost


def _fitted(rowid: int, values: Row, columns: Sequence[Column]) -> Row | None:
    """The values as a row of the table, or None where they can't be one. Columns added later may be missing."""
    if not values or len(values) > len(columns) or values[0] is not None:
        return None
    if not all(column.may_be_missing for column in columns[len(values) :]):
        return None
    fitted: list[Value] = [rowid]
    for value, column in zip(values[1:], columns[1:], strict=False):
        if isinstance(value, bytes) or (value is None and not column.may_be_null):
            return None
        if value is not None and not _is_of_type(value, column.type):
            return None
        fitted.append(value)
    return tuple(fitted)


def _is_of_type(value: Value, declared: str) -> bool:
    if declared == "TEXT":
        return isinstance(value, str)
    if declared == "INTEGER":
        return isinstance(value, int)
    return isinstance(value, int | float)


def _table_of(leaf: Leaf, tables: Tables, salvage: Salvage) -> str | None:
    """The table that a stray leaf belongs to, or None where it can't be told."""
    likely = {
        name: likeness
        for name, columns in tables.items()
        if (likeness := _likeness(leaf, name, columns)) >= _LIKELY and salvage.has_gap(name, leaf)
    }
    return max(likely, key=lambda name: likely[name]) if likely else None


def _is_of_any(leaf: Leaf, tables: Tables) -> bool:
    return bool(leaf.cells) and any(_likeness(leaf, name, columns) >= _LIKELY for name, columns in tables.items())


def _likeness(leaf: Leaf, name: str, columns: Sequence[Column]) -> float:
    """From 0 to 1: how far the rows of a leaf are those of a table."""
    if not leaf.cells:
        return 1
    rows = [row for cell in leaf.cells if (row := _fitted(cell.rowid, cell.values, columns)) is not None]
    whole = [row for row in rows if len(row) == len(columns)]
    if not rows:
        return 0
    look = _LOOKS.get(name)
    look_share = _UNKNOWN_LOOK if look is None else sum(map(look, rows)) / len(rows)
    # A row may lack columns that were added later, but the more of them it has, the better it fits.
    return sqrt(len(rows) / len(leaf.cells)) * (0.5 + 0.35 * look_share + 0.15 * len(whole) / len(rows))
