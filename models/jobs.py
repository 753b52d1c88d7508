"""Long work as a function with a token: it reports progress and stops when asked."""

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
