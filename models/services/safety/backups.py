"""Backups of the book: made by themselves, verified, kept for a year, looked into and put back."""

import contextlib
import hashlib
import os
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.clock import Clock
from models.domain.backup_keeping import kept
from models.errors import BarnacleError, DamagedBookError, InputError, MachineError
from models.jobs import NoProgress, Progress
from models.services.safety.history import Swap
from models.services.settings import Settings
from models.store import book_copies
from models.store.database import Book
from models.store.replacement import Replacement

INTERVAL = timedelta(hours=1)
SUFFIX = ".barnacle"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d{6})Z(?: (.+))?\.barnacle")
_TIME = "%Y-%m-%d %H%M%S"
# Backups that were made before something that can't be undone step by step are kept besides.
_KEPT_WITH_REASON = 10


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup: when it was made (UTC, aware), why where there was a reason, its size in bytes, and where it lies."""

    path: Path
    made_at: datetime
    reason: str
    size: int
    is_second: bool


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup with the number of contacts outside the trash; None where it can't be read."""

    file: BackupFile
    contacts: int | None


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """A backup that was written and verified; `second_problem` says why it is not in the second folder too."""

    path: Path
    contacts: int
    second_problem: str = ""


class Backups:
    """The backups of one book. Reading and writing them takes a while: call it from a job, in `book.connection()`."""

    def __init__(self, book: Book, clock: Clock, settings: Settings, folder: Path) -> None:
        """`folder` holds the backups of all books, each book's in a folder of its own."""
        self._book = book
        self._clock = clock
        self._settings = settings
        self._folder = folder / folder_name(book.path)
        self._last: tuple[datetime, int] | None = None

    @property
    def folder(self) -> Path:
        """Where the backups of this book lie."""
        return self._folder

    def list_files(self) -> list[BackupFile]:
        """The backups in both folders, newest first; those that are in both are given once."""
        found = {(file.made_at, file.reason): file for file in self._files_of_second()}
        found |= {(file.made_at, file.reason): file for file in _files_in(self._folder, is_second=False)}
        return sorted(found.values(), key=lambda file: file.made_at, reverse=True)

    def list_all(self, progress: Progress | None = None) -> list[Backup]:
        """The backups with the numbers of their contacts, newest first."""
        token, files = progress or NoProgress(), self.list_files()
        backups = []
        for number, file in enumerate(files):
            token.report(number, len(files))
            contacts = None
            with contextlib.suppress(MachineError):
                contacts = book_copies.facts_of(file.path).contacts
            backups.append(Backup(file, contacts))
        return backups

    def is_due(self) -> bool:
        """True when an hour has gone by since the last backup of this run of the program, and the book was changed.

        At the start the newest backup in the folder counts.
        """
        now, step = self._now(), self._last_step()
        if self._last is None:
            newest = next(iter(_files_in(self._folder, is_second=False)), None)
            if newest is None:
                return True
            with contextlib.suppress(MachineError):
                return book_copies.facts_of(newest.path).last_step != step
            return True
        made_at, backed_up_step = self._last
        # A clock that was set back must not put off the next one.
        return step != backed_up_step and not timedelta(0) <= now - made_at < INTERVAL

    def make(self, reason: str = "") -> MadeBackup:
        """Back the book up into both folders, verify it, and take away backups that are no longer kept.

        A second folder that is absent is told in the result. `reason` becomes part of the name.

        Raises:
            DamagedBookError: the book is damaged; no backup was written and none was taken away.
            MachineError: the disk is full or refuses, or the book's file was moved or replaced.
        """
        made = self._copy(reason)
        self._thin_out(self._folder)
        return made

    def refuse_damage(self) -> None:
        """Read all of the book, as making a backup does too.

        Raises:
            DamagedBookError: it is damaged.
            MachineError: it can't be read.
        """
        book_copies.refuse_spoiled_pages(self._book.path)

    def keep_what_is_open(self) -> MadeBackup:
        """Back up what this thread's connection sees, though the book's file was moved, removed or replaced.

        Raises:
            MachineError: the disk is full or refuses.
        """
        try:
            with self._book.telling_errors():
                return self._write(self._book.database.cursor().connection, "file was gone")
        except MachineError as error:
            words = f"The file {self._book.path} went away, and nothing of it could be kept: is its disk plugged in?"
            raise MachineError(words) from error

    def write_to(self, file: Path) -> int:
        """Write one verified file that holds all of the book, to be taken elsewhere; gives the number of its contacts.

        Raises:
            InputError: there is a file of this name.
            MachineError: the disk is full or refuses, or the book is damaged.
        """
        self._book.refuse_other_file()
        with book_copies.reading(self._book.path, is_in_use=True) as source:
            return book_copies.write_copy(source, file).contacts

    def restore(self, file: Path) -> Path:
        """Make the book what it was in the backup `file`; gives a backup of what it was before.

        Raises:
            InputError: the file is the book itself.
            DamagedBookError, NewerBookError: the file can't be used; nothing was changed.
            BookInUseError: another program wrote to the book meanwhile; nothing was changed.
            MachineError: the machine refused; nothing was changed.
        """
        if not os.path.isfile(file):
            raise InputError(f"There is no file {file}.")
        if os.path.realpath(file) == os.path.realpath(self._book.path):
            raise InputError(f"{file.name} is the book that is open.")
        book_copies.refuse_unsound(file)
        with self._book.held("Restore a backup"), Replacement(self._book.path) as replacement:
            # Nothing is thinned out here: it might be the very backup that comes back.
            before = self._copy("before restoring").path
            try:
                replacement.put_in_place(file)
            except BarnacleError:
                self._forget(before.name)
                raise
        self._last = None
        return before

    def swap_to(self, file: Path) -> Swap:
        """Restore `file`; gives what swaps back, as `History.note_swap` takes it. Raises as `restore`."""
        before = self.restore(file)
        return lambda: self.swap_to(before)

    def _copy(self, reason: str) -> MadeBackup:
        self._book.refuse_other_file()
        with book_copies.reading(self._book.path, is_in_use=True) as source:
            return self._write(source, reason)

    def _write(self, source: sqlite3.Connection, reason: str) -> MadeBackup:
        now = self._now()
        with _told(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = self._free_target(now, reason)
        facts = book_copies.write_copy(source, target)
        self._last = (now, facts.last_step)
        return MadeBackup(target, facts.contacts, self._copy_to_second(target))

    def _free_target(self, now: datetime, reason: str) -> Path:
        while True:
            target = self._folder / f"{now.strftime(_TIME)}Z{f' {reason}' if reason else ''}{SUFFIX}"
            if not os.path.lexists(target):
                return target
            now += timedelta(seconds=1)

    def _copy_to_second(self, backup: Path) -> str:
        folder = self._second_folder()
        if folder is None:
            return ""
        if not os.path.isdir(folder.parent):
            return f"The second folder for backups, {folder.parent}, is not there now."
        try:
            with _told(folder):
                folder.mkdir(exist_ok=True, mode=0o700)
            with book_copies.reading(backup) as source:
                book_copies.write_copy(source, folder / backup.name)
            self._thin_out(folder)
        except DamagedBookError:
            # What it was copied from was read again just now.
            return f"The second folder for backups, {folder.parent}, does not keep what is written to it."
        except BarnacleError as error:
            return str(error)
        return ""

    def _forget(self, name: str) -> None:
        for folder in (self._folder, self._second_folder()):
            if folder is not None:
                with contextlib.suppress(OSError):
                    (folder / name).unlink(missing_ok=True)

    def _second_folder(self) -> Path | None:
        chosen = self._settings.get().backup_folder
        return Path(chosen) / self._folder.name if chosen else None

    def _files_of_second(self) -> list[BackupFile]:
        folder = self._second_folder()
        return [] if folder is None else _files_in(folder, is_second=True)

    @staticmethod
    def _thin_out(folder: Path) -> None:
        files = _files_in(folder, is_second=False)
        keeping = kept(file.made_at for file in files if not file.reason)
        with_reason = [file for file in files if file.reason][:_KEPT_WITH_REASON]
        for file in files:
            if (file.reason or file.made_at not in keeping) and file not in with_reason:
                with _told(folder):
                    file.path.unlink(missing_ok=True)

    def _last_step(self) -> int:
        found = self._book.sql("SELECT seq FROM sqlite_sequence WHERE name = 'step'")
        return int(found[0][0]) if found else 0

    def _now(self) -> datetime:
        """The machine's own time: a day that was only assumed is no day on which a backup was made."""
        return self._clock.now() - self._clock.shift


def folder_name(book: Path) -> str:
    """What the folder for the backups of a book is called: its name, and a sign of its place."""
    sign = hashlib.sha256(os.fsencode(os.path.realpath(book))).hexdigest()[:6]
    return f"{book.stem} {sign}"


def _files_in(folder: Path, *, is_second: bool) -> list[BackupFile]:
    """The backups in a folder, newest first; none where it can't be read."""
    try:
        paths = list(folder.iterdir())
    except OSError:
        return []
    found = [_backup_at(path, is_second=is_second) for path in paths]
    return sorted((file for file in found if file is not None), key=lambda file: file.made_at, reverse=True)


def _backup_at(path: Path, *, is_second: bool) -> BackupFile | None:
    """The backup of this name; None for whatever else lies there: no day, a folder, a link that leads nowhere."""
    parts = _NAME.fullmatch(path.name)
    if parts is None:
        return None
    try:
        made_at = datetime.strptime(parts[1], _TIME).replace(tzinfo=UTC)
        return BackupFile(path, made_at, parts[2] or "", path.stat().st_size, is_second) if path.is_file() else None
    except (ValueError, OSError):
        return None


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise MachineError(f"The folder {folder} can't be written to: {error.strerror or error}.") from error


def backups_of(book: Path, folder: Path) -> list[Backup]:
    """The backups in `folder` of a book that need not open, newest first, those that can be read."""
    found = []
    for file in _files_in(folder / folder_name(book), is_second=False):
        with contextlib.suppress(MachineError):
            found.append(Backup(file, book_copies.facts_of(file.path).contacts))
    return found


def restore_over(file: Path, book: Path, now: datetime) -> Path:
    """Put the backup `file` in the place of a book that can't be opened; gives where the damaged file is kept.

    Raises:
        DamagedBookError, NewerBookError: the backup can't be used; nothing was changed.
        MachineError: the machine refused.
    """
    book_copies.refuse_unsound(file)
    aside = _aside(book, now)
    with _told(book.parent):
        for end in ("-wal", "-shm", "-journal", ""):
            if (part := book.with_name(f"{book.name}{end}")).exists():
                part.rename(aside.with_name(f"{aside.name}{end}"))
    with book_copies.reading(file) as source:
        book_copies.write_copy(source, book)
    return aside


def put_back(kept: Path, book: Path) -> None:
    """Write the backup `kept` where the book was, whose file went away.

    Raises:
        InputError: there is a file again.
        MachineError: the machine refused.
    """
    with book_copies.reading(kept) as source:
        book_copies.write_copy(source, book)


def _aside(book: Path, now: datetime) -> Path:
    day = now.astimezone().date().isoformat()
    names = (
        f"{book.stem} (damaged {day}{number}){book.suffix}" for number in ("", *(f", {n}" for n in range(2, 1000)))
    )
    return next(book.with_name(name) for name in names if not book.with_name(name).exists())
