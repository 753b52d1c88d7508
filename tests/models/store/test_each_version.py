"""A book of each earlier version is brought up to date, and all that is in it goes on."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playhouse.schema_diff import diff_models

from models.clock import Clock
from models.context import Context
from models.domain.segments import ContactQuery
from models.services.safety.book_checks import check
from models.store import versions
from models.store.peewee_databases import QueryDatabase
from models.store.table_lists import ALL_TABLES
from tests.models.store.old_books import VERSIONS, make_old_book

WITH_PLANS = VERSIONS[1:]
Migrate = Callable[[int], Context]


@pytest.fixture
def migrate(tmp_path: Path) -> Iterator[Migrate]:
    opened: list[Context] = []

    def open_book(version: int) -> Context:
        path = tmp_path / "My contacts.barnacle"
        make_old_book(path, version)
        opened.append(Context.open(path, Clock.on(date(2026, 11, 21))))
        return opened[-1]

    yield open_book
    for context in opened:
        context.close()


def test_a_book_of_each_version_before_this_one_is_kept_to_try_on() -> None:
    assert tuple(range(1, versions.VERSION)) == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_it_has_the_tables_that_the_program_knows_and_is_sound(migrate: Migrate, version: int) -> None:
    context = migrate(version)
    assert str(diff_models(QueryDatabase(context.book.database), ALL_TABLES)) == ""
    assert check(context.book).problems == ()


@pytest.mark.parametrize("version", VERSIONS)
def test_everyone_is_found_and_what_is_done_can_be_undone(migrate: Migrate, version: int) -> None:
    context = migrate(version)
    (anna,) = context.lists.ids(ContactQuery("los"))
    context.contacts.trash([anna])
    context.history.undo()
    assert list(context.lists.ids(ContactQuery("los"))) == [anna]


@pytest.mark.parametrize("version", WITH_PLANS)
def test_whoever_was_on_a_plan_stays_on_it(migrate: Migrate, version: int) -> None:
    context = migrate(version)
    places = [context.enrolments.find(contact_id) for contact_id in context.lists.ids(ContactQuery())]
    before = context.book.sql("SELECT count(*) FROM enrolment WHERE ended_on IS NULL")[0][0]
    assert len([place for place in places if place is not None]) == before > 0


def test_addresses_are_good_until_post_comes_back(migrate: Migrate) -> None:
    context = migrate(4)
    (anna,) = context.lists.ids(ContactQuery("los"))
    (address,) = context.contacts.get(anna).draft.addresses
    assert (address.street, address.returned_on) == ("ul. Floriańska 5", None)


def test_a_mailing_from_before_bold_names_is_printed_again_as_it_was(migrate: Migrate) -> None:
    context = migrate(8)
    (mailing,) = context.mailing_runs.list_all()
    (label,) = context.mailing_runs.reopen(mailing.id).labels
    assert (label.lines[0], list(label.bold_lines)) == ("Anna Łoś", [])


def test_what_was_announced_counts_as_shown(migrate: Migrate) -> None:
    rows = migrate(6).book.sql("SELECT subject, due_local, claimed_at, claimed_by, shown_at FROM announcement")
    at = "2026-11-20T11:00:00+00:00"
    assert rows == [("follow-up:1", "2026-11-20", at, "", at)]


def test_who_has_a_next_touch_is_counted_by_the_index(migrate: Migrate) -> None:
    context = migrate(7)
    counts = context.coverage.next_counts()
    assert (counts.live_contacts, counts.with_next) == (2, 2)
    assert "follow_up_next" in [row[1] for row in context.book.sql("PRAGMA index_list(follow_up)")]
