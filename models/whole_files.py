"""Files that appear only when they are whole."""

import contextlib
import errno
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from models.database_files import is_database
from models.errors import InputError, MachineError


@contextlib.contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content becomes the file `path` when the block ends well; else `path` stays as it was.

    Raises:
        InputError: there is a book, or another SQLite database, of this name; it is never written over.
        MachineError: the disk is full, or the folder is missing or refuses.
    """
    if is_database(path):
        raise InputError(f"{path} is a book. Choose another name; it was not written over.")
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex}.part")
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise MachineError(_sentence(path, error)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _sentence(path: Path, error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return f"The disk is full; {path.name} was not written."
    if isinstance(error, FileNotFoundError):
        return f"There is no folder {path.parent}; {path.name} was not written."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"{path} can't be written: the file or its folder is read-only."
    return f"{path} can't be written: {error.strerror or error}."
