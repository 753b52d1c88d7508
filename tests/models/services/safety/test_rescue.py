"""Whatever was done to a file, all that can be read of it comes into a new, sound book."""

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.domain.touches import FollowUpDraft
from models.errors import DamagedBookError, InputError, JobCancelledError
from models.services.safety.book_checks import check
from models.services.safety.rescue import RescueReport, rescue
from models.store.table_lists import OWNER_TABLES
from tests.models.store.old_books import PEOPLE, make_old_book
from tests.support.books import make_full_book
from tests.support.damage import PAGE, WAYS, damage, rows_that_sqlite_reads

TABLES = [table._meta.table_name for table in OWNER_TABLES]
# The form for every day; `make torture` damages some hundreds more.
SEEDS = (*range(3 * len(WAYS)), 20_261_242, 20_261_301)


@pytest.fixture(scope="module")
def full_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("full") / "full.barnacle"
    make_full_book(path, 150)
    return path


@pytest.fixture
def damaged(full_book: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(full_book, tmp_path / "damaged.barnacle"))


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in TABLES}


def highest_ids(path: Path) -> dict[str, int]:
    return {table: max((int(str(row[0])) for row in found), default=0) for table, found in rows(path).items()}


def rescue_and_check(damaged: Path) -> tuple[RescueReport, Path]:
    new = damaged.with_name("new.barnacle")
    before = hashlib.sha256(damaged.read_bytes()).hexdigest()
    report = rescue(damaged, new, Clock())
    assert hashlib.sha256(damaged.read_bytes()).hexdigest() == before
    context = Context.open(new, Clock())
    assert check(context.book).problems == ()
    for row_id in context.lists.ids(ContactQuery()):
        context.contacts.get(row_id)
    context.today.due(context.clock.today(), 60)
    context.plans.list_all()
    context.contacts.add(ContactDraft(PersonName("Jane", "Doe")))
    context.history.undo()
    context.close()
    return report, new


def test_of_a_sound_book_all_comes_through(damaged: Path, full_book: Path) -> None:
    report, new = rescue_and_check(damaged)
    assert (rows(new), report.losses) == (rows(full_book), ())


def test_what_was_announced_is_not_announced_again(tmp_path: Path) -> None:
    path = tmp_path / "damaged.barnacle"
    context = Context.open(path, Clock())
    context.contacts.add(ContactDraft(PersonName("Ann")), FollowUpDraft(context.clock.today() - timedelta(days=1)))
    now = context.clock.local_now()
    claimed = context.reminders.claim(context.reminders.collect(now))
    context.reminders.confirm(claimed)
    context.close()
    report = rescue(path, tmp_path / "new.barnacle", Clock())
    context = Context.open(tmp_path / "new.barnacle", Clock())
    assert (len(claimed), context.reminders.collect(now), report.losses) == (1, [], ())
    context.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_of_a_damaged_book_at_least_what_sqlite_reads_comes_through(damaged: Path, full_book: Path, seed: int) -> None:
    damage(damaged, seed)
    readable = rows_that_sqlite_reads(damaged, TABLES, highest_ids(full_book))
    _, new = rescue_and_check(damaged)
    rescued = {table: len(found) for table, found in rows(new).items()}
    assert {table: count for table, count in rescued.items() if count < readable[table]} == {}


def test_what_only_the_log_holds_comes_through(tmp_path: Path) -> None:
    path = tmp_path / "book.barnacle"
    context = Context.open(path, Clock())
    context.contacts.add(ContactDraft(PersonName("Ann", "Reed")))
    for end in ("", "-wal"):
        shutil.copy(f"{path}{end}", tmp_path / f"damaged.barnacle{end}")
    context.close()
    with (tmp_path / "damaged.barnacle").open("r+b") as file:
        file.seek(PAGE * 3)
        file.write(b"\xff" * PAGE)
    report = rescue(tmp_path / "damaged.barnacle", tmp_path / "new.barnacle", Clock())
    assert report.contacts == 1


def test_a_contact_whose_row_is_lost_has_a_stand_in_for_what_hung_on_it(damaged: Path) -> None:
    with closing(sqlite3.connect(damaged)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE journal_state SET is_bulk = 1")
        connection.execute("DELETE FROM contact WHERE id = 10")
        connection.commit()
    report, new = rescue_and_check(damaged)
    context = Context.open(new, Clock())
    draft = context.contacts.get(10).draft
    context.close()
    assert (draft.company, draft.phones[0].number) == ("Lost contact 10", "020 7946 0009")
    assert "anna9" in draft.notes[0].text
    assert any("contact 10" in loss for loss in report.losses)


def test_losses_are_told(damaged: Path) -> None:
    with damaged.open("r+b") as file:
        for page in range(30, 60):
            file.seek(PAGE * page)
            file.write(os.urandom(PAGE))
    report, _ = rescue_and_check(damaged)
    assert any("pages of the file are damaged" in loss for loss in report.losses)


def test_a_value_that_was_damaged_is_set_to_a_usual_one_and_told(damaged: Path) -> None:
    with closing(sqlite3.connect(damaged)) as connection:
        connection.execute("UPDATE journal_state SET is_bulk = 1")
        connection.execute("UPDATE contact SET status = 'lexd' WHERE id = 10")
        connection.execute("UPDATE follow_up SET due_on = '2026-13-45' WHERE id = 10")
        connection.commit()
    report, _ = rescue_and_check(damaged)
    assert [loss for loss in report.losses if "usual one" in loss] != []


def test_a_book_of_an_earlier_version_is_brought_up_to_date(tmp_path: Path) -> None:
    make_old_book(tmp_path / "damaged.barnacle", 1)
    report, _ = rescue_and_check(tmp_path / "damaged.barnacle")
    assert report.contacts == PEOPLE + 1


def test_a_file_that_is_nothing_gives_an_empty_book(tmp_path: Path) -> None:
    (tmp_path / "damaged.barnacle").write_bytes(os.urandom(40_000))
    report, _ = rescue_and_check(tmp_path / "damaged.barnacle")
    assert report.contacts == 0


def test_a_book_that_is_there_is_never_written_over(damaged: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        rescue(damaged, damaged, Clock())
    with pytest.raises(InputError):
        rescue(tmp_path / "nowhere", tmp_path / "new.barnacle", Clock())


def test_a_rescue_leaves_nothing_beside_the_new_book(damaged: Path) -> None:
    rescue(damaged, damaged.with_name("new.barnacle"), Clock())
    assert sorted(path.name for path in damaged.parent.iterdir()) == ["damaged.barnacle", "new.barnacle"]


class Reports:
    """Keeps the shares that were reported, and stops at one of them."""

    def __init__(self, stop_at: float = 2) -> None:
        self.shares: list[float] = []
        self._stop_at = stop_at

    def report(self, done: int, total: int, _what: str = "") -> None:
        self.shares.append(done / total)
        if self.shares[-1] >= self._stop_at:
            raise JobCancelledError


def test_the_share_that_is_done_is_told_from_beginning_to_end(damaged: Path) -> None:
    reports = Reports()
    rescue(damaged, damaged.with_name("new.barnacle"), Clock(), reports)
    assert reports.shares == sorted(reports.shares)
    assert (reports.shares[0] < 0.1, reports.shares[-1] > 0.99, len(set(reports.shares)) > 20) == (True, True, True)


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_a_rescue_that_is_stopped_leaves_nothing(damaged: Path, share: float) -> None:
    before = damaged.read_bytes()
    with pytest.raises(JobCancelledError):
        rescue(damaged, damaged.with_name("new.barnacle"), Clock(), Reports(share))
    assert [path.name for path in damaged.parent.iterdir()] == ["damaged.barnacle"]
    assert damaged.read_bytes() == before


def test_the_damaged_book_itself_is_refused_in_the_window(damaged: Path) -> None:
    with damaged.open("r+b") as file:
        file.write(b"\0" * 200)
    with pytest.raises(DamagedBookError):
        Context.open(damaged, Clock())
