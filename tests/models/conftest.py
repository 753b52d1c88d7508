"""Books for the tests of what lies below the window."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context


@pytest.fixture
def book_path(tmp_path: Path) -> Path:
    """Where the book of the test lies."""
    return tmp_path / "book.barnacle"


@pytest.fixture
def open_book(book_path: Path) -> Iterator[Callable[[], Context]]:
    """Opens the book of the test, once more at each call as another program does."""
    opened: list[Context] = []

    def open_once_more() -> Context:
        opened.append(Context.open(book_path, Clock()))
        return opened[-1]

    yield open_once_more
    for context in opened:
        context.close()


@pytest.fixture
def context(open_book: Callable[[], Context]) -> Context:
    """An open, empty book."""
    return open_book()


@pytest.fixture
def day() -> date:
    """A Saturday."""
    return date(2026, 11, 21)
