"""What the tests of the window and of the command line share: a book on a fixed day, jobs, commands, a session bus."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import main
from models.clock import Clock
from models.context import Context
from tests.support.fixtures import bus, processes
from ui.job_runner import JobRunner

__all__ = ["barnacle", "bus", "context", "jobs", "processes", "today"]

# A Saturday.
TODAY = date(2026, 11, 21)


@pytest.fixture
def today() -> date:
    """The day the book's clock shows."""
    return TODAY


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    """An empty book, open."""
    opened = Context.open(tmp_path / "Test.barnacle", Clock.on(TODAY))
    yield opened
    opened.close()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[JobRunner]:
    """Runs jobs, and has them ended after the test."""
    runner = JobRunner()
    yield runner
    runner.stop()


@pytest.fixture
def barnacle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command on a book of its own; gives exit code, standard output and standard error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        everything = ["--data-dir", str(tmp_path / "data"), "--book", str(tmp_path / "book.barnacle"), *arguments]
        try:
            code = main.main(everything)
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run
