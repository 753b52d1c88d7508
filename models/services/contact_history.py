"""What was changed of a contact, with the day and the old value, for a year; each change can be taken back alone."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from models.clock import Clock, local_day
from models.errors import ConflictError, NotFoundError
from models.store import purging
from models.store.contact_columns import PART_COLUMNS
from models.store.contact_rows import refresh_sort_keys
from models.store.database import Book

KEPT_DAYS = 366
# What is told of a contact; follow-ups and enrolments have a course of their own.
_TABLES = ("contact", *PART_COLUMNS, "contact_tag", "note", "touch", "purchase")
# What the program works out by itself, or what says nothing to the owner.
_SILENT = frozenset(("id", "uid", "contact_id", "position", "sort_key", "created_at", "follow_up_id", "touch_id"))
_NAMES = {
    "postal_address": "address",
    "contact_tag": "interest or group",
    "kept_line": "line of a vCard",
    "trashed_at": "in the trash since",
    "number": "phone",
    "written_on": "day",
    "made_on": "day",
    "is_pinned": "pinned",
}
# What says which part of a contact is meant; of others only what was changed is told.
_SHOWN = {
    "phone": ("number",),
    "email": ("address",),
    "website": ("url",),
    "postal_address": ("street", "extended", "po_box", "postcode", "locality", "region", "country"),
    "note": ("text",),
    "kept_line": ("text",),
    "touch": ("made_on", "method", "outcome", "carried", "note"),
    "purchase": ("what", "amount"),
}
# With what a contact came into the book is no change of it.
_CHANGES = """
SELECT row_change.id, table_name, row_id, operation, old_values, step.made_at, step.name
FROM row_change JOIN step ON step.id = step_id
WHERE row_change.contact_id = :id AND table_name IN ({tables}) AND step_id NOT IN (
    SELECT step_id FROM row_change WHERE contact_id = :id AND table_name = 'contact' AND operation = 'insert'
) ORDER BY row_change.id DESC
"""

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ContactChange:
    """One change of one row of a contact.

    `what` is the field or part (`company`, `phone`), `old` and `new` its texts, empty where there was nothing. `step`
    is what the owner did.
    """

    id: int
    changed_on: date
    step: str
    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class _Change:
    id: int
    table: str
    row_id: int
    old: Values | None
    new: Values | None
    made_at: str
    step: str


class ContactHistory:
    """Reads the journal for one contact."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def list_changes(self, contact_id: int) -> list[ContactChange]:
        """The changes of a contact since it came into the book, newest first, at most a year back."""
        return [
            ContactChange(
                change.id,
                local_day(change.made_at),
                change.step,
                _name(change),
                self._text(change.table, change.old, change),
                self._text(change.table, change.new, change),
            )
            for change in self._changes(contact_id)
            if _is_told(change)
        ]

    def restore(self, contact_id: int, change_id: int) -> str:
        """Put back the old value of one change, as a step that can be undone; gives the step's name.

        Raises:
            NotFoundError: the contact has no such change.
            ConflictError: what it belonged to is not there any more.
        """
        change = next((c for c in self._changes(contact_id) if c.id == change_id), None)
        if change is None:
            raise NotFoundError("This change is no longer known.")
        name = f"Restore {_name(change)} of {self._contact_name(contact_id)}"
        with self._book.transaction(name):
            self._put_back(change)
            if change.table == "note":
                self._pin_alone(contact_id, change.row_id)
            if change.table == "contact":
                with self._book.telling_errors():
                    refresh_sort_keys(self._book.database, [contact_id])
        return name

    def forget_old(self) -> int:
        """Forget what the journal knows from more than a year ago; gives the number of steps. Not under another day."""
        if self._clock.is_shifted:
            return 0
        before = (self._clock.now() - timedelta(days=KEPT_DAYS)).isoformat(timespec="seconds")
        if not self._book.sql("SELECT 1 FROM step WHERE made_at < ? LIMIT 1", [before]):
            return 0
        with self._book.program_transaction():
            return purging.purge_steps(self._book.database, before)

    def _changes(self, contact_id: int) -> Iterator[_Change]:
        """Walks back from the rows as they are now; the state after a change is the one before the next."""
        tables = ", ".join(f"'{table}'" for table in _TABLES)
        rows = self._book.sql(_CHANGES.format(tables=tables), {"id": contact_id})
        states: dict[tuple[str, int], Values | None] = {}
        for change_id, table, row_id, operation, old_values, made_at, step in rows:
            place = (table, row_id)
            if place not in states:
                states[place] = self._row(table, row_id)
            new = None if operation == "delete" else states[place]
            old = None if operation == "insert" else json.loads(old_values)
            states[place] = old
            yield _Change(change_id, table, row_id, old, new, made_at, step)

    def _row(self, table: str, row_id: int) -> Values | None:
        with self._book.telling_errors():
            cursor = self._book.database.execute_sql(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
            row = cursor.fetchone()
        return (
            None if row is None else {column[0]: value for column, value in zip(cursor.description, row, strict=True)}
        )

    def _put_back(self, change: _Change) -> None:
        now = self._row(change.table, change.row_id)
        if change.old is None:
            statement, values = f"DELETE FROM {change.table} WHERE id = ?", (change.row_id,)
        elif now is None:
            columns = ", ".join(change.old)
            marks = ", ".join("?" for _ in change.old)
            statement, values = f"INSERT INTO {change.table} ({columns}) VALUES ({marks})", tuple(change.old.values())
        else:
            changed = [c for c in _changed_columns(change) if c in now] or list(change.old)
            assignments = ", ".join(f"{column} = ?" for column in changed)
            statement = f"UPDATE {change.table} SET {assignments} WHERE id = ?"
            values = (*(change.old[column] for column in changed), change.row_id)
        with self._book.telling_errors():
            if self._book.database.execute_sql(statement, values).rowcount != 1:
                raise ConflictError("It can't be put back: what it belonged to is not there any more.")

    def _pin_alone(self, contact_id: int, note_id: int) -> None:
        """A note that comes back pinned takes the place of the one that is pinned now."""
        self._book.sql(
            "UPDATE note SET is_pinned = 0 WHERE contact_id = ? AND id != ? AND is_pinned"
            " AND EXISTS (SELECT 1 FROM note AS back WHERE back.id = ? AND back.is_pinned)",
            (contact_id, note_id, note_id),
        )

    def _text(self, table: str, values: Values | None, change: _Change) -> str:
        if values is None:
            return ""
        if table == "contact_tag":
            found = self._book.sql("SELECT name FROM tag WHERE id = ?", [values.get("tag_id")])
            return str(found[0][0]) if found else ""
        if table == "occasion":
            return _occasion_text(values)
        columns = dict.fromkeys((*_SHOWN.get(table, ()), *(_changed_columns(change) if _is_update(change) else ())))
        between = " " if _is_of_name(columns) else ", "
        return between.join(text for column in columns if (text := _value_text(column, values.get(column))))

    def _contact_name(self, contact_id: int) -> str:
        drafts = list(self._book.drafts([contact_id]))
        return drafts[0][2].shown_name if drafts else ""


def _is_update(change: _Change) -> bool:
    return change.old is not None and change.new is not None


def _occasion_text(values: Values) -> str:
    day = f"{values['month']:02}-{values['day']:02}"
    parts = (values["name"] or values["kind"], f"{values['year']}-{day}" if values["year"] else day)
    recurrence = "" if values["recurrence"] == "yearly" else f" ({values['recurrence']})"
    return f"{' '.join(parts)}{recurrence}"


def _changed_columns(change: _Change) -> list[str]:
    old, new = change.old or {}, change.new or {}
    return [column for column in {**old, **new} if column not in _SILENT and old.get(column) != new.get(column)]


def _is_told(change: _Change) -> bool:
    if change.table == "contact":
        return _is_update(change) and bool(_changed_columns(change))
    return not _is_update(change) or bool(_changed_columns(change))


def _name(change: _Change) -> str:
    columns: Sequence[str] = _changed_columns(change) if change.table == "contact" else ()
    if len(columns) == 1:
        return _words(columns[0])
    if columns:
        return "name" if _is_of_name(columns) else "details"
    return _words(change.table)


def _is_of_name(columns: Iterable[str]) -> bool:
    return all(column.endswith("name") or column.startswith("name") for column in columns)


def _words(name: str) -> str:
    return _NAMES.get(name, name.replace("_", " "))


def _value_text(column: str, value: object) -> str:
    if value in (None, "", "unknown"):
        return ""
    if column in {"no_mail", "no_email", "no_call", "do_not_contact", "deceased", "is_pinned"}:
        return _words(column) if value else ""
    if column == "trashed_at":
        return local_day(str(value)).isoformat()
    return str(value)
