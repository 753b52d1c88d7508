import gc
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.errors import InputError
from models.jobs import Progress
from ui.job_runner import Job, JobProgress, JobRunner, remaining_seconds


class Listener(QObject):
    """Notes what a job says, and on which thread."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.said: list[object] = []
        self.threads: set[object] = set()
        job.progressed.connect(self.note)
        job.finished.connect(self.note)
        job.failed.connect(self.note)
        job.cancelled.connect(self.note_cancelled)

    def note(self, what: object) -> None:
        self.said.append(what)
        self.threads.add(QThread.currentThread())

    def note_cancelled(self) -> None:
        self.note("cancelled")


@pytest.fixture
def runner(qapp: object) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.stop()


def test_work_runs_on_a_thread_of_its_own(runner: JobRunner, qtbot: QtBot) -> None:
    job = runner.start("Name the thread", lambda _progress: threading.get_ident())
    with qtbot.waitSignal(job.finished) as done:
        pass
    assert done.args[0] != threading.get_ident()


def test_reports_and_result_arrive_in_the_windows_thread(runner: JobRunner, qtbot: QtBot) -> None:
    def work(progress: Progress) -> str:
        progress.report(1, 1, "Counting")
        return "done"

    job = runner.start("Count", work)
    listener = Listener(job)
    with qtbot.waitSignal(job.finished):
        pass
    assert listener.said == [JobProgress(1, 1, "Counting", None), "done"]
    assert listener.threads == {runner.thread()}


def test_a_cancelled_job_stops_at_its_next_report(runner: JobRunner, qtbot: QtBot) -> None:
    reached = threading.Event()

    def work(progress: Progress) -> None:
        progress.report(0, 2)
        reached.set()
        while True:
            progress.report(1, 2)

    job = runner.start("Work for ever", work)
    listener = Listener(job)
    assert reached.wait(5)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert listener.said[-1] == "cancelled"
    assert runner.running == ()


def test_a_known_error_is_told_in_its_own_sentence(runner: JobRunner, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise InputError("This file is no vCard.")

    job = runner.start("Import", work)
    with qtbot.waitSignal(job.failed) as failed:
        pass
    assert failed.args == ["This file is no vCard."]


def test_a_fault_of_the_program_is_told_and_raised_in_the_windows_thread(runner: JobRunner, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise ZeroDivisionError

    job = runner.start("Import", work)
    with qtbot.capture_exceptions() as raised, qtbot.waitSignal(job.failed) as failed:
        pass
    assert "Import failed" in failed.args[0]
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]


def test_a_job_writes_through_a_connection_of_its_own(runner: JobRunner, context: Context, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> int:
        with context.book.connection():
            return context.contacts.add(ContactDraft(name=PersonName("Tom", "Harris")))

    job = runner.start("Add", work)
    with qtbot.waitSignal(job.finished):
        pass
    assert context.lists.count(ContactQuery()) == 1


def test_stopping_cancels_and_waits(runner: JobRunner) -> None:
    began, over = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        began.set()
        try:
            while True:
                progress.report(0, 0)
        finally:
            over.set()

    runner.start("Work for ever", work)
    assert began.wait(5)
    runner.stop()
    assert over.is_set()


@pytest.mark.parametrize(
    ("elapsed", "done", "total", "expected"),
    [(10.0, 1, 4, 30.0), (10.0, 4, 4, 0.0), (0.2, 1, 4, None), (10.0, 0, 4, None), (10.0, 5, 0, None)],
)
def test_the_remaining_time_is_guessed_from_the_pace_so_far(
    elapsed: float, done: int, total: int, expected: float | None
) -> None:
    assert remaining_seconds(elapsed, done, total) == expected


def test_nothing_begins_after_the_end(runner: JobRunner, qapp: QApplication) -> None:
    runner.stop()
    done: list[int] = []
    runner.start("Come too late", lambda _progress: done.append(1))
    qapp.processEvents()
    assert (runner.running, done) == ((), [])


def test_while_a_job_runs_nobody_waits_long_for_the_interpreter(runner: JobRunner, qtbot: QtBot) -> None:
    usual = sys.getswitchinterval()
    job = runner.start("Look at the clock", lambda _progress: sys.getswitchinterval())
    with qtbot.waitSignal(runner.emptied), qtbot.waitSignal(job.finished) as told:
        pass
    assert told.args[0] < usual / 10
    assert sys.getswitchinterval() == usual


def test_a_job_that_was_stopped_says_nothing_later(runner: JobRunner, qapp: QApplication) -> None:
    listener = Listener(runner.start("Anything", lambda _progress: 1))
    runner.stop()
    qapp.processEvents()
    assert listener.said == []
    assert runner.running == ()


def test_cycles_of_objects_are_never_collected_on_the_thread_of_a_job(runner: JobRunner, qtbot: QtBot) -> None:
    collecting: set[int] = set()

    def note(_phase: str, _info: dict[str, int]) -> None:
        collecting.add(threading.get_ident())

    def work(_progress: Progress) -> None:
        for _ in range(100_000):
            cycle: list[object] = []
            cycle.append(cycle)

    gc.callbacks.append(note)
    try:
        with qtbot.waitSignal(runner.emptied):
            runner.start("Make cycles", work)
    finally:
        gc.callbacks.remove(note)
    assert collecting <= {threading.get_ident()}
    assert gc.isenabled()


def test_a_runner_that_was_stopped_leaves_the_collector_to_the_next(runner: JobRunner, qtbot: QtBot) -> None:
    stopped, may_end = JobRunner(), threading.Event()
    with qtbot.waitSignal(stopped.start("Anything", lambda _progress: None).ended):
        pass
    stopped.stop()
    with qtbot.waitSignal(stopped.emptied):
        runner.start("Wait", lambda _progress: may_end.wait(10))
    assert not gc.isenabled()
    may_end.set()


def test_the_collector_rests_until_the_window_is_there(qapp: object, qtbot: QtBot) -> None:
    gc.disable()
    try:
        runner = JobRunner()
        with qtbot.waitSignal(runner.emptied):
            runner.start("Anything", lambda _progress: None)
        assert not gc.isenabled()
        runner.allow_collecting()
        assert gc.isenabled()
        runner.stop()
    finally:
        gc.enable()
