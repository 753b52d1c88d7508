"""A look into a backup: who is in it, and how that differs from the book as it is now. Nothing is written."""

from dataclasses import dataclass
from pathlib import Path

from models.domain.folding import fold
from models.domain.names import PersonName, shown_name
from models.store import book_copies
from models.store.contact_columns import NAME_COLUMNS
from models.store.database import Book

_PEOPLE = f"""
SELECT uid, {", ".join(NAME_COLUMNS)}, company, (
    SELECT locality FROM postal_address WHERE contact_id = contact.id ORDER BY position LIMIT 1
) FROM contact WHERE trashed_at IS NULL ORDER BY sort_key, id
"""
_STEPS = "SELECT name, made_at FROM step WHERE root_id IS NULL AND is_done ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class BackedUpContact:
    """Somebody in a backup; `is_missing` says that the book as it is now does not have them outside the trash."""

    name: str
    detail: str
    is_missing: bool


@dataclass(frozen=True, slots=True)
class BackupContents:
    """All contacts of a backup in the order of the list, how many came since, and what was done last before it."""

    contacts: tuple[BackedUpContact, ...]
    came_since: int
    last_step: str

    @property
    def missing(self) -> int:
        """How many of its contacts the book does not have now."""
        return sum(contact.is_missing for contact in self.contacts)

    def found(self, text: str) -> list[BackedUpContact]:
        """Those whose name, company or town holds all words of `text`; case and accents do not matter."""
        words = fold(text).split()
        return [c for c in self.contacts if all(word in fold(f"{c.name} {c.detail}") for word in words)]


def look_inside(book: Book, file: Path) -> BackupContents:
    """What is in the backup `file`, beside the open book.

    Raises:
        DamagedBookError: it is no book, or is damaged.
        MachineError: it can't be read.
    """
    now = {row[0] for row in book.sql("SELECT uid FROM contact WHERE trashed_at IS NULL")}
    with book_copies.reading(file) as connection:
        rows = connection.execute(_PEOPLE).fetchall()
        step = connection.execute(_STEPS).fetchone()
    contacts = tuple(_contact(row, now) for row in rows)
    came_since = len(now - {row[0] for row in rows})
    return BackupContents(contacts, came_since, step[0] if step else "")


def _contact(row: tuple[str, ...], now: set[str]) -> BackedUpContact:
    uid, *names, company, town = row
    name = shown_name(PersonName(*names), company)
    detail = " · ".join(part for part in (company, town) if part and part != name)
    return BackedUpContact(name, detail, uid not in now)
