"""Damages books in ways that a seed repeats, and rescues them."""

import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from models.clock import Clock
from models.context import Context
from models.domain.segments import ContactQuery
from models.services.safety.book_checks import check
from models.services.safety.rescue import rescue
from models.store.table_lists import OWNER_TABLES
from tests.support.books import make_full_book
from tests.support.damage import WAYS, damage, rows_that_sqlite_reads

PEOPLE = 150
TABLES = [table._meta.table_name for table in OWNER_TABLES]


def damage_and_rescue(folder: Path, count: int, first_seed: int) -> list[str]:
    """Damage and rescue so many books; gives what went wrong."""
    sound, damaged, new = (folder / f"{name}.barnacle" for name in ("sound", "damaged", "new"))
    make_full_book(sound, PEOPLE)
    rows, highest = _rows(sound)
    broken, kept, readable_rows, began = [], 0, 0, time.monotonic()
    for seed in range(first_seed, first_seed + count):
        shutil.copy(sound, damaged)
        new.unlink(missing_ok=True)
        way = damage(damaged, seed)
        try:
            readable = rows_that_sqlite_reads(damaged, TABLES, highest)
            rescue(damaged, new, Clock())
            _use(new)
            rescued, _ = _rows(new)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we are looking for
            broken.append(f"{way}: {error!r}")
            continue
        less = {table: (rescued[table], readable[table]) for table in TABLES if rescued[table] < readable[table]}
        if less:
            broken.append(f"{way}: fewer rows than SQLite reads: {less}")
        kept += sum(rescued.values())
        readable_rows += sum(readable.values())
    if count:
        total = sum(rows.values()) * count
        took = time.monotonic() - began
        shares = f"{kept / total:.1%} of the rows rescued, SQLite alone reads {readable_rows / total:.1%}"
        print(f"{count} damaged books in {len(WAYS)} ways: {shares}, {took:.0f} s", flush=True)
    return broken


def _use(path: Path) -> None:
    context = Context.open(path, Clock())
    try:
        if problems := check(context.book).problems:
            raise AssertionError(problems)
        for contact_id in context.lists.ids(ContactQuery()):
            context.contacts.get(contact_id)
        context.today.due(context.clock.today(), 60)
        context.plans.list_all()
    finally:
        context.close()


def _rows(path: Path) -> tuple[dict[str, int], dict[str, int]]:
    with closing(sqlite3.connect(path)) as connection:
        found = {
            table: connection.execute(f"SELECT count(*), coalesce(max(id), 0) FROM {table}").fetchone()
            for table in TABLES
        }
    return {table: row[0] for table, row in found.items()}, {table: row[1] for table, row in found.items()}
