"""A book of version 5 gets the table of what is put aside and keeps all that is in it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playhouse.schema_diff import diff_models

from models.clock import Clock
from models.context import Context
from models.domain.segments import ContactQuery
from models.services.safety import check
from models.store.peewee_databases import QueryDatabase
from models.store.table_lists import ALL_TABLES

TEXT = Path(__file__).parents[2] / "data" / "books" / "version_5.sql"


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


def test_touches_and_plans_stay(migrated: Context) -> None:
    (tom,) = migrated.lists.ids(ContactQuery("tom harris"))
    assert migrated.enrolments.find(tom) is not None
    assert len(migrated.contacts.get(tom).touches) == 1
