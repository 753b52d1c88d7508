"""Another state of a book put in the place of the present one, while programs have it open."""

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from models.errors import BookInUseError
from models.store import versions
from models.store.book_copies import reading, unwritten

# How long it waits for another program's transaction, in seconds.
_PATIENCE_S = 5
# Fewer pages than any book has: after these, SQLite holds the lock for writing, and nothing is final yet.
_FIRST_PAGES = 8


class Replacement:
    """Watches a book from its making on, and replaces what it holds if no other program wrote to it since.

    So whoever made a backup meanwhile has all of what is replaced in it.
    """

    def __init__(self, book: Path) -> None:
        """Open the book.

        Raises:
            MachineError: it can't be read.
        """
        self._book = book
        try:
            self._target, self._watching = (
                sqlite3.connect(book, timeout=_PATIENCE_S, isolation_level=None) for _ in range(2)
            )
            self._has_log = self._target.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
            if not self._has_log:
                # Whoever replaces locks out all readers, and can't use its own connection then; it looks before.
                self._watching.close()
                self._watching = self._target
            self._version = self._read_version()
        except sqlite3.Error as error:
            raise unwritten(book, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def put_in_place(self, copy: Path) -> None:
        """Make the content of `copy` that of the book, all of it or nothing; then nothing is watched any more.

        The file stays the same one, so that other programs that have it open see the change. A copy of an earlier
        version is brought up to date first; ids that were given since the copy was made are not given again.

        Raises:
            DamagedBookError: rows of the copy would be lost.
            BookInUseError: another program is writing to the book, or wrote to it since this was made.
            MachineError: the disk is full or refuses; the book is as it was.
        """
        prepared = self._book.with_name(f".{self._book.name}.{os.getpid()}.restored")
        try:
            os.close(os.open(prepared, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
            with reading(copy) as source:
                self._copy_to(prepared, source)
            versions.bring_up_to_date(prepared)
            used = dict(self._target.execute("SELECT name, seq FROM sqlite_sequence"))
            _keep_used_ids(prepared, used)
            self._replace(prepared)
        except (OSError, sqlite3.Error) as error:
            raise unwritten(self._book, error) from error
        finally:
            # Without a log, whoever reads the book next would wait for the lock.
            self._close()
            for end in ("", "-wal", "-shm", "-journal"):
                with contextlib.suppress(OSError):
                    prepared.with_name(f"{prepared.name}{end}").unlink(missing_ok=True)

    def _close(self) -> None:
        self._watching.close()
        self._target.close()

    def _copy_to(self, prepared: Path, source: sqlite3.Connection) -> None:
        # Told here, since the copy that is read is not to blame.
        try:
            with contextlib.closing(sqlite3.connect(prepared)) as target:
                source.backup(target)
        except sqlite3.Error as error:
            raise unwritten(self._book, error) from error

    def _replace(self, prepared: Path) -> None:
        self._target.execute("PRAGMA synchronous = FULL")
        if not self._has_log:
            # From the look on, the lock is kept through the end of the transaction. Asked for before it, this would
            # keep the lock for reading too, while another program waits for its end.
            self._target.execute("BEGIN EXCLUSIVE")
            self._target.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._refuse_changed()
            self._target.execute("COMMIT")
        with contextlib.closing(sqlite3.connect(prepared)) as source:
            source.backup(self._target, pages=_FIRST_PAGES, progress=self._watch_from(time.monotonic()))

    def _watch_from(self, began: float) -> Callable[[int, int, int], None]:
        """What SQLite calls after each few pages that it copied, or could not copy."""
        must_look = self._has_log

        def watch(status: int, _remaining: int, _total: int) -> None:
            nonlocal must_look
            # Python's backup asks a locked book for ever.
            if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > began + _PATIENCE_S:
                raise self._in_use()
            if status == sqlite3.SQLITE_OK and must_look:
                # Now nobody else can write any more. Later on, what is written here shows as a change too.
                must_look = False
                self._refuse_changed()

        return watch

    def _refuse_changed(self) -> None:
        if self._read_version() != self._version:
            raise self._in_use()

    def _read_version(self) -> int:
        return int(self._watching.execute("PRAGMA data_version").fetchone()[0])

    def _in_use(self) -> BookInUseError:
        words = f"Another program is writing to the book {self._book.name}."
        return BookInUseError(f"{words} Nothing was changed; try again.")


def _keep_used_ids(path: Path, used: dict[str, int]) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        known = dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))
        for table, last_id in used.items():
            if table not in known:
                connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last_id))
            elif known[table] < last_id:
                connection.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (last_id, table))
