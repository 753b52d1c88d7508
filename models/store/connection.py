"""SQLite through Peewee, with the types that Peewee leaves open."""

import sqlite3
from collections.abc import Mapping, Sequence

from peewee import SqliteDatabase

Parameters = Sequence[object] | Mapping[str, object]


class BookDatabase(SqliteDatabase):
    """A connection for each thread, opened by hand; statements give the driver's cursor."""

    def execute_sql(self, sql: str, params: Parameters | None = None) -> sqlite3.Cursor:
        """Carry out one statement."""
        cursor: sqlite3.Cursor = super().execute_sql(sql, params)  # type: ignore[no-untyped-call]
        return cursor

    def insert(self, sql: str, params: Parameters) -> int:
        """Carry out an INSERT of one row and give its id."""
        return int(self.execute_sql(sql, params).lastrowid or 0)

    def cursor(self, named_cursor: None = None) -> sqlite3.Cursor:
        """A cursor of this thread's connection."""
        cursor: sqlite3.Cursor = super().cursor(named_cursor)  # type: ignore[no-untyped-call]
        return cursor
