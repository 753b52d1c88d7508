"""A book as version 1 made it, from its frozen text."""

import sqlite3
from contextlib import closing
from pathlib import Path

TEXT = Path(__file__).parents[2] / "data" / "books" / "version_1.sql"
# Tom Harris and Anna Łoś; a third one lies in the trash.
PEOPLE = 2


def make_version_1(path: Path) -> None:
    """Write the book to `path`."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(TEXT.read_text("utf-8"))
        connection.commit()
