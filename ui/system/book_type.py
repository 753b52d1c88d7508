"""The type of a book's files by their names, so that no file dialog opens them to find out what they are."""

import os
from pathlib import Path

_RESOURCES = Path(__file__).parents[2] / "resources"
_DEFAULT = "/usr/local/share:/usr/share"


def name_book_type() -> None:
    """Let Qt's and GTK's file dialogs of this process know the type (freedesktop.org, Shared MIME-info).

    A dialog reads the beginning of each file whose name tells it nothing. When it closes a book again, this process
    loses its locks on it (POSIX, fcntl), and another program that closes the book throws its log away.
    """
    if os.name == "posix":
        folders = os.environ.get("XDG_DATA_DIRS") or _DEFAULT
        os.environ["XDG_DATA_DIRS"] = f"{_RESOURCES}{os.pathsep}{folders}"
