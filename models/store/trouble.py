"""What SQLite or the system says about a book, as a sentence for the owner."""

import errno
import os
from pathlib import Path

from models.errors import BookInUseError, DamagedBookError, MachineError

# Less than this, in bytes, and SQLite can't make the files beside a book; it then speaks of an I/O error.
_LEAST_FREE = 64 * 1024
_SIGNS_OF_DAMAGE = ("malformed", "not a database", "corrupt", "vtable constructor failed", "no such table")
_REFUSALS = (errno.EACCES, errno.EPERM, errno.EROFS)


def machine_error(path: Path, error: Exception) -> MachineError:
    """The sentence for what SQLite or the system said about the book at `path`."""
    return _system_error(path, error) if isinstance(error, OSError) else _sqlite_error(path, error)


def damaged(path: Path) -> DamagedBookError:
    """The sentence for a book with something in it that nobody wrote there."""
    return DamagedBookError(f"The book {path} is damaged. It was not written to; restore a backup of it.")


def _sqlite_error(path: Path, error: Exception) -> MachineError:
    text = _told(error)
    if "disk is full" in text or ("disk I/O error" in text and _is_disk_full(path)):
        return _disk_is_full(path)
    if "locked" in text or "busy" in text:
        return BookInUseError(f"Another program is writing to the book {path.name}. Nothing was changed; try again.")
    if any(sign in text for sign in _SIGNS_OF_DAMAGE):
        return damaged(path)
    if "readonly" in text:
        return _can_not_be_written(path)
    return _not_there(path) or MachineError(f"The book {path} can't be used: {text}.")


def _system_error(path: Path, error: OSError) -> MachineError:
    # Its own text holds the path, which may say anything.
    if error.errno == errno.ENOSPC:
        return _disk_is_full(path)
    if error.errno in _REFUSALS:
        return _can_not_be_written(path)
    if error.errno == errno.ENAMETOOLONG:
        return MachineError(f"The name of the book is too long: {path.name[:40]}….")
    if error.errno == errno.ELOOP:
        return MachineError(f"The book {path} can't be opened: it is a link to itself.")
    return _not_there(path) or MachineError(f"The book {path} can't be used: {error.strerror or error}.")


def _disk_is_full(path: Path) -> MachineError:
    return MachineError(f"The disk is full. The last change was not saved; the book {path.name} is whole.")


def _can_not_be_written(path: Path) -> MachineError:
    return MachineError(f"The book {path} can't be written to here: it or its folder is read-only.")


def _not_there(path: Path) -> MachineError | None:
    if os.path.lexists(path):
        return None
    return MachineError(f"The book {path} can't be opened: there is no such file or folder.")


def _told(error: BaseException) -> str:
    """What an error says, and what the errors said that it came after: a failed rollback hides why it was tried."""
    texts = []
    cause: BaseException | None = error
    while cause is not None:
        texts.append(str(cause))
        cause = cause.__cause__ or cause.__context__
    return "; ".join(dict.fromkeys(texts))


def _is_disk_full(path: Path) -> bool:
    import shutil

    try:
        return shutil.disk_usage(path.parent).free < _LEAST_FREE
    except OSError:
        return False
