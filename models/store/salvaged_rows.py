"""Rows that were read of a damaged book, put by until they are written: memory stays small however many they are."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the tables declare it; one that may be missing was added after the table was made."""

    name: str
    type: str
    may_be_null: bool
    may_be_missing: bool = False


Tables = Mapping[str, Sequence[Column]]


class SalvagedRows:
    """The rows of each table by id, in temporary tables of a connection, which go with it."""

    def __init__(self, db: sqlite3.Connection, tables: Tables) -> None:
        self._db = db
        self._widths = {name: len(columns) for name, columns in tables.items()}
        for name, width in self._widths.items():
            # Without types, so that each value comes back as it was read.
            values = ", ".join(f"v{number}" for number in range(1, width))
            db.execute(f"CREATE TEMP TABLE salvaged_{name} (id INTEGER PRIMARY KEY, width, {values})")

    def put(self, table: str, rows: Sequence[Row], *, is_stray: bool = False) -> None:
        """Take rows in; those that are stray only where there is none of their id."""
        width = self._widths[table]
        marks = ", ".join("?" * (width + 1))
        manner = "IGNORE" if is_stray else "REPLACE"
        self._db.executemany(
            f"INSERT OR {manner} INTO temp.salvaged_{table} VALUES ({marks})",
            [(row[0], len(row), *row[1:], *(None,) * (width - len(row))) for row in rows],
        )

    def has_any_between(self, table: str, first_id: int, last_id: int) -> bool:
        """True where an id of the table lies between these, or is one of them."""
        statement = f"SELECT 1 FROM temp.salvaged_{table} WHERE id BETWEEN ? AND ? LIMIT 1"
        return self._db.execute(statement, (first_id, last_id)).fetchone() is not None

    def count(self, table: str) -> int:
        """How many rows of the table there are."""
        return int(self._db.execute(f"SELECT count(*) FROM temp.salvaged_{table}").fetchone()[0])

    def of(self, table: str) -> Iterator[Row]:
        """The rows of the table by id, each with as many values as were read of it."""
        for row_id, width, *values in self._db.execute(f"SELECT * FROM temp.salvaged_{table} ORDER BY id"):
            yield (row_id, *values[: width - 1])

    def find(self, table: str, row_id: int) -> Row | None:
        """The row of this id, or None."""
        found = self._db.execute(f"SELECT * FROM temp.salvaged_{table} WHERE id = ?", (row_id,)).fetchone()
        return None if found is None else (found[0], *found[2 : found[1] + 1])
