"""What is done with more than a thousand contacts at once: told as it goes, all or nothing, and taken back whole."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.due import DueItem
from models.domain.enrolments import EndReason
from models.domain.touches import TouchDraft
from models.errors import JobCancelledError
from models.jobs import Progress
from models.services.contacts import BulkChange, BulkField
from models.services.plans import EditScope
from models.store.table_lists import OWNER_TABLES
from tests.bulk import import_in_bulk

TODAY = date(2026, 11, 20)
MANY = 1_100
Act = Callable[[Context, Progress], object]


class Told:
    """A token that keeps what it is told, and stops at the second report where it is asked to."""

    def __init__(self, *, stops: bool = False) -> None:
        self.reports: list[tuple[int, int]] = []
        self._stops = stops

    def report(self, done: int, total: int, _what: str = "") -> None:
        self.reports.append((done, total))
        if self._stops and len(self.reports) == 2:
            raise JobCancelledError


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """A book of contacts who are all overdue on the default plan; each test leaves it as it was."""
    context = Context.open(Path(tmp_path_factory.mktemp("many")) / "book.barnacle", Clock.on(TODAY))
    ids = import_in_bulk(context, [ContactDraft(company=f"Company {number}") for number in range(MANY)])
    context.enrolments.enrol_many(ids, plan_id(context, 0), TODAY - timedelta(9), 1)
    yield context
    context.close()


def plan_id(context: Context, number: int) -> int:
    return context.plans.list_all()[number].id


def ids(context: Context) -> list[int]:
    return [row[0] for row in context.book.sql("SELECT id FROM contact ORDER BY id")]


def due(context: Context) -> list[DueItem]:
    return context.reminders.list_open(context.clock.local_now())


def edit_plan(context: Context, progress: Progress) -> None:
    row = context.plans.list_all()[0]
    context.plans.edit(row.id, replace(row.plan, steps=row.plan.steps[:3]), EditScope.ALSO_THOSE_ON_IT, progress)


def set_flag(context: Context, progress: Progress) -> None:
    context.contacts.change_many(ids(context), BulkChange(BulkField.SET_FLAG, "do not contact"), progress)


ACTS: dict[str, Act] = {
    "pause": lambda c, progress: c.enrolments.pause(ids(c), TODAY + timedelta(30), progress),
    "change the plan": lambda c, progress: c.enrolments.change_plan(ids(c), plan_id(c, 2), progress),
    "end": lambda c, progress: c.enrolments.end(ids(c), EndReason.NOT_SUITED, progress=progress),
    "change a plan for all": edit_plan,
    "remove a plan": lambda c, progress: c.plans.remove(plan_id(c, 0), plan_id(c, 2), progress),
    "spread": lambda c, progress: c.backlog.spread(5, progress),
    "done": lambda c, progress: c.due_deeds.done(due(c), None, progress),
    "done with the next day": lambda c, progress: c.due_deeds.done(due(c), TODAY + timedelta(9), progress),
    "skip": lambda c, progress: c.due_deeds.skip(due(c), progress),
    "snooze": lambda c, progress: c.due_deeds.snooze(due(c), TODAY + timedelta(1), "10:00", progress),
    "move": lambda c, progress: c.follow_ups.move([one.id for one in due(c)], TODAY + timedelta(2), progress),
    "log a touch": lambda c, progress: c.follow_ups.log_touch(ids(c), TouchDraft(TODAY), None, progress),
    "set a flag": set_flag,
    "delete": lambda c, progress: c.contacts.trash(ids(c), progress),
}
each_act = pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))


def rows(context: Context) -> dict[str, list[object]]:
    names = [table._meta.table_name for table in OWNER_TABLES]
    return {name: context.book.sql(f"SELECT * FROM {name} ORDER BY id") for name in names}


@each_act
def test_what_is_stopped_leaves_the_book_as_it_was(book: Context, act: Act) -> None:
    before = rows(book)
    with pytest.raises(JobCancelledError):
        act(book, Told(stops=True))
    assert rows(book) == before


@each_act
def test_it_is_told_as_it_goes_and_taken_back_and_done_again_whole(book: Context, act: Act) -> None:
    before, told = rows(book), Told()
    act(book, told)
    after = rows(book)
    book.history.undo()
    assert rows(book) == before
    book.history.redo()
    assert rows(book) == after != before
    book.history.undo()
    assert len(told.reports) > 1
    assert {total for _, total in told.reports} == {MANY}


def test_an_undo_that_is_stopped_leaves_the_step_to_be_undone(book: Context) -> None:
    before = rows(book)
    book.due_deeds.skip(due(book))
    after, told = rows(book), Told(stops=True)
    with pytest.raises(JobCancelledError):
        book.history.undo(told)
    assert (rows(book), book.history.undo_size) == (after, told.reports[0][1])
    book.history.undo()
    assert rows(book) == before


def test_all_that_waited_go_on(book: Context) -> None:
    before = rows(book)
    book.enrolments.pause(ids(book), TODAY + timedelta(30))
    assert book.enrolments.resume(ids(book)) == MANY
    assert {row[1] for row in rows(book)["follow_up"]} == {row[1] for row in before["follow_up"]}
    for _ in range(2):
        book.history.undo()
    assert rows(book) == before
