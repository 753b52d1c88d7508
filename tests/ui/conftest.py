"""What the window's tests share: a book of their own on a fixed day, programs, and a session bus."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from tests.support.fixtures import bus, processes

__all__ = ["bus", "context", "processes", "today"]

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
