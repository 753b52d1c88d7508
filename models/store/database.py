"""The book on disk: opening, named transactions, and what they changed."""

import contextlib
import errno
import os
import sqlite3
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import peewee

from models.errors import BookInUseError, DamagedBookError, InputError, MachineError
from models.store import history, search, versions
from models.store.changes import ChangeSet
from models.store.connection import BookDatabase

Listener = Callable[[ChangeSet], None]

# How long a write waits for another program's transaction, in seconds.
_BUSY_TIMEOUT = 5


class Book:
    """An open book. Reading is free; writing takes a named transaction, and each one is a step that can be undone.

    Each thread that uses the book has a connection of its own: open it with `connection()`.
    """

    def __init__(self, path: Path, now_text: Callable[[], str]) -> None:
        """Open the book at `path`, made and brought up to date where needed.

        `now_text` gives the current instant as stored, ISO 8601 in UTC.

        Raises:
            DamagedBookError: it is no sound book, or not Barnacle's.
            NewerBookError: a newer Barnacle made it.
            MachineError: it can't be opened or written to.
        """
        self.path = path
        self.session = uuid.uuid4().hex
        self._now_text = now_text
        self._listeners: list[Listener] = []
        self._state = threading.local()
        self._db = BookDatabase(
            str(path),
            pragmas={"journal_mode": "wal", "synchronous": "full", "foreign_keys": 1, "cache_size": -16_000},
            timeout=_BUSY_TIMEOUT,
            autoconnect=False,
        )
        try:
            with self.telling_errors():
                versions.prepare(path)
                self._db.connect()
            self._data_version = self._read_data_version()
        except OSError as error:
            raise machine_error(path, error) from error
        except MachineError:
            self._db.close()
            raise

    def close(self) -> None:
        """Close the connection of this thread."""
        with self.telling_errors():
            self._db.close()

    @contextlib.contextmanager
    def connection(self) -> Iterator[None]:
        """A connection for the current thread, for as long as the block runs."""
        with self.telling_errors():
            self._db.connect()
        try:
            yield
        finally:
            self._db.close()

    def rows(self, query: peewee.Query) -> list[Any]:
        """The rows of a query, as named tuples."""
        with self.telling_errors():
            return list(query.namedtuples().execute(self._db))

    def column(self, query: peewee.Query) -> list[Any]:
        """The first column of a query."""
        with self.telling_errors():
            return [row[0] for row in query.tuples().execute(self._db)]

    def value(self, query: peewee.Query) -> Any:
        """The first value of a query, or None where it has no row."""
        found = self.column(query)
        return found[0] if found else None

    def change(self, query: peewee.Query) -> int:
        """Carry out an insert (gives the new id), update or delete (give the number of rows)."""
        with self.telling_errors():
            return int(query.execute(self._db))

    def sql(self, statement: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """Carry out an SQL statement and give its cursor; for what Peewee's queries can't say or say too slowly."""
        with self.telling_errors():
            return self._db.execute_sql(statement, parameters)

    @contextlib.contextmanager
    def transaction(self, name: str) -> Iterator[None]:
        """A step named `name`, as the owner reads it after *Undo*; one inside another belongs to the outer one.

        All or nothing: an exception leaves the book as it was.

        Raises:
            BookInUseError: another program is writing and does not finish.
            MachineError: the disk is full or refuses.
        """
        if self._is_writing:
            with history.row_by_row(self._db):
                yield
            return
        with self._step(name):
            yield

    @contextlib.contextmanager
    def bulk_transaction(self, name: str) -> Iterator["BulkWork"]:
        """A step of many inserted rows, written without a journal entry for each of them.

        A `transaction` inside it belongs to the step and is journalled row by row.
        """
        with self._step(name, is_bulk=True) as step_id:
            work = BulkWork(self._db, step_id)
            yield work
            work.finish()

    @contextlib.contextmanager
    def program_transaction(self) -> Iterator[None]:
        """Writing to the program's own tables; no step, nothing to undo."""
        with self.telling_errors(), self._db.atomic("IMMEDIATE"):
            yield

    def reverse(self, step_id: int, root_id: int, name: str) -> int:
        """Undo or redo a step; gives the id of the step that did it.

        Raises:
            ConflictError: something it changed was changed since.
        """
        with self._step(name, root_id=root_id) as new_step_id:
            history.reverse_step(self._db, step_id, root_id)
        return new_step_id

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each commit, in the thread that wrote; gives the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def notice_other_writers(self) -> bool:
        """Tell the listeners to read all again if another program wrote to the book since the last call."""
        version = self._read_data_version()
        if version == self._data_version:
            return False
        self._data_version = version
        self._tell(ChangeSet(name="", is_everything=True))
        return True

    @property
    def database(self) -> BookDatabase:
        """The database, for the functions of the store."""
        return self._db

    def now_text(self) -> str:
        """The current instant as stored."""
        return self._now_text()

    @contextlib.contextmanager
    def telling_errors(self) -> Iterator[None]:
        """Turn what SQLite says of the machine, and texts it can't hold, into a sentence for the owner."""
        try:
            yield
        except (peewee.IntegrityError, peewee.ProgrammingError, sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise
        except UnicodeEncodeError as error:
            # Half a surrogate pair, as it comes from a command line or a file in another encoding.
            raise InputError("A text holds a character that is none. Nothing was changed.") from error
        except (peewee.DatabaseError, peewee.InterfaceError, sqlite3.Error) as error:
            raise machine_error(self.path, error) from error

    @property
    def _is_writing(self) -> bool:
        return getattr(self._state, "is_writing", False)

    @contextlib.contextmanager
    def _step(self, name: str, *, root_id: int | None = None, is_bulk: bool = False) -> Iterator[int]:
        if self._is_writing:
            raise RuntimeError("this step can't be part of another one")
        with self.telling_errors(), self._db.atomic("IMMEDIATE"):
            self._state.is_writing = True
            try:
                step_id = history.begin_step(
                    self._db,
                    session=self.session,
                    name=name,
                    made_at=self._now_text(),
                    root_id=root_id,
                    is_bulk=is_bulk,
                )
                yield step_id
                changes = history.finish_step(self._db, step_id, name, root_id)
                if changes is not None:
                    self._refresh_index(step_id)
            finally:
                self._state.is_writing = False
        if changes is not None:
            self._tell(changes)

    def _refresh_index(self, step_id: int) -> None:
        # Not needed to read a list, and the window opens the sooner.
        from models.store.contact_rows import documents_of

        ids = history.contacts_to_index(self._db, step_id)
        search.refresh_documents(self._db, ids, documents_of(self._db, ids))

    def _read_data_version(self) -> int:
        return int(self.sql("PRAGMA data_version").fetchone()[0])

    def _tell(self, changes: ChangeSet) -> None:
        for listener in list(self._listeners):
            listener(changes)


class BulkWork:
    """Inserts of a bulk step: rows get ids from `next_id` on, and the ranges are recorded for undo."""

    def __init__(self, db: BookDatabase, step_id: int) -> None:
        self._db = db
        self._step_id = step_id
        self._first_ids: dict[str, int] = {}

    def next_id(self, table: str) -> int:
        """The id that the next row of `table` gets; ids of deleted rows are never used again."""
        row = self._db.execute_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        return int(row[0]) + 1 if row else 1

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Insert rows into `table` with the driver's own cursor, 5 times as fast as through Peewee."""
        if not rows:
            return
        self._first_ids.setdefault(table, self.next_id(table))
        marks = ", ".join("?" for _ in columns)
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        self._db.cursor().executemany(statement, rows)

    def add_documents(self, documents: Sequence[tuple[int, str]]) -> None:
        """Put the search documents of inserted contacts, by contact id, into the index."""
        search.add_documents(self._db, documents)

    def finish(self) -> None:
        """Record what was inserted."""
        for table, first_id in self._first_ids.items():
            history.record_range(self._db, self._step_id, table, first_id, self.next_id(table) - 1)


def machine_error(path: Path, error: Exception) -> MachineError:
    """The sentence for what SQLite or the system said about the book at `path`."""
    # A system error's own text holds the path, which may say anything.
    number = error.errno if isinstance(error, OSError) else None
    text = (error.strerror or "") if isinstance(error, OSError) else str(error)
    if "disk is full" in text or number == errno.ENOSPC:
        return MachineError(f"The disk is full. The last change was not saved; the book {path.name} is whole.")
    if "locked" in text or "busy" in text:
        return BookInUseError(f"Another program is writing to the book {path.name}. Nothing was changed; try again.")
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return DamagedBookError(f"The book {path} is damaged. It was not written to; restore a backup of it.")
    if "readonly" in text or number in (errno.EACCES, errno.EPERM, errno.EROFS):
        return MachineError(f"The book {path} can't be written to here: it or its folder is read-only.")
    if not os.path.lexists(path):
        return MachineError(f"The book {path} can't be opened: there is no such file or folder.")
    return MachineError(f"The book {path} can't be used: {text}.")
