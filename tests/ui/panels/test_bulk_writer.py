"""Writes on many contacts, at once and as a job."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.errors import InputError
from models.jobs import Progress
from ui.job_runner import JobRunner
from ui.panels.bulk_writer import BulkWriter

MANY = 5_000


@pytest.fixture
def writer(context: Context, qapp: QApplication) -> Iterator[BulkWriter]:
    jobs = JobRunner()
    yield BulkWriter(context, jobs)
    jobs.stop()


def words(count: int) -> str:
    return f"Changed {count}"


def refuse(_progress: Progress) -> int:
    raise InputError("No.")


def test_few_are_written_at_once(writer: BulkWriter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(writer.done) as done, qtbot.assertNotEmitted(writer.started):
        writer.write("Change", 2, lambda _progress: 2, words)
    assert done.args == ["Changed 2"]


def test_what_is_refused_at_once_reaches_the_caller(writer: BulkWriter) -> None:
    with pytest.raises(InputError):
        writer.write("Change", 2, refuse, words)


def test_many_are_written_by_a_job_on_the_same_book(writer: BulkWriter, context: Context, qtbot: QtBot) -> None:
    tom = context.contacts.add(ContactDraft(name=PersonName("Tom", "Harris")))
    with qtbot.waitSignals([writer.started, writer.ended, writer.done]):
        writer.write("Delete", MANY, lambda _progress: context.contacts.trash([tom]), words)
    assert context.contacts.get(tom).is_trashed


def test_a_longer_write_can_be_cancelled(writer: BulkWriter, context: Context, qtbot: QtBot) -> None:
    tom = context.contacts.add(ContactDraft(name=PersonName("Tom", "Harris")))
    writer.started.connect(lambda job: job.cancel())

    may_begin = threading.Event()
    writer.started.connect(lambda _job: may_begin.set())

    def trash(progress: Progress) -> int:
        may_begin.wait()
        return context.contacts.trash([tom], progress)

    with qtbot.waitSignal(writer.failed) as failed, qtbot.assertNotEmitted(writer.done):
        writer.write("Delete", MANY, trash, words)
    assert failed.args == ["Stopped; nothing was changed."]
    assert not context.contacts.get(tom).is_trashed


def test_what_a_job_is_refused_is_told(writer: BulkWriter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(writer.failed) as failed:
        writer.write("Change", MANY, refuse, words)
    assert failed.args == ["No."]
