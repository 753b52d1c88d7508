"""Contacts from drafts to rows: inserting them, and writing what differs."""

from collections.abc import Sequence

from models.domain.contacts import ContactDraft, Note
from models.domain.folding import fold
from models.domain.names import PersonName, sort_key
from models.errors import ConflictError, NotFoundError
from models.store import photo_rows
from models.store.connection import BookDatabase
from models.store.contact_columns import (
    CONTACT_COLUMNS,
    NAME_COLUMNS,
    PART_COLUMNS,
    Row,
    chunks,
    contact_values,
    marks,
    part_values,
    tag_values,
)
from models.store.contact_drafts import load_drafts


def insert_contact(db: BookDatabase, draft: ContactDraft, *, uid: str, created_at: str) -> int:
    """Insert a contact with all its rows; gives its id."""
    columns = ("uid", "created_at", *CONTACT_COLUMNS)
    contact_id = _insert(db, "contact", columns, (uid, created_at, *contact_values(draft)))
    for table, rows in part_values(draft).items():
        for position, row in enumerate(rows):
            _insert(db, table, ("contact_id", "position", *PART_COLUMNS[table]), (contact_id, position, *row))
    for kind, name, _ in tag_values(draft):
        add_tag(db, [contact_id], kind, name)
    for note in draft.notes:
        insert_note(db, contact_id, note)
    if draft.photo is not None:
        photo_rows.insert(db, contact_id, draft.photo)
    return contact_id


def insert_note(db: BookDatabase, contact_id: int, note: Note) -> int:
    """Insert a note; gives its id."""
    return _insert(
        db,
        "note",
        ("contact_id", "written_on", "text", "is_pinned"),
        (contact_id, note.written_on.isoformat(), note.text, int(note.is_pinned)),
    )


def update_contact(db: BookDatabase, contact_id: int, before: ContactDraft, after: ContactDraft) -> None:
    """Write what differs between two drafts of a contact, and nothing else; notes are not compared.

    Raises:
        NotFoundError: there is no such contact.
        ConflictError: what differs is no longer as it was in `before`.
    """
    found = list(load_drafts(db, [contact_id]))
    if not found:
        raise NotFoundError("This contact is no longer in the book.")
    current = found[0][2]
    _update_columns(db, contact_id, before, after, current)
    old_parts, new_parts, current_parts = part_values(before), part_values(after), part_values(current)
    for table, rows in new_parts.items():
        if rows != old_parts[table]:
            _refuse_conflict(old_parts[table], rows, current_parts[table])
            _replace_parts(db, contact_id, table, rows)
    old_tags, new_tags = tag_values(before), tag_values(after)
    kept = {(kind, folded) for kind, _, folded in new_tags}
    had = {(kind, folded) for kind, _, folded in old_tags}
    for kind, name, folded in old_tags:
        if (kind, folded) not in kept:
            remove_tag(db, [contact_id], kind, name)
    for kind, name, folded in new_tags:
        if (kind, folded) not in had:
            add_tag(db, [contact_id], kind, name)


def refresh_sort_keys(db: BookDatabase, contact_ids: Sequence[int]) -> None:
    """Write the sort keys anew after names or companies were changed."""
    for ids in chunks(contact_ids):
        rows = db.execute_sql(
            f"SELECT id, sort_key, company, {', '.join(NAME_COLUMNS)} FROM contact WHERE id IN ({marks(ids)})", ids
        )
        for contact_id, key, company, *names in rows.fetchall():
            new_key = sort_key(PersonName(*names), company)
            if new_key != key:
                db.execute_sql("UPDATE contact SET sort_key = ? WHERE id = ?", (new_key, contact_id))


def add_tag(db: BookDatabase, contact_ids: Sequence[int], kind: str, name: str) -> int:
    """Give contacts an interest or group, made where it is new; gives the number of contacts that did not have it."""
    found = db.execute_sql("SELECT id FROM tag WHERE kind = ? AND folded = ?", (kind, fold(name))).fetchone()
    tag_id = found[0] if found else _insert(db, "tag", ("kind", "name", "folded"), (kind, name, fold(name)))
    done = 0
    for contact_id in contact_ids:
        done += db.execute_sql(
            "INSERT INTO contact_tag (contact_id, tag_id) SELECT id, ? FROM contact"
            " WHERE id = ? AND NOT EXISTS (SELECT 1 FROM contact_tag WHERE contact_id = ? AND tag_id = ?)",
            (tag_id, contact_id, contact_id, tag_id),
        ).rowcount
    return done


def remove_tag(db: BookDatabase, contact_ids: Sequence[int], kind: str, name: str) -> int:
    """Take an interest or group from contacts; gives the number of contacts that had it."""
    done = 0
    for contact_id in contact_ids:
        done += db.execute_sql(
            "DELETE FROM contact_tag WHERE contact_id = ? AND tag_id IN"
            " (SELECT id FROM tag WHERE kind = ? AND folded = ?)",
            (contact_id, kind, fold(name)),
        ).rowcount
    return done


def _update_columns(
    db: BookDatabase, contact_id: int, before: ContactDraft, after: ContactDraft, current: ContactDraft
) -> None:
    columns = CONTACT_COLUMNS[:-1]
    values = zip(columns, contact_values(before), contact_values(after), contact_values(current), strict=False)
    changed: dict[str, object] = {}
    for column, old, new, now in values:
        if old != new:
            _refuse_conflict(old, new, now)
            changed[column] = new
    if changed:
        assignments = ", ".join(f"{column} = ?" for column in changed)
        db.execute_sql(f"UPDATE contact SET {assignments} WHERE id = ?", (*changed.values(), contact_id))
    if not changed.keys().isdisjoint(("company", *NAME_COLUMNS)):
        refresh_sort_keys(db, [contact_id])


def _refuse_conflict(old: object, new: object, now: object) -> None:
    if now not in (old, new):
        raise ConflictError("Another program changed the same of this contact. Nothing was saved; try again.")


def _replace_parts(db: BookDatabase, contact_id: int, table: str, rows: Sequence[Row]) -> None:
    columns = PART_COLUMNS[table]
    ids = [
        row[0]
        for row in db.execute_sql(
            f"SELECT id FROM {table} WHERE contact_id = ? ORDER BY position, id",
            (contact_id,),
        )
    ]
    for position, row in enumerate(rows):
        if position < len(ids):
            _update_part(db, table, ids[position], position, row)
        else:
            _insert(db, table, ("contact_id", "position", *columns), (contact_id, position, *row))
    for row_id in ids[len(rows) :]:
        db.execute_sql(f"DELETE FROM {table} WHERE id = ?", (row_id,))


def _update_part(db: BookDatabase, table: str, row_id: int, position: int, row: Row) -> None:
    columns = ("position", *PART_COLUMNS[table])
    values = (position, *row)
    assignments = ", ".join(f"{column} = ?" for column in columns)
    differs = " OR ".join(f"{column} IS NOT ?" for column in columns)
    db.execute_sql(
        f"UPDATE {table} SET {assignments} WHERE id = ? AND ({differs})",
        (*values, row_id, *values),
    )


def _insert(db: BookDatabase, table: str, columns: Sequence[str], values: Sequence[object]) -> int:
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks(values)})"
    return db.insert(statement, tuple(values))
