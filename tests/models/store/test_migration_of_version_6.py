"""A book of version 6 learns which announcements were shown: all that it has."""

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

TEXT = Path(__file__).parents[2] / "data" / "books" / "version_6.sql"


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


def test_what_was_announced_counts_as_shown(migrated: Context) -> None:
    rows = migrated.book.sql("SELECT subject, due_local, claimed_at, claimed_by, shown_at FROM announcement")
    at = "2026-11-20T11:00:00+00:00"
    assert rows == [("follow-up:1", "2026-11-20", at, "", at)]
