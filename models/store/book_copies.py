"""Whole copies of a book: written and verified, and looked into."""

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.errors import BookInUseError, DamagedBookError, InputError, MachineError, NewerBookError
from models.store import versions
from models.store.places import find_risk
from models.store.trouble import damaged

# How long reading waits for another program's transaction, in seconds.
_PATIENCE_S = 5
_MADE_ANEW = ("contact_search", "sqlite_")


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """What a copy holds: the version of its tables, contacts outside the trash, and the id of its last step."""

    version: int
    contacts: int
    last_step: int


@contextlib.contextmanager
def reading(path: Path, *, is_in_use: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection that reads the file; beside one that is not in use it leaves nothing.

    Raises:
        MachineError: it can't be read.
    """
    # What lies in a log or a journal beside the file belongs to it; SQLite must read that too.
    has_journal, has_log = (os.path.exists(f"{path}-{end}") for end in ("journal", "wal"))
    options = "mode=rw" if has_journal else "mode=ro" if is_in_use or has_log else "mode=ro&immutable=1"
    try:
        uri = f"{path.resolve().as_uri()}?{options}"
        with contextlib.closing(sqlite3.connect(uri, uri=True, timeout=_PATIENCE_S)) as connection:
            yield connection
    except (OSError, sqlite3.Error) as error:
        raise _unreadable(path, error) from error


def write_copy(source: sqlite3.Connection, target: Path) -> CopyFacts:
    """Copy the book that `source` reads to `target`, which appears only when the copy was found whole.

    The copy is one file for its owner alone, without a log beside it. All is read from one state of the book, while
    other connections may write to it.

    Raises:
        InputError: there is something called `target` already.
        DamagedBookError: the copy is not sound, because the book is not; it is not kept.
        MachineError: the disk is full, or the folder is missing or refuses.
    """
    if os.path.lexists(target):
        raise InputError(f"There is a file {target} already; it was not written over.")
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
        facts = _copy_and_verify(source, unfinished)
        _put_on_disk(unfinished)
        unfinished.rename(target)
        _put_on_disk(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise unwritten(target, error) from error
    finally:
        for leftover in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)
    return facts


def facts_of(path: Path) -> CopyFacts:
    """What the copy at `path` holds.

    Raises:
        DamagedBookError: it is no book.
        MachineError: it can't be read.
    """
    with reading(path) as connection:
        return _facts(connection)


def refuse_spoiled_pages(book: Path) -> None:
    """Read every page of a book that is open, which takes a tenth of a second for 30,000 contacts.

    One on a network or synced folder is left to its backups: without a log, reading holds up who writes.

    Raises:
        DamagedBookError: one is not what it should be.
        MachineError: the book can't be read.
    """
    if find_risk(book) is not None:
        return
    with reading(book, is_in_use=True) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise damaged(book)


def refuse_unsound(path: Path) -> None:
    """Read all of a copy before something is done with it.

    Raises:
        DamagedBookError: it is no book, or is damaged.
        NewerBookError: a newer Barnacle made it.
        MachineError: it can't be read.
    """
    with reading(path) as connection:
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        if application_id != versions.APPLICATION_ID:
            raise DamagedBookError(f"{path.name} is not a book of Barnacle's.")
        if _facts(connection).version > versions.VERSION:
            raise NewerBookError(f"{path.name} was made by a newer Barnacle.")
        if (found := _integrity(connection)) != "ok":
            raise DamagedBookError(f"{path.name} is damaged: {found}.")


def _copy_and_verify(source: sqlite3.Connection, target: Path) -> CopyFacts:
    with contextlib.closing(sqlite3.connect(target)) as copy:
        # One state for the counts and the copy, though others go on writing.
        was_open = source.in_transaction
        if not was_open:
            source.execute("BEGIN")
        try:
            counts = _row_counts(source)
            source.backup(copy)
        finally:
            if not was_open:
                source.rollback()
        # A log beside it would have to be copied too.
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.commit()
    with contextlib.closing(sqlite3.connect(target)) as copy:
        if (found := _integrity(copy)) != "ok":
            raise DamagedBookError(f"The book is damaged, and so would be its backup ({found}). Earlier ones are kept.")
        if _row_counts(copy) != counts:
            raise DamagedBookError("The backup does not hold all that the book holds. It was not kept.")
        return _facts(copy)


def _facts(connection: sqlite3.Connection) -> CopyFacts:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (contacts,) = connection.execute("SELECT count(*) FROM contact WHERE trashed_at IS NULL").fetchone()
    step = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'step'").fetchone()
    return CopyFacts(int(version), int(contacts), int(step[0]) if step else 0)


def _integrity(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])


def _row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    counted = [name for name in names if not name.startswith(_MADE_ANEW)]
    return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in counted}


def _put_on_disk(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def unwritten(path: Path, error: Exception) -> MachineError:
    """The sentence for what the system or SQLite said when a copy, or a book from one, was written to `path`."""
    text = str(error)
    number = error.errno if isinstance(error, OSError) else None
    if "locked" in text or "busy" in text:
        return BookInUseError(f"Another program is writing to {path.name}. Nothing was changed; try again.")
    if number == errno.ENOSPC or "disk is full" in text or _is_full(path):
        return MachineError(f"The disk is full; {path.name} was not written.")
    if any(sign in text for sign in ("malformed", "not a database")):
        return DamagedBookError(f"The book is damaged; {path.name} was not written. Earlier backups are kept.")
    if isinstance(error, FileNotFoundError):
        return MachineError(f"There is no folder {path.parent}; {path.name} was not written.")
    if isinstance(error, PermissionError) or number == errno.EROFS or "readonly" in text or "unable to open" in text:
        return MachineError(f"{path} can't be written: the file or its folder is read-only.")
    return MachineError(f"{path} can't be written: {getattr(error, 'strerror', None) or text}.")


def _unreadable(path: Path, error: Exception) -> MachineError:
    if not os.path.exists(path):
        return MachineError(f"There is no file {path}.")
    if any(sign in str(error) for sign in ("malformed", "not a database", "no such table", "no such column")):
        return DamagedBookError(f"{path.name} is not a book of Barnacle's, or it is damaged.")
    return MachineError(f"{path} can't be read: {getattr(error, 'strerror', None) or error}.")


def _is_full(path: Path) -> bool:
    import shutil

    try:
        return shutil.disk_usage(path.parent).free < 64 * 1024
    except OSError:
        return False
