"""The window's tests run without a screen unless one is asked for, on a book of their own and a fixed day."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

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
