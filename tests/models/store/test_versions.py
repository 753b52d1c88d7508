"""Making and opening books: what can't be used is told in a sentence and stays as it is, byte for byte."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from playhouse.schema_diff import diff_models

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.errors import BookInUseError, DamagedBookError, MachineError, NewerBookError
from models.services.safety.book_checks import check
from models.store import versions
from models.store.peewee_databases import QueryDatabase
from models.store.table_lists import ALL_TABLES
from tests.models.store.old_books import make_old_book

ROOT = Path(__file__).parents[3]


def fill(context: Context, count: int) -> None:
    with context.book.transaction("Fill"):
        for number in range(count):
            context.contacts.add(ContactDraft(PersonName("Jane", f"Doe {number}")))


@pytest.fixture
def closed_book(book_path: Path) -> Path:
    """The file of a filled book that is not open."""
    context = Context.open(book_path, Clock())
    fill(context, 300)
    context.close()
    return book_path


def read_all(path: Path) -> None:
    context = Context.open(path, Clock())
    try:
        context.lists.ids(ContactQuery())
    finally:
        context.close()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def set_pragma(path: Path, pragma: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA {pragma}")


def make_newer(path: Path) -> None:
    set_pragma(path, f"user_version = {versions.VERSION + 1}")


def make_foreign(path: Path) -> None:
    set_pragma(path, "application_id = 1")


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def truncate_in_header(path: Path) -> None:
    os.truncate(path, 60)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def overwrite_header(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"PK\x03\x04 this is a zip")


def overwrite_with_text(path: Path) -> None:
    path.write_text("name,phone\nJane,555\n" * 100, encoding="utf-8")


def overwrite_the_first_table(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3_000)


def test_a_new_book_has_the_tables_that_the_program_knows(context: Context) -> None:
    assert str(diff_models(QueryDatabase(context.book.database), ALL_TABLES)) == ""


def test_a_new_book_is_sound_and_empty(context: Context) -> None:
    report = check(context.book)
    assert (report.problems, report.contacts) == ((), 0)


def test_a_new_book_is_for_its_owner_alone(context: Context, book_path: Path) -> None:
    assert book_path.stat().st_mode & 0o077 == 0


def test_making_a_book_leaves_nothing_beside_it(context: Context, book_path: Path) -> None:
    context.close()
    assert [path.name for path in book_path.parent.iterdir()] == [book_path.name]


def test_what_was_saved_is_there_when_the_book_is_opened_again(closed_book: Path) -> None:
    context = Context.open(closed_book, Clock())
    assert context.lists.count(ContactQuery()) == 300
    context.close()


@pytest.mark.parametrize("name", ["böök ß 伊.barnacle", "a b?c#d%20e.barnacle", "full disk is locked.barnacle"])
def test_a_book_may_be_called_anything(tmp_path: Path, name: str) -> None:
    for _ in range(2):
        context = Context.open(tmp_path / name, Clock())
        context.close()
    assert (tmp_path / name).is_file()


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    Context.open(tmp_path / "new" / "folder" / "book.barnacle", Clock()).close()
    assert (tmp_path / "new" / "folder" / "book.barnacle").is_file()


def test_a_link_to_a_book_that_is_not_there_yet_makes_the_book_where_it_points(tmp_path: Path) -> None:
    (tmp_path / "link.barnacle").symlink_to(tmp_path / "book.barnacle")
    context = Context.open(tmp_path / "link.barnacle", Clock())
    fill(context, 1)
    context.close()
    assert (tmp_path / "book.barnacle").is_file()


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (make_newer, NewerBookError),
        (make_foreign, DamagedBookError),
        (truncate, DamagedBookError),
        (truncate_in_header, DamagedBookError),
        (empty, DamagedBookError),
        (overwrite_header, DamagedBookError),
        (overwrite_with_text, DamagedBookError),
        (overwrite_the_first_table, DamagedBookError),
    ],
)
def test_what_is_no_sound_book_of_this_version_is_told_and_not_touched(
    closed_book: Path, spoil: Callable[[Path], None], error: type[MachineError]
) -> None:
    spoil(closed_book)
    before = digest(closed_book)
    with pytest.raises(error) as raised:
        Context.open(closed_book, Clock())
    sentence = str(raised.value)
    assert "not written to" in sentence
    assert "\n" not in sentence
    assert digest(closed_book) == before


def test_a_book_damaged_in_its_middle_is_told_when_that_is_read(closed_book: Path) -> None:
    size = closed_book.stat().st_size
    with closed_book.open("r+b") as file:
        for offset in range(4_096 * 2, size, 4_096):
            file.seek(offset)
            file.write(b"\xff" * 200)
    before = digest(closed_book)
    with pytest.raises(DamagedBookError):
        read_all(closed_book)
    assert digest(closed_book) == before


def test_a_folder_is_no_book(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="not a file"):
        Context.open(tmp_path, Clock())


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(MachineError, match=r"can't be"):
        Context.open(tmp_path / "file" / "book.barnacle", Clock())


OPEN_BOOK = """
import os
import sys
from pathlib import Path
from models.clock import Clock
from models.context import Context
from models.errors import MachineError
if "as-nobody" in sys.argv and os.getuid() == 0:
    # The superuser may write to anything.
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    Context.open(Path(sys.argv[1]), Clock()).close()
except MachineError as error:
    print(type(error).__name__, error)
else:
    print("opened")
"""


def start_opening(path: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", OPEN_BOOK, str(path), *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of files")
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
def test_a_read_only_book_is_told_and_not_touched(closed_book: Path, file_mode: int, folder_mode: int) -> None:
    folder = Path(tempfile.mkdtemp(prefix="barnacle-"))
    book = Path(shutil.copy(closed_book, folder))
    before = digest(book)
    book.chmod(file_mode)
    folder.chmod(folder_mode)
    try:
        said = start_opening(book, "as-nobody").communicate(timeout=60)[0]
    finally:
        folder.chmod(0o700)
        after = digest(book)
        shutil.rmtree(folder)
    assert said.startswith("MachineError")
    assert "read-only" in said
    assert after == before


def test_programs_that_make_the_same_book_at_once_get_one_book(book_path: Path) -> None:
    started = [start_opening(book_path) for _ in range(4)]
    assert [process.communicate(timeout=60)[0].strip() for process in started] == ["opened"] * 4
    context = Context.open(book_path, Clock())
    assert check(context.book).is_sound
    context.close()


def test_a_full_disk_is_told_and_loses_nothing_that_was_saved(context: Context) -> None:
    fill(context, 5)
    (pages,) = context.book.sql("PRAGMA page_count")[0]
    context.book.sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(MachineError, match="disk is full"):
        fill(context, 3_000)
    context.book.sql("PRAGMA max_page_count = 1000000")
    assert check(context.book).is_sound
    assert context.lists.count(ContactQuery()) == 5


def test_after_a_full_disk_the_book_can_be_written_to_again(context: Context) -> None:
    (pages,) = context.book.sql("PRAGMA page_count")[0]
    context.book.sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(MachineError):
        fill(context, 3_000)
    context.book.sql("PRAGMA max_page_count = 1000000")
    fill(context, 2)
    assert (context.lists.count(ContactQuery()), context.history.undo_name) == (2, "Fill")


def test_a_book_that_another_program_writes_to_is_told_as_in_use(open_book: Callable[[], Context]) -> None:
    window, other = open_book(), open_book()
    window.book.sql("PRAGMA busy_timeout = 0")
    with other.book.transaction("Long"), pytest.raises(BookInUseError, match="try again"):
        fill(window, 1)


def test_a_book_can_be_read_while_another_program_writes(open_book: Callable[[], Context]) -> None:
    window, other = open_book(), open_book()
    with other.book.transaction("Long"):
        fill(other, 3)
        assert window.lists.count(ContactQuery()) == 0


def test_an_error_of_the_import_is_not_taken_for_one_of_the_book(context: Context) -> None:
    with pytest.raises(FileNotFoundError), context.book.transaction("Import"):
        Path("/nowhere/people.csv").read_text(encoding="utf-8")


KILL_IN_A_MIGRATION = """
import os, signal, sys
from pathlib import Path
from models.store import search, versions

def kill(db):
    # What was written so far is on the disk, as after a power cut.
    db.execute_sql("PRAGMA cache_size = 1")
    db.execute_sql("UPDATE journal_state SET is_bulk = 1")
    for _ in range(20):
        db.execute_sql("UPDATE contact SET label_name = label_name || hex(randomblob(9000))")
    os.kill(os.getpid(), signal.SIGKILL)

search.recreate_index = kill
versions.prepare(Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_power_cut_in_a_migration_is_rolled_back_at_the_next_start(book_path: Path) -> None:
    make_old_book(book_path, 1)
    with closing(sqlite3.connect(book_path)) as connection:
        before = connection.execute("SELECT id, uid, label_name FROM contact").fetchall()
    subprocess.run([sys.executable, "-c", KILL_IN_A_MIGRATION, str(book_path)], cwd=ROOT, check=False, timeout=60)
    assert book_path.with_name(f"{book_path.name}-journal").exists()
    context = Context.open(book_path, Clock())
    assert context.book.sql("SELECT id, uid, label_name FROM contact") == before
    assert check(context.book).problems == ()
    context.close()
