"""Rescue of a damaged book into a new one, with a list of what was lost; the damaged file stays as it is."""

import contextlib
import os
import sqlite3
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.clock import Clock
from models.errors import InputError, MachineError
from models.jobs import NoProgress, Part, Progress
from models.services.safety import book_checks
from models.store import rescued_book, versions
from models.store.database import Book
from models.store.trouble import machine_error


@dataclass(frozen=True, slots=True)
class RescueReport:
    """What came into the new book; `losses` are sentences, none when nothing is known to be lost."""

    book: Path
    contacts: int
    rows: int
    losses: tuple[str, ...]


def rescue(damaged: Path, new: Path, clock: Clock, progress: Progress | None = None) -> RescueReport:
    """Make a new book at `new` of all that can be read of the file `damaged`.

    Raises:
        InputError: there is no such file, or `new` exists already.
        JobCancelledError: the owner asked to stop; no book was made.
        MachineError: the machine refused, or what was read can't be made a sound book; no book was made.
    """
    told = progress or NoProgress()
    if not os.path.isfile(damaged):
        raise InputError(f"There is no file {damaged}.")
    if os.path.lexists(new):
        raise InputError(f"There is a file {new} already; it was not written over.")
    unfinished = new.with_name(f".{new.name}.{os.getpid()}.new")
    try:
        unfinished.unlink(missing_ok=True)
        rescued = rescued_book.rescue(damaged, unfinished, clock.today(), Part(told, 0, 60))
        versions.bring_up_to_date(unfinished)
        _refuse_unsound(unfinished, clock.today(), Part(told, 70, 100))
        unfinished.rename(new)
    except (OSError, sqlite3.Error) as error:
        raise machine_error(new, error) from error
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            with contextlib.suppress(OSError):
                unfinished.with_name(f"{unfinished.name}{end}").unlink(missing_ok=True)
    rows = sum(rescued.rows.values())
    return RescueReport(new, rescued.rows.get("contact", 0), rows, tuple(rescued.losses))


def free_name(damaged: Path) -> Path:
    """A name beside the damaged book for the rescued one, which no file has."""
    numbers = ("", *(f", {number}" for number in range(2, 1_000)))
    names = (damaged.with_name(f"{damaged.stem} (rescued{number}){damaged.suffix}") for number in numbers)
    return next(path for path in names if not path.exists())


def _refuse_unsound(path: Path, today: date, progress: Progress) -> None:
    progress.report(0, 1)
    book = Book(path, today.isoformat)
    try:
        problems = book_checks.check(book).problems
        if problems:
            book_checks.repair(book)
            problems = book_checks.check(book).problems
        ids = [row[0] for row in book.sql("SELECT id FROM contact")]
        with book.telling_damage():
            # Reading is the proof: what can't be read raises.
            for number, _ in enumerate(book.drafts(ids)):
                progress.report(number + len(ids), 2 * len(ids))
        book.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        book.close()
    if problems:
        raise MachineError(f"What is left of the book can't be put together again: {' '.join(problems)}")
