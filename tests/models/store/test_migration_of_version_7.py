"""A book of version 7 gets an index of who has a next touch, and keeps all that is in it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playhouse.schema_diff import diff_models

from models.clock import Clock
from models.context import Context
from models.services.safety import check
from models.store.peewee_databases import QueryDatabase
from models.store.table_lists import ALL_TABLES

TEXT = Path(__file__).parents[2] / "data" / "books" / "version_7.sql"


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Context]:
    path = tmp_path / "Old.barnacle"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(TEXT.read_text("utf-8"))
    context = Context.open(path, Clock())
    yield context
    context.close()


def test_it_has_the_tables_that_the_program_knows_and_is_sound(migrated: Context) -> None:
    assert str(diff_models(QueryDatabase(migrated.book.database), ALL_TABLES)) == ""
    assert check(migrated.book).problems == ()


def test_who_has_a_next_touch_is_counted_by_the_index(migrated: Context) -> None:
    counts = migrated.coverage.next_counts()
    assert (counts.live_contacts, counts.with_next) == (2, 2)
    assert "follow_up_next" in [row[1] for row in migrated.book.sql("PRAGMA index_list(follow_up)")]
