"""What Peewee takes for its database: one that builds queries for a book, and one that migrates a file."""

import sqlite3

from peewee import SqliteDatabase

from models.store.connection import BookDatabase, Parameters


class QueryDatabase(SqliteDatabase):
    """Builds queries and has them carried out on a book's own connections; opens none itself."""

    def __init__(self, book: BookDatabase) -> None:
        """`book` carries the statements out."""
        super().__init__(None)
        self._book = book

    def execute_sql(self, sql: str, params: Parameters | None = None) -> sqlite3.Cursor:
        """Carry out one statement."""
        return self._book.execute_sql(sql, params)


class MigrationDatabase(SqliteDatabase):
    """A database with connections of its own, which the runner of migrations begins and ends transactions on."""

    def execute_sql(self, sql: str, params: Parameters | None = None) -> sqlite3.Cursor:
        """Carry out one statement."""
        cursor: sqlite3.Cursor = super().execute_sql(sql, params)  # type: ignore[no-untyped-call]
        return cursor
