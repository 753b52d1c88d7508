"""What the owner put aside of what is due, between reminders and rows.

A row holds the item's key and when it fell due at first: one that falls due at another moment is another reminder.
"""

from dataclasses import replace
from enum import StrEnum

from models.domain.due import DueItem
from models.store.database import Book
from models.store.reminder_tables import SetAside


class Manner(StrEnum):
    """How a reminder was put aside."""

    DISMISSED = "dismissed"
    SKIPPED = "skipped"
    SNOOZED = "snoozed"


def occasions_set_aside(book: Book) -> dict[tuple[str, str], str]:
    """Occasions that were skipped (an empty text) or snoozed (the moment of return), by key and when they fell due."""
    rows = book.sql(
        "SELECT subject, due_local, returns_local FROM set_aside"
        " WHERE subject GLOB 'occasion:*' AND (manner = ? OR manner = ?)",
        (Manner.SKIPPED.value, Manner.SNOOZED.value),
    )
    return {(subject, due_local): returns_local for subject, due_local, returns_local in rows}


def list_dismissed(book: Book) -> list[tuple[str, str]]:
    """Key and moment of what was dismissed, the last dismissed first."""
    table = SetAside
    rows = book.rows(
        table.select(table.subject, table.due_local)
        .where(table.manner == Manner.DISMISSED.value)
        .order_by(table.set_aside_at.desc(), table.id.desc())
    )
    return [(row.subject, row.due_local) for row in rows]


def put_aside(book: Book, item: DueItem, manner: Manner, returns_local: str = "") -> None:
    """Write it down, inside the step that is open; a later answer takes the place of an earlier one."""
    is_dismissed = manner is Manner.DISMISSED
    # A snoozed occasion is dismissed at its return, and otherwise known by when it fell due at first.
    names = item.names if is_dismissed else [(item.key, replace(item, snoozed_until="").due_local)]
    for subject, due_local in names:
        book.sql(
            "INSERT INTO set_aside (subject, due_local, manner, returns_local, set_aside_at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (subject, due_local) DO UPDATE SET manner = excluded.manner,"
            " returns_local = excluded.returns_local, set_aside_at = excluded.set_aside_at",
            (subject, due_local, manner.value, returns_local, book.now_text()),
        )


def take_back(book: Book, item: DueItem) -> None:
    """Let what was dismissed be open again, inside the step that is open."""
    table = SetAside
    for subject, due_local in item.names:
        is_it = (table.subject == subject) & (table.due_local == due_local)
        book.change(table.delete().where(is_it & (table.manner == Manner.DISMISSED.value)))
