"""SQLite with a connection for each thread.

Peewee builds queries (`models.store.peewee_databases`) but opens no connection: loading it takes as long as drawing
the first list, which is read without it.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

Pragmas = Mapping[str, str | int]
Parameters = Sequence[object] | Mapping[str, object]


class BookDatabase:
    """The connections to one file, opened and closed by hand; outside `atomic` each statement is committed alone."""

    def __init__(self, path: Path, pragmas: Pragmas, timeout: float = 5.0) -> None:
        """`pragmas` are set on each connection; `timeout` is how long one waits for another's lock, in seconds."""
        self._path = path
        self._pragmas = pragmas
        self._timeout = timeout
        self._state = threading.local()

    def connect(self) -> None:
        """Open the connection of this thread.

        Raises:
            sqlite3.Error: the file can't be opened, is no database, or this thread has a connection already.
        """
        if self._connection() is not None:
            raise sqlite3.InterfaceError("the connection is open already")
        connection = sqlite3.connect(self._path, timeout=self._timeout, isolation_level=None)
        try:
            for name, value in self._pragmas.items():
                connection.execute(f"PRAGMA {name} = {value}")
        except sqlite3.Error:
            connection.close()
            raise
        self._state.connection = connection

    def close(self) -> None:
        """Close the connection of this thread, if it has one."""
        connection = self._connection()
        if connection is not None:
            self._state.connection = None
            connection.close()

    @contextlib.contextmanager
    def connection_context(self) -> Iterator[None]:
        """The connection of this thread, for as long as the block runs."""
        self.connect()
        try:
            yield
        finally:
            self.close()

    def execute_sql(self, sql: str, params: Parameters | None = None) -> sqlite3.Cursor:
        """Carry out one statement."""
        return self.cursor().execute(sql, params or ())

    def insert(self, sql: str, params: Parameters) -> int:
        """Carry out an INSERT of one row and give its id."""
        return int(self.execute_sql(sql, params).lastrowid or 0)

    def cursor(self) -> sqlite3.Cursor:
        """A cursor of this thread's connection.

        Raises:
            sqlite3.InterfaceError: this thread has none.
        """
        connection = self._connection()
        if connection is None:
            raise sqlite3.InterfaceError("the connection is not open")
        return connection.cursor()

    @contextlib.contextmanager
    def atomic(self) -> Iterator[None]:
        """All or nothing; the lock for writing is taken at once, since what is read first may be written then.

        A block inside another is a savepoint of it.
        """
        cursor = self.cursor()
        is_inner = cursor.connection.in_transaction
        cursor.execute("SAVEPOINT inner_block" if is_inner else "BEGIN IMMEDIATE")
        try:
            yield
            cursor.execute("RELEASE inner_block" if is_inner else "COMMIT")
        except BaseException:
            # SQLite itself rolls back on a full disk.
            if cursor.connection.in_transaction:
                cursor.execute("ROLLBACK TO inner_block" if is_inner else "ROLLBACK")
                if is_inner:
                    cursor.execute("RELEASE inner_block")
            raise

    def _connection(self) -> sqlite3.Connection | None:
        return getattr(self._state, "connection", None)
