"""The tables of a new book, filled with what a damaged one still holds."""

import sqlite3
import tracemalloc
from contextlib import closing
from datetime import date
from pathlib import Path

from models.jobs import NoProgress
from models.store import rescued_book
from tests.support.books import make_full_book


def test_a_long_book_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    damaged, peaks = tmp_path / "damaged.barnacle", []
    make_full_book(damaged, 100)
    for target in ("first", "second"):
        tracemalloc.start()
        rescued = rescued_book.rescue(damaged, tmp_path / target, date(2026, 11, 21), NoProgress())
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        make_longer(damaged)
    assert rescued.rows["note"] > 3_000
    assert peaks[1] < 1.5 * peaks[0]


def make_longer(book: Path) -> None:
    """Give everybody in the book so many notes that it takes several times the room."""
    with closing(sqlite3.connect(book)) as connection:
        connection.execute("UPDATE journal_state SET is_bulk = 1")
        columns = "contact_id, written_on, text, is_pinned"
        for _ in range(30):
            connection.execute(
                f"INSERT INTO note ({columns}) SELECT id, '2026-11-21', hex(randomblob(500)), 0 FROM contact"
            )
        connection.execute("UPDATE journal_state SET is_bulk = 0")
        connection.commit()
