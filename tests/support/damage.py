"""Books that are damaged in a way that a seed repeats, and what SQLite's own recovery gets out of them."""

import random
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

PAGE = 4_096


def flip_bytes(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 400)):
        data[chance.randrange(PAGE, len(data))] = chance.randrange(256)


def spoil_one_page(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(1, len(data) // PAGE) * PAGE
    for _ in range(chance.randint(1, 60)):
        data[start + chance.randrange(PAGE)] = chance.randrange(256)


def cut_the_end(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data) // 4, len(data)) :]


def zero_pages(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(1, len(data) // PAGE) * PAGE
        data[start : start + PAGE] = bytes(PAGE)


def swap_pages(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 6)):
        one, two = (chance.randrange(1, len(data) // PAGE) * PAGE for _ in range(2))
        data[one : one + PAGE], data[two : two + PAGE] = data[two : two + PAGE], data[one : one + PAGE]


def overwrite_the_table_of_tables(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(100, PAGE - 800)
    rubbish = chance.randbytes(chance.randint(1, 800))
    data[start : start + len(rubbish)] = rubbish


def spoil_the_header(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(100)] = chance.randrange(256)


WAYS = (
    flip_bytes,
    spoil_one_page,
    cut_the_end,
    zero_pages,
    swap_pages,
    overwrite_the_table_of_tables,
    spoil_the_header,
)


def damage(path: Path, seed: int) -> str:
    """Damage the file in one of several ways; gives the way in words."""
    data = bytearray(path.read_bytes())
    way = WAYS[seed % len(WAYS)]
    way(data, random.Random(seed))
    path.write_bytes(data)
    return f"{way.__name__}, seed {seed}"


def rows_that_sqlite_reads(damaged: Path, tables: Sequence[str], highest: Mapping[str, int]) -> dict[str, int]:
    """How many rows of each table SQLite itself still gives, when each is asked for by its id."""
    counts = dict.fromkeys(tables, 0)
    with closing(sqlite3.connect(f"{damaged.as_uri()}?mode=ro", uri=True)) as connection:
        connection.text_factory = bytes
        for table in tables:
            for row_id in range(1, highest[table] + 1):
                with suppress(sqlite3.Error, UnicodeDecodeError):
                    found = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,)).fetchone()
                    counts[table] += found is not None
    return counts


def recover_with_sqlite(damaged: Path, target: Path) -> dict[str, int] | None:
    """The rows of each table that `sqlite3 .recover` gets, lost and found ones under their number of columns.

    None where the program is not installed or gets nothing.
    """
    program = shutil.which("sqlite3")
    if program is None:
        return None
    script = subprocess.run([program, str(damaged), ".recover"], capture_output=True, check=False, timeout=300)
    if not script.stdout:
        return None
    target.unlink(missing_ok=True)
    subprocess.run([program, str(target)], input=script.stdout, capture_output=True, check=False, timeout=300)
    counts: dict[str, int] = {}
    with closing(sqlite3.connect(target)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            try:
                counts[name] = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            except sqlite3.DatabaseError:
                continue
    return counts
