"""Gives memory back to the system while nobody sees the window."""

import ctypes
import gc
import sys

from PySide6.QtGui import QPixmapCache

from models.context import Context
from models.errors import MachineError


def release_memory(context: Context) -> None:
    """Drop what can be made again: pictures, read pages of the book, cycles of objects, and holes between them.

    The C library keeps freed memory for the program's own use unless it is asked to give it back (malloc_trim(3),
    glibc).
    """
    QPixmapCache.clear()
    try:
        context.release_memory()
    except MachineError:
        # Only a saving: a book that can't be read now says so where the owner meets it.
        return
    finally:
        gc.collect()
        if sys.platform == "linux":
            _trim()


def _trim() -> None:
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):
        library.malloc_trim(0)
