"""The book on disk: opening, named transactions, and what they changed."""

import contextlib
import functools
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.errors import ConflictError, InputError, MachineError
from models.store import history, places, search, versions
from models.store.changes import ChangeSet
from models.store.connection import BookDatabase
from models.store.trouble import damaged, machine_error
from models.store.write_gate import WriteGate

if TYPE_CHECKING:
    from peewee import Query

    from models.domain.contacts import ContactDraft
    from models.jobs import Progress
    from models.store.peewee_databases import QueryDatabase

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
        self.session = os.urandom(16).hex()
        self._now_text = now_text
        self._listeners: list[Listener] = []
        self._state = threading.local()
        self._gate = WriteGate()
        self._db = BookDatabase(
            path,
            {**places.pragmas_for(path), "synchronous": "full", "foreign_keys": 1, "cache_size": -16_000},
            _BUSY_TIMEOUT,
        )
        try:
            with self.telling_errors():
                versions.prepare(path)
                self._db.connect()
            self._identity = _identity(path)
            self._data_version = self._read_data_version()
            self._told_turns = 0
            self._last_step = self._read_last_step()
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

    def rows(self, query: "Query") -> list[Any]:
        """The rows of a query, as named tuples."""
        with self.telling_errors():
            return list(query.namedtuples().execute(self._queries))

    def column(self, query: "Query") -> list[Any]:
        """The first column of a query."""
        with self.telling_errors():
            return [row[0] for row in query.tuples().execute(self._queries)]

    def value(self, query: "Query") -> Any:
        """The first value of a query, or None where it has no row."""
        found = self.column(query)
        return found[0] if found else None

    def change(self, query: "Query") -> int:
        """Carry out an insert (gives the new id), update or delete (give the number of rows)."""
        with self.telling_errors():
            return int(query.execute(self._queries))

    def sql(self, statement: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[Any]:
        """Carry out an SQL statement and give its rows; for what Peewee's queries can't say or say too slowly."""
        with self.telling_errors():
            return self._db.execute_sql(statement, parameters).fetchall()

    def drafts(
        self, contact_ids: Sequence[int], *, with_photos: bool = False
    ) -> Iterator[tuple[int, str, "ContactDraft"]]:
        """Id, uid and draft of contacts, in the order of the ids; ids that are not in the book are passed over."""
        from models.store.contact_drafts import load_drafts  # whole contacts are not needed to show the list

        with self.telling_errors(), self.telling_damage():
            yield from load_drafts(self._db, contact_ids, with_photos=with_photos)

    @contextlib.contextmanager
    def telling_damage(self) -> Iterator[None]:
        """Turn a stored value that is none of its kind into a sentence for the owner; only damage puts it there."""
        try:
            yield
        except (ValueError, TypeError) as error:
            raise damaged(self.path) from error

    @contextlib.contextmanager
    def transaction(self, name: str) -> Iterator[None]:
        """A step named `name`, as the owner reads it after *Undo*; one inside another belongs to the outer one.

        All or nothing: an exception leaves the book as it was.

        Raises:
            BookHeldError: this is the window's thread, and a job of this program is writing.
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
        with self._step(name, is_bulk=True) as step_id, history.without_insert_triggers(self._db):
            work = BulkWork(self._db, step_id)
            yield work
            work.finish()

    @contextlib.contextmanager
    def program_transaction(self) -> Iterator[None]:
        """Writing to the program's own tables; no step, nothing to undo."""
        self.refuse_other_file()
        turn = contextlib.nullcontext() if self._is_writing else self._gate.turn()
        with turn, self.telling_errors(), self._db.atomic():
            yield

    def reverse(self, step_id: int, root_id: int, name: str, progress: "Progress | None" = None) -> int:
        """Undo or redo a step; gives the id of the step that did it.

        Raises:
            ConflictError: something it changed was changed since, or all of it was thrown away for good.
            JobCancelledError: the owner asked to stop; nothing was changed.
        """
        with self._step(name, root_id=root_id) as new_step_id:
            reversed_rows = history.reverse_step(self._db, step_id, root_id, progress)
        if not reversed_rows:
            raise ConflictError(f"“{name}” can't be undone: what it changed was thrown away for good.")
        return new_step_id

    def step_size(self, step_id: int) -> int:
        """How many rows it takes to undo or redo a step."""
        with self.telling_errors():
            return history.step_size(self._db, step_id)

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
        if self._is_of_own_jobs():
            return False
        self._tell(ChangeSet(name="", is_everything=True))
        return True

    def tell_replaced(self) -> None:
        """Tell the listeners to read all again, since the book was replaced as a whole; from any thread."""
        self._tell(ChangeSet(name="", is_everything=True))

    @property
    def is_held(self) -> bool:
        """True while a thread of this program is writing."""
        return self._gate.is_held

    @contextlib.contextmanager
    def held(self, name: str) -> Iterator[None]:
        """Let nobody of this program write in the block, which replaces the book as a whole as the step `name`."""
        with self._gate.turn(name):
            yield

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
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise
        except UnicodeEncodeError as error:
            # Half a surrogate pair, as it comes from a command line or a file in another encoding.
            raise InputError("A text holds a character that is none. Nothing was changed.") from error
        except sqlite3.Error as error:
            raise machine_error(self.path, error) from error

    @functools.cached_property
    def _queries(self) -> "QueryDatabase":
        # Peewee is loaded with the first query that is built with it.
        from models.store.peewee_databases import QueryDatabase

        return QueryDatabase(self._db)

    @property
    def _is_writing(self) -> bool:
        return getattr(self._state, "is_writing", False)

    @contextlib.contextmanager
    def _step(self, name: str, *, root_id: int | None = None, is_bulk: bool = False) -> Iterator[int]:
        if self._is_writing:
            raise RuntimeError("this step can't be part of another one")
        self.refuse_other_file()
        with self._gate.turn(name), self.telling_errors(), self._db.atomic():
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
        from models.store.contact_drafts import documents_of

        ids = history.contacts_to_index(self._db, step_id)
        search.refresh_documents(self._db, ids, documents_of(self._db, ids))

    def refuse_other_file(self) -> None:
        """Make sure that the file of this name is still the one that was opened.

        Raises:
            MachineError: it was moved, removed or replaced.
        """
        # SQLite goes on writing into a file that has been moved away, and beside one that has taken its place.
        if _identity(self.path) != self._identity:
            words = f"The file {self.path} was moved or replaced while it was open."
            raise MachineError(f"{words} Nothing was written; open the book again.")

    def _read_data_version(self) -> int:
        return int(self.sql("PRAGMA data_version")[0][0])

    def _read_last_step(self) -> int:
        return int(self.sql("SELECT coalesce(max(id), 0) FROM step")[0][0])

    def _is_of_own_jobs(self) -> bool:
        """Whether what was written since the last look was written by jobs of this program alone, which told it.

        SQLite counts their connections among the others. The steps say who made them, and a book that was replaced
        ends with an older one.
        """
        turns, before, last = self._gate.worker_turns, self._last_step, self._read_last_step()
        is_own = turns > self._told_turns and last >= before
        if is_own:
            others = "SELECT EXISTS (SELECT 1 FROM step WHERE id > ? AND session <> ?)"
            is_own = not self.sql(others, (before, self.session))[0][0]
        self._last_step = last
        if not self.is_held:
            self._told_turns = turns
        return is_own

    def _tell(self, changes: ChangeSet) -> None:
        for listener in list(self._listeners):
            listener(changes)


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one of the same name; None when there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


class BulkWork:
    """Inserts of a bulk step: rows get ids from `next_id` on, and the ranges are recorded for undo."""

    def __init__(self, db: BookDatabase, step_id: int) -> None:
        self._db = db
        self._step_id = step_id
        self._first_ids: dict[str, int] = {}

    @property
    def step_id(self) -> int:
        """The step of the journal that the rows belong to."""
        return self._step_id

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
