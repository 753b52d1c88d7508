"""Undo and redo of a step of thousands of rows, off the window's thread."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft, Note
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.errors import SavedLaterError
from models.services.contacts import BulkChange, BulkField
from tests.bulk import import_in_bulk
from tests.support.book_holder import BookHolder
from ui.job_runner import Job, JobRunner
from ui.kept_writes import KeepingContext
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


@pytest.mark.parametrize("is_large", [False, True])
def test_what_is_asked_for_while_a_job_writes_waits_for_its_end_off_the_windows_thread(
    book: Grouped, taking_back: TakingBack, jobs: JobRunner, qtbot: QtBot, is_large: bool
) -> None:
    if not is_large:
        book.context.contacts.add(ContactDraft(PersonName("Ann", "Lee")))
    step = book.context.history.undo_name
    said: list[str] = []
    taking_back.said.connect(said.append)
    holder = BookHolder(book.context)
    with qtbot.waitSignal(taking_back.started):
        taking_back.undo()
    assert said == []
    with qtbot.waitSignal(taking_back.ended):
        holder.end()
    assert said == [f"Undone: {step}"]
    assert (book.customers(), book.context.lists.count(ContactQuery())) == ((0 if is_large else MANY), MANY + 2)


def test_what_is_redone_while_a_job_writes_waits_for_its_end(
    book: Grouped, taking_back: TakingBack, qtbot: QtBot
) -> None:
    finish(taking_back, qtbot, taking_back.undo)
    holder = BookHolder(book.context)
    taking_back.redo()
    with qtbot.waitSignal(taking_back.ended):
        holder.end()
    assert book.customers() == MANY
    finish(taking_back, qtbot, taking_back.undo)
    assert book.customers() == 0


def test_what_waits_to_be_saved_is_saved_before_something_earlier_is_undone(
    tmp_path: Path, jobs: JobRunner, qtbot: QtBot
) -> None:
    context = KeepingContext.open(tmp_path / "Kept.barnacle", Clock())
    ann = context.contacts.add(ContactDraft(PersonName("Ann", "Lee")))
    taking_back = TakingBack(context, jobs)
    said: list[str] = []
    taking_back.said.connect(said.append)
    holder = BookHolder(context)
    with pytest.raises(SavedLaterError):
        context.contacts.add_note(ann, Note("likes golf", context.clock.today()))
    taking_back.undo()
    assert said == ["“Import people.csv” is still at work. Try again when it is done."]
    with qtbot.waitSignal(context.kept_writes.written):
        holder.end()
    assert [row.note.text for row in context.contacts.get(ann).notes] == ["likes golf"]
    context.close()
