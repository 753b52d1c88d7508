"""Long work as a function with a token: it reports progress and stops when asked."""

import contextlib
import gc
from collections.abc import Iterator
from typing import Protocol


class Progress(Protocol):
    """What a long function gets; the window, the command line and tests each bring their own."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Say how far the job is: `done` of `total` units (0 when unknown).

        Raises:
            JobCancelledError: the owner asked to stop.
        """


class NoProgress:
    """A token that nobody looks at: makes a job a plain call."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Do nothing."""


class Part:
    """A part of a job, from `start` to `end` per cent of the whole; reports to it become reports of the whole."""

    def __init__(self, whole: Progress, start: int, end: int, what: str = "") -> None:
        """`what` is said of the part where a report says nothing."""
        self._whole = whole
        self._start = start
        self._end = end
        self._what = what

    def report(self, done: int, total: int, what: str = "") -> None:
        """Report `done` of `total` units of the part.

        Raises:
            JobCancelledError: the owner asked to stop.
        """
        share = min(1, done / total) if total else 0
        self._whole.report(round(10 * (self._start + (self._end - self._start) * share)), 1_000, what or self._what)


@contextlib.contextmanager
def without_collecting() -> Iterator[None]:
    """Put the cyclic garbage collector off while a job builds much that lives on.

    Each look through 300,000 objects holds all threads for 0.2 s, the window's too (measured).
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
