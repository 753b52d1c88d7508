"""Is the book sound? Checks that read and never write, and the repair of what can be made again from the contacts."""

from dataclasses import dataclass

from models.domain.names import PersonName, sort_key
from models.errors import MachineError
from models.store import history, purging, search
from models.store.contact_columns import NAME_COLUMNS
from models.store.contact_drafts import all_ids, documents_of
from models.store.contact_rows import refresh_sort_keys
from models.store.database import Book
from models.store.table_lists import OWNER_TABLES


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found: each problem as one sentence, none when the book is sound; and how much was looked at."""

    problems: tuple[str, ...]
    contacts: int
    rows: int

    @property
    def is_sound(self) -> bool:
        """True when nothing was found."""
        return not self.problems


def check(book: Book) -> CheckReport:
    """Check the file's pages, the references between rows, and index and order against the contacts.

    What can't be read for damage is a problem like others.
    """
    problems: list[str] = []
    looks = (
        _page_problems, _reference_problems, _index_problems, _order_problems, _journal_problems, _enrolment_problems,
    )  # fmt: skip
    for look in looks:
        try:
            problems += look(book)
        except MachineError as error:
            problems.append(str(error))
    return CheckReport(tuple(dict.fromkeys(problems)), *_sizes(book))


def repair(book: Book) -> tuple[str, ...]:
    """Make anew what follows from the contacts: the search index, the order, the journal's triggers and all indexes.

    Gives the problems that were there before and are not there any more.

    Raises:
        MachineError: the book is too damaged to be written to; it is as it was.
    """
    before = check(book)
    if before.is_sound:
        return ()
    with book.program_transaction():
        database = book.database
        database.execute_sql("REINDEX")
        history.recreate_triggers(database)
        with purging.unjournalled(database):
            refresh_sort_keys(database, all_ids(database))
        search.recreate_index(database)
        search.add_documents(database, documents_of(database, all_ids(database)))
    after = check(book)
    return tuple(problem for problem in before.problems if problem not in after.problems)


def _page_problems(book: Book) -> list[str]:
    return [f"The file is damaged: {row[0]}." for row in book.sql("PRAGMA integrity_check") if row[0] != "ok"]


def _reference_problems(book: Book) -> list[str]:
    broken = book.sql("PRAGMA foreign_key_check")
    return [f"A row of {row[0]} belongs to a row of {row[2]} that is not there." for row in broken[:20]]


def _index_problems(book: Book) -> list[str]:
    ids = [row[0] for row in book.sql("SELECT id FROM contact WHERE trashed_at IS NULL")]
    with book.telling_errors():
        expected = dict(documents_of(book.database, ids))
    indexed = dict(book.sql("SELECT rowid, document FROM contact_search"))
    wrong = sum(1 for key in expected.keys() | indexed.keys() if expected.get(key) != indexed.get(key))
    return [f"The search index is out of step for {wrong:,} contacts."] if wrong else []


def _order_problems(book: Book) -> list[str]:
    rows = book.sql(f"SELECT sort_key, company, {', '.join(NAME_COLUMNS)} FROM contact")
    wrong = sum(1 for key, company, *names in rows if key != sort_key(PersonName(*names), company))
    return [f"The order of the list is out of step for {wrong:,} contacts."] if wrong else []


def _journal_problems(book: Book) -> list[str]:
    found = {row[0] for row in book.sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    missing = sum(1 for name in history.trigger_names() if name not in found)
    return [f"{missing:,} triggers of the journal are missing."] if missing else []


def _enrolment_problems(book: Book) -> list[str]:
    wrong = book.sql(
        "SELECT count(*) FROM enrolment WHERE ended_on IS NULL AND"
        " (SELECT count(*) FROM follow_up WHERE enrolment_id = enrolment.id AND closed_at IS NULL) != 1"
    )[0][0]
    return [f"{wrong:,} contacts on a plan have not one next follow-up."] if wrong else []


def _sizes(book: Book) -> tuple[int, int]:
    try:
        rows = sum(_count(book, table._meta.table_name) for table in OWNER_TABLES)
        return _count(book, "contact"), rows
    except MachineError:
        return 0, 0


def _count(book: Book, table: str) -> int:
    return int(book.sql(f"SELECT count(*) FROM {table}")[0][0])
