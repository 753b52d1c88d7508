"""Undo and redo of a step of thousands of rows, off the window's thread."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.services.contacts import BulkChange, BulkField
from tests.bulk import import_in_bulk
from ui.job_runner import Job, JobRunner
from ui.taking_back import TakingBack

MANY = 4_500


class Grouped:
    """A book in which thousands were put into a group, as one step after another."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.ids = import_in_bulk(context, [ContactDraft(company=f"Company {number}") for number in range(MANY)])
        context.contacts.add(ContactDraft(PersonName("Jane", "Doe")))
        context.contacts.change_many(self.ids, BulkChange(BulkField.STATUS, "customer"))

    def customers(self) -> int:
        return int(self.context.book.sql("SELECT count(*) FROM contact WHERE status = 'customer'")[0][0])


@pytest.fixture
def book(context: Context) -> Grouped:
    return Grouped(context)


@pytest.fixture
def taking_back(context: Context, jobs: JobRunner) -> TakingBack:
    return TakingBack(context, jobs)


def finish(taking_back: TakingBack, qtbot: QtBot, act: Callable[[], None]) -> None:
    with qtbot.waitSignal(taking_back.ended):
        act()


def test_a_large_step_is_undone_and_done_again_by_jobs(
    book: Grouped, taking_back: TakingBack, jobs: JobRunner, qtbot: QtBot
) -> None:
    said: list[str] = []
    names: list[str] = []
    taking_back.said.connect(said.append)
    taking_back.started.connect(lambda job: names.append(job.name))
    finish(taking_back, qtbot, taking_back.undo)
    assert book.customers() == 0
    finish(taking_back, qtbot, taking_back.redo)
    assert book.customers() == MANY
    step = book.context.history.undo_name
    assert names == [f"Undoing “{step}”", f"Doing “{step}” again"]
    assert said == [f"Undone: {step}", f"Done again: {step}"]


def test_a_small_step_is_undone_at_once(context: Context, taking_back: TakingBack, jobs: JobRunner) -> None:
    context.contacts.add(ContactDraft(PersonName("Jane", "Doe")))
    taking_back.undo()
    assert (context.history.undo_name, jobs.running) == (None, ())


def test_what_is_asked_for_meanwhile_comes_after_it(book: Grouped, taking_back: TakingBack, qtbot: QtBot) -> None:
    said: list[str] = []
    taking_back.said.connect(said.append)
    taking_back.undo()
    taking_back.undo()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[1] == "Undone: Add Jane Doe"
    assert book.customers() == 0


def test_a_stopped_undo_changes_nothing_and_can_be_asked_for_again(
    book: Grouped, taking_back: TakingBack, qtbot: QtBot
) -> None:
    said: list[str] = []
    taking_back.said.connect(said.append)
    taking_back.started.connect(Job.cancel)
    finish(taking_back, qtbot, taking_back.undo)
    assert (book.customers(), said) == (MANY, ["Stopped; nothing was changed."])
    taking_back.started.disconnect()
    finish(taking_back, qtbot, taking_back.undo)
    assert book.customers() == 0


def test_a_step_that_another_program_wrote_into_is_told_and_forgotten(
    book: Grouped, taking_back: TakingBack, qtbot: QtBot
) -> None:
    other = Context.open(book.context.book_path, book.context.clock)
    other.contacts.change_many(book.ids[:1], BulkChange(BulkField.STATUS, "prospect"))
    other.close()
    said: list[str] = []
    taking_back.said.connect(said.append)
    finish(taking_back, qtbot, taking_back.undo)
    assert said[0].startswith("It can't be undone")
    assert book.context.history.undo_name == "Add Jane Doe"


def test_a_restore_is_taken_back_and_done_again_off_the_windows_thread(
    book: Grouped, taking_back: TakingBack, qtbot: QtBot
) -> None:
    context = book.context
    before = context.backups.make().path
    context.contacts.trash(book.ids[:3])
    everyone = context.lists.count(ContactQuery())
    context.history.note_swap("Restore", context.backups.swap_to(before))
    started: list[Job] = []
    said: list[str] = []
    taking_back.started.connect(started.append)
    taking_back.said.connect(said.append)
    counts = []
    for act in (taking_back.undo, taking_back.redo, taking_back.undo):
        finish(taking_back, qtbot, act)
        counts.append(context.lists.count(ContactQuery()))
    assert counts == [everyone, everyone + 3, everyone]
    assert (len(started), said) == (3, ["Undone: Restore", "Done again: Restore", "Undone: Restore"])
