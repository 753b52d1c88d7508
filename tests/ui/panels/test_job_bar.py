import threading

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from models.jobs import Progress
from ui.job_runner import JobRunner
from ui.panels.job_bar import JobBar, remaining_words


@pytest.fixture
def bar(qtbot: QtBot) -> JobBar:
    made = JobBar()
    qtbot.addWidget(made)
    return made


def work_until_cancelled(progress: Progress) -> None:
    while True:
        progress.report(1, 4, "Fitting labels")


def fire_timer(bar: JobBar) -> None:
    """Let the second be over."""
    bar.findChild(QTimer).timeout.emit()


def test_short_work_is_not_shown(bar: JobBar, jobs: JobRunner, qtbot: QtBot) -> None:
    job = jobs.start("Saving", lambda _progress: None)
    bar.follow(job)
    with qtbot.waitSignal(job.finished):
        pass
    assert bar.isHidden()
    assert not bar.findChild(QTimer).isActive()


def test_long_work_shows_how_far_it_is(bar: JobBar, jobs: JobRunner, qtbot: QtBot) -> None:
    job = jobs.start("Saving", work_until_cancelled)
    bar.follow(job)
    fire_timer(bar)
    qtbot.waitUntil(lambda: bar.bar.value() == bar.bar.maximum() // 4)
    assert bar.isVisible()


def test_cancel_stops_the_job_and_hides_the_bar(bar: JobBar, jobs: JobRunner, qtbot: QtBot) -> None:
    job = jobs.start("Saving", work_until_cancelled)
    bar.follow(job)
    fire_timer(bar)
    with qtbot.waitSignal(job.cancelled):
        bar.cancel_button.click()
    assert bar.isHidden()


def test_an_earlier_job_that_ends_does_not_hide_a_later_one(bar: JobBar, jobs: JobRunner, qtbot: QtBot) -> None:
    gate = threading.Event()
    earlier = jobs.start("Earlier", lambda _progress: gate.wait(5))
    bar.follow(earlier)
    bar.follow(jobs.start("Later", work_until_cancelled))
    fire_timer(bar)
    with qtbot.waitSignal(earlier.finished):
        gate.set()
    assert bar.isVisible()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.4, "about 5 seconds left"),
        (17, "about 20 seconds left"),
        (60, "about 1 minute left"),
        (150, "about 3 minutes left"),
    ],
)
def test_the_rest_is_told_roughly(seconds: float, words: str) -> None:
    assert remaining_words(seconds) == words
