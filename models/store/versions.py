"""Making a book and bringing an older one up to date."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from models.errors import DamagedBookError, MachineError, NewerBookError
from models.store import history, search
from models.store.connection import BookDatabase, Pragmas

# "BRNC" in the header of the file (SQLite file format, section 1.3.16) tells a book from other databases.
APPLICATION_ID = 0x42524E43
VERSION = 9
# From this version on a book has plans; an older one gets those that ship with the program.
_FIRST_VERSION_WITH_PLANS = 2
MIGRATIONS = Path(__file__).with_name("migrations")
_PRAGMAS: Pragmas = {"journal_mode": "delete", "foreign_keys": 1}


def prepare(path: Path) -> None:
    """Make a new book at `path` if there is none; bring an older one up to date, with a copy of it kept beside it.

    Raises:
        DamagedBookError: the file is no SQLite database, no book, or rows of it would be lost; it is as it was.
        NewerBookError: a newer Barnacle made it.
        MachineError: the file can't be written to.
    """
    if not path.exists():
        # A link that points nowhere yet stays, and the book is made where it points.
        _make(Path(os.path.realpath(path)))
        return
    if not path.is_file():
        raise MachineError(f"The book {path} can't be opened: it is not a file.")
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise MachineError(f"The book {path} can't be written to here: it or its folder is read-only.")
    application_id, version = _read_header(path)
    if application_id != APPLICATION_ID:
        raise DamagedBookError(f"{path} is not a book of Barnacle's. It was not written to.")
    if version > VERSION:
        raise NewerBookError(f"The book {path.name} was made by a newer Barnacle. It was not written to.")
    if version < VERSION:
        copy = keep_copy(path, version)
        try:
            _migrate(path, version)
        except DamagedBookError:
            _copy(copy, path)
            raise


def bring_up_to_date(path: Path) -> None:
    """Bring a copy of a book, or tables filled by `make_empty`, up to date, without a copy of it being kept.

    Raises:
        DamagedBookError: rows of it would be lost.
    """
    application_id, version = _read_header(path)
    if version < VERSION or application_id != APPLICATION_ID:
        _migrate(path, version)


def make_empty(path: Path, version: int) -> None:
    """Make the tables of a version in a new file at `path`; `bring_up_to_date` makes a book of it."""
    _carry_out_migrations(path, version)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {version:d}")


def keep_copy(path: Path, version: int) -> Path:
    """Copy the book at `path`, of an older version, beside itself; gives the copy, which has a name of its own.

    The backup function of SQLite takes what lies in the write-ahead log too; a copy of the file would not.
    """
    copy = _free_name(path, version)
    unfinished = path.with_name(f".{copy.name}.{os.getpid()}.new")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_CREAT | os.O_RDWR, 0o600))
    try:
        _copy(path, unfinished)
        unfinished.rename(copy)
    finally:
        unfinished.unlink(missing_ok=True)
    return copy


def _copy(source: Path, target: Path) -> None:
    with (
        contextlib.closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as reading,
        contextlib.closing(sqlite3.connect(target)) as writing,
    ):
        reading.backup(writing)


def _free_name(path: Path, version: int) -> Path:
    names = (f"{path.stem} (version {version}{number}){path.suffix}" for number in _numbers())
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())


def _numbers() -> Iterator[str]:
    yield ""
    yield from (f", {number}" for number in count(2))


def _read_header(path: Path) -> tuple[int, int]:
    # Only SQLite itself may open the file: closing it takes the locks of this process's other connections away.
    # What a power cut left half written is rolled back first, and that is a write.
    mode = "rw" if path.with_name(f"{path.name}-journal").exists() else "ro"
    with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True)) as connection:
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            application_id = connection.execute("PRAGMA application_id").fetchone()[0]
        except sqlite3.DatabaseError as error:
            if "not a database" not in str(error):
                raise
            message = f"{path} is not a book of Barnacle's, or it is damaged. It was not written to."
            raise DamagedBookError(message) from error
    return application_id, version


def _make(path: Path) -> None:
    # Made beside its place and then named, so that no half book is ever seen there.
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.new")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_CREAT | os.O_RDWR, 0o600))
    try:
        _migrate(unfinished, 0)
        _name(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _name(unfinished: Path, path: Path) -> None:
    # A link never replaces a book that another program made in the meantime; that one is then used.
    with contextlib.suppress(FileExistsError):
        try:
            os.link(unfinished, path)
        except FileExistsError:
            raise
        except OSError:
            unfinished.rename(path)


def _migrate(path: Path, version: int) -> None:
    # The migrations' runner takes 50 ms to import and is needed once in a book's version; so are the plans.
    from models.catalogues import load_default_plans
    from models.store import contact_drafts, plan_rows

    db = BookDatabase(path, _PRAGMAS)
    with db.connection_context():
        before = _row_counts(db)
        _carry_out_migrations(path)
        after = _row_counts(db)
        lost = [table for table, rows in before.items() if after.get(table) != rows]
        if lost:
            message = f"The book {path.name} could not be brought up to date: rows of {', '.join(lost)} would be lost."
            raise DamagedBookError(f"{message} It is as it was.")
        with db.atomic():
            if version < _FIRST_VERSION_WITH_PLANS:
                for plan in load_default_plans():
                    plan_rows.insert_plan(db, plan)
            history.recreate_triggers(db)
            search.recreate_index(db)
            search.add_documents(db, contact_drafts.documents_of(db, contact_drafts.all_ids(db)))
            db.execute_sql(f"PRAGMA application_id = {APPLICATION_ID:d}")
            db.execute_sql(f"PRAGMA user_version = {VERSION:d}")


def _carry_out_migrations(path: Path, version: int | None = None) -> None:
    from playhouse.migrations import Runner

    from models.store.peewee_databases import MigrationDatabase, raising_as_sqlite

    db = MigrationDatabase(str(path), pragmas=_PRAGMAS, autoconnect=False)
    with raising_as_sqlite(), db.connection_context():
        runner = Runner(db, directory=str(MIGRATIONS))
        runner.up(runner.migrations()[version - 1].name if version else None)


def _row_counts(db: BookDatabase) -> dict[str, int]:
    # The runner's own table and those of the search index change with a migration.
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
    others = " AND name != 'schema_migration' AND name NOT GLOB 'contact_search*'"
    tables = [row[0] for row in db.execute_sql(names + others).fetchall()]
    return {table: db.execute_sql(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
