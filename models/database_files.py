"""Telling a book, or another SQLite database, among files that are chosen."""

import os
import stat
from pathlib import Path

# SQLite file format, section 1.3
_HEADER = b"SQLite format 3\x00"


def is_database(path: Path) -> bool:
    """Whether a file is an SQLite database; False for one that can't be read.

    The descriptor of a database is not closed: with it this process would lose all its locks on the file (POSIX,
    fcntl), those of the open book too, and another program that closes the book would then throw its log away.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return False
    if os.read(descriptor, len(_HEADER)) == _HEADER:
        return True
    os.close(descriptor)
    return False
