"""Taking back a step of bulk work long after it was made: what was done since to its contacts, and all but these."""

import json
from collections.abc import Iterable

from models.store.connection import BookDatabase
from models.store.history import rewrite_row

# Steps after the one in question that still stand. A step and its undoing cancel each other out.
_LATER_STEPS = """
SELECT step.id FROM step JOIN step AS root ON root.id = coalesce(step.root_id, step.id)
WHERE step.id > :step AND root.id != :step AND root.id IN (
    SELECT coalesce(s.root_id, s.id) AS r FROM step AS s WHERE s.id > :step GROUP BY r HAVING count(*) % 2 = 1
)
"""
_CONTACTS_OF_STEP = """
SELECT contact_id AS id FROM row_change WHERE step_id = :step AND contact_id IS NOT NULL
UNION
SELECT contact.id FROM contact JOIN row_range ON contact.id BETWEEN first_id AND last_id
WHERE step_id = :step AND table_name = 'contact'
"""
_CHANGED_ONE_BY_ONE = f"""
SELECT DISTINCT row_change.contact_id FROM row_change
WHERE step_id IN ({_LATER_STEPS}) AND contact_id IN ({_CONTACTS_OF_STEP})
"""


def contacts_changed_since(db: BookDatabase, step_id: int) -> set[int]:
    """Those of the contacts that a step wrote to which steps that stand wrote to after it."""
    found = {row[0] for row in db.execute_sql(_CHANGED_ONE_BY_ONE, {"step": step_id})}
    ranges = db.execute_sql(
        f"SELECT table_name, first_id, last_id FROM row_range WHERE step_id IN ({_LATER_STEPS})", {"step": step_id}
    ).fetchall()
    for table, first_id, last_id in ranges:
        if "contact_id" in _columns(db, table):
            rows = db.execute_sql(
                f"SELECT DISTINCT contact_id FROM {table} WHERE id BETWEEN :first AND :last"
                f" AND contact_id IN ({_CONTACTS_OF_STEP})",
                {"first": first_id, "last": last_id, "step": step_id},
            )
            found.update(row[0] for row in rows)
    return found


def take_back(db: BookDatabase, step_id: int, kept: Iterable[int]) -> int:
    """Take back what a step wrote, inside the step that is open now, but leave the `kept` contacts as they are.

    Gives the number of contacts that were inserted by it and are gone now. Tags that somebody has stay.
    """
    kept_ids = json.dumps(sorted(kept))
    db.execute_sql("PRAGMA defer_foreign_keys = ON")
    changes = db.execute_sql(
        "SELECT table_name, row_id, operation, old_values FROM row_change"
        " WHERE step_id = ? AND contact_id NOT IN (SELECT value FROM json_each(?)) ORDER BY id DESC",
        (step_id, kept_ids),
    )
    for table, row_id, operation, old_values in changes.fetchall():
        rewrite_row(db, table, row_id, operation, old_values)
    gone = 0
    ranges = db.execute_sql(
        "SELECT table_name, first_id, last_id FROM row_range WHERE step_id = ? ORDER BY id DESC", (step_id,)
    )
    for table, first_id, last_id in ranges.fetchall():
        deleted = _delete_range(db, table, first_id, last_id, kept_ids)
        gone += deleted if table == "contact" else 0
    return gone


def _delete_range(db: BookDatabase, table: str, first_id: int, last_id: int, kept_ids: str) -> int:
    if table == "tag":
        condition = "id NOT IN (SELECT tag_id FROM contact_tag) AND ? IS NOT NULL"
    else:
        column = "id" if table == "contact" else "contact_id"
        condition = f"{column} NOT IN (SELECT value FROM json_each(?))"
    statement = f"DELETE FROM {table} WHERE id BETWEEN ? AND ? AND {condition}"
    return db.execute_sql(statement, (first_id, last_id, kept_ids)).rowcount


def _columns(db: BookDatabase, table: str) -> list[str]:
    return [row[1] for row in db.execute_sql(f"PRAGMA table_info({table})").fetchall()]
