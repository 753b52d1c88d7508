"""The journal in the book: triggers write down each change of the owner's rows, so that it can be told and undone.

Bulk work records the ranges of ids that it inserted instead; triggers on each of its rows cost 5.6 times the import.
"""

import contextlib
from collections.abc import Iterator
from typing import Any

from models.errors import ConflictError
from models.jobs import NoProgress, Progress
from models.store.changes import ChangeSet
from models.store.connection import BookDatabase

# Reversed rows between two reports of how far it is.
_REPORT_EVERY = 500
_OPERATIONS = ("insert", "update", "delete")
_TRIGGER = """
CREATE TRIGGER journal_{table}_{operation} AFTER {operation} ON {table}
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), '{table}', {row}.id, {contact}, '{operation}', {old_values});
END
"""


def recreate_triggers(db: BookDatabase) -> None:
    """Make the journal's triggers anew for the owner's tables as they stand in the book."""
    for table in _owner_tables():
        columns = [row[1] for row in db.execute_sql(f"PRAGMA table_info({table})").fetchall()]
        pairs = ", ".join(f"'{column}', OLD.{column}" for column in columns)
        for operation in _OPERATIONS:
            row = "NEW" if operation == "insert" else "OLD"
            contact = f"{row}.id" if table == "contact" else f"{row}.contact_id" if "contact_id" in columns else "NULL"
            old_values = "NULL" if operation == "insert" else f"json_object({pairs})"
            db.execute_sql(f"DROP TRIGGER IF EXISTS journal_{table}_{operation}")
            db.execute_sql(
                _TRIGGER.format(table=table, operation=operation, row=row, contact=contact, old_values=old_values)
            )


def trigger_names() -> list[str]:
    """The names of all triggers of the journal."""
    return [f"journal_{table}_{operation}" for table in _owner_tables() for operation in _OPERATIONS]


def last_standing_step(db: BookDatabase) -> tuple[int, int, str] | None:
    """The last step of any session that was not undone: the step that did it last, the one it redoes, and its name."""
    root = db.execute_sql(
        "SELECT id, name FROM step WHERE root_id IS NULL AND is_done ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if root is None:
        return None
    (last,) = db.execute_sql("SELECT max(id) FROM step WHERE coalesce(root_id, id) = ?", (root[0],)).fetchone()
    return int(last), int(root[0]), str(root[1])


@contextlib.contextmanager
def without_insert_triggers(db: BookDatabase) -> Iterator[None]:
    """Insert rows in the block of a bulk step without so much as asking at each whether to journal it.

    Asking is a third of what inserting costs. When the block fails, the rollback brings the triggers back.
    """
    for table in _owner_tables():
        db.execute_sql(f"DROP TRIGGER IF EXISTS journal_{table}_insert")
    yield
    _restore_insert_triggers(db)


@contextlib.contextmanager
def row_by_row(db: BookDatabase) -> Iterator[None]:
    """Journal each row that the block writes, inside a bulk step too."""
    (is_bulk,) = db.execute_sql("SELECT is_bulk FROM journal_state").fetchone()
    if not is_bulk:
        yield
        return
    _restore_insert_triggers(db)
    db.execute_sql("UPDATE journal_state SET is_bulk = 0")
    try:
        yield
    finally:
        db.execute_sql("UPDATE journal_state SET is_bulk = 1")


def begin_step(
    db: BookDatabase, *, session: str, name: str, made_at: str, root_id: int | None = None, is_bulk: bool = False
) -> int:
    """Open a step; what is written from here on belongs to it. Returns its id."""
    step_id = db.insert(
        "INSERT INTO step (session, name, made_at, root_id, is_done) VALUES (?, ?, ?, ?, 1)",
        (session, name, made_at, root_id),
    )
    db.execute_sql("UPDATE journal_state SET step_id = ?, is_bulk = ?", (step_id, int(is_bulk)))
    return step_id


def finish_step(db: BookDatabase, step_id: int, name: str, root_id: int | None = None) -> ChangeSet | None:
    """Close the step and tell what it changed; a step that changed nothing leaves no trace and gives None."""
    db.execute_sql("UPDATE journal_state SET step_id = NULL, is_bulk = 0")
    changed = db.execute_sql(
        "SELECT DISTINCT table_name, contact_id FROM row_change WHERE step_id = ?", (step_id,)
    ).fetchall()
    ranges = db.execute_sql("SELECT table_name FROM row_range WHERE step_id = ?", (step_id,)).fetchall()
    if not changed and not ranges:
        db.execute_sql("DELETE FROM step WHERE id = ?", (step_id,))
        return None
    return ChangeSet(
        name=name,
        tables=frozenset(row[0] for row in (*changed, *ranges)),
        contact_ids=frozenset(row[1] for row in changed if row[1] is not None).union(_moved_to(db, step_id)),
        is_everything=bool(ranges),
        step_id=step_id,
        root_id=root_id,
    )


def contacts_to_index(db: BookDatabase, step_id: int) -> list[int]:
    """The contacts whose search documents may have changed with the rows that a step wrote one by one."""
    from models.store.contact_columns import DOCUMENT_TABLES

    tables = ", ".join(f"'{table}'" for table in DOCUMENT_TABLES)
    rows = db.execute_sql(
        f"SELECT contact_id FROM row_change WHERE step_id = :step AND table_name IN ({tables})"
        " UNION SELECT contact_tag.contact_id FROM row_change JOIN contact_tag ON tag_id = row_id"
        " WHERE step_id = :step AND table_name = 'tag'",
        {"step": step_id},
    )
    return list({row[0] for row in rows}.union(_moved_to(db, step_id)))


def record_range(db: BookDatabase, step_id: int, table: str, first_id: int, last_id: int) -> None:
    """Write down that the step inserted the rows from `first_id` to `last_id` in bulk."""
    db.execute_sql(
        "INSERT INTO row_range (step_id, table_name, first_id, last_id) VALUES (?, ?, ?, ?)",
        (step_id, table, first_id, last_id),
    )


def step_size(db: BookDatabase, step_id: int) -> int:
    """How many rows it takes to take a step back."""
    (journalled,) = db.execute_sql("SELECT count(*) FROM row_change WHERE step_id = ?", (step_id,)).fetchone()
    ranges = "SELECT coalesce(sum(last_id - first_id + 1), 0) FROM row_range WHERE step_id = ?"
    return int(journalled) + int(db.execute_sql(ranges, (step_id,)).fetchone()[0])


def reverse_step(db: BookDatabase, step_id: int, root_id: int, progress: Progress | None = None) -> int:
    """Take back all that step `step_id` wrote, inside the step that is open now; gives the number of rows.

    `root_id` is the step that the owner made; `step_id` the same, or the last one that undid or redid it.

    Raises:
        ConflictError: a row was changed since by another step that still stands.
        JobCancelledError: the owner asked to stop; the step that is open takes back what was done.
    """
    told, size = progress or NoProgress(), step_size(db, step_id)
    _refuse_changed_since(db, step_id, root_id)
    db.execute_sql("PRAGMA defer_foreign_keys = ON")
    reversed_rows = 0
    for table, operation, ids in _runs(db, step_id):
        told.report(reversed_rows, size)
        if operation == "delete" and len(ids) > 1 and not _holds_nul(db, ids):
            rewritten = _insert_run(db, table, ids)
        else:
            rewritten = sum(rewrite_row(db, table, *change) for change in _changes(db, ids))
        if rewritten != len(ids):
            raise ConflictError("It can't be undone: what it changed has been removed since.")
        reversed_rows += rewritten
    # Tags go last: what hangs on a row goes with it, and would not be counted in its own range.
    for table, first_id, last_id in db.execute_sql(
        "SELECT table_name, first_id, last_id FROM row_range WHERE step_id = ? ORDER BY table_name = 'tag', id DESC",
        (step_id,),
    ).fetchall():
        told.report(reversed_rows, size)
        deleted = db.execute_sql(f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", (first_id, last_id))
        reversed_rows += deleted.rowcount
    _refuse_lost_rows(db, reversed_rows)
    db.execute_sql("UPDATE step SET is_done = NOT is_done WHERE id = ?", (root_id,))
    return reversed_rows


def _runs(db: BookDatabase, step_id: int) -> Iterator[tuple[str, str, range]]:
    """Table, operation and ids in the journal of what a step did alike in a row, the last first, some at a time."""
    rows = db.execute_sql(
        "SELECT id, table_name, operation FROM row_change WHERE step_id = ? ORDER BY id DESC", (step_id,)
    )
    first = last = 0
    kind: tuple[str, str] = ("", "")
    for change_id, *found in rows.fetchall():
        if (found[0], found[1]) == kind and change_id == first - 1 and last - first + 1 < _REPORT_EVERY:
            first = change_id
            continue
        if last:
            yield *kind, range(first, last + 1)
        first, last, kind = change_id, change_id, (found[0], found[1])
    if last:
        yield *kind, range(first, last + 1)


def _changes(db: BookDatabase, ids: range) -> list[tuple[int, str, str | None]]:
    statement = "SELECT row_id, operation, old_values FROM row_change WHERE id BETWEEN ? AND ? ORDER BY id DESC"
    return db.execute_sql(statement, (ids[0], ids[-1])).fetchall()


def _holds_nul(db: BookDatabase, ids: range) -> bool:
    """True where a text of the rows holds a NUL, at which SQLite's own reading of JSON would cut it off."""
    statement = r"SELECT 1 FROM row_change WHERE id BETWEEN ? AND ? AND instr(old_values, '\u0000')"
    return db.execute_sql(statement, (ids[0], ids[-1])).fetchone() is not None


def _insert_run(db: BookDatabase, table: str, ids: range) -> int:
    """Bring back rows of one table that were deleted one after the other, journalled at once; gives how many."""
    import json  # not needed to show the list

    columns = list(json.loads(_changes(db, ids[:1])[0][2] or "{}"))
    values = ", ".join(f"json_extract(old_values, '$.{column}')" for column in columns)
    run = "FROM row_change WHERE id BETWEEN :first AND :last ORDER BY id DESC"
    span = {"first": ids[0], "last": ids[-1]}
    db.execute_sql("UPDATE journal_state SET is_bulk = 1")
    inserted = db.execute_sql(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} {run}", span).rowcount
    db.execute_sql("UPDATE journal_state SET is_bulk = 0")
    db.execute_sql(
        "INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation)"
        f" SELECT (SELECT step_id FROM journal_state), table_name, row_id, contact_id, 'insert' {run}",
        span,
    )
    return int(inserted)


def _moved_to(db: BookDatabase, step_id: int) -> set[int]:
    """The contacts that got rows of others in the step; the journal names those whose rows they were."""
    changed = "SELECT DISTINCT table_name FROM row_change WHERE step_id = ? AND operation = 'update'"
    tables = db.execute_sql(f"{changed} AND contact_id IS NOT NULL AND table_name != 'contact'", (step_id,)).fetchall()
    return {
        row[0]
        for (table,) in tables
        for row in db.execute_sql(
            f"SELECT DISTINCT moved.contact_id FROM row_change AS old JOIN {table} AS moved ON moved.id = old.row_id"
            " WHERE old.step_id = ? AND table_name = ? AND operation = 'update' AND moved.contact_id != old.contact_id",
            (step_id, table),
        )
    }


def rewrite_row(db: BookDatabase, table: str, row_id: int, operation: str, old_values: str | None) -> int:
    """Make a row as it was before `operation`; gives 1, and 0 where it is not there any more."""
    if operation == "insert":
        return db.execute_sql(f"DELETE FROM {table} WHERE id = ?", (row_id,)).rowcount
    import json  # not needed to show the list

    values = json.loads(old_values or "{}")
    return _insert(db, table, values) if operation == "delete" else _update(db, table, values)


def _restore_insert_triggers(db: BookDatabase) -> None:
    if not db.execute_sql("SELECT 1 FROM sqlite_master WHERE name = 'journal_contact_insert'").fetchone():
        recreate_triggers(db)


def _refuse_lost_rows(db: BookDatabase, reversed_rows: int) -> None:
    # A row that goes with its parent, and that this step did not write, was added to it by somebody since.
    written = "SELECT count(*) FROM row_change WHERE step_id = (SELECT step_id FROM journal_state)"
    if db.execute_sql(written).fetchone()[0] != reversed_rows:
        raise ConflictError("It can't be undone: something was added to it since.")


def _refuse_changed_since(db: BookDatabase, step_id: int, root_id: int) -> None:
    # A step and its undoing cancel each other out: an even number of steps with the same root changed nothing. They are
    # counted as steps, since one of many rows has no entry for each of them, and its undoing has.
    later = db.execute_sql(
        """
        WITH standing AS (
            SELECT coalesce(root_id, id) AS root_id FROM step WHERE id > :step AND coalesce(root_id, id) != :root
            GROUP BY coalesce(root_id, id) HAVING count(*) % 2 = 1
        )
        SELECT root.name FROM row_change AS mine
        JOIN row_change AS other ON other.table_name = mine.table_name AND other.row_id = mine.row_id
        JOIN step ON step.id = other.step_id
        JOIN step AS root ON root.id = coalesce(step.root_id, step.id)
        WHERE mine.step_id = :step AND other.step_id > :step AND root.id IN standing
        UNION ALL
        SELECT root.name FROM row_range AS mine
        JOIN row_change AS other ON other.step_id > mine.step_id
            AND ((other.table_name = mine.table_name AND other.row_id BETWEEN mine.first_id AND mine.last_id)
                OR (mine.table_name = 'contact' AND other.contact_id BETWEEN mine.first_id AND mine.last_id))
        JOIN step ON step.id = other.step_id
        JOIN step AS root ON root.id = coalesce(step.root_id, step.id)
        WHERE mine.step_id = :step AND root.id IN standing
        LIMIT 1
        """,
        {"step": step_id, "root": root_id},
    ).fetchone()
    if later:
        raise ConflictError(f"It can't be undone: “{later[0]}” changed the same since.")


def _insert(db: BookDatabase, table: str, values: dict[str, Any]) -> int:
    marks = ", ".join("?" for _ in values)
    statement = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})"
    return int(db.execute_sql(statement, tuple(values.values())).rowcount)


def _update(db: BookDatabase, table: str, values: dict[str, Any]) -> int:
    assignments = ", ".join(f"{column} = ?" for column in values)
    statement = f"UPDATE {table} SET {assignments} WHERE id = ?"
    return int(db.execute_sql(statement, (*values.values(), values["id"])).rowcount)


def _owner_tables() -> list[str]:
    from models.store.table_lists import OWNER_TABLES

    return [table._meta.table_name for table in OWNER_TABLES]
