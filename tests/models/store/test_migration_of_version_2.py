"""A book with plans, as version 2 made it, gets the tables of imports and keeps all that is in it."""

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

TEXT = Path(__file__).parents[2] / "data" / "books" / "version_2.sql"


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


def test_contacts_stay_on_their_plans(migrated: Context) -> None:
    (anna,) = migrated.lists.first_ids(ContactQuery("anna"), 1)
    enrolment = migrated.enrolments.find(anna)
    assert enrolment is not None
    assert enrolment.step == 1
