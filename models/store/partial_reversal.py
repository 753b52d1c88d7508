"""Taking a step back long after: what it changed goes back, what was changed again since stays as it is now."""

import json
from typing import Any

from models.store.connection import BookDatabase


def reverse_what_stands(db: BookDatabase, step_id: int) -> tuple[str, ...]:
    """Take back, inside the step that is open now, what step `step_id` wrote and nobody changed since.

    A row that was changed keeps its new values and gets the others back. Gives the names of the steps that changed the
    same since, each once.
    """
    db.execute_sql("PRAGMA defer_foreign_keys = ON")
    kept: dict[str, None] = {}
    changes = db.execute_sql(
        "SELECT id, table_name, row_id, operation, old_values FROM row_change WHERE step_id = ? ORDER BY id DESC",
        (step_id,),
    ).fetchall()
    for change_id, table, row_id, operation, old_text in changes:
        # Taken before anything is written: what is written now is no later change.
        later = _later_change(db, change_id, table, row_id, step_id)
        if operation == "delete":
            is_back = _insert(db, table, json.loads(old_text))
        elif operation == "insert":
            is_back = later is None and _delete(db, table, row_id)
        else:
            is_back = _set_back(db, table, row_id, json.loads(old_text), None if later is None else later[1])
        if not is_back and later is not None:
            kept[later[0]] = None
    return tuple(kept)


def _later_change(
    db: BookDatabase, change_id: int, table: str, row_id: int, step_id: int
) -> tuple[str, dict[str, Any]] | None:
    """The first change of the row by a later step: the step's name, and the values from before it."""
    row = db.execute_sql(
        "SELECT step.name, old_values FROM row_change JOIN step ON step.id = step_id"
        " WHERE row_change.id > ? AND table_name = ? AND row_id = ? AND step_id != ?"
        " AND step_id != (SELECT step_id FROM journal_state) ORDER BY row_change.id LIMIT 1",
        (change_id, table, row_id, step_id),
    ).fetchone()
    return None if row is None or row[1] is None else (str(row[0]), json.loads(row[1]))


def _set_back(db: BookDatabase, table: str, row_id: int, old: dict[str, Any], written: dict[str, Any] | None) -> bool:
    """Give columns that the step changed their old values, where they still have those it wrote; False if not all."""
    now = _row(db, table, row_id)
    if now is None:
        return False
    written = now if written is None else written
    changed = [column for column, value in old.items() if value != written.get(column)]
    standing = [column for column in changed if now[column] == written[column]]
    if standing:
        assignments = ", ".join(f"{column} = ?" for column in standing)
        values = (*(old[column] for column in standing), row_id)
        # What became impossible meanwhile, such as a second plan that runs, stays as it is.
        done = db.execute_sql(f"UPDATE OR IGNORE {table} SET {assignments} WHERE id = ?", values).rowcount
        return bool(done) and len(standing) == len(changed)
    return not changed


def _row(db: BookDatabase, table: str, row_id: int) -> dict[str, Any] | None:
    cursor = db.execute_sql(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
    row = cursor.fetchone()
    return None if row is None else dict(zip([column[0] for column in cursor.description], row, strict=True))


def _insert(db: BookDatabase, table: str, values: dict[str, Any]) -> bool:
    marks = ", ".join("?" for _ in values)
    statement = f"INSERT OR IGNORE INTO {table} ({', '.join(values)}) VALUES ({marks})"
    return bool(db.execute_sql(statement, tuple(values.values())).rowcount)


def _delete(db: BookDatabase, table: str, row_id: int) -> bool:
    return bool(db.execute_sql(f"DELETE FROM {table} WHERE id = ?", (row_id,)).rowcount)
