"""Books as earlier versions made them, from their frozen texts; in each of them are Tom Harris and Anna Łoś."""

import sqlite3
from contextlib import closing
from pathlib import Path

_TEXTS = {int(path.stem.partition("_")[2]): path for path in (Path(__file__).parents[2] / "data" / "books").iterdir()}
VERSIONS = tuple(sorted(_TEXTS))
# How many people the book of version 1 holds; a third one lies in its trash.
PEOPLE = 2


def make_old_book(path: Path, version: int) -> None:
    """Write the book of a version to `path`."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_TEXTS[version].read_text("utf-8"))
        connection.commit()
