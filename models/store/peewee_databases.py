"""What Peewee takes for its database: one that builds queries for a book, and one that migrates a file."""

import contextlib
import sqlite3
from collections.abc import Iterator

from peewee import PeeweeException, SqliteDatabase

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


@contextlib.contextmanager
def raising_as_sqlite() -> Iterator[None]:
    """Raise what SQLite said first where Peewee raises its own.

    On a full disk SQLite rolls back by itself, and Peewee then stumbles over a transaction that is no more.
    """
    try:
        yield
    except PeeweeException as error:
        first: BaseException = error
        while first.__context__ is not None:
            first = first.__context__
        if not isinstance(first, sqlite3.Error):
            raise
        raise type(first)(*first.args) from error
