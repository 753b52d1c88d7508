"""The family of errors that reach the owner; whose fault it is decides how it is shown.

The command line exits 2 for an InputError and 1 for a MachineError; the window shows both as one sentence.
Anything else is a defect of the program and goes to the error window with its details.
"""

from pathlib import Path


class BarnacleError(Exception):
    """Something that can be told to the owner in one or two sentences; `str()` is that sentence."""

    exit_code = 1


class InputError(BarnacleError):
    """What was typed, chosen or handed over can't be used; nothing was changed."""

    exit_code = 2


class NotFoundError(InputError):
    """What was asked for is not in the book."""


class UnreadableFileError(InputError):
    """A file can't be read as what it should be; nothing was changed."""


class MissingBookError(InputError):
    """The book that was open last is not where it was; no other one was opened in its stead."""

    def __init__(self, book: Path) -> None:
        super().__init__(f"The book that was open last, {book}, is not there; is its disk plugged in?")
        self.book = book


class ConflictError(InputError):
    """The row was changed by someone else since it was read; nothing was changed."""


class MachineError(BarnacleError):
    """The machine refused: disk full, no permission, book in use."""


class BookInUseError(MachineError):
    """Another program is writing to the book and did not finish in time."""


class BookHeldError(BookInUseError):
    """A job of this program is writing, and the window does not wait for it; `holder` is the name of its step."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"“{holder}” is still at work. Try again when it is done.")
        self.holder = holder


class SavedLaterError(BarnacleError):
    """What was asked for is kept, and is saved when the job that holds the book has ended; nothing is lost."""


class DamagedBookError(MachineError):
    """The file is no sound book; it was not written to."""


class NewerBookError(MachineError):
    """The book was made by a newer Barnacle; it was not written to."""


class JobCancelledError(Exception):
    """The owner cancelled a job; it leaves nothing behind."""
