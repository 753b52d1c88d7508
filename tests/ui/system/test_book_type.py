"""File dialogs leave the files of a book alone: their type is known by their names."""

import subprocess
import sys
from pathlib import Path

import pytest

_TELL_TYPES = """
import sys
from ui.system.book_type import name_book_type
name_book_type()
from PySide6.QtCore import QMimeDatabase
print(*(QMimeDatabase().mimeTypeForFile(name).name() for name in sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="dialogs of these systems open no files")
def test_the_type_of_a_book_is_known_by_its_name(tmp_path: Path) -> None:
    names = [tmp_path / f"My contacts.barnacle{suffix}" for suffix in ("", "-wal", "-shm", "-journal")]
    for name in (*names, tmp_path / "notes.txt"):
        name.write_bytes(b"SQLite format 3\x00")
    told = subprocess.run(
        [sys.executable, "-c", _TELL_TYPES, *names, tmp_path / "notes.txt"], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == 4 * ["application/x-barnacle-book"] + ["text/plain"]
