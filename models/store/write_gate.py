"""One thread of the program writes to the book at a time, and the window's never waits for a long one."""

import contextlib
import threading
from collections.abc import Iterator

from models.errors import BookHeldError, BookInUseError

# A short write of a worker is waited for, so that the owner notices nothing, in seconds.
_SHORT = 0.05


class WriteGate:
    """The thread that makes it is the window's, or a command's."""

    def __init__(self) -> None:
        self._window = threading.get_ident()
        self._lock = threading.Lock()
        self._name = ""
        self._worker_turns = 0

    @property
    def is_held(self) -> bool:
        """True while somebody writes."""
        return self._lock.locked()

    @property
    def worker_turns(self) -> int:
        """How often a job has written so far; one that writes now counts already."""
        return self._worker_turns

    @contextlib.contextmanager
    def turn(self, name: str = "") -> Iterator[None]:
        """Write in the block, as the step `name`, or for the program itself; other threads wait for their turn.

        Raises:
            BookHeldError: this is the window's thread, a job is writing, and the owner asked for a step.
            BookInUseError: the same, but for the program itself.
        """
        is_window = threading.get_ident() == self._window
        if not self._lock.acquire(timeout=_SHORT if is_window else -1):
            held = BookHeldError(self._name)
            raise held if name else BookInUseError(str(held))
        self._name = name
        if not is_window:
            self._worker_turns += 1
        try:
            yield
        finally:
            self._lock.release()
