"""Making a book and bringing an older one up to date."""

import contextlib
import os
import sqlite3
from pathlib import Path

from models.errors import DamagedBookError, MachineError, NewerBookError
from models.store import history, search
from models.store.connection import BookDatabase

# "BRNC" in the header of the file (SQLite file format, section 1.3.16) tells a book from other databases.
APPLICATION_ID = 0x42524E43
VERSION = 1
MIGRATIONS = Path(__file__).with_name("migrations")


def prepare(path: Path) -> None:
    """Make a new book at `path` if there is none; bring an older one up to date.

    Raises:
        DamagedBookError: the file is no SQLite database, or no book.
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
        _migrate(path)


def _read_header(path: Path) -> tuple[int, int]:
    # Only SQLite itself may open the file: closing it takes the locks of this process's other connections away.
    with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
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
        _migrate(unfinished)
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


def _migrate(path: Path) -> None:
    # The migrations' runner takes 50 ms to import and is needed once in a book's version.
    from playhouse.migrations import Runner

    db = BookDatabase(str(path), pragmas={"journal_mode": "delete", "foreign_keys": 1}, autoconnect=False)
    with db.connection_context():
        Runner(db, directory=str(MIGRATIONS)).up()
        with db.atomic("EXCLUSIVE"):
            history.recreate_triggers(db)
            search.recreate_index(db)
            db.pragma("application_id", APPLICATION_ID)
            db.pragma("user_version", VERSION)
