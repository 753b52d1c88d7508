"""Throwing away for good: the only writing to the owner's tables that leaves no trace in the journal."""

import contextlib
from collections.abc import Iterator, Sequence

from models.store.connection import BookDatabase

_CHUNK = 500


def purge_contacts(db: BookDatabase, contact_ids: Sequence[int]) -> None:
    """Delete contacts with all that hangs on them, and what the journal knows of them, inside the open transaction."""
    with unjournalled(db):
        for ids in _chunks(contact_ids):
            marks = ", ".join("?" * len(ids))
            db.execute_sql(f"DELETE FROM contact WHERE id IN ({marks})", ids)
            db.execute_sql(f"DELETE FROM row_change WHERE contact_id IN ({marks})", ids)


def purge_plans(db: BookDatabase, plan_ids: Sequence[int]) -> None:
    """Delete plans that nobody was ever on, inside the open transaction."""
    with unjournalled(db):
        for ids in _chunks(plan_ids):
            db.execute_sql(f"DELETE FROM plan WHERE id IN ({', '.join('?' * len(ids))})", ids)


def purge_steps(db: BookDatabase, made_before: str) -> int:
    """Forget the steps of the journal from before an instant, inside the open transaction; gives how many."""
    return int(db.execute_sql("DELETE FROM step WHERE made_at < ?", (made_before,)).rowcount)


@contextlib.contextmanager
def unjournalled(db: BookDatabase) -> Iterator[None]:
    """Write to the owner's tables in the block without a trace in the journal; an exception rolls all of it back."""
    db.execute_sql("UPDATE journal_state SET is_bulk = 1")
    yield
    db.execute_sql("UPDATE journal_state SET is_bulk = 0")


def _chunks(ids: Sequence[int]) -> Iterator[tuple[int, ...]]:
    for start in range(0, len(ids), _CHUNK):
        yield tuple(ids[start : start + _CHUNK])
