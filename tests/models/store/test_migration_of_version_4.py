"""A book of version 4, which knew no mailings, is brought up to date."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from playhouse.schema_diff import diff_models

from models.clock import Clock
from models.context import Context
from models.domain.segments import ContactQuery
from models.services.safety import check
from models.store.peewee_databases import QueryDatabase
from models.store.table_lists import ALL_TABLES

TEXT = Path(__file__).parents[2] / "data" / "books" / "version_4.sql"


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Context]:
    path = tmp_path / "My contacts.barnacle"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(TEXT.read_text("utf-8"))
        connection.commit()
    context = Context.open(path, Clock.on(date(2026, 11, 21)))
    yield context
    context.close()


def test_it_has_the_tables_that_the_program_knows(migrated: Context) -> None:
    assert str(diff_models(QueryDatabase(migrated.book.database), ALL_TABLES)) == ""
    assert check(migrated.book).problems == ()


def test_addresses_are_good_until_post_comes_back(migrated: Context) -> None:
    (anna,) = migrated.lists.ids(ContactQuery("los"))
    (address,) = migrated.contacts.get(anna).draft.addresses
    assert (address.street, address.returned_on) == ("ul. Floriańska 5", None)


def test_plans_and_letters_go_on(migrated: Context) -> None:
    (tom,) = migrated.lists.ids(ContactQuery("harris"))
    assert migrated.enrolments.find(tom) is not None
    assert [row.draft.carried for row in migrated.contacts.get(tom).touches] == ["Spring brochure"]


def test_what_is_done_in_it_can_be_undone(migrated: Context) -> None:
    (tom,) = migrated.lists.ids(ContactQuery("harris"))
    migrated.contacts.trash([tom])
    migrated.history.undo()
    assert migrated.lists.count(ContactQuery("harris")) == 1
